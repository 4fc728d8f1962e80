/**
 * What a system says of itself: `hostname`, `uname`, `nproc`, `uptime`, `tty`.
 *
 * @see https://busybox.net/downloads/BusyBox.html#hostname
 */
import { ERRNO } from '../../text/errno.js'
import { CPUS, KERNEL } from '../hardware.js'
import { optionsOf } from './options.js'
import { instant } from './tool.js'

export const hostname = instant('hostname', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'sidfI',
    idle: 'f',
    usage: 'hostname [-sidf] [HOSTNAME | -F FILE]\n\nShow or set hostname or DNS domain name',
  })
  if (options.operands.length > 0) {
    system.err(`hostname: sethostname: ${ERRNO.EPERM}\n`)
    return 1
  }
  const [short = '', ...domain] = system.hostname.split('.')
  const text =
    options.has('i') || options.has('I')
      ? system.resolve(system.hostname).join(' ')
      : options.has('s')
        ? short
        : options.has('d')
          ? domain.join('.')
          : system.hostname
  system.out(`${text}\n`)
  return 0
})

export const uname = instant('uname', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'asnrvmpio',
    usage: 'uname [-amnrspvio]\n\nPrint system information',
  })
  const all = options.has('a')
  const fields: readonly (readonly [string, string])[] = [
    ['s', KERNEL.name],
    ['n', system.hostname],
    ['r', KERNEL.release],
    ['v', KERNEL.version],
    ['m', KERNEL.architecture],
    ['o', KERNEL.system],
  ]
  const shown =
    options.order.length === 0
      ? [KERNEL.name]
      : fields.filter(([letter]) => all || options.has(letter)).map(([, value]) => value)
  system.out(`${shown.join(' ')}\n`)
  return 0
})

export const nproc = instant('nproc', ({ system }) => {
  system.out(`${CPUS}\n`)
  return 0
})

export const tty = instant('tty', ({ system }) => {
  system.out(system.isTerminal('stdin') ? '/dev/pts/0\n' : 'not a tty\n')
  return system.isTerminal('stdin') ? 0 : 1
})
