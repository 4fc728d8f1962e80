/**
 * POSIX regular expressions, basic and extended, as JavaScript's.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/basedefs/V1_chap09.html
 */
import { ToolError } from './options.js'

const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'a-zA-Z',
  digit: '0-9',
  alnum: 'a-zA-Z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
  print: ' -~',
  graph: '!-~',
  cntrl: '\\x00-\\x1f\\x7f',
}
/**
 * Characters that mean something with a backslash in basic expressions, and without one in extended
 * ones.
 */
const SPECIAL = '(){}+?|'

/** The members of `[[:alpha:]]` as JavaScript writes them. */
const classMembers = (name: string): string | undefined =>
  Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined

/** @throws ToolError when the expression makes no sense */
export function posixRegex(
  source: string,
  { extended = false, flags = '' }: { readonly extended?: boolean; readonly flags?: string } = {},
): RegExp {
  try {
    return new RegExp(translated(source, extended), flags)
  } catch {
    throw new ToolError(`bad regex '${source}': Invalid regexp`)
  }
}

function translated(source: string, extended: boolean): string {
  let result = ''
  for (let i = 0; i < source.length; i++) {
    const character = source[i] as string
    if (character === '[') {
      const { text, end } = bracket(source, i)
      result += text
      i = end
    } else if (character === '\\') {
      const next = source[++i] ?? '\\'
      if (SPECIAL.includes(next)) result += extended ? `\\${next}` : next
      else if (next === '<' || next === '>') result += '\\b'
      else
        result += /[a-zA-Z0-9]/.test(next)
          ? `\\${next}`
          : next === '/' || /[^\w\s]/.test(next)
            ? `\\${next}`
            : next
    } else if (SPECIAL.includes(character) && !extended) result += `\\${character}`
    else if (character === '*' && !extended && (result === '' || result === '^')) result += '\\*'
    else if (character === '/') result += '\\/'
    else result += character
  }
  return result
}

function bracket(source: string, start: number): { readonly text: string; readonly end: number } {
  let i = start + 1
  let text = '['
  if (source[i] === '^') {
    text += '^'
    i++
  }
  for (let first = true; i < source.length && (first || source[i] !== ']'); first = false) {
    const named = /^\[:(\w+):\]/.exec(source.slice(i))
    if (named) {
      text += classMembers(named[1] as string) ?? ''
      i += named[0].length
    } else {
      const character = source[i++] as string
      text += '[]\\'.includes(character) ? `\\${character}` : character
    }
  }
  return { text: `${text}]`, end: i }
}
