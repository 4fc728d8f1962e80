/**
 * What keys do in `nano`.
 *
 * @module
 */
import { FileError } from '../files.js'
import type { System } from '../program.js'
import type { Console } from '../tty/console.js'
import { copied, cutLine, pasted } from './nano-cut.js'
import {
  CANCELLED,
  again,
  askedReplacement,
  askedSearch,
  found,
  saidReplacement,
  saidWhetherToReplace,
} from './nano-search.js'
import { NANO, type Nano, type Prompt, asking, changed, textOf } from './nano-state.js'
import { ARROWS, type Text, deleted, erased, inserted, lineAt, moved, saved } from './text.js'

const SAVE = 'Save modified buffer? '
const WRITE = 'File Name to Write: '
const INSERT = 'File to insert [from ./]: '
const LINE = 'Enter line number, column number: '
const [CANCEL, ENTER, RETURN, ESCAPE] = ['\x03', '\r', '\n', '\x1b']
const ERASE = new Set(['\x7f', '\b'])

/** The editor after a key. */
export function pressed(system: System, given: Nano, typed: string, screen: Console): Nano {
  const { isMeta, ...nano } = given
  if (typed === ESCAPE && !isMeta) return { ...nano, isMeta: true }
  const key = isMeta ? ESCAPE + typed.toLowerCase() : typed
  if (nano.prompt) return answered(system, nano, nano.prompt, key)
  const quiet: Nano = { ...nano, message: '', isCutting: false }
  const command = COMMANDS[key]
  if (command) return command(quiet, nano, system)
  const motion = ARROWS[key] ?? MOTIONS[key]
  if (motion !== undefined) return went(quiet, motion, screen.rows - NANO.around)
  if (ERASE.has(key)) return changed(quiet, erased(textOf(quiet)))
  if (key === ENTER || key === RETURN) return changed(quiet, inserted(textOf(quiet), '\n'))
  return (key >= ' ' && !isMeta) || key === '\t'
    ? changed(quiet, inserted(textOf(quiet), key))
    : quiet
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
const COMMANDS: Readonly<Record<string, (nano: Nano, before: Nano, system: System) => Nano>> = {
  '\x0f': (nano) => ({ ...nano, prompt: asking('write', WRITE, { answer: nano.path }) }),
  '\x13': (nano, _, system) =>
    nano.path === ''
      ? { ...nano, prompt: asking('write', WRITE) }
      : written(system, nano, nano.path, false),
  '\x12': (nano) => ({ ...nano, prompt: asking('insert', INSERT) }),
  '\x17': (nano) => askedSearch(nano, false),
  '\x11': (nano) => askedSearch(nano, true),
  '\x1bw': (nano) => again(nano, false),
  '\x1bq': (nano) => again(nano, true),
  '\x1c': askedReplacement,
  '\x1ba': (nano) =>
    nano.mark
      ? { ...nano, mark: undefined, message: '[ Mark Unset ]' }
      : { ...nano, mark: { row: nano.row, column: nano.column }, message: '[ Mark Set ]' },
  '\x1b6': copied,
  '\x1b\\': (nano) => ({ ...nano, ...moved(textOf(nano), 0, 0) }),
  '\x1b/': (nano) => ({ ...nano, ...moved(textOf(nano), nano.lines.length - 1, 0) }),
  '\x1bg': askedLine,
  '\x07': unsimulated('^G'),
  '\x14': unsimulated('^T'),
  '\x1b]': unsimulated('M-]'),
  '\x1f': askedLine,
  '\x18': (nano) =>
    nano.isModified ? { ...nano, prompt: asking('save', SAVE) } : { ...nano, isDone: true },
  '\x03': (nano) => ({ ...nano, message: location(nano) }),
  '\x0b': (nano, { isCutting }) => cutLine(nano, isCutting === true),
  '\x15': pasted,
  '\x1bu': (nano) => stepped(nano, 'undo', 'redo'),
  '\x1be': (nano) => stepped(nano, 'redo', 'undo'),
}

function location({ lines, row, column }: Nano): string {
  const whole = lines.join('\n')
  const at = lines.slice(0, row).reduce((sum, line) => sum + line.length + 1, 0) + column
  const line = lines[row] ?? ''
  const share = (part: number, all: number): number => Math.floor((part * 100) / Math.max(1, all))
  const wide = String(lines.length).length
  return `[ line ${String(row + 1).padStart(wide)}/${lines.length} (${share(row + 1, lines.length)}%), col ${String(column + 1).padStart(2)}/${String(line.length + 1).padStart(2)} (${share(column + 1, line.length + 1)}%), char ${at}/${whole.length} (${share(at, whole.length)}%) ]`
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
  if (key === CANCEL) return { ...nano, message: CANCELLED }
  if (prompt.kind === 'save') return saidWhetherToSave(nano, prompt, key)
  if (prompt.kind === 'instance') return saidWhetherToReplace(nano, prompt, key)
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
    prompt: asking('write', WRITE, { answer: nano.path, leaves: true }),
  }
}

/** What was asked is answered. */
function carriedOut(system: System, nano: Nano, prompt: Prompt): Nano {
  const { kind, answer } = prompt
  if (kind === 'write') return written(system, nano, answer, prompt.leaves === true)
  if (kind === 'insert') return insertedFile(system, nano, answer)
  if (kind === 'replace' || kind === 'with') return saidReplacement(nano, kind, answer)
  if (kind === 'line') {
    const [row = 1, column = 1] = answer.split(/[,. ]/).map(Number)
    return Number.isInteger(row)
      ? { ...nano, ...moved(textOf(nano), row - 1, (column || 1) - 1) }
      : { ...nano, message: '[ Invalid line or column number ]' }
  }
  const sought = answer === '' ? nano.sought : answer
  return sought === ''
    ? { ...nano, message: CANCELLED }
    : found({ ...nano, sought }, sought, prompt.isBackwards)
}

/** A key that the hints name and that does nothing here. */
function unsimulated(key: string): (nano: Nano) => Nano {
  return (nano) => ({ ...nano, message: `[ kubarium does not simulate ${key} ]` })
}

function askedLine(nano: Nano): Nano {
  return { ...nano, prompt: asking('line', LINE) }
}

/** Puts what another file says before the cursor. */
function insertedFile({ files }: System, nano: Nano, path: string): Nano {
  if (path === '') return { ...nano, message: CANCELLED }
  try {
    const text = files.read(path)
    const count = text.split('\n').length - 1
    const message = `[ Read ${count} line${count === 1 ? '' : 's'} ]`
    return { ...changed(nano, inserted(textOf(nano), text)), message }
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    const why = error.code === 'ENOENT' ? `File "${path}" not found` : error.message
    return { ...nano, message: `[ ${why} ]` }
  }
}

function written(system: System, nano: Nano, path: string, leaves: boolean): Nano {
  if (path === '') return { ...nano, message: CANCELLED }
  const lines = nano.lines.at(-1) === '' ? nano.lines.slice(0, -1) : nano.lines
  const why = saved(system, path, lines.length === 0 ? [''] : lines)
  if (why !== undefined) return { ...nano, message: `[ Error writing ${path}: ${why} ]` }
  const message = `[ Wrote ${lines.length} line${lines.length === 1 ? '' : 's'} ]`
  return { ...nano, path, isModified: false, message, ...(leaves ? { isDone: true } : {}) }
}
