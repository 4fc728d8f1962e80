/**
 * Places in a text: whether an assertion holds there.
 *
 * @module
 */
import { WORD } from './characters.js'
import type { Scope } from './search.js'
import type { Assertion } from './tree.js'

const NEWLINE = 10

/** Whether an assertion holds between the characters before and at a place. */
export function holds(of: Assertion, text: string, at: number, multiline: boolean): boolean {
  switch (of) {
    case 'text start':
      return at === 0
    case 'text end':
      return at === text.length
    case 'line start':
      return at === 0 || (multiline && text.charCodeAt(at - 1) === NEWLINE)
    case 'line end':
      return at === text.length || (multiline && text.charCodeAt(at) === NEWLINE)
    case 'word boundary':
      return isWord(text, at - 1) !== isWord(text, at)
    case 'no word boundary':
      return isWord(text, at - 1) === isWord(text, at)
    case 'word start':
      return !isWord(text, at - 1) && isWord(text, at)
    case 'word end':
      return isWord(text, at - 1) && !isWord(text, at)
  }
}

/** Whether a match may begin at a place. */
export const mayBegin = (scope: Scope, text: string, at: number): boolean =>
  scope === 'anywhere' || (scope === 'whole' ? at === 0 : !isWord(text, at - 1))

/** Whether a match may end at a place. */
export const mayEnd = (scope: Scope, text: string, at: number): boolean =>
  scope === 'anywhere' || (scope === 'whole' ? at === text.length : !isWord(text, at))

const isWord = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && WORD(text.charCodeAt(at))
