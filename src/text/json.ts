/**
 * JSON as Go's encoding/json writes it: `<`, `>` and `&` escaped, no space after separators unless
 * indented.
 *
 * @see https://pkg.go.dev/encoding/json#Marshal
 */

/** Options of `goJson`. */
interface GoJsonOptions {
  /** One level of indentation; everything on one line if empty or absent. */
  readonly indent?: string
  /**
   * Object keys in byte order, as Go prints maps; in their own order, as it prints structs, unless
   * set.
   */
  readonly sortKeys?: boolean
  /** Leave `<`, `>` and `&` as they are. */
  readonly html?: false
}

/** A number that Go may write otherwise. */
const EXPONENT = /[:,[]-?\d[\d.]*e[+-]?\d/
const ESCAPED = /\\[bf]/

/** What the host writes at once, where Go writes the same but for some characters. */
function onOneLine(value: unknown): string | undefined {
  const text = JSON.stringify(value) as string | undefined
  if (text === undefined || typeof value === 'number' || EXPONENT.test(text)) return undefined
  const escaped = ESCAPED.test(text)
    ? text.replace(/\\./g, (one) => (one === '\\b' ? '\\u0008' : one === '\\f' ? '\\u000c' : one))
    : text
  return escaped.replace(/[\u2028\u2029]/g, unicodeEscape)
}

/** A value as JSON text. Members that are undefined are left out. */
export function goJson(value: unknown, options: GoJsonOptions = {}): string {
  const indent = options.indent ?? ''
  const plain = indent === '' && !options.sortKeys ? onOneLine(value) : undefined
  if (plain !== undefined)
    return options.html === false ? plain : plain.replace(/[<>&]/g, unicodeEscape)
  const quote = (text: string): string => {
    const quoted = JSON.stringify(text)
      .replace(/[\u2028\u2029\b\f]/g, unicodeEscape)
      .replace(/\\[bf]/g, (letter) => (letter === '\\b' ? '\\u0008' : '\\u000c'))
    return options.html === false ? quoted : quoted.replace(/[<>&]/g, unicodeEscape)
  }

  function write(part: unknown, margin: string): string {
    if (typeof part === 'string') return quote(part)
    if (Array.isArray(part))
      return enclose(
        '[',
        part.map((item) => write(item ?? null, margin + indent)),
        ']',
        margin,
      )
    if (part === null || typeof part !== 'object') return goNumber(part)
    const keys = Object.keys(part).filter(
      (key) => (part as Record<string, unknown>)[key] !== undefined,
    )
    if (options.sortKeys) keys.sort(byCodePoint)
    const colon = indent === '' ? ':' : ': '
    return enclose(
      '{',
      keys.map(
        (key) =>
          quote(key) + colon + write((part as Record<string, unknown>)[key], margin + indent),
      ),
      '}',
      margin,
    )
  }

  function enclose(open: string, parts: readonly string[], close: string, margin: string): string {
    if (parts.length === 0) return open + close
    if (indent === '') return open + parts.join(',') + close
    return `${open}\n${margin}${indent}${parts.join(`,\n${margin}${indent}`)}\n${margin}${close}`
  }

  return write(value, '')
}

const unicodeEscape = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A number as Go prints it. */
export function goNumber(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null'
  return typeof value === 'number' ? text.replace(/e([-+])(\d)$/, 'e$10$2') : text
}

/** The order of Go strings: by code point. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    const bothHigh = x >= 0xd800 && y >= 0xd800
    return bothHigh && x >= 0xe000 !== y >= 0xe000 ? (x >= 0xe000 ? -1 : 1) : x - y
  }
  return a.length - b.length
}
