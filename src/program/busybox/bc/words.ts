/**
 * The words of `bc`'s language.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/bc.html
 */
import { ToolError } from '../options.js'

const WORD =
  /\s*(?:(\/\*[\s\S]*?\*\/|#[^\n]*|\\\n)|("(?:[^"]*)")|([0-9A-F]*\.[0-9A-F]*|[0-9A-F]+)|([a-z][a-z0-9_]*)|(\+\+|--|&&|\|\||[-+*/%^=<>!]=|[-+*/%^=<>!(){}[\],;\n]))/y

/** The words of a source. @throws ToolError */
export function words(source: string): readonly string[] {
  const found: string[] = []
  for (let at = 0; at < source.length; ) {
    // A line's end is a word, so spaces alone are skipped before one.
    const line = /[ \t\r]*\n/y
    line.lastIndex = at
    if (line.test(source)) {
      found.push('\n')
      at = line.lastIndex
      continue
    }
    WORD.lastIndex = at
    const match = WORD.exec(source)
    if (!match) {
      if (source.slice(at).trim() === '') break
      throw new ToolError(`bad character '${source.slice(at).trim()[0]}'`)
    }
    at = WORD.lastIndex
    if (match[1] === undefined) found.push(match[0].trimStart() || '\n')
  }
  return found
}
