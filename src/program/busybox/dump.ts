/**
 * `od`, `hexdump` and `hd`: the bytes of files, as numbers and characters.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/od.html
 */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { gathering } from './gather.js'
import type { LineCall } from './lines.js'
import { type Options, ToolError } from './options.js'
import { countOf } from './count.js'

const WIDTH = 16
const NAMED =
  'nul soh stx etx eot enq ack bel bs ht nl vt ff cr so si dle dc1 dc2 dc3 dc4 nak syn etb can em sub esc fs gs rs us sp'.split(
    ' ',
  )
const ESCAPES: Readonly<Record<number, string>> = {
  0: '\\0',
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
}

/** How the bytes of a line are shown. */
interface Format {
  /** Bytes that make one number. */
  readonly size: number
  /** Columns of one number, with the space before it. */
  readonly width: number
  show(value: number): string
}

const number = (size: number, radix: number, digits: number, width = digits + 1): Format => ({
  size,
  width,
  show: (value) => value.toString(radix).padStart(digits, '0'),
})
const decimal = (size: number, width: number, signed: boolean): Format => ({
  size,
  width,
  show: (value) => String(signed && value >= 2 ** (8 * size - 1) ? value - 2 ** (8 * size) : value),
})
const characters: Format = {
  size: 1,
  width: 4,
  show: (value) =>
    ESCAPES[value] ??
    (value >= 32 && value < 127 ? String.fromCharCode(value) : value.toString(8).padStart(3, '0')),
}
const names: Format = {
  size: 1,
  width: 4,
  show: (value) =>
    NAMED[value & 127] ?? ((value & 127) === 127 ? 'del' : String.fromCharCode(value & 127)),
}

const OCTAL: Readonly<Record<number, number>> = { 1: 3, 2: 6, 4: 11 }
const SIGNED: Readonly<Record<number, number>> = { 1: 5, 2: 7, 4: 12 }
const UNSIGNED: Readonly<Record<number, number>> = { 1: 4, 2: 6, 4: 11 }
const SIZES: Readonly<Record<string, number>> = { C: 1, S: 2, I: 4, L: 4, '': 4 }

/** What the letter of an option of `od` stands for. */
const SHORT: Readonly<Record<string, string>> = {
  a: 'a',
  b: 'o1',
  c: 'c',
  d: 'u2',
  D: 'u4',
  h: 'x2',
  x: 'x2',
  X: 'x4',
  H: 'x4',
  i: 'd2',
  s: 'd2',
  I: 'd4',
  l: 'd4',
  o: 'o2',
  B: 'o2',
  O: 'o4',
}

/** @throws ToolError for a type that is none, or of numbers that are not shown here */
function typeOf(text: string): readonly Format[] {
  const found: Format[] = []
  for (let rest = text; rest !== ''; ) {
    const [whole, letter = '', given = ''] = /^([acdoux])([1248CSIL]?)z?/.exec(rest) ?? []
    if (whole === undefined)
      throw new ToolError(`invalid character '${rest[0]}' in type string '${text}'`)
    const size = SIZES[given] ?? Number(given)
    if (size > 4) throw new ToolError(`kubarium does not show numbers of ${size} bytes`)
    if (letter === 'a') found.push(names)
    else if (letter === 'c') found.push(characters)
    else if (letter === 'o') found.push(number(size, 8, OCTAL[size] as number))
    else if (letter === 'x') found.push(number(size, 16, 2 * size))
    else
      found.push(
        letter === 'd'
          ? decimal(size, SIGNED[size] as number, true)
          : decimal(size, UNSIGNED[size] as number, false),
      )
    rest = rest.slice(whole.length)
  }
  return found
}

/** A line of bytes in a format. Numbers have their lowest byte first. */
function row(bytes: Uint8Array, { size, width, show }: Format): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += size) {
    let value = 0
    for (let byte = size - 1; byte >= 0; byte--) value = value * 256 + (bytes[at + byte] ?? 0)
    text += show(value).padStart(width)
  }
  return text
}

/** The bytes of a text, from the offset and of the length that the options say. */
function portion(text: string, { value }: Options, skip: string): Uint8Array {
  const sizeOf = (word: string | undefined, otherwise: number): number =>
    word === undefined ? otherwise : /^0x/i.test(word) ? Number(word) : countOf(word)
  const from = sizeOf(value(skip), 0)
  const bytes = utf8ToBytes(text).subarray(from)
  return bytes.subarray(0, sizeOf(value(skip === 'j' ? 'N' : 'n'), bytes.length))
}

/** Lines that are like the one before are a star, unless all are wanted. */
function dump(
  { system, options }: LineCall,
  bytes: Uint8Array,
  width: number,
  show: (at: number, line: Uint8Array) => string,
): void {
  let before = ''
  let isStarred = false
  for (let at = 0; at < bytes.length; at += width) {
    const line = bytes.subarray(at, at + width)
    const key = line.join()
    if (key === before && line.length === width && !options.has('v')) {
      if (!isStarred) system.out('*\n')
      isStarred = true
      continue
    }
    before = key
    isStarred = false
    system.out(show(at, line))
  }
}

