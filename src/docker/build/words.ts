/**
 * Words of a Dockerfile: how arguments are split, and how variables in them are replaced.
 *
 * Quotes and the escape character keep blanks together. `$name`, `${name}`, `${name:-word}`,
 * `${name:+word}`, `${name:?message}` (each also without the colon), `${name#pattern}`,
 * `${name%pattern}`, `${name/pattern/text}` (each sign also twice) are replaced, except in single
 * quotes.
 *
 * @see https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
import { goQuote } from '../../text/goquote.js'
import { SubstitutionError } from './errors.js'
import { replaced, withoutPrefix, withoutSuffix } from './pattern.js'
import { BAD_SUBSTITUTION } from '../../program/sh/messages.js'

/** The values of variables. */
export type Variables = ReadonlyMap<string, string>

/** Splits at blanks outside of quotes; quotes stay in the words. */
export function splitWords(text: string, escapeMark = '\\'): readonly string[] {
  const words: string[] = []
  let word = ''
  let quote = ''
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string
    if (character === escapeMark && quote !== "'" && i + 1 < text.length) {
      word += character + text[++i]
    } else if (quote !== '') {
      word += character
      if (character === quote) quote = ''
    } else if (/\s/.test(character)) {
      if (word !== '') words.push(word)
      word = ''
    } else {
      if (character === '"' || character === "'") quote = character
      word += character
    }
  }
  if (word !== '') words.push(word)
  return words
}

/**
 * A word with its variables replaced and its quotes taken off.
 *
 * @throws SubstitutionError
 */
export const expandWord = (word: string, variables: Variables, escapeMark = '\\'): string =>
  processed(word, () => new Expansion(word, variables, escapeMark).text())

/**
 * The words that a word becomes: unquoted variables may hold several.
 *
 * @throws SubstitutionError
 */
export const expandWords = (
  word: string,
  variables: Variables,
  escapeMark = '\\',
): readonly string[] => processed(word, () => new Expansion(word, variables, escapeMark).words())

function processed<Result>(word: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof SubstitutionError)
      throw new SubstitutionError(`failed to process ${goQuote(word)}: ${error.message}`)
    throw error
  }
}

const failed = (message: string): SubstitutionError => new SubstitutionError(message)

const NO_BRACE = "syntax error: missing '}'"
const NO_SLASH = "syntax error: missing '/' in ${}"
/** Substitutions may be so deep in each other; the stack of a JavaScript engine ends. */
const DEEPEST = 200
const TOO_DEEP = 'substitutions are nested too deep'
const unclosed = (what: string): string =>
  `unexpected end of statement while looking for matching ${what}`
const unsupported = (modifier: string): string =>
  `unsupported modifier (${modifier}) in substitution`

