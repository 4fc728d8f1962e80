/**
 * `vi` at work: the text, the mode, and what was typed so far. Plain data, as all that is in a world.
 *
 * @module
 */
import { type Text, moved } from '../text.js'

/** An editor at work. */
export interface Vi {
  readonly lines: readonly string[]
  readonly row: number
  readonly column: number
  readonly top: number
  readonly path: string
  readonly isModified: boolean
  readonly mode: 'normal' | 'insert' | 'replace' | 'command'
  /** What is typed of a command of several keys, or of a line after `:`, `/` or `?`. */
  readonly typed: string
  readonly message: string
  /** What was cut or copied: whole lines, or a part of one. */
  readonly register: { readonly text: string; readonly isLines: boolean }
  readonly sought: { readonly pattern: string; readonly isBackwards: boolean }
  readonly numbers: boolean
  readonly undo: readonly Text[]
  readonly redo: readonly Text[]
  /** The keys of the last change, for `.`; and those of the one under way. */
  readonly change: string
  readonly recording: string
  /** Set once the editor ends: its exit code. */
  readonly exitCode?: number
}

const KEPT_STEPS = 100

export const textOf = ({ lines, row, column }: Vi): Text => ({ lines, row, column })

/** Remembers the text as it is, to come back to it. */
export const marked = (vi: Vi): Vi => ({
  ...vi,
  undo: [...vi.undo, textOf(vi)].slice(-KEPT_STEPS),
  redo: [],
})

/** The text is another one. */
export const changed = (vi: Vi, text: Text): Vi => ({ ...vi, ...text, isModified: true })

/** The cursor on a character, as outside of insertions it has to be. */
export function onCharacter(vi: Vi): Vi {
  const most = Math.max(0, (vi.lines[vi.row] ?? '').length - 1)
  return vi.column > most ? { ...vi, column: most } : vi
}

/** The cursor somewhere else. */
export const went = (vi: Vi, row: number, column: number): Vi =>
  onCharacter({ ...vi, ...moved(textOf(vi), row, column) })

/** Goes back to the text before, or forward again. */
export function stepped(vi: Vi, from: 'undo' | 'redo'): Vi {
  const to = from === 'undo' ? 'redo' : 'undo'
  const text = vi[from].at(-1)
  if (!text) return { ...vi, message: `Already at ${from === 'undo' ? 'oldest' : 'newest'} change` }
  const before = { [from]: vi[from].slice(0, -1), [to]: [...vi[to], textOf(vi)] }
  const more = text.lines.length - vi.lines.length
  const count = Math.abs(more)
  const what =
    more === 0
      ? '1 change'
      : `${count} ${more > 0 ? 'more' : 'fewer'} line${count === 1 ? '' : 's'}`
  const message = count === 1 ? `1 line ${more > 0 ? 'more' : 'less'}` : what
  return onCharacter({ ...vi, ...text, ...before, isModified: true, message })
}
