/**
 * The tests of `find`.
 *
 * @see https://www.gnu.org/software/findutils/manual/html_node/find_html/Tests.html
 */
import { matches, patternOf } from '../../../text/shell-pattern.js'
import { FileError, type FileStat } from '../../files.js'
import type { System } from '../../program.js'
import { dateOf } from '../date-text.js'
import { changedMode } from '../mode.js'
import { ToolError } from '../options.js'
import { expressionOf } from '../regex.js'
import { isGnu } from '../system-kind.js'
import { idOf, userName, groupName } from '../users.js'

/** Something that was found. */
export interface Found {
  readonly path: string
  readonly depth: number
  readonly stat: FileStat
}

export type Test = (found: Found) => boolean

const TYPES: Readonly<Record<string, FileStat['type']>> = {
  f: 'file',
  d: 'directory',
  l: 'symlink',
}
const SIZES: Readonly<Record<string, number>> = {
  c: 1,
  w: 2,
  b: 512,
  k: 1024,
  M: 1_048_576,
  G: 1_073_741_824,
}
const MINUTE = 60_000
const DAY = 86_400_000

export const nameOf = (path: string): string =>
  path
    .replace(/(.)\/+$/, '$1')
    .split('/')
    .at(-1) || path

/** Whether a text fits a shell pattern. */
function fits(pattern: string, ignoresCase: boolean): (text: string) => boolean {
  const folded = (text: string): string => (ignoresCase ? text.toLowerCase() : text)
  const steps = patternOf(folded(pattern))
  return (text) => matches(steps, folded(text))
}

/** `+4`: more than four; `-4`: less; `4`: as many. @throws ToolError */
function compared(system: System, option: string, text: string): (value: number) => boolean {
  const [, sign = '', digits] = /^([+-]?)(\d+(?:\.\d+)?)$/.exec(text) ?? []
  if (digits === undefined)
    throw new ToolError(
      isGnu(system) ? `invalid argument \`${text}' to \`${option}'` : `invalid number '${text}'`,
    )
  const count = Number(digits)
  return (value) => (sign === '+' ? value > count : sign === '-' ? value < count : value === count)
}

function sizeTest(system: System, text: string): Test {
  const [, count, unit = ''] = /^([+-]?\d+)([cwbkMG]?)$/.exec(text) ?? []
  if (count === undefined)
    throw new ToolError(
      isGnu(system) ? `invalid -size type \`${text.at(-1) ?? ''}'` : `invalid number '${text}'`,
    )
  const isFit = compared(system, '-size', count)
  return ({ stat: { size } }) => isFit(Math.ceil(size / (SIZES[unit || 'b'] ?? 1)))
}

/** How long ago a file changed, in whole units. */
function age(system: System, option: string, text: string, unit: number): Test {
  const isFit = compared(system, option, text)
  return ({ stat }) => isFit(Math.floor((system.now - stat.mtime) / unit))
}

function permission(text: string): Test {
  const [, sign, mode = ''] = /^([-/]?)(.*)$/.exec(text) ?? []
  const wanted = changedMode(mode, { mode: 0, type: 'file' })
  if (wanted === undefined) throw new ToolError(`invalid mode '${text}'`)
  return ({ stat }) => {
    const bits = stat.mode & 0o7777
    if (sign === '-') return (bits & wanted) === wanted
    return sign === '/' ? wanted === 0 || (bits & wanted) !== 0 : bits === wanted
  }
}

function isEmpty(system: System, { path, stat: { type, size } }: Found): boolean {
  if (type !== 'directory') return type === 'file' && size === 0
  try {
    return system.files.list(path).length === 0
  } catch (error) {
    if (error instanceof FileError) return false
    throw error
  }
}

function owner(system: System, kind: 'user' | 'group', name: string): Test {
  const id = idOf(system, kind === 'user' ? '/etc/passwd' : '/etc/group', name)
  if (id === undefined)
    throw new ToolError(
      isGnu(system) ? `'${name}' is not the name of a known ${kind}` : `unknown ${kind} ${name}`,
    )
  return ({ stat }) => (kind === 'user' ? stat.uid : stat.gid) === id
}

/** The test of a name; undefined if there is none. @throws ToolError for a wrong argument */
export function testOf(system: System, name: string, argument: () => string): Test | undefined {
  switch (name) {
    case '-name':
    case '-iname': {
      const isFit = fits(argument(), name === '-iname')
      return ({ path }) => isFit(nameOf(path))
    }
    case '-path':
    case '-wholename':
    case '-ipath': {
      const isFit = fits(argument(), name === '-ipath')
      return ({ path }) => isFit(path)
    }
    case '-regex':
    case '-iregex': {
      const ignoresCase = name === '-iregex'
      const regex = expressionOf(argument(), { ignoresCase, scope: 'whole' }, system)
      return ({ path }) => regex.test(path)
    }
    case '-type': {
      const wanted = argument()
        .split(',')
        .map((letter) => TYPES[letter])
      return ({ stat }) => wanted.includes(stat.type)
    }
    case '-size':
      return sizeTest(system, argument())
    case '-empty':
      return (found) => isEmpty(system, found)
    default:
      return timeTest(system, name, argument) ?? ownerTest(system, name, argument)
  }
}

function timeTest(system: System, name: string, argument: () => string): Test | undefined {
  if (/^-[mac]time$/.test(name)) return age(system, name, argument(), DAY)
  if (/^-[mac]min$/.test(name)) return age(system, name, argument(), MINUTE)
  if (name === '-newer') {
    const { mtime } = system.files.stat(argument())
    return ({ stat }) => stat.mtime > mtime
  }
  if (name !== '-newermt') return undefined
  const text = argument()
  const at = dateOf(text, system.now, isGnu(system))
  if (at === undefined)
    throw new ToolError(`I cannot figure out how to interpret '${text}' as a date or time`)
  return ({ stat }) => stat.mtime > at
}

function ownerTest(system: System, name: string, argument: () => string): Test | undefined {
  const may =
    (bit: number): Test =>
    ({ stat }) =>
      (bit !== 1 && system.user.uid === 0) ||
      ((stat.mode >> (stat.uid === system.user.uid ? 6 : stat.gid === system.user.gid ? 3 : 0)) &
        bit) !==
        0
  switch (name) {
    case '-perm':
      return permission(argument())
    case '-user':
      return owner(system, 'user', argument())
    case '-group':
      return owner(system, 'group', argument())
    case '-uid':
    case '-gid':
    case '-links': {
      const isFit = compared(system, name, argument())
      const of = name === '-uid' ? 'uid' : name === '-gid' ? 'gid' : 'links'
      return ({ stat }) => isFit(stat[of])
    }
    case '-nouser':
      return ({ stat }) => userName(system, stat.uid) === String(stat.uid)
    case '-nogroup':
      return ({ stat }) => groupName(system, stat.gid) === String(stat.gid)
    case '-readable':
      return may(4)
    case '-writable':
      return may(2)
    case '-executable':
      return may(1)
    case '-true':
    case '-xdev':
    case '-mount':
    case '-noleaf':
      return () => true
    case '-false':
      return () => false
    default:
      return undefined
  }
}