/** A parameter that a shell has and a Dockerfile does not. */
const SPECIAL = /^[@*#?\-$!0]/
const NAME = /^(?:\p{Nd}+|[\p{L}_][\p{L}\p{Nd}_]*)/u

/** One word on its way from left to right. */
class Expansion {
  private at = 0
  private depth = 0

  constructor(
    private readonly source: string,
    private readonly variables: Variables,
    private readonly escapeMark: string,
  ) {}

  text(): string {
    return this.run('').replaceAll('\u0000', ' ')
  }

  words(): readonly string[] {
    return this.run('')
      .split('\u0000')
      .filter((word) => word !== '')
  }

  /**
   * Expands until `end` or the end of the word; a NUL stands where an unquoted blank of a variable
   * separates words. Patterns keep their escape marks.
   */
  private run(end: string, isPattern = false): string {
    let out = ''
    while (this.at < this.source.length) {
      const character = this.source[this.at++] as string
      if (character === end) return out
      if (character === "'") out += this.singleQuoted()
      else if (character === '"') out += this.doubleQuoted(isPattern)
      else if (character === '$') out += this.variable().replace(/\s+/g, '\u0000')
      else if (character === this.escapeMark)
        out += (isPattern ? character : '') + (this.source[this.at++] ?? '')
      else out += character
    }
    if (end !== '') throw failed(unclosed(end))
    return out
  }

  private singleQuoted(): string {
    const close = this.source.indexOf("'", this.at)
    if (close < 0) throw failed(unclosed('single-quote'))
    const text = this.source.slice(this.at, close)
    this.at = close + 1
    return text
  }

  private doubleQuoted(isPattern: boolean): string {
    let out = ''
    while (this.at < this.source.length) {
      const character = this.source[this.at++] as string
      if (character === '"') return out
      if (character === '$') out += this.variable()
      else if (character === this.escapeMark) out += this.escaped(isPattern)
      else out += character
    }
    throw failed(unclosed('double-quote'))
  }

  /** In double quotes a mark takes the meaning of few characters away, and stays before others. */
  private escaped(isPattern: boolean): string {
    const next = this.source[this.at]
    if (next === undefined) return ''
    const before = isPattern ? this.escapeMark : ''
    if (next !== '"' && next !== '$' && next !== this.escapeMark) return before + this.escapeMark
    this.at++
    return before + next
  }

  /** What stands after `$`. */
  private variable(): string {
    if (this.source[this.at] === '{') {
      this.at++
      return this.braced()
    }
    const name = this.name()
    return name === '' ? '$' : (this.variables.get(name) ?? '')
  }

  private name(): string {
    const rest = this.source.slice(this.at)
    const name = SPECIAL.exec(rest)?.[0] ?? NAME.exec(rest)?.[0] ?? ''
    this.at += name.length
    return name
  }

  private braced(): string {
    const first = this.source[this.at]
    if (first === undefined) throw failed(NO_BRACE)
    if (first === '{' || first === '}' || first === ':') throw failed(BAD_SUBSTITUTION)
    const name = this.name()
    const value = this.variables.get(name)
    const sign = this.next()
    switch (sign) {
      case '}':
        return value ?? ''
      case ':': {
        const modifier = this.next()
        if (!'+-?'.includes(modifier)) throw failed(unsupported(sign + modifier))
        return this.conditional(name, modifier, value === '' ? undefined : value)
      }
      case '+':
      case '-':
      case '?':
        return this.conditional(name, sign, value)
      case '#':
      case '%':
        return this.trimmed(sign, value ?? '')
      case '/':
        return this.substituted(value ?? '')
      default:
        throw failed(unsupported(sign))
    }
  }

  /** The next character; U+FFFD at the end, as Go prints one that is not there. */
  private next(): string {
    const code = this.source.codePointAt(this.at)
    const character = code === undefined ? '\ufffd' : String.fromCodePoint(code)
    this.at += character.length
    return character
  }

  /** `value` is undefined when the variable counts as not set. */
  private conditional(name: string, modifier: string, value: string | undefined): string {
    const word = this.inner('}', NO_BRACE)
    if (modifier === '+') return value === undefined ? '' : word
    if (value === undefined && modifier === '?')
      throw failed(`${name}: ${word === '' ? 'is not allowed to be unset' : word}`)
    return value ?? word
  }

  private trimmed(sign: string, value: string): string {
    const word = this.inner('}', NO_BRACE, true)
    const isGreedy = word.startsWith(sign)
    const pattern = isGreedy ? word.slice(1) : word
    return this.matched(pattern, () =>
      sign === '#'
        ? withoutPrefix(value, pattern, isGreedy)
        : withoutSuffix(value, pattern, isGreedy),
    )
  }

  private substituted(value: string): string {
    const isEvery = this.source[this.at] === '/'
    if (isEvery) this.at++
    const pattern = this.inner('/', NO_SLASH, true)
    const text = this.inner('}', NO_BRACE, true)
    return this.matched(pattern, () => replaced(value, pattern, text, isEvery))
  }

  private matched(pattern: string, work: () => string | undefined): string {
    const result = work()
    if (result === undefined)
      throw failed(`invalid pattern (${pattern}) in substitution: invalid escape`)
    return result
  }

  /** The word of a substitution, up to what ends it. */
  private inner(end: string, missing: string, isPattern = false): string {
    if (++this.depth > DEEPEST) throw failed(TOO_DEEP)
    try {
      const word = this.run(end, isPattern).replaceAll('\u0000', ' ')
      this.depth--
      return word
    } catch (error) {
      const isAtEnd = this.at >= this.source.length && this.depth <= DEEPEST
      if (error instanceof SubstitutionError && isAtEnd) throw failed(missing)
      throw error
    }
  }
}
