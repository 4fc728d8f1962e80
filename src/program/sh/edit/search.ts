/**
 * Ctrl-R: a search through the history, from the youngest line back, while its text is typed.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Searching.html
 */
import type { Editor, Search } from './editor.js'
import type { Command } from './keys.js'

/** What a key makes of a search; undefined if it ends the search and is then a key of the line. */
export function searched(
  editor: Editor,
  command: Command,
  key: string,
  history: readonly string[],
): Editor | undefined {
  const { search } = editor
  if (!search) return command === 'search' ? begun(editor) : undefined
  if (command === 'insert') return found(editor, search.pattern + key, search.found, history)
  if (command === 'erase')
    return found(editor, [...search.pattern].slice(0, -1).join(''), undefined, history)
  if (command === 'search')
    return found(editor, search.pattern, (search.found ?? history.length) - 1, history)
  if (command === 'abort') {
    const { search: _, ...rest } = editor
    return { ...rest, text: editor.draft, cursor: editor.draft.length }
  }
  return undefined
}

const begun = (editor: Editor): Editor => ({
  ...editor,
  draft: editor.text,
  search: { pattern: '', isFailed: false },
})

/** The youngest line, from `from` back, that has the pattern in it. */
function found(
  editor: Editor,
  pattern: string,
  from: number | undefined,
  history: readonly string[],
): Editor {
  for (let at = Math.min(from ?? history.length - 1, history.length - 1); at >= 0; at--) {
    const line = history[at] as string
    const place = line.lastIndexOf(pattern)
    if (pattern === '' || place < 0) continue
    const search: Search = { pattern, found: at, isFailed: false }
    return { ...editor, text: line, cursor: place, back: history.length - at, search }
  }
  const { found: last } = editor.search ?? {}
  const place = last === undefined ? {} : { found: last }
  return { ...editor, search: { pattern, ...place, isFailed: pattern !== '' } }
}

/** The line without its search. */
export function withoutSearch({ search: _, ...editor }: Editor): Editor {
  return editor
}
