/**
 * Texts in other alphabets: `base32`, `uuencode`, `uudecode`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/uuencode.html
 */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { base64, fromBase64 } from '../../text/base64.js'
import { fromUtf8 } from '../../text/utf8.js'
import { gathering } from './gather.js'
import { cannotOpen } from './lines.js'
import { ToolError, UsageProblem } from './options.js'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const WIDTH = 76

/** The bits of bytes, as numbers of another width; what is left over is filled up with zeros. */
function regroup(bytes: Iterable<number>, from: number, to: number, fills: boolean): number[] {
  const groups: number[] = []
  let [bits, held] = [0, 0]
  for (const byte of bytes) {
    bits = ((bits << from) | byte) & 0xffff
    for (held += from; held >= to; held -= to) groups.push((bits >> (held - to)) & (2 ** to - 1))
  }
  if (fills && held > 0) groups.push((bits << (to - held)) & (2 ** to - 1))
  return groups
}

function toBase32(text: string): string {
  const letters = regroup(utf8ToBytes(text), 8, 5, true).map((one) => ALPHABET[one])
  return letters.join('') + '='.repeat((8 - (letters.length % 8)) % 8)
}

/** undefined for what is none. */
function fromBase32(text: string): string | undefined {
  const digits = [...text.replace(/=+$/, '')].map((one) => ALPHABET.indexOf(one))
  return digits.includes(-1) ? undefined : fromUtf8(regroup(digits, 5, 8, false))
}

export const base32 = gathering('base32', {
  options: {
    letters: 'dw:',
    long: { decode: 'd', wrap: 'w' },
    usage: 'base32 [-d] [-w COL] [FILE]\n\nBase32 encode or decode FILE to standard output',
  },
  complaint: cannotOpen,
  work: ({ system, options }, text) => {
    if (options.has('d')) {
      const decoded = fromBase32(text.replace(/\s/g, ''))
      if (decoded === undefined) throw new ToolError('invalid input')
      system.out(decoded)
      return 0
    }
    const width = Number(options.value('w') ?? WIDTH)
    const whole = toBase32(text)
    system.out(
      width > 0
        ? (whole.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).map((line) => `${line}\n`).join('')
        : whole,
    )
    return 0
  },
})

const UU_BYTES = 45
const UU_USAGE = 'uuencode [-m] [FILE] STORED_FILENAME\n\nUuencode FILE (or stdin) to stdout'
const uu = (digit: number): string => String.fromCharCode(digit === 0 ? 96 : digit + 32)

export const uuencode = gathering('uuencode', {
  options: { letters: 'm', usage: UU_USAGE },
  files: ({ options }) => options.operands.slice(0, -1),
  work: ({ system, options }, text) => {
    const name = options.operands.at(-1)
    if (name === undefined || options.operands.length > 2) throw new UsageProblem(UU_USAGE)
    if (options.has('m')) {
      const lines = base64(text).match(/.{1,60}/g) ?? []
      system.out(`begin-base64 644 ${name}\n${lines.map((line) => `${line}\n`).join('')}====\n`)
      return 0
    }
    system.out(`begin 644 ${name}\n`)
    const bytes = utf8ToBytes(text)
    for (let at = 0; at < bytes.length; at += UU_BYTES) {
      const line = bytes.subarray(at, at + UU_BYTES)
      const whole = [...line, ...new Array<number>((3 - (line.length % 3)) % 3).fill(0)]
      system.out(`${uu(line.length)}${regroup(whole, 8, 6, false).map(uu).join('')}\n`)
    }
    system.out('`\nend\n')
    return 0
  },
})

export const uudecode = gathering('uudecode', {
  options: { letters: 'o:', usage: 'uudecode [-o OUTFILE] [INFILE]\n\nUudecode a file' },
  complaint: cannotOpen,
  work: ({ system, options }, text) => {
    const [, kind, name, body] = /^begin(-base64)? [0-7]{3,4} (.+)\n([\s\S]*)$/m.exec(text) ?? []
    if (name === undefined || body === undefined) throw new ToolError("no 'begin' line")
    const contents = kind ? fromBase64(body.replace(/====[\s\S]*$|\s/g, '')) : uuDecoded(body)
    if (contents === undefined) throw new ToolError('short file')
    const target = options.value('o') ?? name
    if (target === '-') system.out(contents)
    else system.files.write(target, contents)
    return 0
  },
})

function uuDecoded(body: string): string | undefined {
  const bytes: number[] = []
  for (const line of body.split('\n')) {
    if (line === 'end') return fromUtf8(bytes)
    const [count = 0, ...digits] = [...line].map((one) => (one.charCodeAt(0) - 32) & 63)
    bytes.push(...regroup(digits, 6, 8, false).slice(0, count))
  }
  return undefined
}
