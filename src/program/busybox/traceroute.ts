/**
 * `traceroute`: the hosts on the way to another one. Networks of a simulation have one gateway.
 *
 * @see https://busybox.net/downloads/BusyBox.html#traceroute
 */
import { isWithin } from '../../net/address.js'
import { linksOf } from '../links.js'
import { type Json, type Program, type System, awaitInput, exit } from '../program.js'
import { countOf } from './count.js'
import { type Options, ToolError, UsageProblem, optionsOf } from './options.js'
import { answers } from './ping.js'
import { failing } from './tool.js'

const USAGE =
  'traceroute [-46FIlnrv] [-f 1ST_TTL] [-m MAXTTL] [-q PROBES] [-p PORT]\n\t[-t TOS] [-w WAIT_SEC] [-s SRC_IP] [-i IFACE] [-z PAUSE_MSEC] HOST [BYTES]\n\nTrace the route to HOST'
const BYTES = 38
const HEADER = 8
const MOST_HOPS = 30
const PROBES = 3
const WAIT = 5
const TIMES = ['0.009', '0.005', '0.004']

interface Progress {
  readonly [key: string]: Json
  readonly address: string
  readonly hop: number
  /** When the hop's probes are given up. */
  readonly next: number
}

export const traceroute: Program = {
  name: 'traceroute',
  step: (system, state) =>
    failing(system, 'traceroute', () => {
      const options = optionsOf(system.argv.slice(1), {
        letters: '46FIlnrvf:m:q:p:t:w:s:i:z:',
        idle: '46FIrvptsiz',
        unsimulated: 'l',
        usage: USAGE,
      })
      const [host] = options.operands
      if (host === undefined) throw new UsageProblem(USAGE)
      const most = countOf(options.value('m') ?? String(MOST_HOPS))
      let progress = (state as Progress | undefined) ?? begin(system, options, host, most)
      while (progress.hop <= most) {
        if (progress.next > system.now) return awaitInput(progress, progress.next)
        const { address, hop } = progress
        const seen = way(system, address)[hop - 1]
        const probes = countOf(options.value('q') ?? String(PROBES))
        system.out(`${String(hop).padStart(2)}  ${shown(options, host, address, seen, probes)}\n`)
        if (seen === address) return exit(0)
        const wait = seen === undefined ? probes * countOf(options.value('w') ?? String(WAIT)) : 0
        progress = { address, hop: hop + 1, next: system.now + 1_000 * wait }
      }
      return exit(0)
    }),
}

/** @throws ToolError */
function begin(system: System, options: Options, host: string, most: number): Progress {
  const [address] = system.resolve(host)
  if (address === undefined) throw new ToolError(`bad address '${host}'`)
  const bytes = countOf(options.operands[1] ?? String(BYTES)) + HEADER
  system.err(`traceroute to ${host} (${address}), ${most} hops max, ${bytes} byte packets\n`)
  return { address, hop: countOf(options.value('f') ?? '1'), next: system.now }
}

/** Who answers, hop by hop. */
function way(system: System, address: string): readonly string[] {
  const links = linksOf(system.tx, system.namespace)
  const near = links.some(({ subnet, bits }) => isWithin(address, `${subnet}/${bits}`))
  if (near || answers(system, address)) return answers(system, address) ? [address] : []
  const gateway = links.find((one) => one.gateway !== undefined)?.gateway
  return gateway === undefined ? [] : [gateway]
}

function shown(
  options: Options,
  host: string,
  address: string,
  seen: string | undefined,
  probes: number,
): string {
  if (seen === undefined) return Array.from({ length: probes }, () => '*').join('  ')
  const name = seen === address ? host : seen
  const times = Array.from({ length: probes }, (_, at) => `${TIMES[at % TIMES.length]} ms`)
  return `${options.has('n') ? seen : `${name} (${seen})`}  ${times.join('  ')}`
}
