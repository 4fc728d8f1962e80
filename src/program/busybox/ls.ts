/**
 * `ls`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/ls.html
 */
import { FileError, type FileStat } from '../files.js'
import type { System } from '../program.js'
import { MONTHS } from '../../text/time.js'
import { inColumns } from './columned.js'
import { strftime } from './date.js'
import { byCode, versions } from './sort-key.js'
import { type Options, optionsOf } from './options.js'
import { modeString } from './mode.js'
import { isGnu } from './system-kind.js'
import { type Call, instant } from './tool.js'
import { groupName, userName } from './users.js'

const OPTIONS = {
  letters: '1AaCxdLHRFplinshrSXvctukTmGgow:E:O::BQN',
  idle: 'cu',
  unsimulated: 'i',
  long: {
    all: 'a',
    'almost-all': 'A',
    recursive: 'R',
    reverse: 'r',
    'human-readable': 'h',
    directory: 'd',
    classify: 'F',
    'time-style': 'E',
    color: 'O',
    size: 's',
    'group-directories-first': 'B',
    'full-time': 'T',
    'quote-name': 'Q',
    literal: 'N',
  },
  usage: 'ls [-1AaCxdLHRFplinshrSXvctu] [-w WIDTH] [FILE]...\n\nList directory contents',
}
const BLOCK = 4096
/** The columns of a terminal that does not say how many it has. */
const WIDTH = 80
const HALF_A_YEAR = 182 * 86_400_000

interface Entry {
  readonly name: string
  readonly path: string
  readonly stat: FileStat
}

interface Listing extends Call {
  readonly options: ReturnType<typeof optionsOf>
}

export const ls = instant('ls', (call) => {
  const options = optionsOf(call.args, OPTIONS)
  const listing: Listing = { ...call, options }
  const operands = options.operands.length === 0 ? ['.'] : options.operands
  let code = 0
  const found: Entry[] = []
  for (const path of operands) {
    const entry = entryOf(listing, path)
    if (entry) found.push(entry)
    else code = isGnu(call.system) ? 2 : 1
  }
  const asFiles = found.filter(({ stat }) => stat.type !== 'directory' || options.has('d'))
  show(listing, sorted(listing, asFiles))
  let said = asFiles.length > 0
  for (const { path, stat } of sorted(listing, found)) {
    if (stat.type !== 'directory' || options.has('d')) continue
    said = directory(listing, path, said, operands.length > 1 || options.has('R'))
  }
  return code
})

/** Whether links that are named show what they lead to. */
const isFollowed = (options: Options): boolean =>
  options.has('L') || options.has('H') || (!options.has('l') && !options.has('d'))

/**
 * What is known of a path; links that are named are followed unless they are to be shown. Says so
 * if there is none.
 */
function entryOf({ system, name, options }: Listing, path: string): Entry | undefined {
  try {
    const own = system.files.lstat(path)
    const stat =
      own.type === 'symlink' && isFollowed(options) && system.files.exists(path)
        ? system.files.stat(path)
        : own
    return { name: path, path, stat }
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    system.err(
      isGnu(system)
        ? `${name}: cannot access '${path}': ${error.message}\n`
        : `${name}: ${path}: ${error.message}\n`,
    )
    return undefined
  }
}

/** Lists a directory, and with `-R` those below. Returns that something has been said. */
function directory(listing: Listing, path: string, said: boolean, titled: boolean): true {
  const { system, options } = listing
  const hidden = options.has('a') || options.has('A')
  const names = [
    ...(options.has('a') ? ['.', '..'] : []),
    ...system.files.list(path).filter((name) => hidden || !name.startsWith('.')),
  ]
  const entries = names.map((name): Entry => {
    const at = `${path.replace(/\/$/, '')}/${name}`
    const isSeen = options.has('L') && system.files.exists(at)
    return { name, path: at, stat: isSeen ? system.files.stat(at) : system.files.lstat(at) }
  })
  if (said) system.out('\n')
  if (titled) system.out(`${path}:\n`)
  if (isLong(options) || options.has('s'))
    system.out(`total ${entries.reduce((sum, { stat }) => sum + blocks(stat), 0)}\n`)
  show(listing, sorted(listing, entries))
  if (options.has('R'))
    for (const { name, path: at, stat } of entries)
      if (stat.type === 'directory' && name !== '.' && name !== '..')
        directory(listing, at, true, true)
  return true
}

