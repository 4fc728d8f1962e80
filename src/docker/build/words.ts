/**
 * Words of a Dockerfile: how arguments are split, and how variables in them are replaced.
 *
 * Quotes and the escape character keep blanks together; `$name`, `${name}`, `${name:-word}`,
 * `${name-word}`, `${name:+word}`, `${name+word}` and `${name:?message}` are replaced, except in
 * single quotes.
 *
 * @see https://docs.docker.com/reference/dockerfile/#environment-replacement
 */

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

/** A word with its variables replaced and its quotes taken off. */
export const expandWord = (word: string, variables: Variables, escapeMark = '\\'): string =>
  new Expansion(word, variables, escapeMark).text()

/** The words that a word becomes: unquoted variables may hold several. */
export const expandWords = (
  word: string,
  variables: Variables,
  escapeMark = '\\',
): readonly string[] => new Expansion(word, variables, escapeMark).words()

/** A substitution that a Dockerfile asked to fail: `${name:?message}`. */
export class SubstitutionError extends Error {
  override name = 'SubstitutionError'
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*/

/** One word on its way from left to right. */
class Expansion {
  private at = 0
  /** The text so far; a NUL stands where an unquoted blank of a variable separates words. */
  private out = ''

  constructor(
    private readonly source: string,
    private readonly variables: Variables,
    private readonly escapeMark: string,
  ) {}

  text(): string {
    this.run('')
    return this.out.replaceAll('\u0000', ' ')
  }

  words(): readonly string[] {
    this.run('')
    return this.out.split('\u0000').filter((word) => word !== '')
  }

  /** Expands until `end` (a brace of an outer substitution) or the end of the word. */
  private run(end: string): void {
    while (this.at < this.source.length && this.source[this.at] !== end) {
      const character = this.source[this.at++] as string
      if (character === "'") this.singleQuoted()
      else if (character === '"') this.doubleQuoted()
      else if (character === '$') this.out += this.variable().replace(/\s+/g, '\u0000')
      else if (character === this.escapeMark) this.out += this.source[this.at++] ?? character
      else this.out += character
    }
  }

  private singleQuoted(): void {
    const close = this.source.indexOf("'", this.at)
    this.out += this.source.slice(this.at, close < 0 ? undefined : close)
    this.at = close < 0 ? this.source.length : close + 1
  }

  private doubleQuoted(): void {
    while (this.at < this.source.length) {
      const character = this.source[this.at++] as string
      if (character === '"') return
      const next = this.source[this.at]
      if (character === '$') this.out += this.variable()
      else if (
        character === this.escapeMark &&
        next !== undefined &&
        ['"', '$', this.escapeMark].includes(next)
      ) {
        this.out += next
        this.at++
      } else this.out += character
    }
  }

  /** What stands after `$`. */
  private variable(): string {
    if (this.source[this.at] === '{') return this.braced()
    const name = NAME.exec(this.source.slice(this.at))?.[0]
    if (name === undefined) return '$'
    this.at += name.length
    return this.variables.get(name) ?? ''
  }

  private braced(): string {
    const [, name = '', operator = ''] =
      /^\{([A-Za-z_][A-Za-z0-9_]*)(:?[-+?]|)/.exec(this.source.slice(this.at)) ?? []
    this.at += 1 + name.length + operator.length
    const word = this.inner()
    const value = this.variables.get(name)
    const isSet = operator.startsWith(':')
      ? value !== undefined && value !== ''
      : value !== undefined
    switch (operator.at(-1)) {
      case '-':
        return isSet ? (value ?? '') : word
      case '+':
        return isSet ? word : ''
      case '?':
        if (!isSet)
          throw new SubstitutionError(
            word === '' ? `${name}: parameter not set` : `${name}: ${word}`,
          )
    }
    return value ?? ''
  }

  /** The word of a substitution, up to its closing brace. */
  private inner(): string {
    const before = this.out
    this.out = ''
    this.run('}')
    this.at++
    const word = this.out.replaceAll('\u0000', ' ')
    this.out = before
    return word
  }
}
