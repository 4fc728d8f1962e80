/**
 * The machine as a container sees it: `hostid`, `dnsdomainname`, `mountpoint`, `umount`, `sysctl`,
 * `dmesg`, `reboot`, `insmod` and their like, most of which a container may not use.
 *
 * @see https://busybox.net/downloads/BusyBox.html
 */
import { ERRNO } from '../../text/errno.js'
import { processes as processTable } from '../process.js'
import { fileSystemsOf } from '../pseudo/mounts.js'
import type { Program, System } from '../program.js'
import { ToolError, UsageProblem, optionsOf } from './options.js'
import { instant } from './tool.js'

export const hostid = instant('hostid', ({ system }) => {
  system.out('007f0100\n')
  return 0
})

export const dnsdomainname = instant('dnsdomainname', ({ system }) => {
  const at = system.hostname.indexOf('.')
  if (at >= 0) system.out(`${system.hostname.slice(at + 1)}\n`)
  return 0
})

const mounts = (system: System): readonly string[] => {
  const root = system.tx.get(processTable, system.process)?.root
  return root === undefined ? [] : fileSystemsOf(system.tx, root).map((one) => one.path)
}

export const mountpoint = instant('mountpoint', ({ system, args }) => {
  const usage = 'mountpoint [-q] { [-dn] DIR | -x DEVICE }\n\nCheck if DIR is a mountpoint'
  const options = optionsOf(args, { letters: 'qdnx', unsimulated: 'dnx', usage })
  const [path] = options.operands
  if (path === undefined) throw new UsageProblem(usage)
  if (!system.files.exists(path)) {
    if (options.has('q')) return 1
    throw new ToolError(`${path}: ${ERRNO.ENOENT}`)
  }
  const isOne = mounts(system).includes(system.files.resolve(path))
  if (!options.has('q')) system.out(`${path} is ${isOne ? '' : 'not '}a mountpoint\n`)
  return isOne ? 0 : 1
})

export const umount = instant('umount', ({ system, args }) => {
  const usage = 'umount [-rlfda] [-t FSTYPE] FILESYSTEM|DIRECTORY\n\nUnmount filesystems'
  const options = optionsOf(args, { letters: 'rlfdat:n', idle: 'rlfdatn', usage })
  const [path] = options.operands
  if (path === undefined) throw new UsageProblem(usage)
  if (!mounts(system).includes(system.files.resolve(path)))
    throw new ToolError(`can't unmount ${path}: ${ERRNO.EINVAL}`)
  throw new ToolError(`can't unmount ${path}: ${ERRNO.EPERM}`)
})

const PLACE = '/proc/sys/'

export const sysctl = instant('sysctl', ({ system, args }) => {
  const usage =
    'sysctl [-enq] { -a | -p [FILE]... | [-w] [KEY[=VALUE]]... }\n\nShow/set kernel parameters'
  const options = optionsOf(args, { letters: 'enqapw', idle: 'qw', unsimulated: 'p', usage })
  if (options.operands.length === 0 && !options.has('a')) throw new UsageProblem(usage)
  let code = 0
  for (const word of options.operands) {
    const [key = '', value] = word.split('=', 2)
    const path = PLACE + key.replaceAll('.', '/')
    if (!system.files.exists(path)) {
      if (!options.has('e')) system.err(`sysctl: error: '${key}' is an unknown key\n`)
      code = 1
    } else if (value !== undefined) {
      system.err(`sysctl: error setting key '${key}': ${ERRNO.EROFS}\n`)
      code = 1
    } else {
      const text = system.files.read(path).trimEnd()
      system.out(options.has('n') ? `${text}\n` : `${key} = ${text}\n`)
    }
  }
  return code
})

export const dmesg = instant('dmesg', () => {
  throw new ToolError(`klogctl: ${ERRNO.EPERM}`)
})

/** What only a machine may do. */
const refused = (name: string, what = name): Program =>
  instant(name, () => {
    throw new ToolError(`${what}: ${ERRNO.EPERM}`)
  })

/** `halt`, `poweroff` and `reboot` ask the first process, which ends in a container. */
const ending = (name: string, signal: string): Program =>
  instant(name, ({ system, args }) => {
    if (args.includes('-f')) throw new ToolError(`${name}: ${ERRNO.EPERM}`)
    if (system.user.uid !== 0) throw new ToolError(ERRNO.EPERM)
    system.kill(1, signal)
    return 0
  })

export const powerTools: readonly Program[] = [
  ending('halt', 'USR1'),
  ending('poweroff', 'USR2'),
  ending('reboot', 'TERM'),
]

/** Tools that need rights over the machine's kernel. */
export const kernelTools: readonly Program[] = [
  refused('insmod', "can't insert module"),
  refused('rmmod', "can't unload module"),
  refused('modprobe', "can't change directory to '/lib/modules'"),
  refused('pivot_root', 'pivot_root'),
  refused('swapon', 'swapon'),
  refused('swapoff', 'swapoff'),
  refused('losetup', '/dev/loop-control'),
  refused('unshare', 'unshare'),
  refused('nsenter', "can't open '/proc/1/ns/mnt'"),
  refused('hwclock', "can't open '/dev/misc/rtc'"),
]
