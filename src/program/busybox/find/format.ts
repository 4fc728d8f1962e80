/**
 * `find -printf`, and the long lines of `-ls`.
 *
 * @see https://www.gnu.org/software/findutils/manual/html_node/find_html/Format-Directives.html
 */
import type { System } from '../../program.js'
import { strftime } from '../date.js'
import { unescaped } from '../echo.js'
import { modeString } from '../mode.js'
import { groupName, userName } from '../users.js'
import { type Found, nameOf } from './tests.js'

const LETTERS = { file: 'f', directory: 'd', symlink: 'l' } as const
const KIBIBYTE = 1024
const BLOCK = 4096
const STAMP = '%a %b %d %H:%M:%S.%N0 %Y'

const directoryOf = (path: string): string =>
  path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.'

/** What each letter of a format stands for. */
const FIELDS: Readonly<Record<string, (system: System, found: Found, root: string) => string>> = {
  p: (_, { path }) => path,
  f: (_, { path }) => nameOf(path),
  h: (_, { path }) => directoryOf(path),
  P: (_, { path }, root) => path.slice(root.length).replace(/^\//, ''),
  H: (_, _found, root) => root,
  s: (_, { stat }) => String(stat.type === 'directory' ? BLOCK : stat.size),
  k: (_, { stat }) =>
    String((stat.type === 'directory' ? BLOCK : Math.ceil(stat.size / BLOCK) * BLOCK) / KIBIBYTE),
  m: (_, { stat }) => (stat.mode & 0o7777).toString(8),
  M: (_, { stat }) => modeString(stat),
  y: (_, { stat }) => LETTERS[stat.type],
  u: (system, { stat }) => userName(system, stat.uid),
  g: (system, { stat }) => groupName(system, stat.gid),
  U: (_, { stat }) => String(stat.uid),
  G: (_, { stat }) => String(stat.gid),
  d: (_, { depth }) => String(depth),
  l: (_, { stat }) => stat.target ?? '',
  n: (_, { stat }) => String(stat.links),
  t: (_, { stat }) => strftime(stat.mtime, STAMP),
  '%': () => '%',
}

/** A found path in a format. */
export function printed(system: System, found: Found, root: string, format: string): string {
  const { text } = unescaped(format)
  return text.replace(
    /%([-0]?\d*)(?:[TAC](.)|(.))/g,
    (all, width: string, time?: string, letter?: string) => {
      const value =
        time !== undefined
          ? timeOf(found.stat.mtime, time)
          : Object.hasOwn(FIELDS, letter ?? '')
            ? (FIELDS[letter ?? '']?.(system, found, root) ?? all)
            : all
      const columns = Math.abs(Number(width || 0))
      return width.startsWith('-') ? value.padEnd(columns) : value.padStart(columns)
    },
  )
}

const timeOf = (at: number, letter: string): string =>
  letter === '@'
    ? `${(at / 1_000).toFixed(3)}0000000`
    : letter === '+'
      ? strftime(at, '%Y-%m-%d+%H:%M:%S.%N0')
      : strftime(at, `%${letter}`)

/** The line of `-ls`; files have no numbers here. */
export function longLine(system: System, { path, stat }: Found): string {
  const size = stat.type === 'directory' ? BLOCK : stat.size
  const owner = `${userName(system, stat.uid).padEnd(8)} ${groupName(system, stat.gid).padEnd(8)}`
  const when = strftime(stat.mtime, '%b %e %H:%M')
  const arrow = stat.target === undefined ? '' : ` -> ${stat.target}`
  return `${String(0).padStart(9)} ${String(Math.ceil(size / KIBIBYTE)).padStart(6)} ${modeString(stat)} ${String(stat.links).padStart(3)} ${owner} ${String(size).padStart(8)} ${when} ${path}${arrow}\n`
}
