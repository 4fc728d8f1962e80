/**
 * What `nano` is at: its text, its file, and what it asks.
 *
 * @module
 */
import type { Text } from './text.js'

/** What is asked at the bottom of the screen. */
export interface Prompt {
  readonly kind: 'write' | 'search' | 'line' | 'save' | 'insert' | 'replace' | 'with' | 'instance'
  readonly label: string
  readonly answer: string
  /** Once it is written, the editor ends. */
  readonly leaves?: boolean
  /** The search goes towards the beginning. */
  readonly isBackwards?: boolean
}

/** A replacement under way. */
export interface Replacing {
  readonly sought: string
  readonly put: string
  /** Where it began: it ends there when it has gone round. */
  readonly start: { readonly row: number; readonly column: number }
  readonly isWrapped: boolean
  readonly count: number
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
  /** What was cut is a part of lines, not whole ones. */
  readonly isPart?: boolean
  /** The key before was a cut: the next one adds to it. */
  readonly isCutting?: boolean
  readonly sought: string
  readonly prompt?: Prompt
  readonly replacing?: Replacing
  /** Where a part that is marked begins. */
  readonly mark?: { readonly row: number; readonly column: number } | undefined
  readonly undo?: readonly Text[]
  readonly redo?: readonly Text[]
  /** Escape was pressed: the next key is one with Meta. */
  readonly isMeta?: boolean
  readonly isDone?: boolean
}

/** Facts of the screen: its lines around the text, and the version that it shows. */
export const NANO = { around: 4, version: '7.2' } as const

const KEPT_STEPS = 100

export const textOf = ({ lines, row, column }: Nano): Text => ({ lines, row, column })

/** The text is another one; the one before can be had again. */
export function changed(nano: Nano, text: Text): Nano {
  const before = textOf(nano)
  if (text.lines === before.lines) return { ...nano, ...text }
  const undo = [...(nano.undo ?? []), before].slice(-KEPT_STEPS)
  return { ...nano, ...text, isModified: true, undo, redo: [] }
}

/** A question. */
export const asking = (
  kind: Prompt['kind'],
  label: string,
  more: Partial<Prompt> = {},
): Prompt => ({ kind, label, answer: '', ...more })
