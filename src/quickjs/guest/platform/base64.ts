/**
 * `atob` and `btoa`, which QuickJS does not have.
 *
 * @see https://html.spec.whatwg.org/multipage/webappapis.html#atob
 */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

const invalid = (message: string): Error =>
  Object.assign(new Error(message), { name: 'InvalidCharacterError', code: 5 })

/** Base64 of characters below 256. */
export function btoa(input: unknown): string {
  const text = String(input)
  let out = ''
  for (let i = 0; i < text.length; i += 3) {
    const codes = [0, 1, 2].map((k) => text.charCodeAt(i + k))
    if (codes.some((code) => code > 255)) throw invalid('Invalid character')
    const [a = 0, b = Number.NaN, c = Number.NaN] = codes
    const group = (a << 16) | ((b || 0) << 8) | (c || 0)
    out += DIGITS[group >> 18] as string
    out += DIGITS[(group >> 12) & 63] as string
    out += Number.isNaN(b) ? '=' : (DIGITS[(group >> 6) & 63] as string)
    out += Number.isNaN(c) ? '=' : (DIGITS[group & 63] as string)
  }
  return out
}

/** What was encoded. */
export function atob(input: unknown): string {
  const compact = String(input).replace(/[\t\n\f\r ]/g, '')
  const text = compact.length % 4 === 0 ? compact.replace(/={1,2}$/, '') : compact
  if (text.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text))
    throw invalid('The string to be decoded is not correctly encoded.')
  let out = ''
  let [bits, count] = [0, 0]
  for (const digit of text) {
    bits = ((bits << 6) | DIGITS.indexOf(digit)) & 0xffff
    count += 6
    if (count < 8) continue
    count -= 8
    out += String.fromCharCode((bits >> count) & 255)
  }
  return out
}
