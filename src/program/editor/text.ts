/**
 * A text that is edited: its lines, and where the cursor is. Plain data, as all that is in a world.
 *
 * @module
 */
import { FileError } from '../files.js'
import type { System } from '../program.js'

/** Lines with a cursor: in which line it is, and before which character. */
export interface Text {
  readonly [key: string]: readonly string[] | number
  readonly lines: readonly string[]
  readonly row: number
  readonly column: number
}

/** A file in an editor. */
interface Opened {
  readonly lines: readonly string[]
  readonly isNew: boolean
}

const SEQUENCE = /\x1b\[[0-9;]*[A-Za-z~]|\x1bO[A-Z]|[^]/gu

/** Keys one by one; an arrow is one key. */
export const keysOf = (typed: string): readonly string[] => typed.match(SEQUENCE) ?? []

/** What arrows and their kin send. */
export const ARROWS: Readonly<Record<string, string>> = {
  '\x1b[A': 'up',
  '\x1bOA': 'up',
  '\x1b[B': 'down',
  '\x1bOB': 'down',
  '\x1b[C': 'right',
  '\x1bOC': 'right',
  '\x1b[D': 'left',
  '\x1bOD': 'left',
  '\x1b[H': 'home',
  '\x1bOH': 'home',
  '\x1b[1~': 'home',
  '\x1b[F': 'end',
  '\x1bOF': 'end',
  '\x1b[4~': 'end',
  '\x1b[5~': 'page-up',
  '\x1b[6~': 'page-down',
  '\x1b[3~': 'delete',
}

export const lineAt = ({ lines, row }: Pick<Text, 'lines' | 'row'>): string => lines[row] ?? ''

/** A text with the cursor somewhere else, where there is such a place. */
export function moved<T extends Text>(text: T, row: number, column: number): T {
  const at = Math.min(Math.max(0, row), Math.max(0, text.lines.length - 1))
  const most = (text.lines[at] ?? '').length
  return { ...text, row: at, column: Math.min(Math.max(0, column), most) }
}

/** A text with other lines in the place of some. */
export const spliced = <T extends Text>(
  text: T,
  from: number,
  count: number,
  ...put: readonly string[]
): T => ({ ...text, lines: text.lines.toSpliced(from, count, ...put) })

/** Puts a text, which may have line breaks, before the cursor; the cursor stands behind it. */
export function inserted<T extends Text>(text: T, put: string): T {
  const [line, parts] = [lineAt(text), put.split('\n')]
  const [before, after] = [line.slice(0, text.column), line.slice(text.column)]
  const last = parts.length - 1
  const lines = parts.map((part, i) => `${i === 0 ? before : ''}${part}${i === last ? after : ''}`)
  const column = (last === 0 ? before.length : 0) + (parts[last] ?? '').length
  return { ...spliced(text, text.row, 1, ...lines), row: text.row + last, column }
}

/** Takes the character before the cursor away; at the beginning of a line, the line break. */
export function erased<T extends Text>(text: T): T {
  const line = lineAt(text)
  if (text.column > 0) {
    const gone = [...line.slice(0, text.column)].at(-1)?.length ?? 1
    const kept = line.slice(0, text.column - gone) + line.slice(text.column)
    return { ...spliced(text, text.row, 1, kept), column: text.column - gone }
  }
  if (text.row === 0) return text
  const above = text.lines[text.row - 1] ?? ''
  return {
    ...spliced(text, text.row - 1, 2, above + line),
    row: text.row - 1,
    column: above.length,
  }
}

/** Takes the character under the cursor away; at the end of a line, the line break. */
export function deleted<T extends Text>(text: T): T {
  const line = lineAt(text)
  if (text.column >= line.length && text.row >= text.lines.length - 1) return text
  const next =
    text.column < line.length ? { ...text, column: text.column + 1 } : moved(text, text.row + 1, 0)
  return erased(next)
}

/** Reads a file for an editor. @throws FileError for what is there and cannot be read */
export function openedFile({ files }: System, path: string): Opened {
  if (path === '' || !files.exists(path)) return { lines: [''], isNew: true }
  const text = files.read(path)
  const lines = text.replace(/\n$/, '').split('\n')
  return { lines: text === '' ? [''] : lines, isNew: false }
}

/** Writes lines to a file; why it cannot be written, if so. */
export function saved(
  { files }: System,
  path: string,
  lines: readonly string[],
): string | undefined {
  const text = lines.length === 1 && lines[0] === '' ? '' : `${lines.join('\n')}\n`
  try {
    files.write(path, text)
    return undefined
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return error.message
  }
}

const TAB = 8

/** A line as a screen shows it, tabs as spaces. */
export function shownLine(line: string): string {
  let shown = ''
  for (const character of line)
    shown += character === '\t' ? ' '.repeat(TAB - (shown.length % TAB)) : character
  return shown
}

/** The first line on the screen so that the cursor's is among those that are shown. */
export const topFor = (row: number, top: number, height: number): number =>
  row < top ? row : row >= top + height ? row - height + 1 : top
