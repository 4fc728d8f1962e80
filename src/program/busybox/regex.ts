/**
 * Regular expressions: POSIX basic and extended ones, as JavaScript's.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/basedefs/V1_chap09.html
 */
import { ToolError } from './options.js'

const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  print: ' -~',
  graph: '!-~',
  xdigit: '0-9A-Fa-f',
  cntrl: '\\x00-\\x1f\\x7f',
}

/** The expression that a pattern means. @throws ToolError */
export function regexOf(pattern: string, { extended, flags = '' }: { readonly extended: boolean; readonly flags?: string }): RegExp {
  try {
    return new RegExp(translated(pattern, extended), flags)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new ToolError(`bad regex '${pattern}': ${problemOf(pattern)}`, 2)
  }
}

const problemOf = (pattern: string): string => (/(^|[^\\])\[[^\]]*$/.test(pattern) ? 'Unmatched [, [^, [:, [., or [=' : pattern.includes('(') ? 'Unmatched ( or \\(' : 'Invalid regular expression')

/** Characters that only one of the two kinds of expressions finds special, and the other when escaped. */
const SWAPPED = '(){}+?|'

function translated(pattern: string, extended: boolean): string {
  let result = ''
  let atStart = true
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i] as string
    let piece: string
    if (character === '[') {
      const end = endOfBracket(pattern, i)
      if (end < 0) throw new SyntaxError('bracket')
      piece = bracket(pattern.slice(i + 1, end))
      i = end
    } else if (character === '\\' && i + 1 < pattern.length) {
      const next = pattern[++i] as string
      if (SWAPPED.includes(next)) piece = extended ? `\\${next}` : next
      else if (next === '<' || next === '>') piece = '\\b'
      else if (/[wWsSbB1-9]/.test(next)) piece = `\\${next}`
      else if (next === 'n') piece = '\\n'
      else if (next === 't') piece = '\\t'
      else piece = /[A-Za-z0-9]/.test(next) ? next : `\\${next}`
    } else if (SWAPPED.includes(character)) piece = extended ? (character === '{' && !/^\{[0-9]*,?[0-9]*\}/.test(pattern.slice(i)) ? '\\{' : character) : `\\${character}`
    else if (character === '*' && atStart) piece = '\\*'
    else if (character === '^' && !extended && !atStart) piece = '\\^'
    else if (character === '$' && !extended && i + 1 < pattern.length && !pattern.startsWith('\\)', i + 1) && !pattern.startsWith('\\|', i + 1)) piece = '\\$'
    else piece = character === '/' || character === ']' || (character === '}' && !extended) ? `\\${character}` : character
    result += piece
    atStart = piece === '(' || piece === '|' || (piece === '^' && atStart)
  }
  return result
}

function endOfBracket(pattern: string, start: number): number {
  let i = start + 1
  if (pattern[i] === '^') i++
  if (pattern[i] === ']') i++
  for (; i < pattern.length; i++) {
    if (pattern[i] === '[' && pattern[i + 1] === ':') {
      const end = pattern.indexOf(':]', i + 2)
      if (end > 0) i = end + 1
    } else if (pattern[i] === ']') return i
  }
  return -1
}

function bracket(body: string): string {
  const negated = body.startsWith('^')
  const set = (negated ? body.slice(1) : body).replace(/\[:([a-z]+):\]|[\\[\]]/g, (found, name?: string) => {
    if (name !== undefined) return Object.hasOwn(CLASSES, name) ? (CLASSES[name] as string) : ''
    return found === '\\' ? '\\\\' : `\\${found}`
  })
  return `[${negated ? '^' : ''}${set}]`
}
