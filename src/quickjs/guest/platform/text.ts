/**
 * `TextEncoder` and `TextDecoder`, which QuickJS does not have.
 *
 * @see https://encoding.spec.whatwg.org/
 */
const REPLACEMENT = 0xfffd
const BOM = 0xfeff

/** Text as UTF-8. A half of a surrogate pair becomes the replacement character. */
function utf8(text: string): number[] {
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) as number
    const code = point >= 0xd800 && point < 0xe000 ? REPLACEMENT : point
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

/** Encodes text as UTF-8. */
export class TextEncoder {
  get encoding(): string {
    return 'utf-8'
  }

  encode(text: unknown = ''): Uint8Array {
    return new Uint8Array(utf8(String(text)))
  }

  encodeInto(text: string, into: Uint8Array): { readonly read: number; readonly written: number } {
    let [read, written] = [0, 0]
    for (const character of text) {
      const bytes = utf8(character)
      if (written + bytes.length > into.length) break
      into.set(bytes, written)
      written += bytes.length
      read += character.length
    }
    return { read, written }
  }
}

const LABELS: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  'utf-8': 'utf-8',
  'utf-16le': 'utf-16le',
  utf16le: 'utf-16le',
  'utf-16': 'utf-16le',
  latin1: 'windows-1252',
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  'iso-8859-1': 'windows-1252',
}

interface DecoderOptions {
  readonly fatal?: boolean
  readonly ignoreBOM?: boolean
}

/** Decodes UTF-8, UTF-16 and Latin-1. */
export class TextDecoder {
  readonly encoding: string
  readonly fatal: boolean
  readonly ignoreBOM: boolean
  #rest: readonly number[] = []

  constructor(label = 'utf-8', { fatal = false, ignoreBOM = false }: DecoderOptions = {}) {
    const encoding = LABELS[String(label).trim().toLowerCase()]
    if (encoding === undefined) throw new RangeError(`The "${label}" encoding is not supported`)
    this.encoding = encoding
    this.fatal = fatal
    this.ignoreBOM = ignoreBOM
  }

  decode(input?: ArrayBuffer | ArrayBufferView, { stream = false } = {}): string {
    const bytes = [...this.#rest, ...bytesOf(input)]
    const { text, rest } = this.#read(bytes, stream)
    this.#rest = rest
    return !this.ignoreBOM && text.charCodeAt(0) === BOM ? text.slice(1) : text
  }

  #read(bytes: readonly number[], stream: boolean): { text: string; rest: readonly number[] } {
    if (this.encoding === 'windows-1252')
      return { text: bytes.map((byte) => String.fromCharCode(byte)).join(''), rest: [] }
    if (this.encoding === 'utf-16le') return fromUtf16(bytes, stream)
    return fromUtf8(bytes, stream, this.fatal)
  }
}

const bytesOf = (input?: ArrayBuffer | ArrayBufferView): Uint8Array =>
  input === undefined
    ? new Uint8Array()
    : ArrayBuffer.isView(input)
      ? new Uint8Array(input.buffer as ArrayBuffer, input.byteOffset, input.byteLength)
      : new Uint8Array(input)

function fromUtf16(bytes: readonly number[], stream: boolean): { text: string; rest: number[] } {
  let text = ''
  for (let i = 0; i + 1 < bytes.length; i += 2)
    text += String.fromCharCode((bytes[i] as number) | ((bytes[i + 1] as number) << 8))
  const rest = bytes.length % 2 === 1 ? bytes.slice(-1) : []
  return stream ? { text, rest: [...rest] } : { text: text + (rest[0] ? '\ufffd' : ''), rest: [] }
}

function fromUtf8(
  bytes: readonly number[],
  stream: boolean,
  fatal: boolean,
): { text: string; rest: readonly number[] } {
  let text = ''
  for (let i = 0; i < bytes.length; ) {
    const { code, length, isShort } = pointAt(bytes, i)
    if (isShort && stream) return { text, rest: bytes.slice(i) }
    if (code === undefined && fatal)
      throw Object.assign(new TypeError('The encoded data was not valid for encoding utf-8'), {
        code: 'ERR_ENCODING_INVALID_ENCODED_DATA',
      })
    text += String.fromCodePoint(code ?? REPLACEMENT)
    i += length
  }
  return { text, rest: [] }
}

/** The character at a place; no code where there is none. `isShort` if more could complete it. */
function pointAt(
  bytes: readonly number[],
  at: number,
): { readonly code?: number; readonly length: number; readonly isShort?: boolean } {
  const first = bytes[at] as number
  if (first < 0x80) return { code: first, length: 1 }
  const wanted = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  if (first < 0xc2 || first > 0xf4) return { length: 1 }
  let code = first & (0x7f >> wanted)
  for (let k = 1; k < wanted; k++) {
    const byte = bytes[at + k]
    if (byte === undefined) return { length: k, isShort: true }
    const [low, high] = k === 1 ? secondByte(first) : [0x80, 0xbf]
    if (byte < low || byte > high) return { length: k }
    code = (code << 6) | (byte & 63)
  }
  return { code, length: wanted }
}

/** What may follow a first byte: no character has two forms, and none is half a pair. */
const secondByte = (first: number): readonly [low: number, high: number] =>
  first === 0xe0
    ? [0xa0, 0xbf]
    : first === 0xed
      ? [0x80, 0x9f]
      : first === 0xf0
        ? [0x90, 0xbf]
        : first === 0xf4
          ? [0x80, 0x8f]
          : [0x80, 0xbf]
