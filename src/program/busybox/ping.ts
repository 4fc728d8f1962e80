/**
 * `ping`. A host answers if a namespace has its address.
 *
 * @see https://busybox.net/downloads/BusyBox.html#ping
 */
import { mayPing, namespaces } from '../../net/namespace.js'
import { isLoopback } from '../../net/address.js'
import { isCapable } from '../capabilities.js'
import { type Json, type Program, type System, awaitInput, exit } from '../program.js'
import { countOf } from './count.js'
import { NOT_ROOT, type Options, ToolError, UsageProblem, optionsOf } from './options.js'
import { failing } from './tool.js'

const USAGE = 'ping [OPTIONS] HOST\n\nSend ICMP ECHO_REQUESTs to HOST'
const SIZE = 56
const ROUND_TRIP = '0.086'
const DEFAULT_WAIT = 10

interface Progress {
  readonly [key: string]: Json
  readonly address: string
  readonly sent: number
  readonly received: number
  readonly next: number
}

export const ping: Program = {
  name: 'ping',
  step: (system, state) =>
    failing(system, 'ping', () => {
      const options = optionsOf(system.argv.slice(1), {
        letters: '46c:s:i:W:w:I:t:qA',
        usage: USAGE,
      })
      const [host] = options.operands
      if (host === undefined) throw new UsageProblem(USAGE)
      const progress = (state as Progress | undefined) ?? begin(system, host)
      if (system.signals().includes('INT')) return exit(finish(system, host, progress))
      return goOn(system, options, host, progress)
    }),
}

function begin(system: System, host: string): Progress {
  const [address] = system.resolve(host)
  const { gid, groups = [] } = system.user
  if (
    !isCapable(system.user, 'NET_RAW') &&
    ![gid, ...groups].some((id) => mayPing(system.tx, system.namespace, id))
  )
    throw new ToolError(NOT_ROOT)
  if (address === undefined) throw new ToolError(`bad address '${host}'`)
  system.trap(['INT'])
  system.out(`PING ${host} (${address}): ${SIZE} data bytes\n`)
  return { address, sent: 0, received: 0, next: system.now }
}

function goOn(system: System, options: Options, host: string, progress: Progress) {
  let { sent, received, next } = progress
  const { address } = progress
  const count = options.has('c') ? countOf(options.value('c') ?? '') : Number.POSITIVE_INFINITY
  if (system.now >= next) {
    if (sent >= count) return exit(finish(system, host, { ...progress, sent, received }))
    if (answers(system, address)) {
      received++
      if (!options.has('q'))
        system.out(`${SIZE + 8} bytes from ${address}: seq=${sent} ttl=64 time=${ROUND_TRIP} ms\n`)
    }
    sent++
    if (sent >= count && received === sent)
      return exit(finish(system, host, { ...progress, sent, received }))
    next =
      system.now +
      1_000 * (sent >= count ? Math.max(1, countOf(options.value('W') ?? String(DEFAULT_WAIT))) : 1)
  }
  return awaitInput({ address, sent, received, next }, next)
}

/** Whether the host with this address answers. */
export function answers(system: System, address: string): boolean {
  if (isLoopback(address)) return true
  const own = system.tx.get(namespaces, system.namespace)?.interfaces ?? []
  return own.some(
    (one) =>
      one.address === address ||
      system.tx.by(namespaces, 'byAddress', `${one.network} ${address}`).length > 0,
  )
}

function finish(system: System, host: string, { sent, received }: Progress): number {
  const lost = sent === 0 ? 0 : Math.floor(((sent - received) * 100) / sent)
  system.out(
    `\n--- ${host} ping statistics ---\n${sent} packets transmitted, ${received} packets received, ${lost}% packet loss\n`,
  )
  if (received > 0)
    system.out(`round-trip min/avg/max = ${ROUND_TRIP}/${ROUND_TRIP}/${ROUND_TRIP} ms\n`)
  return received > 0 ? 0 : 1
}
