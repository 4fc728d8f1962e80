/**
 * Regular expressions of Python's in the words of JavaScript.
 *
 * @see https://docs.python.org/3/library/re.html#regular-expression-syntax
 */

/** The flags by name. */
export const FLAGS = {
  IGNORECASE: 2n,
  MULTILINE: 8n,
  DOTALL: 16n,
  VERBOSE: 64n,
  ASCII: 256n,
  UNICODE: 32n,
}

/** A pattern of Python's in the words of JavaScript. */
export function translated(source: string, given: bigint): { source: string; flags: string } {
  let flags = given
  let text = source.replace(/^\(\?([aimsxu]+)\)/, (_, letters: string) => {
    for (const letter of letters) flags |= LETTERS[letter] ?? 0n
    return ''
  })
  if (flags & FLAGS.VERBOSE)
    text = text.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\s+|#[^\n]*/gs, (part) =>
      /^(\s|#)/.test(part) ? '' : part,
    )
  text = text.replace(
    /\\\\|\\[AZzhQ]|\(\?P<|\(\?P=(\w+)\)|\(\?#[^)]*\)|\[(?:\\.|[^\]\\])*\]|\\(['"!#%&,:;<=>@_`~ -])|\$/gs,
    (part, name?: string, plain?: string) => {
      if (part === '\\A') return '(?<![\\s\\S])'
      if (part === '\\Z' || part === '\\z') return '(?![\\s\\S])'
      if (part === '(?P<') return '(?<'
      if (name !== undefined) return `\\k<${name}>`
      if (part.startsWith('(?#')) return ''
      if (plain !== undefined) return plain === '-' ? '\\x2d' : plain
      if (part === '$') return flags & FLAGS.MULTILINE ? '$' : '(?=\\n?(?![\\s\\S]))'
      return part
    },
  )
  const letters = `${flags & 2n ? 'i' : ''}${flags & 8n ? 'm' : ''}${flags & 16n ? 's' : ''}`
  return { source: text, flags: letters }
}

const LETTERS: Readonly<Record<string, bigint>> = { i: 2n, m: 8n, s: 16n, x: 64n, a: 256n }
