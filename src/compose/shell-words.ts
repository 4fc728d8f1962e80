/**
 * A command line as words: blanks separate, quotes hold together, a backslash takes the next
 * character as it is. Nothing is expanded.
 *
 * @module
 */

/** The words of a line; undefined when a quote is not closed. */
export function shellWords(line: string): readonly string[] | undefined {
  const words: string[] = []
  let word: string | undefined
  let quote = ''
  for (let i = 0; i < line.length; i++) {
    const character = line[i] as string
    if (character === '\\' && quote !== "'") {
      if (++i < line.length) word = (word ?? '') + line[i]
      continue
    }
    if (quote !== '') {
      if (character === quote) quote = ''
      else word = (word ?? '') + character
    } else if (character === '"' || character === "'") {
      quote = character
      word ??= ''
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else word = (word ?? '') + character
  }
  if (quote !== '') return undefined
  if (word !== undefined) words.push(word)
  return words
}
