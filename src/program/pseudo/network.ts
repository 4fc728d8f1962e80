/**
 * `/proc/net`: the interfaces and routes of a network namespace.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_net.5.html
 */
import { linksOf } from '../links.js'
import { toNumber } from '../../net/address.js'
import type { Context } from './node.js'

const namespaceOf = ({ processes }: Context): string | undefined => processes()[0]?.namespace

/** `/proc/net/dev`. */
export function networkDevices(context: Context): string {
  const namespace = namespaceOf(context)
  const names =
    namespace === undefined ? [] : linksOf(context.tx, namespace).map(({ name }) => name)
  const row = (name: string): string =>
    `${name.padStart(6)}:       0       0    0    0    0     0          0         0        0       0    0    0    0     0       0          0\n`
  return `Inter-|   Receive                                                |  Transmit\n face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n${['lo', ...names].map(row).join('')}`
}

/** An address as the kernel writes it: its bytes backwards. */
const hex = (address: number): string =>
  [0, 8, 16, 24]
    .map((shift) => ((address >>> shift) & 255).toString(16).padStart(2, '0').toUpperCase())
    .join('')

/** `/proc/net/route`. */
export function networkRoutes(context: Context): string {
  const namespace = namespaceOf(context)
  const links = namespace === undefined ? [] : linksOf(context.tx, namespace)
  const row = (name: string, to: number, gateway: number, flags: string, bits: number): string =>
    `${[name, hex(to), hex(gateway), flags, 0, 0, 0, hex(bits === 0 ? 0 : (-1 << (32 - bits)) >>> 0), 0, 0, 0].join('\t')}\n`
  const rows = links.flatMap(({ name, subnet, bits, gateway }) => [
    ...(gateway === undefined ? [] : [row(name, 0, toNumber(gateway), '0003', 0)]),
    row(name, toNumber(subnet), 0, '0001', bits),
  ])
  return `Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n${rows.join('')}`
}
