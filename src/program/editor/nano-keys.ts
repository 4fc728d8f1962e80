/**
 * What keys do in `nano`.
 *
 * @module
 */
import type { System } from '../program.js'
import type { Console } from '../tty/console.js'
import {
  ARROWS,
  type Text,
  deleted,
  erased,
  inserted,
  lineAt,
  moved,
  saved,
  spliced,
} from './text.js'

/** What is asked at the bottom of the screen. */
interface Prompt {
  readonly kind: 'write' | 'search' | 'line' | 'save'
  readonly label: string
  readonly answer: string
  /** Once it is written, the editor ends. */
  readonly leaves?: boolean
}

/** An editor at work. */
export interface Nano {
  readonly lines: readonly string[]
  readonly row: number
  readonly column: number
  readonly top: number
  readonly path: string
  readonly isModified: boolean
  readonly message: string
  readonly cut: readonly string[]
  /** The key before was a cut: the next one adds to it. */
  readonly isCutting?: boolean
  readonly sought: string
  readonly prompt?: Prompt
  readonly undo?: readonly Text[]
  readonly redo?: readonly Text[]
  readonly isDone?: boolean
}

/** Facts of the screen: its lines around the text, and the version that it shows. */
export const NANO = { around: 4, version: '7.2' } as const

const KEPT_STEPS = 100
const SAVE = 'Save modified buffer? '
const NOT_FOUND = (text: string): string => `[ "${text}" not found ]`
const [CANCEL, ENTER, RETURN] = ['\x03', '\r', '\n']
const ERASE = new Set(['\x7f', '\b'])

/** The editor after a key. */
export function pressed(system: System, nano: Nano, key: string, screen: Console): Nano {
  if (nano.prompt) return answered(system, nano, nano.prompt, key)
  const quiet: Nano = { ...nano, message: '', isCutting: false }
  const command = COMMANDS[key]
  if (command) return command(quiet, nano)
  const motion = ARROWS[key] ?? MOTIONS[key]
  if (motion !== undefined) return went(quiet, motion, screen.rows - NANO.around)
  if (ERASE.has(key)) return changed(quiet, erased(textOf(quiet)))
  if (key === ENTER || key === RETURN) return changed(quiet, inserted(textOf(quiet), '\n'))
  return key >= ' ' || key === '\t' ? changed(quiet, inserted(textOf(quiet), key)) : quiet
}

const textOf = ({ lines, row, column }: Nano): Text => ({ lines, row, column })

/** The text is another one; the one before can be had again. */
function changed(nano: Nano, text: Text): Nano {
  const before = textOf(nano)
  if (text.lines === before.lines) return { ...nano, ...text }
  const undo = [...(nano.undo ?? []), before].slice(-KEPT_STEPS)
  return { ...nano, ...text, isModified: true, undo, redo: [] }
}

const MOTIONS: Readonly<Record<string, string>> = {
  '\x10': 'up',
  '\x0e': 'down',
  '\x02': 'left',
  '\x06': 'right',
  '\x01': 'home',
  '\x05': 'end',
  '\x19': 'page-up',
  '\x16': 'page-down',
  '\x04': 'delete',
}

function went(nano: Nano, motion: string, page: number): Nano {
  const text = textOf(nano)
  const { row, column, lines } = text
  const to = (next: Text): Nano => ({ ...nano, ...next })
  switch (motion) {
    case 'up':
      return to(moved(text, row - 1, row === 0 ? 0 : column))
    case 'down':
      return to(moved(text, row + 1, row === lines.length - 1 ? lineAt(text).length : column))
    case 'left':
      return to(
        column > 0 || row === 0
          ? moved(text, row, column - 1)
          : moved(text, row - 1, Number.POSITIVE_INFINITY),
      )
    case 'right':
      return to(
        column < lineAt(text).length || row === lines.length - 1
          ? moved(text, row, column + 1)
          : moved(text, row + 1, 0),
      )
    case 'home':
      return to(moved(text, row, 0))
    case 'end':
      return to(moved(text, row, Number.POSITIVE_INFINITY))
    case 'page-up':
      return to(moved(text, row - page + 2, 0))
    case 'page-down':
      return to(moved(text, row + page - 2, 0))
    default:
      return changed(nano, deleted(text))
  }
}

/** What control keys do; `before` is the editor before the message was cleared. */
const COMMANDS: Readonly<Record<string, (nano: Nano, before: Nano) => Nano>> = {
  '\x0f': (nano) => ({ ...nano, prompt: asking('write', 'File Name to Write: ', nano.path) }),
  '\x17': (nano) => ({
    ...nano,
    prompt: asking('search', nano.sought === '' ? 'Search: ' : `Search [${nano.sought}]: `),
  }),
  '\x1f': (nano) => ({ ...nano, prompt: asking('line', 'Enter line number, column number: ') }),
  '\x18': (nano) =>
    nano.isModified ? { ...nano, prompt: asking('save', SAVE) } : { ...nano, isDone: true },
  '\x03': (nano) => ({ ...nano, message: location(nano) }),
  '\x0b': (nano, { isCutting }) => cutLine(nano, isCutting === true),
  '\x15': (nano) =>
    nano.cut.length === 0
      ? nano
      : changed(nano, {
          ...moved(spliced(textOf(nano), nano.row, 0, ...nano.cut), nano.row + nano.cut.length, 0),
        }),
  '\x1bu': (nano) => stepped(nano, 'undo', 'redo'),
  '\x1be': (nano) => stepped(nano, 'redo', 'undo'),
}

