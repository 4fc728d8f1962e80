/**
 * Go's quoted strings.
 *
 * @see https://pkg.go.dev/strconv#Quote
 */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\u0007', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
])

/** A text in double quotes as Go's `%q` prints it. */
export function goQuote(text: string): string {
  if (/^[\x20\x21\x23-\x5b\x5d-\x7e]*$/.test(text)) return `"${text}"`
  let out = '"'
  for (const character of text)
    out +=
      SHORT.get(character) ??
      (/[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(character)
        ? character
        : escape(character.codePointAt(0) as number))
  return `${out}"`
}

function escape(code: number): string {
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`
  return code < 0x10000
    ? `\\u${code.toString(16).padStart(4, '0')}`
    : `\\U${code.toString(16).padStart(8, '0')}`
}

/**
 * The text that a double-quoted or back-quoted Go string stands for, or undefined if it is
 * malformed.
 */
export function goUnquote(quoted: string): string | undefined {
  if (quoted.length < 2 || quoted[0] !== quoted.at(-1)) return undefined
  const body = quoted.slice(1, -1)
  if (quoted[0] === '`') return body.includes('`') ? undefined : body
  if (quoted[0] !== '"' && quoted[0] !== "'") return undefined
  let out = ''
  for (let i = 0; i < body.length; i++) {
    if (body[i] !== '\\') {
      out += body[i]
      continue
    }
    const escaped =
      /^(?:[abfnrtv\\'"]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3})/.exec(
        body.slice(i + 1),
      )?.[0]
    if (escaped === undefined) return undefined
    out += unescape(escaped)
    i += escaped.length
  }
  return out
}

function unescape(escaped: string): string {
  const letter = escaped[0] as string
  if (escaped.length > 1)
    return String.fromCodePoint(
      /[xuU]/.test(letter) ? Number.parseInt(escaped.slice(1), 16) : Number.parseInt(escaped, 8),
    )
  for (const [character, notation] of SHORT) if (notation === `\\${letter}`) return character
  return letter
}
