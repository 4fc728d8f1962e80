/**
 * A line that is edited: its text, where the cursor is, and what keys make of it. Plain data, so
 * that a world can be forked in the middle of a word.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Command-Line-Editing.html
 */
import type { Command } from './keys.js'

/** A search through the history, backwards. */
export interface Search {
  readonly pattern: string
  /** The line that was found, by its place in the history. */
  readonly found?: number
  readonly isFailed: boolean
}

export interface Editor {
  readonly text: string
  /** Before which character the cursor is. */
  readonly cursor: number
  /** The line of the history that is shown, counted back from now; 0 for what was typed. */
  readonly back: number
  /** What was typed before the history was looked at. */
  readonly draft: string
  /** What was cut last. */
  readonly cut: string
  readonly search?: Search
  /** The key before was Tab, and it gave no word. */
  readonly isAsked?: boolean
}

export const emptyEditor = (cut = ''): Editor => ({
  text: '',
  cursor: 0,
  back: 0,
  draft: '',
  cut,
})

/** The line after a key that moves in it or changes it. */
export function edited(
  editor: Editor,
  command: Command,
  key: string,
  history: readonly string[],
): Editor {
  const { text, cursor, cut } = editor
  const [before, after] = [text.slice(0, cursor), text.slice(cursor)]
  const put = (begin: string, end: string, more: Partial<Editor> = {}): Editor => ({
    ...editor,
    text: begin + end,
    cursor: begin.length,
    ...more,
  })
  const go = (place: number): Editor => ({ ...editor, cursor: place })
  switch (command) {
    case 'insert':
      return put(before + key, after)
    case 'start':
      return go(0)
    case 'end':
      return go(text.length)
    case 'left':
      return go(cursor - lastOf(before).length)
    case 'right':
      return go(cursor + firstOf(after).length)
    case 'word-left':
      return go(wordStart(before))
    case 'word-right':
      return go(cursor + wordEnd(after))
    case 'erase':
      return put(before.slice(0, before.length - lastOf(before).length), after)
    case 'delete':
    case 'delete-or-end':
      return put(before, after.slice(firstOf(after).length))
    case 'cut-end':
      return put(before, '', { cut: after })
    case 'cut-start':
      return put('', after, { cut: before })
    case 'cut-word':
      return cutBefore(put, before, after, before.replace(/\S*\s*$/, ''))
    case 'cut-part':
      return cutBefore(put, before, after, before.slice(0, wordStart(before)))
    case 'cut-word-right':
      return put(before, after.slice(wordEnd(after)), { cut: after.slice(0, wordEnd(after)) })
    case 'paste':
      return put(before + cut, after)
    case 'last-word':
      return put(before + (/\S+$/.exec(history.at(-1) ?? '')?.[0] ?? ''), after)
    case 'swap':
      return swapped(editor)
    case 'older':
      return recalled(editor, 1, history)
    case 'newer':
      return recalled(editor, -1, history)
    default:
      return editor
  }
}

type Put = (begin: string, end: string, more?: Partial<Editor>) => Editor

const cutBefore = (put: Put, before: string, after: string, kept: string): Editor =>
  put(kept, after, { cut: before.slice(kept.length) })

const lastOf = (text: string): string => [...text].at(-1) ?? ''
const firstOf = (text: string): string => [...text][0] ?? ''
const wordStart = (text: string): number => text.replace(/[A-Za-z0-9]*[^A-Za-z0-9]*$/, '').length
const wordEnd = (text: string): number => /^[^A-Za-z0-9]*[A-Za-z0-9]*/.exec(text)?.[0].length ?? 0

/** The two characters around the cursor change places; at the end, the two before it. */
function swapped(editor: Editor): Editor {
  const { text, cursor } = editor
  const at = cursor === text.length ? cursor - 1 : cursor
  if (at < 1) return editor
  const [a, b] = [text[at - 1] as string, text[at] as string]
  return { ...editor, text: text.slice(0, at - 1) + b + a + text.slice(at + 1), cursor: at + 1 }
}

/** Another line of the history, so many older. */
function recalled(editor: Editor, by: number, history: readonly string[]): Editor {
  const back = Math.min(history.length, Math.max(0, editor.back + by))
  if (back === editor.back) return editor
  const draft = editor.back === 0 ? editor.text : editor.draft
  const text = back === 0 ? draft : (history[history.length - back] as string)
  return { ...editor, text, cursor: text.length, back, draft }
}
