/**
 * `xxd`: bytes in hexadecimal, and (`-r`) back.
 *
 * @see https://manpages.debian.org/bookworm/xxd/xxd.1.en.html
 */
import { fromUtf8, utf8 } from '../../text/utf8.js'
import { gathering } from '../busybox/gather.js'
import type { LineCall } from '../busybox/lines.js'
import { ToolError } from '../busybox/options.js'

const [COLUMNS, PLAIN_COLUMNS, BITS_COLUMNS] = [16, 30, 6]
const [GROUP, BITS_GROUP] = [2, 1]

export const xxd = gathering('xxd', {
  options: {
    letters: 'bc:g:il:prs:u',
    long: {
      bits: 'b',
      cols: 'c',
      groupsize: 'g',
      len: 'l',
      plain: 'p',
      postscript: 'p',
      revert: 'r',
      seek: 's',
    },
    usage: 'xxd [-bpru] [-c COLUMNS] [-g BYTES] [-l LENGTH] [-s OFFSET] [FILE]',
  },
  files: ({ options }) =>
    options.operands.slice(0, 1).length > 0 ? options.operands.slice(0, 1) : ['-'],
  work(call, input) {
    const { system, options } = call
    if (options.has('i')) throw new ToolError('kubarium does not simulate xxd -i')
    if (options.has('r')) {
      system.out(fromUtf8(bytesOf(input, options.has('p'))))
      return 0
    }
    const from = number(call, 's', 0)
    const bytes = utf8(input)
      .slice(from)
      .slice(0, number(call, 'l', Number.POSITIVE_INFINITY))
    system.spend(bytes.length >> 6)
    system.out(options.has('p') ? plain(call, bytes) : dump(call, bytes, from))
    return 0
  },
})

function number({ options }: LineCall, letter: string, otherwise: number): number {
  const given = options.value(letter)
  const value = given === undefined ? otherwise : Number(given)
  if (!(value >= 0)) throw new ToolError(`invalid number '${given}'`)
  return value
}

const hex = (byte: number, isUpper: boolean): string => {
  const digits = byte.toString(16).padStart(2, '0')
  return isUpper ? digits.toUpperCase() : digits
}

function plain(call: LineCall, bytes: readonly number[]): string {
  const width = number(call, 'c', PLAIN_COLUMNS) || bytes.length || 1
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += width)
    lines.push(
      `${bytes
        .slice(at, at + width)
        .map((byte) => hex(byte, call.options.has('u')))
        .join('')}\n`,
    )
  return lines.join('')
}

function dump(call: LineCall, bytes: readonly number[], from: number): string {
  const { options } = call
  const isBits = options.has('b')
  const width = number(call, 'c', isBits ? BITS_COLUMNS : COLUMNS) || COLUMNS
  const group = number(call, 'g', isBits ? BITS_GROUP : GROUP) || width
  const shown = (byte: number): string =>
    isBits ? byte.toString(2).padStart(8, '0') : hex(byte, options.has('u'))
  const room = width * (isBits ? 8 : 2) + Math.ceil(width / group) - 1
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += width) {
    const row = bytes.slice(at, at + width)
    const groups: string[] = []
    for (let i = 0; i < row.length; i += group)
      groups.push(
        row
          .slice(i, i + group)
          .map(shown)
          .join(''),
      )
    const text = row
      .map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.'))
      .join('')
    lines.push(
      `${(from + at).toString(16).padStart(8, '0')}: ${groups.join(' ').padEnd(room)}  ${text}\n`,
    )
  }
  return lines.join('')
}

/** The bytes of a dump. */
function bytesOf(text: string, isPlain: boolean): readonly number[] {
  const digits = isPlain
    ? text
    : text
        .split('\n')
        .map((line) => /^[0-9a-fA-F]+: ((?:[0-9a-fA-F]+ ?)*)/.exec(line)?.[1] ?? '')
        .join('')
  return (digits.replace(/\s/g, '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
}
