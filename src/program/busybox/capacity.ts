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
import { ERRNO } from '../../text/errno.js'
import { type Options, ToolError, optionsOf } from './options.js'
import { isGnu } from './system-kind.js'
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
  if (kibibytes === 0) return '0'
  const [value, unit] =
    kibibytes >= 1_048_576
      ? [kibibytes / 1_048_576, 'G']
      : kibibytes >= 1024
        ? [kibibytes / 1024, 'M']
        : [kibibytes, 'K']
  return `${value.toFixed(1)}${unit}`
}

export const free = instant('free', ({ system, args }) => {
  const options = optionsOf(args, { letters: 'bkmght', idle: 'k', usage: FREE_USAGE })
  const unit = (['b', 'm', 'g'] as const).find((letter) => options.has(letter)) ?? 'k'
  // GNU's units are those of 1024, and called so.
  const human = (value: number): string =>
    isGnu(system) ? (value === 0 ? '0B' : `${shown(value)}i`) : shown(value)
  const cell = (value: number): string =>
    (options.has('h') ? human(value) : String(Math.floor(value / UNITS[unit]))).padStart(12)
  const { total, used, shared, cache } = MEMORY
  const unused = total - used - cache
  const gap = ' '.repeat(isGnu(system) ? 15 : 14)
  system.out(`${gap}total        used        free      shared  buff/cache   available\n`)
  system.out(
    `Mem:   ${[total, used, unused, shared, cache, unused + cache].map(cell).join('')}\nSwap:  ${[0, 0, 0].map(cell).join('')}\n`,
  )
  if (options.has('t')) system.out(`Total: ${[total, used, unused].map(cell).join('')}\n`)
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
    idle: 'k',
    unsimulated: 'i',
    long: { 'human-readable': 'h', 'print-type': 'T', all: 'a', portability: 'P' },
    usage: DF_USAGE,
  })
  const named = options.operands.map((path) => systemOf(system, path))
  const known = named.filter((one) => one !== undefined)
  const shownSystems =
    named.length > 0
      ? known
      : fileSystems(system).filter(({ type }) => !WITHOUT_BLOCKS.has(type) || options.has('a'))
  const rows = shownSystems.map((one) => rowOf(one, options))
  if (rows.length > 0 || named.length === 0)
    system.out(isGnu(system) ? gnuTable(rows, options) : busyboxTable(rows, options))
  return known.length === named.length ? 0 : 1
})

/** The file system that a path is in; says so if there is no such path. */
function systemOf(system: System, path: string): FileSystem | undefined {
  if (!system.files.exists(path)) {
    system.err(`df: ${path}: ${ERRNO.ENOENT}\n`)
    return undefined
  }
  const at = system.files.resolve(path)
  return fileSystems(system)
    .filter(({ path: mounted }) => at === mounted || at.startsWith(mounted.replace(/\/?$/, '/')))
    .toSorted((a, b) => b.path.length - a.path.length)[0]
}

/** What sizes are counted in: kibibytes, or what `-m` and `-B` say. */
interface Unit {
  readonly bytes: number
  readonly title: string
  readonly suffix: string
}

/** @throws ToolError if `-B` is no size */
function unitOf(options: Options): Unit {
  const given = options.value('B') ?? (options.has('m') ? '1M' : '1K')
  const [, digits = '', letter = ''] = /^(\d*)([KMG]?)$/.exec(given) ?? []
  if (digits === '' && letter === '') throw new ToolError(`invalid -B argument '${given}'`)
  const bytes = Number(digits || 1) * 1024 ** ['', 'K', 'M', 'G'].indexOf(letter)
  return {
    bytes,
    title: `${digits || 1}${letter || 'B'}-blocks`,
    suffix: digits === '' ? letter : '',
  }
}

/** POSIX counts blocks of 1024 bytes. */
const titleOf = (options: Options): string =>
  options.has('P') && !options.has('B') && !options.has('m') ? '1024-blocks' : unitOf(options).title

/** A line of `df`. */
interface Row {
  readonly device: string
  readonly type: string
  readonly sizes: readonly [all: string, used: string, free: string]
  readonly share: string
  readonly path: string
}

function rowOf({ device, path, type, options: mounted }: FileSystem, options: Options): Row {
  const { total, used } = DISK
  const use = `${Math.ceil((used / total) * 100)}%`
  const [all, taken, share] = /tmpfs$/.test(type)
    ? [Number(/size=(\d+)k/.exec(mounted)?.[1] ?? TMPFS), 0, '0%']
    : [total, used, use]
  const unit = unitOf(options)
  const size = (kibibytes: number): string =>
    options.has('h')
      ? shown(kibibytes)
      : `${Math.ceil((kibibytes * 1024) / unit.bytes)}${unit.suffix}`
  return { device, type, sizes: [size(all), size(taken), size(all - taken)], share, path }
}

function busyboxTable(rows: readonly Row[], options: Options): string {
  const title = options.has('h')
    ? 'Filesystem                Size      Used Available Use% Mounted on\n'
    : `Filesystem           ${titleOf(options).padEnd(10)}     Used Available Use% Mounted on\n`
  return (
    title +
    rows
      .map(
        ({ device, sizes, share, path }) =>
          `${device.padEnd(20)} ${sizes.map((size) => size.padStart(9)).join(' ')} ${share.padStart(4)} ${path}\n`,
      )
      .join('')
  )
}

/** GNU's columns are as wide as what is in them. */
function gnuTable(rows: readonly Row[], options: Options): string {
  const human = options.has('h')
  const rounded = (text: string): string =>
    human ? text.replace(/^(\d+)\.(\d)([A-Z])$/, roundedUp) : text
  const titles = [
    'Filesystem',
    ...(options.has('T') ? ['Type'] : []),
    ...(human ? ['Size', 'Used', 'Avail'] : [titleOf(options), 'Used', 'Available']),
    options.has('P') ? 'Capacity' : 'Use%',
    'Mounted on',
  ]
  const table = rows.map(({ device, type, sizes, share, path }) => [
    device,
    ...(options.has('T') ? [type] : []),
    ...sizes.map(rounded),
    share,
    path,
  ])
  const left = options.has('T') ? 2 : 1
  const widths = titles.map((title, at) =>
    Math.max(
      at === 0 ? 14 : human && at >= left && at < left + 3 ? 5 : title.length,
      ...table.map((row) => row[at]?.length ?? 0),
    ),
  )
  return [titles, ...table]
    .map((row) =>
      row
        .map((cell, at) =>
          at === row.length - 1
            ? cell
            : at < left
              ? cell.padEnd(widths[at] ?? 0)
              : cell.padStart(widths[at] ?? 0),
        )
        .join(' '),
    )
    .map((line) => `${line}\n`)
    .join('')
}

/** GNU's sizes are rounded up; only those below ten have a digit after the point. */
function roundedUp(_: string, whole: string, digit: string, unit: string): string {
  const value = Number(`${whole}.${digit}`)
  return value < 10 ? `${value.toFixed(1)}${unit}` : `${Math.ceil(value)}${unit}`
}

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
