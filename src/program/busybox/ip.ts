/**
 * `ip` and `ifconfig`: the interfaces and routes of this network namespace.
 *
 * @see https://busybox.net/downloads/BusyBox.html#ip
 */
import { ERRNO } from '../../text/errno.js'
import { toAddress } from '../../net/address.js'
import { linksOf } from '../links.js'
import type { System } from '../program.js'
import { ToolError } from './options.js'
import { instant } from './tool.js'

const IP_USAGE = 'Usage: ip [OPTIONS] address|route|link [ARGS]'
const FOREVER = '       valid_lft forever preferred_lft forever\n'
export const ip = instant('ip', ({ system, args }) => {
  const [object = '', action = 'show', ...rest] = args.filter(
    (word) => !/^-(?:4|6|o|f|family|inet6?|brief|br)$/.test(word),
  )
  const only = rest[0] === 'dev' ? rest[1] : rest[0]
  const isCalled = (name: string): boolean => object !== '' && name.startsWith(object)
  if (isCalled('address') || isCalled('link')) {
    if (!'show'.startsWith(action) && !'list'.startsWith(action)) return refused(system)
    showLinks(system, isCalled('address'), only)
  } else if (isCalled('route')) {
    if (!'show'.startsWith(action) && !'list'.startsWith(action)) return refused(system)
    const links = linksOf(system.tx, system.namespace)
    const gateway = links.find((link) => link.gateway !== undefined)
    if (gateway) system.out(`default via ${gateway.gateway} dev ${gateway.name} \n`)
    for (const { subnet, bits, name, address } of links)
      system.out(`${subnet}/${bits} dev ${name} scope link  src ${address} \n`)
  } else throw new ToolError(IP_USAGE, 1, true)
  return 0
})

/** Containers have no right to change their network. */
function refused(system: System): number {
  system.err(`ip: RTNETLINK answers: ${ERRNO.EPERM}\n`)
  return 2
}

function showLinks(system: System, addresses: boolean, only: string | undefined): void {
  const links = linksOf(system.tx, system.namespace)
  if (only !== undefined && only !== 'lo' && !links.some(({ name }) => name === only))
    throw new ToolError(`can't find device '${only}'`)
  if (only === undefined || only === 'lo') {
    system.out(
      '1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN qlen 1000\n    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n',
    )
    if (addresses)
      system.out(
        `    inet 127.0.0.1/8 scope host lo\n${FOREVER}    inet6 ::1/128 scope host \n${FOREVER}`,
      )
  }
  for (const { name, index, hardware, address, bits, broadcast } of links) {
    if (only !== undefined && only !== name) continue
    system.out(
      `${index}: ${name}@if${index + 1}: <BROADCAST,MULTICAST,UP,LOWER_UP,M-DOWN> mtu 1500 qdisc noqueue state UP \n    link/ether ${hardware} brd ff:ff:ff:ff:ff:ff\n`,
    )
    if (addresses)
      system.out(`    inet ${address}/${bits} brd ${broadcast} scope global ${name}\n${FOREVER}`)
  }
}

const COUNTERS =
  '          RX packets:0 errors:0 dropped:0 overruns:0 frame:0\n          TX packets:0 errors:0 dropped:0 overruns:0 carrier:0\n' +
  '          collisions:0 txqueuelen:1000 \n          RX bytes:0 (0.0 B)  TX bytes:0 (0.0 B)\n\n'

export const ifconfig = instant('ifconfig', ({ system, args }) => {
  const only = args.find((word) => !word.startsWith('-'))
  const links = linksOf(system.tx, system.namespace)
  if (only !== undefined && only !== 'lo' && !links.some(({ name }) => name === only))
    throw new ToolError(`${only}: error fetching interface information: Device not found`)
  for (const { name, hardware, address, bits, broadcast } of links) {
    if (only !== undefined && only !== name) continue
    system.out(
      `${name.padEnd(9)} Link encap:Ethernet  HWaddr ${hardware.toUpperCase()}  \n          inet addr:${address}  Bcast:${broadcast}  Mask:${toAddress(2 ** 32 - 2 ** (32 - bits))}\n`,
    )
    system.out(`          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1\n${COUNTERS}`)
  }
  if (only !== undefined && only !== 'lo') return 0
  system.out(
    `lo        Link encap:Local Loopback  \n          inet addr:127.0.0.1  Mask:255.0.0.0\n          inet6 addr: ::1/128 Scope:Host\n          UP LOOPBACK RUNNING  MTU:65536  Metric:1\n${COUNTERS}`,
  )
  return 0
})
