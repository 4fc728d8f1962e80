/**
 * Texts by characters, and as bytes.
 *
 * @see https://docs.python.org/3/library/codecs.html#standard-encodings
 */
import { fromUtf8, utf8 } from '../../../text/utf8.js'
import { raise } from '../exceptions.js'

const PLAIN = /^[^\ud800-\udfff]*$/

/** How many characters a text has. */
export const lengthOf = (text: string): number =>
  PLAIN.test(text) ? text.length : [...text].length

/** The characters of a text, where some take two places. */
export const charactersOf = (text: string): readonly string[] | string =>
  PLAIN.test(text) ? text : [...text]

const nameOf = (encoding: string): string => encoding.toLowerCase().replace(/[-_ ]/g, '')

/** A text as bytes. */
export function encodeText(text: string, encoding = 'utf-8', errors = 'strict'): Uint8Array {
  const name = nameOf(encoding)
  if (name === 'utf8' || name === 'u8') return Uint8Array.from(utf8(text))
  const most = name === 'ascii' ? 127 : name === 'latin1' || name === 'iso88591' ? 255 : undefined
  if (most === undefined) return raise('LookupError', `unknown encoding: ${encoding}`)
  const bytes: number[] = []
  for (const [i, character] of [...text].entries()) {
    const code = character.codePointAt(0) ?? 0
    if (code <= most) bytes.push(code)
    else if (errors === 'replace') bytes.push(63)
    else if (errors !== 'ignore')
      raise(
        'UnicodeEncodeError',
        `'${most === 127 ? 'ascii' : 'latin-1'}' codec can't encode character '${character}' in position ${i}: ordinal not in range(${most + 1})`,
      )
  }
  return Uint8Array.from(bytes)
}

/** Bytes as a text. */
export function decodeBytes(bytes: Uint8Array, encoding = 'utf-8', errors = 'strict'): string {
  const name = nameOf(encoding)
  if (name === 'latin1' || name === 'iso88591')
    return [...bytes].map((byte) => String.fromCharCode(byte)).join('')
  if (name === 'ascii') {
    const at = bytes.findIndex((byte) => byte > 127)
    if (at >= 0 && errors === 'strict')
      raise(
        'UnicodeDecodeError',
        `'ascii' codec can't decode byte 0x${(bytes[at] ?? 0).toString(16)} in position ${at}: ordinal not in range(128)`,
      )
    return fromUtf8([...bytes])
  }
  if (name !== 'utf8' && name !== 'utf8sig' && name !== 'u8')
    return raise('LookupError', `unknown encoding: ${encoding}`)
  const text = fromUtf8([...bytes])
  if (errors === 'strict' && text.includes('\ufffd') && utf8(text).length !== bytes.length)
    raise('UnicodeDecodeError', "'utf-8' codec can't decode bytes: invalid start byte")
  return errors === 'ignore' ? text.replaceAll('\ufffd', '') : text
}
