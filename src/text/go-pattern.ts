/**
 * Regular expressions as Go writes them, for JavaScript's engine.
 *
 * @see https://github.com/google/re2/wiki/Syntax
 */

/** The pattern as JavaScript's engine takes it; undefined if it is none. */
export function compiledPattern(pattern: string): RegExp | undefined {
  const known = compiled.get(pattern)
  if (known !== undefined) return known ?? undefined
  let made: RegExp | null
  try {
    made = new RegExp(inJavaScript(pattern), /^\(\?[a-z]*i/.test(pattern) ? 'iu' : 'u')
  } catch {
    made = null
  }
  compiled.set(pattern, made)
  return made ?? undefined
}

/** A pattern means the same wherever it stands. */
const compiled = new Map<string, RegExp | null>()

/** Go's notation where it differs: flags at the beginning, `\A`, `\z`, named groups and classes. */
const inJavaScript = (pattern: string): string =>
  pattern
    .replace(/^\(\?[ims]+\)/, '')
    .replace(/\\A/g, '^')
    .replace(/\\z/g, '$')
    .replace(/\(\?P</g, '(?<')
    .replace(
      /\[\[:(\^?)(\w+):\]\]/g,
      (_, not: string, name: string) => `[${not}${POSIX[name] ?? ''}]`,
    )
    .replace(/\\([^\w\s\\^$.*+?()[\]{}|/-])/g, '$1')
    .replace(/\\-(?![^[]*\])/g, '-')

const POSIX: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  digit: '0-9',
  lower: 'a-z',
  upper: 'A-Z',
  space: '\\s',
  punct: '!-\\/:-@\\[-`{-~',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
}