const asking = (kind: Prompt['kind'], label: string, answer = ''): Prompt => ({
  kind,
  label,
  answer,
})

function location({ lines, row, column }: Nano): string {
  const whole = lines.join('\n')
  const at = lines.slice(0, row).reduce((sum, line) => sum + line.length + 1, 0) + column
  const line = lines[row] ?? ''
  const share = (part: number, all: number): number => Math.floor((part * 100) / Math.max(1, all))
  const wide = String(lines.length).length
  return `[ line ${String(row + 1).padStart(wide)}/${lines.length} (${share(row + 1, lines.length)}%), col ${String(column + 1).padStart(2)}/${String(line.length + 1).padStart(2)} (${share(column + 1, line.length + 1)}%), char ${at}/${whole.length} (${share(at, whole.length)}%) ]`
}

function cutLine(nano: Nano, adds: boolean): Nano {
  const { lines, row } = nano
  const line = lines[row] ?? ''
  if (row === lines.length - 1 && line === '')
    return { ...nano, message: '[ Nothing was cut ]', isCutting: adds }
  const rest = spliced(textOf(nano), row, 1)
  const kept = row === lines.length - 1 ? { ...rest, lines: [...rest.lines, ''] } : rest
  return {
    ...changed(nano, moved(kept, row, 0)),
    cut: [...(adds ? nano.cut : []), line],
    isCutting: true,
  }
}

/** Goes back to the text before, or forward again. */
function stepped(nano: Nano, from: 'undo' | 'redo', to: 'undo' | 'redo'): Nano {
  const text = nano[from]?.at(-1)
  if (!text) return { ...nano, message: `[ Nothing to ${from} ]` }
  const done = { [from]: nano[from]?.slice(0, -1) ?? [], [to]: [...(nano[to] ?? []), textOf(nano)] }
  const said = from === 'undo' ? '[ Undid action ]' : '[ Redid action ]'
  return { ...nano, ...text, ...done, message: said }
}

/** A key while something is asked. */
function answered(system: System, { prompt: _, ...nano }: Nano, prompt: Prompt, key: string): Nano {
  if (key === CANCEL) return { ...nano, message: '[ Cancelled ]' }
  if (prompt.kind === 'save') return saidWhetherToSave(nano, prompt, key)
  if (key === ENTER || key === RETURN) return carriedOut(system, nano, prompt)
  const { answer } = prompt
  const typed = ERASE.has(key)
    ? [...answer].slice(0, -1).join('')
    : key === '\x15' || key === '\x0b'
      ? ''
      : key >= ' '
        ? answer + key
        : answer
  return { ...nano, prompt: { ...prompt, answer: typed } }
}

function saidWhetherToSave(nano: Nano, prompt: Prompt, key: string): Nano {
  if (/^n$/i.test(key)) return { ...nano, isDone: true }
  if (!/^y$/i.test(key)) return { ...nano, prompt }
  return {
    ...nano,
    prompt: { ...asking('write', 'File Name to Write: ', nano.path), leaves: true },
  }
}

/** What was asked is answered. */
function carriedOut(system: System, nano: Nano, { kind, answer, leaves }: Prompt): Nano {
  if (kind === 'write') return written(system, nano, answer, leaves === true)
  if (kind === 'line') {
    const [row = 1, column = 1] = answer.split(/[,. ]/).map(Number)
    return Number.isInteger(row)
      ? { ...nano, ...moved(textOf(nano), row - 1, (column || 1) - 1) }
      : { ...nano, message: '[ Invalid line or column number ]' }
  }
  const sought = answer === '' ? nano.sought : answer
  return sought === '' ? { ...nano, message: '[ Cancelled ]' } : found({ ...nano, sought }, sought)
}

function written(system: System, nano: Nano, path: string, leaves: boolean): Nano {
  if (path === '') return { ...nano, message: '[ Cancelled ]' }
  const lines = nano.lines.at(-1) === '' ? nano.lines.slice(0, -1) : nano.lines
  const why = saved(system, path, lines.length === 0 ? [''] : lines)
  if (why !== undefined) return { ...nano, message: `[ Error writing ${path}: ${why} ]` }
  const message = `[ Wrote ${lines.length} line${lines.length === 1 ? '' : 's'} ]`
  return { ...nano, path, isModified: false, message, ...(leaves ? { isDone: true } : {}) }
}

/** The next place of a text after the cursor; the search goes on at the top. */
function found(nano: Nano, sought: string): Nano {
  const { lines, row, column } = nano
  const low = sought.toLowerCase()
  for (let step = 0; step <= lines.length; step++) {
    const at = (row + step) % lines.length
    const from = step === 0 ? column + 1 : 0
    const place = (lines[at] ?? '').toLowerCase().indexOf(low, from)
    if (place < 0) continue
    const isOnly = at === row && place === column
    const message = isOnly
      ? '[ This is the only occurrence ]'
      : row + step >= lines.length
        ? '[ Search Wrapped ]'
        : ''
    return { ...nano, row: at, column: place, message }
  }
  return { ...nano, message: NOT_FOUND(sought) }
}
