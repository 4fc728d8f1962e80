/**
 * What a machine has: `free`, `df`, `mount`, `uptime`. Simulated machines are all of one size.
 *
 * @module
 */
import { DISK, MEMORY } from '../hardware.js'
import { processes as processTable } from '../process.js'
import type { System } from '../program.js'
import { type FileSystem, fileSystemsOf } from '../pseudo/mounts.js'
import { strftime } from './date.js'
import { optionsOf } from './options.js'
import { instant } from './tool.js'

/** The size of a file system in memory, in kibibytes. */
const TMPFS = 65_536
/** File systems that hold nothing: `df` leaves them out. */
const WITHOUT_BLOCKS: ReadonlySet<string> = new Set([
  'proc',
  'sysfs',
  'cgroup2',
  'devpts',
  'mqueue',
])

const FREE_USAGE = 'free [-bkmgh]\n\nDisplay free and used memory'
const DF_USAGE = 'df [-PkmhTai] [FILESYSTEM]...\n\nPrint filesystem usage statistics'

const UNITS = { b: 1 / 1024, k: 1, m: 1024, g: 1_048_576 } as const

function shown(kibibytes: number): string {
  const [value, unit] =
    kibibytes >= 1_048_576
      ? [kibibytes / 1_048_576, 'G']
      : kibibytes >= 1024
        ? [kibibytes / 1024, 'M']
        : [kibibytes, 'K']
  return `${value.toFixed(1)}${unit}`
}

export const free = instant('free', ({ system, args }) => {
  const options = optionsOf(args, { letters: 'bkmght', usage: FREE_USAGE })
  const unit = (['b', 'm', 'g'] as const).find((letter) => options.has(letter)) ?? 'k'
  const cell = (value: number): string =>
    (options.has('h') ? shown(value) : String(Math.floor(value / UNITS[unit]))).padStart(12)
  const { total, used, shared, cache } = MEMORY
  const unused = total - used - cache
  system.out(`${' '.repeat(14)}total        used        free      shared  buff/cache   available\n`)
  system.out(
    `Mem:   ${[total, used, unused, shared, cache, unused + cache].map(cell).join('')}\nSwap:  ${[0, 0, 0].map(cell).join('')}\n`,
  )
  return 0
})

/** The file systems of the tree that a process is in. */
function fileSystems(system: System): readonly FileSystem[] {
  const root = system.tx.get(processTable, system.process)?.root
  return root === undefined ? [] : fileSystemsOf(system.tx, root)
}

export const df = instant('df', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'PkmhTaiB:',
    long: { 'human-readable': 'h' },
    usage: DF_USAGE,
  })
  const human = options.has('h')
  const size = (kibibytes: number): string =>
    human ? shown(kibibytes) : String(options.has('m') ? Math.floor(kibibytes / 1024) : kibibytes)
  const { total, used } = DISK
  const use = `${Math.ceil((used / total) * 100)}%`
  system.out(
    human
      ? 'Filesystem                Size      Used Available Use% Mounted on\n'
      : `Filesystem           ${options.has('m') ? '1M-blocks ' : '1K-blocks '}     Used Available Use% Mounted on\n`,
  )
  for (const { device, path, type } of fileSystems(system)) {
    if (WITHOUT_BLOCKS.has(type) && !options.has('a')) continue
    const [all, taken, share] = type === 'tmpfs' ? [TMPFS, 0, '0%'] : [total, used, use]
    system.out(
      `${device.padEnd(20)} ${[all, taken, all - taken].map((value) => size(value).padStart(9)).join(' ')} ${share.padStart(4)} ${path}\n`,
    )
  }
  return 0
})

export const mount = instant('mount', ({ system, args }) => {
  if (args.length > 0) {
    system.err('mount: permission denied (are you root?)\n')
    return 1
  }
  for (const { device, path, type, options } of fileSystems(system))
    system.out(`${device} on ${path} type ${type} (${options})\n`)
  return 0
})

/**
 * What `uptime` and `top` say about the time; a machine is as old as its oldest process that we can
 * see.
 */
function upSince(system: System): string {
  const minutes = Math.floor(
    (system.now - (system.processes()[0]?.startedAt ?? system.now)) / 60_000,
  )
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24]
  const clock =
    hours > 0
      ? `${String(hours).padStart(2)}:${String(minutes % 60).padStart(2, '0')}`
      : `${minutes % 60} min`
  return days > 0 ? `${days} day${days > 1 ? 's' : ''}, ${clock}` : clock
}

export const uptime = instant('uptime', ({ system }) => {
  system.out(
    ` ${strftime(system.now, '%H:%M:%S')} up ${upSince(system)},  0 users,  load average: 0.00, 0.00, 0.00\n`,
  )
  return 0
})
