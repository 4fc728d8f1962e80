/**
 * Reads the text of a script into a tree.
 *
 * @module
 */
import { type Program, parse as parseText } from 'acorn'
import { type Place, placeOf } from './output.js'
import { wordsFor } from './syntax-words.js'

/** What a text is: a file, a text that is given to `eval`, or to `Function`. */
export type Goal = 'commonjs' | 'module' | 'eval' | 'function'

/** A text that is no JavaScript. */
export interface SyntaxProblem {
  /** As Node.js says it. */
  readonly message: string
  readonly place: Place
  /** How many characters are wrong. */
  readonly length: number
}

/** The tree of a text, or what is wrong with it. */
export function parse(text: string, goal: Goal): Program | SyntaxProblem {
  try {
    return parseText(text, {
      ecmaVersion: 'latest',
      sourceType: goal === 'commonjs' || goal === 'module' ? goal : 'script',
      allowHashBang: true,
      allowSuperOutsideMethod: goal === 'eval',
      checkPrivateFields: goal !== 'eval',
    })
  } catch (error) {
    if (!isAcornError(error)) throw error
    const { message, at, length } = wordsFor(text, error.message, error.pos, goal)
    return { message, place: placeOf(text, at), length }
  }
}

const isAcornError = (error: unknown): error is SyntaxError & { readonly pos: number } =>
  error instanceof SyntaxError && typeof (error as { pos?: unknown }).pos === 'number'
