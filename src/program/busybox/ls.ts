/**
 * `ls`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/ls.html
 */
import { FileError, type FileStat } from '../files.js'
import type { System } from '../program.js'
import { MONTHS, civil } from '../../text/time.js'
import { groupName, userName } from './accounts.js'
import { modeText } from './mode.js'
import { type Options, optionsOf } from './options.js'
import { humanUnits } from './units.js'
import { isGnu } from './system-kind.js'
import { instant } from './tool.js'

const OPTIONS = {
  letters: '1AaCxdLHRFplinshrSXvctukmg',
  long: { all: 'a', 'almost-all': 'A', directory: 'd', recursive: 'R', 'human-readable': 'h', reverse: 'r', full: 'l', color: 'F' },
  usage: 'ls [-1AaCxdLHRFplinshrSXvctu] [-w WIDTH] [FILE]...\n\nList directory contents',
}
const HALF_YEAR = 15_552_000_000
const BLOCK = 4096
const WIDTH = 80

interface Item {
  readonly name: string
  readonly stat: FileStat
}

export const ls = instant('ls', ({ system, args }) => {
  const options = optionsOf(args.map((arg) => (arg === '--color' || arg.startsWith('--color=') ? '--' : arg)).filter((arg) => arg !== '--'), OPTIONS)
  const paths = options.operands.length === 0 ? ['.'] : options.operands
  const files: Item[] = []
  const directories: string[] = []
  let code = 0
  for (const path of paths) {
    try {
      const stat = options.has('l') || options.has('d') ? system.files.lstat(path) : system.files.stat(path)
      if (stat.type === 'directory' && !options.has('d')) directories.push(path)
      else files.push({ name: path, stat })
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      complain(system, error)
      code = isGnu(system) ? 2 : 1
    }
  }
  if (files.length > 0) system.out(listing(system, sorted(files, options), options))
  const named = paths.length > 1 || options.has('R')
  directories.sort().forEach((path, index) => {
    if (index > 0 || files.length > 0) system.out('\n')
    code = Math.max(code, listDirectory(system, path, options, named))
  })
  return code
})

function complain(system: System, error: FileError): void {
  system.err(isGnu(system) ? `ls: cannot ${error.code === 'EACCES' ? 'open directory' : 'access'} '${error.path}': ${error.message}\n` : `ls: ${error.path}: ${error.message}\n`)
}

function listDirectory(system: System, path: string, options: Options, named: boolean): number {
  let items: Item[]
  try {
    items = itemsOf(system, path, options)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    complain(system, error)
    return isGnu(system) ? 2 : 1
  }
  if (named) system.out(`${path}:\n`)
  if (options.has('l')) system.out(`total ${options.has('h') ? humanUnits(blocks(items) * 1024) : blocks(items)}\n`)
  system.out(listing(system, items, options))
  if (!options.has('R')) return 0
  let code = 0
  for (const { name, stat } of items) {
    if (stat.type !== 'directory' || name === '.' || name === '..') continue
    system.out('\n')
    code = Math.max(code, listDirectory(system, path.endsWith('/') ? path + name : `${path}/${name}`, options, true))
  }
  return code
}

function itemsOf(system: System, path: string, options: Options): Item[] {
  const own = options.has('a') ? ['.', '..'] : []
  const names = [...own, ...system.files.list(path).filter((name) => options.has('a') || options.has('A') || !name.startsWith('.'))]
  return sorted(names.map((name) => ({ name, stat: system.files.lstat(`${path}/${name}`) })), options)
}

function sorted(items: Item[], options: Options): Item[] {
  const byName = (a: Item, b: Item): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  const order = options.has('t') ? (a: Item, b: Item) => b.stat.mtime - a.stat.mtime || byName(a, b) : options.has('S') ? (a: Item, b: Item) => b.stat.size - a.stat.size || byName(a, b) : byName
  const result = [...items].sort(order)
  return options.has('r') ? result.reverse() : result
}

const blocks = (items: readonly Item[]): number => items.reduce((sum, { stat }) => sum + Math.ceil((stat.type === 'symlink' ? 0 : stat.size) / BLOCK) * (BLOCK / 1024), 0)

function listing(system: System, items: readonly Item[], options: Options): string {
  if (options.has('l') || options.has('n') || options.has('g')) return items.map((item) => long(system, item, options)).join('')
  const names = items.map((item) => (options.has('i') ? `${inode(item)} ` : '') + marked(item, options))
  if (names.length === 0) return ''
  if (!system.isTerminal('stdout') || options.has('1')) return `${names.join('\n')}\n`
  return columns(names)
}

const inode = ({ stat }: Item): number => (Math.floor(stat.mtime / 1000) % 100_000) + stat.size

function marked({ name, stat }: Item, options: Options): string {
  if (!options.has('F') && !options.has('p')) return name
  if (stat.type === 'directory') return `${name}/`
  return options.has('F') ? name + (stat.type === 'symlink' ? '@' : stat.mode & 0o111 ? '*' : '') : name
}

function columns(names: readonly string[]): string {
  const wide = Math.max(...names.map((name) => name.length)) + 2
  const across = Math.max(1, Math.floor(WIDTH / wide))
  const rows = Math.ceil(names.length / across)
  let text = ''
  for (let row = 0; row < rows; row++) {
    let line = ''
    for (let at = row; at < names.length; at += rows) line += (names[at] as string).padEnd(at + rows < names.length ? wide : 0)
    text += `${line}\n`
  }
  return text
}

function long(system: System, item: Item, options: Options): string {
  const { stat } = item
  const [user, group] = options.has('n') ? [String(stat.uid), String(stat.gid)] : [userName(system, stat.uid), groupName(system, stat.gid)]
  const links = stat.type === 'directory' ? 2 : 1
  const size = options.has('h') ? humanUnits(stat.size) : String(stat.size)
  const target = stat.type === 'symlink' ? ` -> ${stat.target ?? ''}` : ''
  return `${modeText(stat)} ${String(links).padStart(4)} ${user.padEnd(8)} ${group.padEnd(8)} ${size.padStart(9)} ${date(stat.mtime, system.now)} ${marked(item, options)}${target}\n`
}

/** Month, day and time; the year instead of the time for what is old. */
function date(time: number, now: number): string {
  const { year, month, day, hour, minute } = civil(time)
  const two = (value: number): string => String(value).padStart(2, '0')
  const recent = now - time < HALF_YEAR && time <= now
  return `${MONTHS[month - 1]} ${String(day).padStart(2)} ${recent ? `${two(hour)}:${two(minute)}` : ` ${year}`}`
}
