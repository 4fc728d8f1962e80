/**
 * Bracket expressions: `[a-z]`, `[^]/]`, `[[:digit:]_]`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap09.html#tag_09_03_05
 */
import { anyOf, classNamed, not, only, range, shorthand } from './characters.js'
import { type CharacterSet, PROBLEMS, RegexError } from './tree.js'

/** What a character after a backslash stands for. */
export const ESCAPED: Readonly<Record<string, number>> = {
  n: 10,
  t: 9,
  r: 13,
  f: 12,
  v: 11,
  a: 7,
  e: 27,
}

/** A set and the place after its `]`. */
interface Bracket {
  readonly set: CharacterSet
  readonly end: number
}

/**
 * Reads the expression whose `[` stands at `start`. With `escapes`, a backslash takes the meaning
 * of the next character away, as in awk; otherwise it stands for itself. @throws RegexError
 */
export function bracketAt(source: string, start: number, escapes: boolean): Bracket {
  const negated = source[start + 1] === '^'
  const first = start + (negated ? 2 : 1)
  const sets: CharacterSet[] = []
  let at = first
  while (at < source.length && (source[at] !== ']' || at === first)) {
    const item = itemAt(source, at, escapes)
    at = item.end
    if (item.character !== undefined && source[at] === '-' && source[at + 1] !== ']') {
      const high = itemAt(source, at + 1, escapes)
      if (high.character === undefined || high.character < item.character)
        throw new RegexError(PROBLEMS.range)
      sets.push(range(item.character, high.character))
      at = high.end
    } else sets.push(item.set)
  }
  if (at >= source.length) throw new RegexError(PROBLEMS.bracket)
  const set = anyOf(sets)
  return { set: negated ? not(set) : set, end: at + 1 }
}

/** A member: a character, or a class. */
interface Item {
  readonly set: CharacterSet
  readonly character?: number
  readonly end: number
}

function itemAt(source: string, at: number, escapes: boolean): Item {
  if (at >= source.length) throw new RegexError(PROBLEMS.bracket)
  const kind = source[at] === '[' ? source[at + 1] : undefined
  if (kind === ':' || kind === '.' || kind === '=') return namedAt(source, at, kind)
  if (escapes && source[at] === '\\' && at + 1 < source.length) {
    const letter = source[at + 1] as string
    const set = shorthand(letter)
    if (set) return { set, end: at + 2 }
    return characterAt(at + 1, ESCAPED[letter] ?? (source.codePointAt(at + 1) as number))
  }
  return characterAt(at, source.codePointAt(at) as number)
}

function characterAt(at: number, character: number): Item {
  return { set: only(character), character, end: at + (character > 0xffff ? 2 : 1) }
}

/** `[:alpha:]`, `[.a.]`, `[=a=]`. */
function namedAt(source: string, at: number, kind: ':' | '.' | '='): Item {
  const close = source.indexOf(`${kind}]`, at + 2)
  if (close < 0) throw new RegexError(PROBLEMS.bracket)
  const name = source.slice(at + 2, close)
  if (kind !== ':') return { ...characterAt(0, name.codePointAt(0) ?? 0), end: close + 2 }
  const set = classNamed(name)
  if (!set) throw new RegexError(PROBLEMS.class)
  return { set, end: close + 2 }
}
