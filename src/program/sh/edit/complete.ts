/**
 * Tab: what becomes of a line once it is known what its word could become. One Tab puts what all
 * the words begin with, a second one lists them.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Commands-For-Completion.html
 */
import type { Choice } from '../completion/choice.js'
import { sorted } from '../completion/words.js'
import type { Editor } from './editor.js'

const COLUMN_GAP = 2

/** The line after Tab, and what is listed below it if there are several words to choose from. */
export function completed(
  { from, words, isOpen, areFiles, isOrdered }: Choice,
  editor: Editor,
  columns: number,
): { readonly editor: Editor; readonly list?: string } {
  const { text, cursor } = editor
  const typed = text.slice(from, cursor)
  const common = commonBeginning(words)
  const [only] = words
  const isWhole = words.length === 1 && only !== undefined
  const whole = isWhole && !isOpen ? ended(only) : common
  const put = isWhole || common.length > typed.length ? whole : typed
  const now = {
    ...editor,
    text: text.slice(0, from) + put + text.slice(cursor),
    cursor: from + put.length,
    isAsked: put === typed && words.length > 1,
  }
  if (put !== typed || words.length < 2 || !editor.isAsked) return { editor: now }
  return {
    editor: now,
    list: listed(isOrdered ? words : sorted(words), columns, areFiles === true),
  }
}

/** A word that is whole is followed by a space, unless more can follow. */
const ended = (word: string): string => (/[/=]$/.test(word) ? word : `${word} `)

function commonBeginning(words: readonly string[]): string {
  const [first = '', ...rest] = words
  let length = first.length
  for (const word of rest) while (!word.startsWith(first.slice(0, length))) length--
  return first.slice(0, length)
}

/** Words in columns, down and then to the right. Of paths, the last part is shown. */
function listed(words: readonly string[], columns: number, areFiles: boolean): string {
  const names = areFiles
    ? words.map((word) => (/[^/]*\/?$/.exec(word)?.[0] ?? word).replaceAll(/\\(.)/g, '$1'))
    : words
  const width = Math.max(...names.map(({ length }) => length)) + COLUMN_GAP
  const across = Math.max(1, Math.floor(columns / width))
  const down = Math.ceil(names.length / across)
  const lines = Array.from({ length: down }, (_, row) =>
    names
      .filter((_, index) => index % down === row)
      .map((name) => name.padEnd(width))
      .join(''),
  )
  return `${lines.join('\n')}\n`
}
