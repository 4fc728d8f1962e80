/**
 * Drawing a line that is edited on a terminal: no more than has changed where that is simple, and
 * all of it where it is not.
 *
 * @module
 */
import { visibleWidth } from '../../../text/visible-width.js'
import type { Editor } from './editor.js'

/** What stands before the line: the last line of the prompt. */
const lead = (prompt: string, { search }: Editor): string =>
  search
    ? `(${search.isFailed ? 'failed ' : ''}reverse-i-search)\`${search.pattern}': `
    : (prompt.split('\n').at(-1) ?? '')

/** Where a text of so many characters ends. */
const placeOf = (width: number, columns: number) => ({
  row: Math.floor(width / columns),
  column: width % columns,
})

const up = (rows: number): string => (rows > 0 ? `\x1b[${rows}A` : '')
const right = (columns: number): string => (columns > 0 ? `\x1b[${columns}C` : '')

/** From one look of the line to the next; `anew` also where there is no difference. */
export function drawn(
  prompt: string,
  old: Editor,
  now: Editor,
  columns: number,
  anew = false,
): string {
  const [before, after] = [lead(prompt, old), lead(prompt, now)]
  const isAdded =
    !anew &&
    before === after &&
    old.cursor === old.text.length &&
    now.cursor === now.text.length &&
    now.text.startsWith(old.text)
  if (isAdded) return now.text.slice(old.text.length) + wrapped(after, now, columns)
  const from = placeOf(visibleWidth(before) + visibleWidth(old.text.slice(0, old.cursor)), columns)
  return `${up(from.row)}\r${whole(prompt, now, columns)}`
}

/** The line and what stands before it, and the cursor where it belongs. */
export function whole(prompt: string, now: Editor, columns: number): string {
  const before = lead(prompt, now)
  const start = visibleWidth(before)
  const end = placeOf(start + visibleWidth(now.text), columns)
  const at = placeOf(start + visibleWidth(now.text.slice(0, now.cursor)), columns)
  const text = `${before}${now.text}${wrapped(before, now, columns)}\x1b[J`
  if (now.cursor === now.text.length) return text
  return `${text}${up(end.row - at.row)}\r${right(at.column)}`
}

/** A line that fills its row goes on in the next one. */
const wrapped = (before: string, { text }: Editor, columns: number): string =>
  text !== '' && (visibleWidth(before) + visibleWidth(text)) % columns === 0 ? ' \r' : ''

/** From the cursor to the end of the line. */
export function toEnd(prompt: string, editor: Editor, columns: number): string {
  const start = visibleWidth(lead(prompt, editor))
  const at = placeOf(start + visibleWidth(editor.text.slice(0, editor.cursor)), columns)
  const end = placeOf(start + visibleWidth(editor.text), columns)
  if (editor.cursor === editor.text.length) return ''
  return `${end.row > at.row ? `\x1b[${end.row - at.row}B` : ''}\r${right(end.column)}`
}