const RADIX: Readonly<Record<string, readonly [radix: number, digits: number]>> = {
  d: [10, 7],
  o: [8, 7],
  x: [16, 6],
}

export const od = gathering('od', {
  options: {
    letters: 'abcdDhxXHisIloBOvA:N:j:t:w:',
    long: {
      'address-radix': 'A',
      'read-bytes': 'N',
      'skip-bytes': 'j',
      format: 't',
      width: 'w',
      'output-duplicates': 'v',
    },
    usage:
      'od [-abcdfhilovxs] [-t TYPE] [-A RADIX] [-N SIZE] [-j SKIP] [-S MINSTR] [-w WIDTH] [FILE]...\n\nPrint FILEs (or stdin) unambiguously, as octal bytes by default',
  },
  complaint: ({ path, message }) => `${path}: ${message}`,
  work: (call, text) => {
    const { system, options } = call
    const types = options.values('t')
    const formats = options.order.flatMap((letter) =>
      letter === 't' ? typeOf(types[0] ?? '') : SHORT[letter] ? typeOf(SHORT[letter]) : [],
    )
    const shown = formats.length > 0 ? formats : typeOf('o2')
    const radix = options.value('A') ?? 'o'
    if (radix !== 'n' && !RADIX[radix])
      throw new ToolError(`invalid output address radix '${radix}'; it must be one of [doxn]`)
    const skipped = options.value('j')
    const first = skipped === undefined ? 0 : countOf(skipped)
    const address = (at: number): string => {
      const [base = 8, digits = 7] = RADIX[radix] ?? []
      return radix === 'n' ? '' : (first + at).toString(base).padStart(digits, '0')
    }
    const bytes = portion(text, options, 'j')
    const width = options.has('w') ? countOf(options.value('w') ?? '32') : WIDTH
    dump(call, bytes, Math.max(1, width), (at, line) =>
      shown
        .map((format, index) => {
          const head = address(at)
          return `${index === 0 ? head : ' '.repeat(head.length)}${row(line, format)}\n`
        })
        .join(''),
    )
    if (radix !== 'n') system.out(`${address(bytes.length)}\n`)
    return 0
  },
})

/** `hexdump`: each unit of a format with the columns that it takes. */
const UNITS: Readonly<Record<string, Format>> = {
  b: number(1, 8, 3, 4),
  c: characters,
  d: { size: 2, width: 8, show: (value) => String(value).padStart(5, '0') },
  o: number(2, 8, 6, 8),
  x: number(2, 16, 4, 8),
}
const PLAIN = number(2, 16, 4)

/** The line of `hexdump -C`: bytes, and the characters that can be shown. */
function canonical(at: number, line: Uint8Array): string {
  const cells = Array.from({ length: WIDTH }, (_, index) =>
    (line[index]?.toString(16).padStart(2, '0') ?? '').padEnd(2),
  )
  const seen = [...line].map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.'))
  return `${at.toString(16).padStart(8, '0')}  ${cells.slice(0, 8).join(' ')}  ${cells.slice(8).join(' ')}  |${seen.join('')}|\n`
}

const hexdumpAs = (name: string, always: boolean) =>
  gathering(name, {
    options: {
      letters: 'bcdoxCvn:s:',
      usage: `${name} [-bcdoxCv] [-n LENGTH] [-s OFFSET] [FILE]...\n\nDisplay FILEs (or stdin) in a user specified format`,
    },
    complaint: ({ path, message }) => `${path}: ${message}`,
    work: (call, text) => {
      const { system, options } = call
      const bytes = portion(text, options, 's')
      const skipped = options.value('s')
      const first = skipped === undefined ? 0 : Number(skipped)
      const isCanonical = always || options.has('C')
      const letter = ['b', 'c', 'd', 'o', 'x'].find((one) => options.has(one))
      const format = (letter === undefined ? undefined : UNITS[letter]) ?? PLAIN
      const columns = (WIDTH / format.size) * format.width
      const digits = isCanonical ? 8 : 7
      dump(call, bytes, WIDTH, (at, line) =>
        isCanonical
          ? canonical(first + at, line)
          : `${(first + at).toString(16).padStart(7, '0')}${row(line, format).padEnd(columns)}\n`,
      )
      if (bytes.length > 0)
        system.out(`${(first + bytes.length).toString(16).padStart(digits, '0')}\n`)
      return 0
    },
  })

export const hexdump = hexdumpAs('hexdump', false)
export const hd = hexdumpAs('hd', true)

const SHORTEST = 4

export const strings = gathering('strings', {
  options: {
    letters: 'fan:t:o',
    idle: 'a',
    unsimulated: 'fto',
    long: { bytes: 'n', all: 'a' },
    usage:
      'strings [-fo] [-t o|d|x] [-n LEN] [FILE]...\n\nDisplay printable strings in a binary file',
  },
  work: ({ system, options }, text) => {
    const length = options.has('n') ? countOf(options.value('n') ?? '') : SHORTEST
    for (const { 0: found } of text.matchAll(/[\t\u0020-\u007e]+/g))
      if (found.length >= length) system.out(`${found}\n`)
    return 0
  },
})
