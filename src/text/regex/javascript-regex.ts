/**
 * Regular expressions of JavaScript whose work is counted.
 *
 * @example
 * const regex = javascriptRegex('(a+)+$', '')
 * regex.workIn(30) // Infinity: no bound is known
 * regex.find('baa', 0, false, meter.charge) // [1, 3, 1, 3]
 *
 * @see https://tc39.es/ecma262/#sec-regexp-regular-expression-objects
 */
import { matchByBacktracking } from './backtrack.js'
import { type BacktrackProgram, compileForBacktracking } from './backtrack-program.js'
import { isPair } from './characters-at.js'
import { parseJavaScript } from './javascript.js'
import { workOf } from './work.js'

/** An expression that has been read. */
export interface JavaScriptRegex {
  /** The names of its groups by their numbers, from 1. */
  readonly names: readonly (string | undefined)[]
  /** How many steps a search in a text of a length can take, at the most. */
  workIn(length: number): number
  /**
   * Where the first match at or after a place begins and ends, and then each group, -1 for one
   * that took nothing; undefined without a match. With `isAnchored`, it has to begin there.
   *
   * @throws RegexError for an expression that is too large
   * @throws TooManyWays where engines run out of stack
   */
  find(
    text: string,
    from: number,
    isAnchored: boolean,
    spend: (steps: number) => void,
  ): readonly number[] | undefined
}

/**
 * Reads an expression that the host's engine has accepted.
 *
 * @throws RegexError for one that is nested too deep
 */
export function javascriptRegex(source: string, flags: string): JavaScriptRegex {
  const tree = parseJavaScript(source, flags)
  let program: BacktrackProgram | undefined
  return {
    names: tree.names,
    workIn: workOf(tree.root),
    find(text, from, isAnchored, spend) {
      program ??= compileForBacktracking(tree)
      const begin = !tree.isOfUnits && isPair(text, from) ? from - 1 : from
      return matchByBacktracking(program, text, begin, {
        longest: false,
        multiline: false,
        anchored: isAnchored,
        scope: 'anywhere',
        count: spend,
      })
    },
  }
}
