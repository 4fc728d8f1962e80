/**
 * Lines as `grep` shows them: with names and numbers before them, and in colours.
 *
 * @see https://www.gnu.org/software/grep/manual/html_node/General-Output-Control.html
 */
import { isRecursive } from './grep-files.js'
import type { LineCall } from './lines.js'

/** A part of a line. */
export interface Place {
  readonly start: number
  readonly end: number
}

const CLEAR = '\u001b[K'
const MATCH = '01;31'
const NAME = '35'
const NUMBER = '32'
const MARK = '36'

const inColour = (colour: string, text: string): string =>
  `\u001b[${colour}m${CLEAR}${text}\u001b[m${CLEAR}`

/** Whether matches are shown in a colour: `--color`, where it is a terminal or always. */
export function isColoured({ options, system }: Pick<LineCall, 'options' | 'system'>): boolean {
  const when = options.value('O')
  return when === 'always' || ((when === 'auto' || when === '') && system.isTerminal('stdout'))
}

/** Places in a line, none in another. */
export function inOrder(places: readonly Place[]): readonly Place[] {
  let end = -1
  return places
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((place) => {
      const isApart = place.start >= end
      if (isApart) end = place.end
      return isApart
    })
}

/** What is before a line: its file and its number, where they are wanted. */
export function labelOf(
  call: LineCall,
  file: string,
  files: number,
): (line: number | undefined, mark: string) => string {
  const { options } = call
  const named = !options.has('h') && (options.has('H') || files > 1 || isRecursive(options))
  const name = file === '-' ? '(standard input)' : file
  const isOn = isColoured(call)
  const shown = (colour: string, text: string): string => (isOn ? inColour(colour, text) : text)
  return (line, mark) =>
    `${named ? shown(NAME, name) + shown(MARK, mark) : ''}${line !== undefined && options.has('n') ? shown(NUMBER, String(line)) + shown(MARK, mark) : ''}`
}

/** A match, in its colour. */
export const highlighted = (call: LineCall, text: string): string =>
  isColoured(call) ? inColour(MATCH, text) : text

/** A line with its matches in their colour. */
export function marked(call: LineCall, text: string, places: readonly Place[]): string {
  if (!isColoured(call)) return text
  let [shown, from] = ['', 0]
  for (const { start, end } of places) {
    shown += text.slice(from, start) + inColour(MATCH, text.slice(start, end))
    from = end
  }
  return shown + text.slice(from)
}