/** Kilobytes on disk. */
const blocks = ({ type, size }: FileStat): number =>
  (type === 'symlink' ? 0 : type === 'directory' ? BLOCK : Math.ceil(size / BLOCK) * BLOCK) / 1024

/** What stands after the last dot of a name. */
const suffixOf = (name: string): string => /(?<=.)\.[^.]*$/.exec(name)?.[0] ?? ''

function sorted({ options }: Listing, entries: readonly Entry[]): readonly Entry[] {
  const order = options.has('S')
    ? (a: Entry, b: Entry) => b.stat.size - a.stat.size
    : options.has('t')
      ? (a: Entry, b: Entry) => b.stat.mtime - a.stat.mtime
      : options.has('X')
        ? (a: Entry, b: Entry) => byCode(suffixOf(a.name), suffixOf(b.name))
        : options.has('v')
          ? (a: Entry, b: Entry) => versions(a.name, b.name)
          : () => 0
  const isFirst = ({ stat }: Entry): number => (stat.type === 'directory' ? 0 : 1)
  const list = entries.toSorted(
    (a, b) =>
      (options.has('B') ? isFirst(a) - isFirst(b) : 0) ||
      order(a, b) ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  )
  return options.has('r') ? list.reverse() : list
}

function show(listing: Listing, entries: readonly Entry[]): void {
  const { system, options } = listing
  const isColumns = options.has('C') || options.has('x')
  if (entries.length === 0) return
  if (isLong(options)) system.out(long(listing, entries))
  else if (options.has('m')) system.out(`${names(listing, entries).join(', ')}\n`)
  else if (isColumns || (system.isTerminal('stdout') && !options.has('1')))
    system.out(inColumns(names(listing, entries), widthOf(listing), options.has('x')))
  else
    system.out(
      names(listing, entries)
        .map((name) => `${name}\n`)
        .join(''),
    )
}

const isLong = (options: Options): boolean => ['l', 'n', 'g', 'o'].some((one) => options.has(one))

/** How many columns there are. */
function widthOf({ system, options }: Listing): number {
  const given = options.value('w') ?? system.env['COLUMNS']
  return given !== undefined && /^\d{1,4}$/.test(given) ? Number(given) : WIDTH
}

function names(listing: Listing, entries: readonly Entry[]): readonly string[] {
  if (!listing.options.has('s')) return entries.map((entry) => suffixed(listing, entry))
  const sizes = entries.map(({ stat }) => String(blocks(stat)))
  const width = Math.max(...sizes.map((size) => size.length))
  return entries.map(
    (entry, at) => `${(sizes[at] ?? '').padStart(width)} ${suffixed(listing, entry)}`,
  )
}

/** The name, coloured and with a mark, as the options want it. */
function suffixed(listing: Listing, entry: Entry): string {
  return coloured(listing, entry) + markOf(listing, entry)
}

function markOf({ options, system }: Listing, { stat }: Entry): string {
  const isExecutable = stat.type === 'file' && (stat.mode & 0o111) !== 0
  if (stat.type === 'directory') return options.has('F') || options.has('p') ? '/' : ''
  if (!options.has('F')) return ''
  if (stat.type === 'symlink') return isLong(options) && isGnu(system) ? '' : '@'
  return isExecutable ? '*' : ''
}

