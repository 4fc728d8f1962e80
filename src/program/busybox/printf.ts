/**
 * `printf`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/printf.html
 */
import { unescaped } from './echo.js'
import { instant } from './tool.js'

/** What `printf` makes of its words. */
interface Formatted {
  readonly text: string
  readonly errors: readonly string[]
  readonly status: number
}

const DIRECTIVE = /%(?:%|([-+ #0]*)([0-9]+|\*)?(?:\.([0-9]+|\*)?)?([A-Za-z]))/g
/** How many characters of a field are a tick of work. */
const CHARACTERS_PER_TICK = 64
/** Wider fields than this do not fit into a text. */
const WIDEST = 268_435_456
const USAGE = 'usage: printf FORMAT [ARG]...'

/**
 * Prints words in a format, which is used again as long as there are words. `spend` counts the work
 * before it is done, and may throw.
 */
export function formatted(
  [format, ...words]: readonly string[],
  spend: (ticks: number) => void = () => undefined,
): Formatted {
  if (format === undefined) return { text: '', errors: [USAGE], status: 2 }
  const errors: string[] = []
  let text = ''
  let rest = [...words]
  do {
    const before = rest.length
    const { piece, stopped } = once(format, rest, errors, spend)
    text += piece
    if (stopped || rest.length === before) break
    rest = [...rest]
  } while (rest.length > 0)
  return { text, errors, status: errors.length > 0 ? 1 : 0 }
}

/** The format once; takes words off the front of `words`. */
function once(
  format: string,
  words: string[],
  errors: string[],
  spend: (ticks: number) => void,
): { readonly piece: string; readonly stopped: boolean } {
  let piece = ''
  let from = 0
  for (const found of format.matchAll(DIRECTIVE)) {
    const literal = unescaped(format.slice(from, found.index))
    piece += literal.text
    if (literal.stopped) return { piece, stopped: true }
    from = found.index + found[0].length
    if (found[0] === '%%') {
      piece += '%'
      continue
    }
    const [, flags = '', width, precision, letter = ''] = found
    const number = (given: string | undefined): number | undefined =>
      given === undefined
        ? undefined
        : Math.min(WIDEST, Math.abs(Number(given === '*' ? (words.shift() ?? '0') : given) || 0))
    const [columns, digits] = [number(width), number(precision)]
    spend(Math.floor(((columns ?? 0) + (digits ?? 0)) / CHARACTERS_PER_TICK))
    const word = words.shift()
    if (letter === 'b') {
      const { text, stopped } = unescaped(word ?? '')
      piece += padded(text, flags, columns)
      if (stopped) return { piece, stopped: true }
    } else piece += directive(letter, word, flags, columns, digits, errors)
  }
  const literal = unescaped(format.slice(from))
  return { piece: piece + literal.text, stopped: literal.stopped }
}

function directive(
  letter: string,
  word: string | undefined,
  flags: string,
  width: number | undefined,
  precision: number | undefined,
  errors: string[],
): string {
  switch (letter) {
    case 's':
      return padded((word ?? '').slice(0, precision), flags, width)
    case 'c':
      return padded((word ?? '').slice(0, 1), flags, width)
    case 'q':
      return padded(
        /^[A-Za-z0-9_@%+=:,./-]+$/.test(word ?? '')
          ? (word as string)
          : `'${(word ?? '').replaceAll("'", "'\\''")}'`,
        flags,
        width,
      )
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
      return padded(
        integer(letter, integerOf(word, errors), flags, precision),
        precision === undefined ? flags : flags.replace('0', ''),
        width,
      )
    case 'f':
    case 'F':
    case 'e':
    case 'E':
    case 'g':
    case 'G':
      return padded(decimal(letter, decimalOf(word, errors), flags, precision), flags, width)
    default:
      errors.push(`%${letter}: invalid format`)
      return ''
  }
}

function padded(text: string, flags: string, width = 0): string {
  if (flags.includes('-')) return text.padEnd(width)
  if (!flags.includes('0')) return text.padStart(width)
  const sign = /^[-+ ]/.exec(text)?.[0] ?? ''
  return sign + text.slice(sign.length).padStart(width - sign.length, '0')
}

function integerOf(word: string | undefined, errors: string[]): bigint {
  const text = (word ?? '').trim()
  if (/^["']/.test(text)) return BigInt(text.codePointAt(1) ?? 0)
  if (/^[-+]?(0[xX][0-9A-Fa-f]{1,16}|[0-9]{1,20})$/.test(text)) {
    const digits = text.replace(/^[-+]/, '')
    const value = /^0[0-7]+$/.test(digits) ? BigInt(`0o${digits.slice(1)}`) : BigInt(digits)
    return BigInt.asIntN(64, text.startsWith('-') ? -value : value)
  }
  if (text !== '') errors.push(`invalid number '${text}'`)
  return BigInt(/^-?[0-9]{1,18}/.exec(text)?.[0] ?? '0')
}

function decimalOf(word: string | undefined, errors: string[]): number {
  const text = (word ?? '').trim()
  const value = text === '' ? 0 : Number(text)
  if (!Number.isNaN(value)) return value
  errors.push(`invalid number '${text}'`)
  return Number.parseFloat(text) || 0
}

function integer(letter: string, value: bigint, flags: string, precision = 0): string {
  const base = letter === 'o' ? 8 : letter === 'x' || letter === 'X' ? 16 : 10
  const isSigned = letter === 'd' || letter === 'i'
  const magnitude = isSigned ? (value < 0n ? -value : value) : BigInt.asUintN(64, value)
  const digits = magnitude.toString(base).padStart(precision, '0')
  const prefix = flags.includes('#') && base !== 10 ? (base === 8 ? '0' : `0${letter}`) : ''
  const sign =
    isSigned && value < 0n
      ? '-'
      : flags.includes('+') && isSigned
        ? '+'
        : flags.includes(' ') && isSigned
          ? ' '
          : ''
  return sign + prefix + (letter === 'X' ? digits.toUpperCase() : digits)
}

/** A number in one of C's ways; `precision` digits at most 100. */
function decimal(letter: string, value: number, flags: string, precision = 6): string {
  const digits = Math.min(precision, 100)
  const sign = value >= 0 && flags.includes('+') ? '+' : ''
  const exponent = (text: string): string => text.replace(/e([-+])(\d)$/, 'e$10$2')
  const lower = letter.toLowerCase()
  const text =
    lower === 'f'
      ? value.toFixed(digits)
      : lower === 'e'
        ? exponent(value.toExponential(digits))
        : general(value, digits)
  return sign + (letter === lower ? text : text.toUpperCase())
}

function general(value: number, precision: number): string {
  const digits = Math.max(1, precision)
  if (value === 0 || !Number.isFinite(value)) return String(value)
  const size = Math.floor(Math.log10(Math.abs(value)))
  if (size < -4 || size >= digits)
    return value
      .toExponential(digits - 1)
      .replace(/\.?0+e/, 'e')
      .replace(/e([-+])(\d)$/, 'e$10$2')
  return String(Number(value.toPrecision(digits)))
}

export const printf = instant('printf', ({ system, args }) => {
  const { text, errors, status } = formatted(args, system.spend)
  system.out(text)
  for (const error of errors) system.err(`printf: ${error}\n`)
  return status
})
