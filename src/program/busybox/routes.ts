/**
 * The network as older tools show it: `route`, `arp`, and the short forms of `ip`; `ipcalc`.
 *
 * @see https://busybox.net/downloads/BusyBox.html#route
 */
import { ERRNO } from '../../text/errno.js'
import { isAddress, rangeOf, toAddress } from '../../net/address.js'
import { linksOf } from '../links.js'
import { ip } from './ip.js'
import type { Program } from '../program.js'
import { ToolError, UsageProblem, optionsOf } from './options.js'
import { instant } from './tool.js'

const row = (cells: readonly string[]): string => {
  const [destination = '', gateway = '', mask = '', flags = '', device = ''] = cells
  return `${destination.padEnd(15)} ${gateway.padEnd(15)} ${mask.padEnd(15)} ${flags.padEnd(5)} 0      0        0 ${device}\n`
}
const maskOf = (bits: number): string => toAddress(2 ** 32 - 2 ** (32 - bits))

export const route = instant('route', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'neA:',
    idle: 'eA',
    usage: 'route [-ne] [-A inet[6]] [{add|del} ...]\n\nShow or edit kernel routing tables',
  })
  if (options.operands.length > 0) throw new ToolError(`SIOCADDRT: ${ERRNO.EPERM}`)
  system.out('Kernel IP routing table\n')
  system.out('Destination     Gateway         Genmask         Flags Metric Ref    Use Iface\n')
  const any = options.has('n') ? '0.0.0.0' : '*'
  for (const { gateway, name } of linksOf(system.tx, system.namespace))
    if (gateway !== undefined)
      system.out(row([options.has('n') ? '0.0.0.0' : 'default', gateway, '0.0.0.0', 'UG', name]))
  for (const { subnet, bits, name } of linksOf(system.tx, system.namespace))
    system.out(row([subnet, any, maskOf(bits), 'U', name]))
  return 0
})

export const arp = instant('arp', ({ system }) => {
  for (const { gateway, name } of linksOf(system.tx, system.namespace)) {
    if (gateway === undefined) continue
    const hardware = gateway.split('.').map((part) => Number(part).toString(16).padStart(2, '0'))
    system.out(`? (${gateway}) at 02:42:${hardware.join(':')} [ether]  on ${name}\n`)
  }
  return 0
})

/** `ipaddr` is `ip address`, and so on. */
export const shortForms: readonly Program[] = (
  [
    ['ipaddr', 'address'],
    ['iplink', 'link'],
    ['iproute', 'route'],
  ] as const
).map(([name, object]) => ({
  name,
  step: (system, state) => {
    const argv = ['ip', object, ...system.argv.slice(1)]
    return ip.step(Object.create(system, { argv: { value: argv } }), state)
  },
}))

const IPCALC =
  'ipcalc [-bnmphs] ADDRESS[/PREFIX] [NETMASK]\n\nCalculate and display network settings from IP address'

export const ipcalc = instant('ipcalc', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'bnmphs',
    idle: 's',
    unsimulated: 'h',
    long: { broadcast: 'b', network: 'n', netmask: 'm', prefix: 'p', hostname: 'h', silent: 's' },
    usage: IPCALC,
  })
  const [word, given] = options.operands
  if (word === undefined) throw new UsageProblem(IPCALC)
  const [address = '', prefix] = word.split('/')
  if (!isAddress(address)) throw new ToolError(`bad IP address: ${address}`)
  if (given !== undefined && !isAddress(given)) throw new ToolError(`bad netmask: ${given}`)
  const bits = given === undefined ? Number(prefix ?? classOf(address)) : bitsOf(given)
  if (!(bits >= 0 && bits <= 32)) throw new ToolError(`bad netmask: ${given ?? prefix}`)
  const { first, last } = rangeOf(`${address}/${bits}`)
  if (options.has('m')) system.out(`NETMASK=${maskOf(bits)}\n`)
  if (options.has('b')) system.out(`BROADCAST=${toAddress(last)}\n`)
  if (options.has('n')) system.out(`NETWORK=${toAddress(first)}\n`)
  if (options.has('p')) system.out(`PREFIX=${bits}\n`)
  return 0
})

const bitsOf = (mask: string): number =>
  mask
    .split('.')
    .map((part) => Number(part).toString(2).replaceAll('0', '').length)
    .reduce((total, one) => total + one, 0)

/** The prefix that an address has by its class. */
function classOf(address: string): number {
  const first = Number(address.split('.')[0])
  return first < 128 ? 8 : first < 192 ? 16 : 24
}
