/**
 * What is typed after a colon in `vi`: write, quit, substitute, set.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/ex.html
 */
import { byteLength } from '../../../oci/entry.js'
import type { System } from '../../program.js'
import { saved } from '../text.js'
import { patternOf } from './pattern.js'
import { type Vi, changed, marked, went } from './state.js'

const NOT_WRITTEN = 'E37: No write since last change (add ! to override)'
const NO_NAME = 'E32: No file name'
const NOT_A_COMMAND = (line: string): string => `E492: Not an editor command: ${line}`
const NOT_FOUND = (pattern: string): string => `E486: Pattern not found: ${pattern}`
const NO_OPTION = (name: string): string => `E518: Unknown option: ${name}`
const BAD_RANGE = 'E16: Invalid range'
const OPTIONS = new Set([
  'hlsearch',
  'hls',
  'ic',
  'ignorecase',
  'paste',
  'ai',
  'autoindent',
  'et',
  'expandtab',
  'ruler',
])

/** Lines that a command is about. */
interface Range {
  readonly from: number
  readonly to: number
}

/** The editor after a line that was typed behind a colon. */
export function executed(system: System, vi: Vi, line: string): Vi {
  const [, range = '', command = ''] =
    /^((?:%|[.$\d]+(?:[-+]\d+)?(?:,[.$\d]+(?:[-+]\d+)?)?)?)\s*(.*)$/su.exec(line.trim()) ?? []
  const lines = rangeOf(vi, range)
  if (!lines) return { ...vi, message: BAD_RANGE }
  if (command === '') return range === '' ? vi : went(vi, lines.to, 0)
  const substitute = /^s([^\w\s])(.*)$/su.exec(command)
  if (substitute) return substituted(vi, lines, substitute[1] ?? '/', substitute[2] ?? '')
  const [word = '', ...rest] = command.split(/\s+/)
  const argument = rest.join(' ')
  switch (word) {
    case 'w':
    case 'w!':
    case 'write':
      return written(system, vi, argument)
    case 'q':
    case 'quit':
    case 'qa':
      return vi.isModified ? { ...vi, message: NOT_WRITTEN } : { ...vi, exitCode: 0 }
    case 'q!':
    case 'qa!':
    case 'quit!':
      return { ...vi, exitCode: 0 }
    case 'cq':
    case 'cq!':
      return { ...vi, exitCode: 1 }
    case 'wq':
    case 'wq!':
    case 'x':
    case 'x!':
    case 'wqa':
    case 'xa':
      return writtenAndLeft(system, vi, argument, word.startsWith('x'))
    case 'd':
    case 'delete':
      return cut(vi, lines)
    case 'y':
    case 'yank':
      return {
        ...vi,
        register: { text: vi.lines.slice(lines.from, lines.to + 1).join('\n'), isLines: true },
      }
    case 'set':
    case 'se':
      return rest.reduce(withOption, vi)
    case 'noh':
    case 'nohlsearch':
    case 'syntax':
      return vi
    default:
      return { ...vi, message: NOT_A_COMMAND(line.trim()) }
  }
}

function rangeOf({ lines, row }: Vi, range: string): Range | undefined {
  const last = lines.length - 1
  if (range === '%') return { from: 0, to: last }
  if (range === '') return { from: row, to: row }
  const places = range.split(',').map((address) => {
    const [, base = '', by = '0'] = /^([.$]|\d+)([-+]\d+)?$/.exec(address) ?? []
    const at = base === '.' ? row : base === '$' ? last : Number(base || Number.NaN) - 1
    return at + Number(by)
  })
  const [from = row, to = from] = places
  if (![from, to].every(Number.isInteger) || to < from || to > last)
    return places.length === 1 && Number.isInteger(from) ? { from: last, to: last } : undefined
  return { from: Math.max(0, from), to: Math.max(0, to) }
}

