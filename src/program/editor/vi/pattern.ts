/**
 * Patterns of `vi` as those of this language: `\(`, `\|` and `\+` are special, `(`, `|` and `+` are
 * not.
 *
 * @module
 */

/** The pattern as a regular expression; undefined for one that cannot be read. */
export function patternOf(pattern: string, flags = 'gu'): RegExp | undefined {
  const translated = pattern.replaceAll(/\\(.)|[+?(){}|]/gsu, (whole, escaped?: string) => {
    if (escaped === undefined) return `\\${whole}`
    if ('+?(){}|=<>'.includes(escaped))
      return { '=': '?', '<': '\\b', '>': '\\b' }[escaped] ?? escaped
    return /[\w/]/.test(escaped) && !/[sSdDwWbBntr]/.test(escaped)
      ? escaped
      : /[-_"'#%&,:;<>=@`~! ]/.test(escaped)
        ? escaped
        : whole
  })
  try {
    return new RegExp(translated, flags)
  } catch {
    return undefined
  }
}