/** GNU's puts names that a shell would split in quotes, on a terminal. */
function quotedName(system: System, options: Options, name: string): string {
  const isOdd = /[\s'"$&*?()[\]<>|;`\\!]/.test(name)
  if (!isOdd || options.has('N') || !isGnu(system) || !system.isTerminal('stdout')) return name
  return name.includes("'") ? `"${name}"` : `'${name}'`
}

function coloured({ options, system }: Listing, { name, stat }: Entry): string {
  const when = options.value('O')
  const isOn = when === 'always' || when === '' || (when === 'auto' && system.isTerminal('stdout'))
  const colour =
    stat.type === 'directory'
      ? '01;34'
      : stat.type === 'symlink'
        ? '01;36'
        : stat.mode & 0o111
          ? '01;32'
          : undefined
  const shown = options.has('Q') ? `"${name}"` : quotedName(system, options, name)
  return isOn && colour !== undefined ? `\u001b[${colour}m${shown}\u001b[0m` : shown
}

function long(listing: Listing, entries: readonly Entry[]): string {
  const { system, options } = listing
  const numeric = options.has('n')
  const rows = entries.map((entry) => {
    const { stat } = entry
    const user = numeric ? String(stat.uid) : userName(system, stat.uid)
    const group = numeric ? String(stat.gid) : groupName(system, stat.gid)
    const shownSize = sizeOf(system, stat, options.has('h'))
    return { entry, user, group, shownSize, links: stat.links }
  })
  const width = (of: (row: (typeof rows)[number]) => string): number =>
    Math.max(0, ...rows.map((row) => of(row).length))
  const [users, groups, sizes] = isGnu(system)
    ? [width((row) => row.user), width((row) => row.group), width((row) => row.shownSize)]
    : [8, 8, 9]
  const gnu = isGnu(system)
  return rows
    .map(({ entry, user, group, shownSize, links }) => {
      const arrow = entry.stat.type === 'symlink' ? ` -> ${entry.stat.target ?? ''}` : ''
      const when = dateOf(listing, entry.stat.mtime)
      const middle = gnu
        ? `${links}${options.has('g') ? '' : ` ${user.padEnd(users)}`}${options.has('o') ? '' : ` ${group.padEnd(groups)}`} ${shownSize.padStart(sizes)}`
        : `${String(links).padStart(4)} ${user.padEnd(users)} ${group.padEnd(groups)} ${shownSize.padStart(sizes)}`
      return `${modeString(entry.stat)} ${middle} ${when} ${suffixed(listing, entry)}${arrow}\n`
    })
    .join('')
}

/** The size of a file; of a device, its numbers. */
function sizeOf(system: System, { type, size, device }: FileStat, human: boolean): string {
  if (device === undefined) {
    const bytes = type === 'directory' ? BLOCK : size
    return human ? humanSize(bytes) : String(bytes)
  }
  const [major = '', minor = ''] = device.split(', ')
  return isGnu(system) ? device : `${major.padStart(4)},${minor.padStart(4)}`
}

/** The size with a unit, as `-h` shows it. */
export function humanSize(bytes: number): string {
  let value = bytes
  let unit = 0
  for (; value >= 1024 && unit < 4; unit++) value /= 1024
  return unit === 0 ? String(value) : `${value.toFixed(1)}${'KMGT'[unit - 1] ?? ''}`
}

/** Recent files show the time, old ones the year, unless a style is asked for. */
function dateOf({ system: { now }, options }: Listing, mtime: number): string {
  const style = options.has('T') ? 'full-iso' : options.value('E')
  if (style !== undefined && style !== 'locale') return styledTime(style, mtime)
  const date = new Date(mtime)
  const day = `${MONTHS[date.getUTCMonth()] ?? ''} ${String(date.getUTCDate()).padStart(2)}`
  const old = now - mtime > HALF_A_YEAR || mtime > now
  return old ? `${day}  ${date.getUTCFullYear()}` : `${day} ${date.toISOString().slice(11, 16)}`
}

/** `--time-style`. */
function styledTime(style: string, mtime: number): string {
  const formats: Readonly<Record<string, string>> = {
    'full-iso': '%Y-%m-%d %H:%M:%S.%N %z',
    'long-iso': '%Y-%m-%d %H:%M',
    iso: '%m-%d %H:%M',
  }
  return strftime(mtime, style.startsWith('+') ? style.slice(1) : (formats[style] ?? '%b %e %H:%M'))
}
