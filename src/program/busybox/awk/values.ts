/**
 * Values of awk: numbers, texts, and texts that came as input and count as numbers if they look
 * like one.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/awk.html#tag_20_06_13_02
 */
import { formatted } from '../printf.js'

/** `{ input }` is what a field or a split gave; undefined is what nobody has set. */
export type Value = number | string | { readonly input: string } | undefined

const NUMERIC = /^\s*[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\s*$/
const LEADING = /^\s*[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?/

const ZERO = 48
/** So many digits are a whole number without loss. */
const DIGITS_AT_MOST = 15

export function toNumber(value: Value): number {
  if (typeof value === 'number') return value
  if (value === undefined) return 0
  const text = textOf(value)
  return ofDigits(text) ?? Number(LEADING.exec(text)?.[0] ?? 0)
}

/** The number that a text of a few digits is: most numbers of an input are such. */
function ofDigits(text: string): number | undefined {
  const { length } = text
  if (length === 0 || length > DIGITS_AT_MOST) return undefined
  let number = 0
  for (let i = 0; i < length; i++) {
    const digit = text.charCodeAt(i) - ZERO
    if (digit < 0 || digit > 9) return undefined
    number = number * 10 + digit
  }
  return number
}

/** A number is shown in full if it is whole, otherwise in a format such as `%.6g`. */
export function toText(value: Value, format = '%.6g'): string {
  if (typeof value !== 'number') return value === undefined ? '' : textOf(value)
  if (Number.isInteger(value) && Math.abs(value) < 1e16) return String(value)
  if (Number.isNaN(value)) return 'nan'
  return Number.isFinite(value)
    ? formatted([format, String(value)]).text
    : value > 0
      ? 'inf'
      : '-inf'
}

const textOf = (value: string | { readonly input: string }): string =>
  typeof value === 'string' ? value : value.input

const looksNumeric = (value: Value): boolean =>
  typeof value === 'number' ||
  value === undefined ||
  (typeof value === 'object' && NUMERIC.test(value.input))

export function toTruth(value: Value): boolean {
  if (typeof value === 'number') return value !== 0
  if (typeof value === 'object')
    return NUMERIC.test(value.input) ? Number(value.input) !== 0 : value.input !== ''
  return value !== undefined && value !== ''
}

/** Below 0, 0 or above: as numbers if both look like numbers, otherwise as texts. */
export function compare(left: Value, right: Value): number {
  if (looksNumeric(left) && looksNumeric(right)) return toNumber(left) - toNumber(right)
  const [a, b] = [toText(left), toText(right)]
  return a < b ? -1 : a > b ? 1 : 0
}
