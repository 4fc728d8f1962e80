/**
 * UTF-8: the bytes of texts. Go counts and cuts strings by them.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc3629
 */

/** How many bytes a text has. */
export const utf8Length = (text: string): number =>
  /^[\x00-\x7f]*$/.test(text) ? text.length : utf8(text).length

/** The bytes of a text from one place to another. */
export const utf8Slice = (text: string, from: number, to?: number): string =>
  /^[\x00-\x7f]*$/.test(text) ? text.slice(from, to) : fromUtf8(utf8(text).slice(from, to))

/** The bytes of a text. */
export function utf8(text: string): number[] {
  const bytes: number[] = []
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i) as number
    if (code > 0xffff) i++
    if (code < 0x80) bytes.push(code)
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63))
    else if (code < 0x10000)
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
    else
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      )
  }
  return bytes
}

/** The text that bytes stand for; what is no UTF-8 becomes U+FFFD, as Go prints it. */
export function fromUtf8(bytes: readonly number[]): string {
  let text = ''
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i] as number
    if (first < 0x80) {
      text += String.fromCharCode(first)
      i++
      continue
    }
    const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    const rest = bytes.slice(i + 1, i + length)
    const valid =
      first >= 0xc2 &&
      first < 0xf5 &&
      rest.length === length - 1 &&
      rest.every((byte) => (byte & 0xc0) === 0x80)
    const code = rest.reduce((sum, byte) => (sum << 6) | (byte & 63), first & (0x7f >> length))
    text += valid && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
    i += valid ? length : 1
  }
  return text
}
