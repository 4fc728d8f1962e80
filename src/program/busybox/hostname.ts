/**
 * `hostname`, `uname`, `uptime`, `nproc`, `arch`: what a machine says of itself.
 *
 * @module
 */
import { namespaces } from '../../net/namespace.js'
import { civil } from '../../text/time.js'
import type { System } from '../program.js'
import { optionsOf } from './options.js'
import { instant } from './tool.js'

/** The name and version of the kernel of every machine. */
export const KERNEL = { name: 'Linux', release: '6.8.0-49-generic', version: '#49-Ubuntu SMP PREEMPT_DYNAMIC', machine: 'x86_64', processors: 2 } as const

const HOSTNAME_USAGE = 'hostname [-sidf] [HOSTNAME | -F FILE]\n\nShow or set hostname or DNS domain name'

export const hostname = instant('hostname', ({ system, args }) => {
  const options = optionsOf(args, { letters: 'sidfIyF:', usage: HOSTNAME_USAGE })
  if (options.operands.length > 0) {
    system.err('hostname: sethostname: Operation not permitted\n')
    return 1
  }
  if (options.has('i') || options.has('I')) system.out(`${addresses(system).join(' ')}\n`)
  else if (options.has('d')) system.out(`${system.hostname.split('.').slice(1).join('.')}\n`)
  else system.out(`${options.has('s') ? system.hostname.split('.')[0] : system.hostname}\n`)
  return 0
})

function addresses(system: System): readonly string[] {
  const own = system.tx.get(namespaces, system.namespace)?.interfaces.map(({ address }) => address) ?? []
  return own.length > 0 ? own : ['127.0.0.1']
}

export const uname = instant('uname', ({ system, args }) => {
  const options = optionsOf(args, { letters: 'asnrvmpio', usage: 'uname [-amnrspvio]\n\nPrint system information' })
  const parts: readonly (readonly [string, string])[] = [
    ['s', KERNEL.name],
    ['n', system.hostname],
    ['r', KERNEL.release],
    ['v', KERNEL.version],
    ['m', KERNEL.machine],
    ['o', 'GNU/Linux'],
  ]
  const chosen = parts.filter(([letter]) => options.has('a') || options.has(letter) || (letter === 's' && options.order.length === 0))
  system.out(`${chosen.map(([, text]) => text).join(' ')}\n`)
  return 0
})

/** Time since the first process, as `uptime` and `top` show it. */
export function upSince({ now, processes }: System): string {
  const first = processes()[0]?.startedAt ?? now
  const minutes = Math.floor((now - first) / 60_000)
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24]
  const time = hours > 0 ? `${String(hours).padStart(2)}:${String(minutes % 60).padStart(2, '0')}` : `${minutes % 60} min`
  return days > 0 ? `${days} day${days > 1 ? 's' : ''}, ${time}` : time
}

export const uptime = instant('uptime', ({ system }) => {
  const { hour, minute, second } = civil(system.now)
  const clock = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':')
  system.out(` ${clock} up ${upSince(system)},  0 users,  load average: 0.00, 0.00, 0.00\n`)
  return 0
})

export const nproc = instant('nproc', ({ system }) => {
  system.out(`${KERNEL.processors}\n`)
  return 0
})

export const arch = instant('arch', ({ system }) => {
  system.out(`${KERNEL.machine}\n`)
  return 0
})
