/**
 * Whether a text fits the pattern that a word makes, as the options of the shell have it.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Pattern-Matching.html
 */
import { type Pattern, matches, patternOf } from '../../../text/shell-pattern.js'
import { isOn } from '../options.js'
import type { Word } from '../syntax/tree.js'
import type { Expansion } from './expansion.js'

/** A whole text; `grouped` where groups such as `@(a|b)` are known whatever the options say. */
export function fitsPattern(
  expansion: Expansion,
  word: Word,
  text: string,
  grouped = false,
): boolean {
  const pattern = wordPattern(expansion, word, grouped)
  return matches(pattern, foldedText(expansion, text), expansion.sh.system.spend)
}

/** The pattern of a word. */
export function wordPattern(expansion: Expansion, word: Word, grouped = false): Pattern {
  const { state } = expansion.sh
  const text = expansion.pattern(word, grouped)
  return patternOf(foldedText(expansion, text), grouped || isOn(state, 'extglob'))
}

/** A text as it is compared: in lower case where case does not count. */
const foldedText = ({ sh }: Expansion, text: string): string =>
  isOn(sh.state, 'nocasematch') ? text.toLowerCase() : text
