/**
 * What is posted: the pieces of `--data` and its kin.
 *
 * @see https://curl.se/docs/manpage.html#-d
 */
import { FileError } from '../../program/files.js'
import type { System } from '../../program/program.js'
import { type Ended, wrong } from './complaint.js'
import type { Name } from './option-specs.js'

/** A piece of what is posted. */
export interface Data {
  readonly kind: Name
  readonly text: string
}

/** What is posted: the pieces joined by `&`, files read. */
export function posted(system: System, data: readonly Data[]): string | undefined | Ended {
  if (data.length === 0) return undefined
  const texts: string[] = []
  for (const { kind, text } of data) {
    if (kind === 'data-urlencode') texts.push(urlencoded(text))
    else if (kind === 'data-raw' || !text.startsWith('@')) texts.push(text)
    else {
      try {
        const read = text === '@-' ? (system.read() ?? '') : system.files.read(text.slice(1))
        texts.push(kind === 'data' ? read.replace(/[\r\n]/g, '') : read)
      } catch (error) {
        if (!(error instanceof FileError)) throw error
        return {
          ...wrong(`--${kind}`, 'error encountered when reading a file', 26),
          err: `curl: Failed to open ${text.slice(1)}\n${wrong(`--${kind}`, 'error encountered when reading a file').err}`,
        }
      }
    }
  }
  return texts.join(data.every(({ kind }) => kind === 'json') ? '' : '&')
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** `name=content` with its content encoded, or all of it. */
function urlencoded(text: string): string {
  const equals = text.indexOf('=')
  const encode = (part: string): string =>
    encodeURIComponent(part.replace(LONE_SURROGATE, '\ufffd'))
      .replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
      .replace(/%20/g, '+')
  if (equals < 0) return encode(text)
  return `${text.slice(0, equals + (equals > 0 ? 1 : 0))}${encode(text.slice(equals + 1))}`
}

/** The length of a text in UTF-8. */
export function byteCount(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) as number
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
