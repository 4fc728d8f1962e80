/**
 * How a text is searched.
 *
 * @module
 */

/** Where matches may begin and end. */
export type Scope = 'anywhere' | 'word' | 'whole'

/** What a matcher has to know besides the program and the text. */
export interface Search {
  /** Of the matches that begin first, the longest, as POSIX has it; otherwise the preferred one. */
  readonly longest: boolean
  /** `^` and `$` hold at the ends of every line. */
  readonly multiline: boolean
  /** A match has to begin where the search does. */
  readonly anchored: boolean
  /** What a match has to be: anything, a word, or the whole text. */
  readonly scope: Scope
  /** Counts steps of the matcher. */
  count(steps: number): void
}
