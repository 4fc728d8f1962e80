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
const SIZE = '56'
const HEADER = 8
const ROUND_TRIP = '0.086'

interface Progress {
  readonly [key: string]: Json
  readonly address: string
  readonly sent: number
  readonly received: number
  readonly next: number
  readonly until: number
}

export const ping: Program = {
  name: 'ping',
  step: (system, state) =>
    failing(system, 'ping', () => {
      const options = optionsOf(system.argv.slice(1), {
        letters: '46c:s:i:W:w:I:t:qA',
        idle: '46ItA',
        usage: USAGE,
      })
      const [host] = options.operands
      if (host === undefined) throw new UsageProblem(USAGE)
      const progress = (state as Progress | undefined) ?? begin(system, options, host)
      if (system.signals().includes('INT')) return exit(finish(system, host, progress))
      return goOn(system, options, host, progress)
    }),
}

function begin(system: System, options: Options, host: string): Progress {
  const [address] = system.resolve(host)
  const { gid, groups = [] } = system.user
  if (
    !isCapable(system.user, 'NET_RAW') &&
    ![gid, ...groups].some((id) => mayPing(system.tx, system.namespace, id))
  )
    throw new ToolError(NOT_ROOT)
  if (address === undefined) throw new ToolError(`bad address '${host}'`)
  system.trap(['INT'])
  system.out(`PING ${host} (${address}): ${sizeOf(options)} data bytes\n`)
  const deadline = options.value('w')
  const until =
    deadline === undefined ? Number.MAX_SAFE_INTEGER : system.now + 1_000 * countOf(deadline)
  return { address, sent: 0, received: 0, next: system.now, until }
}

/** Seconds that an option gives, in milliseconds. */
const secondsOf = (options: Options, letter: string, otherwise: number): number => {
  const given = options.value(letter)
  if (given === undefined) return 1_000 * otherwise
  if (!/^\d+(\.\d+)?$/.test(given)) throw new ToolError(`invalid number '${given}'`)
  return Math.round(1_000 * Number(given))
}

/** How many bytes of data a packet has. */
const sizeOf = (options: Options): number => countOf(options.value('s') ?? SIZE)

function goOn(system: System, options: Options, host: string, progress: Progress) {
  let { sent, received, next } = progress
  const { address, until } = progress
  const interval = secondsOf(options, 'i', 1)
  const count = options.has('c') ? countOf(options.value('c') ?? '') : Number.POSITIVE_INFINITY
  if (system.now >= next) {
    if (sent >= count) return exit(finish(system, host, { ...progress, sent, received }))
    if (answers(system, address)) {
      received++
      if (!options.has('q'))
        system.out(
          `${sizeOf(options) + HEADER} bytes from ${address}: seq=${sent} ttl=64 time=${ROUND_TRIP} ms\n`,
        )
    }
    sent++
    if (sent >= count && received === sent)
      return exit(finish(system, host, { ...progress, sent, received }))
    next = system.now + (sent >= count ? Math.max(1, secondsOf(options, 'W', 10)) : interval)
  }
  // `-w` ends it, whatever has come.
  if (system.now >= until) return exit(finish(system, host, { ...progress, sent, received }))
  return awaitInput({ address, sent, received, next, until }, Math.min(next, until))
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
