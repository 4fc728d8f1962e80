/**
 * What a machine has: `free`, `df`, `mount`, `uptime`. Simulated machines are all of one size.
 *
 * @module
 */
import { processes as processTable, roots } from '../process.js'
import type { System } from '../program.js'
import { strftime } from './date.js'
import { optionsOf } from './options.js'
import { instant } from './tool.js'

/** In kibibytes. */
const MEMORY = { total: 8_137_312, used: 1_204_480, shared: 3_096, cache: 2_011_648 } as const
const DISK = { total: 61_202_244, used: 18_360_664 } as const

const TMPFS = 65_536

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

/** The file systems: the tree of this root, then its mounts. */
function fileSystems(
  system: System,
): readonly (readonly [device: string, path: string, type: string, options: string])[] {
  const row = system.tx.get(processTable, system.process)
  const root = row && system.tx.get(roots, row.root)
  const isContainer = row !== undefined && !row.pidNamespace.startsWith('host:')
  const mounts = (root?.mounts ?? []).map(
    ({ path, readOnly }) => ['/dev/vda1', path, 'ext4', readOnly ? 'ro' : 'rw'] as const,
  )
  return [
    isContainer
      ? ['overlay', '/', 'overlay', root?.readOnly ? 'ro' : 'rw']
      : ['/dev/vda1', '/', 'ext4', 'rw'],
    ['tmpfs', '/dev', 'tmpfs', 'rw'],
    ...mounts,
  ]
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
  for (const [device, path, type] of fileSystems(system)) {
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
  for (const [device, path, type, options] of fileSystems(system))
    system.out(`${device} on ${path} type ${type} (${options},relatime)\n`)
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

/** In kibibytes, for `top`. */
export const memory = MEMORY