function written(system: System, vi: Vi, given: string): Vi {
  const path = given || vi.path
  if (path === '') return { ...vi, message: NO_NAME }
  const isNew = !system.files.exists(path)
  const why = saved(system, path, vi.lines)
  if (why !== undefined) return { ...vi, message: `"${path}" E212: Can't open file for writing` }
  const empty = vi.lines.length === 1 && vi.lines[0] === ''
  const count = empty ? 0 : vi.lines.length
  const bytes = byteLength(empty ? '' : `${vi.lines.join('\n')}\n`)
  const message = `"${path}"${isNew ? ' [New]' : ''} ${count} line${count === 1 ? '' : 's'}, ${bytes} byte${bytes === 1 ? '' : 's'} written`
  return {
    ...vi,
    path: vi.path || path,
    isModified: given !== '' && given !== vi.path && vi.isModified,
    message,
  }
}

/** Writes a text and ends; `x` and `ZZ` write only what has changed. */
export function writtenAndLeft(system: System, vi: Vi, path: string, ifChanged: boolean): Vi {
  if (ifChanged && !vi.isModified && path === '') return { ...vi, exitCode: 0 }
  const after = written(system, vi, path)
  return /E\d+:/.test(after.message) ? after : { ...after, exitCode: 0 }
}

function cut(vi: Vi, { from, to }: Range): Vi {
  const register = { text: vi.lines.slice(from, to + 1).join('\n'), isLines: true }
  const rest = vi.lines.toSpliced(from, to - from + 1)
  const lines = rest.length === 0 ? [''] : rest
  return went({ ...changed(marked(vi), { lines, row: 0, column: 0 }), register }, from, 0)
}

function withOption(vi: Vi, option: string): Vi {
  const name = option.replace(/^no/, '').replace(/[=:].*$/, '')
  if (name === 'nu' || name === 'number') return { ...vi, numbers: !option.startsWith('no') }
  const isKnown = OPTIONS.has(name) || /^(?:ts|sw|sts|tabstop|shiftwidth|softtabstop)$/.test(name)
  return isKnown ? vi : { ...vi, message: NO_OPTION(option) }
}

/** `s/old/new/g` on lines. */
function substituted(vi: Vi, { from, to }: Range, mark: string, rest: string): Vi {
  const [old = '', put = '', flags = ''] = partsOf(rest, mark)
  const source = old === '' ? vi.sought.pattern : old
  const flag = `u${flags.includes('g') ? 'g' : ''}${flags.includes('i') ? 'i' : ''}`
  const pattern = patternOf(source, flag)
  if (!pattern) return { ...vi, message: NOT_FOUND(source) }
  let [count, touched, last] = [0, 0, -1]
  const lines = vi.lines.flatMap((line, row) => {
    if (row < from || row > to) return line
    const before = count
    const after = line.replace(pattern, (...found: readonly unknown[]) => {
      count++
      return replacement(put, found)
    })
    if (count === before) return line
    touched++
    last = row
    return after.split('\n')
  })
  if (count === 0) return { ...vi, message: NOT_FOUND(source) }
  const sought = { pattern: source, isBackwards: false }
  const after = went({ ...changed(marked(vi), { lines, row: 0, column: 0 }), sought }, last, 0)
  const message = `${count} substitution${count === 1 ? '' : 's'} on ${touched} line${touched === 1 ? '' : 's'}`
  return count > 2 ? { ...after, message } : after
}

/** A text at the marks that are not escaped. */
function partsOf(text: string, mark: string): readonly string[] {
  const parts = ['']
  for (let i = 0; i < text.length; i++) {
    const [character, next] = [text[i] as string, text[i + 1]]
    if (character === mark) parts.push('')
    else if (character === '\\' && next !== undefined) {
      parts[parts.length - 1] += next === mark ? next : character + next
      i++
    } else parts[parts.length - 1] += character
  }
  return parts
}

const replacement = (put: string, found: readonly unknown[]): string =>
  put.replaceAll(/\\(.)|&/gsu, (whole, escaped?: string) => {
    if (whole === '&') return String(found[0])
    if (escaped !== undefined && /\d/.test(escaped)) {
      const group = found[Number(escaped)]
      return typeof group === 'string' ? group : ''
    }
    return escaped === 'n' || escaped === 'r' ? '\n' : escaped === 't' ? '\t' : (escaped ?? '')
  })
