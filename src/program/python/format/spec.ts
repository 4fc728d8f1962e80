/**
 * Format specifications: `format(value, '>10.2f')`, and the fields of f-strings and `str.format`.
 *
 * @see https://docs.python.org/3/library/string.html#format-specification-mini-language
 */
import { raise } from '../exceptions.js'
import { callNow, special } from '../objects.js'
import { str } from '../show.js'
import { floatText } from '../types/float-text.js'
import { lengthOf } from '../types/text.js'
import { type Value, typeName } from '../values.js'

interface Spec {
  readonly fill: string
  readonly align: string
  readonly sign: string
  readonly isAlternate: boolean
  readonly width: number
  readonly grouping: string
  readonly precision: number | undefined
  readonly type: string
}

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/su
const LONGEST = 10_000_000

function parse(text: string, value: Value): Spec {
  const found = SPEC.exec(text)
  if (!found)
    return raise(
      'ValueError',
      `Invalid format specifier '${text}' for object of type '${typeName(value)}'`,
    )
  const [, fill, align, sign = '', alternate, zero, width = '0', grouping = '', precision, type] =
    found
  if (Number(width) > LONGEST || Number(precision ?? 0) > LONGEST)
    raise('ValueError', 'Too many decimal digits in format string')
  return {
    fill: fill ?? (zero ? '0' : ' '),
    align: align ?? (zero ? '=' : ''),
    sign,
    isAlternate: alternate !== undefined,
    width: Number(width),
    grouping,
    precision: precision === undefined ? undefined : Number(precision),
    type: type ?? '',
  }
}

/** A value in the form that a specification asks for. */
export function format(value: Value, text: string): string {
  const own = special(value, '__format__')
  if (own !== undefined) return str(callNow(own, [value, text]))
  if (text === '') return str(value)
  if (typeof value === 'string') return formatText(value, parse(text, value))
  if (typeof value === 'bigint') return formatInt(value, parse(text, value))
  if (typeof value === 'number') return formatFloat(value, parse(text, value), 'float')
  if (typeof value === 'boolean') {
    const spec = parse(text, value)
    return spec.type === '' || spec.type === 's'
      ? formatText(str(value), spec)
      : formatInt(value ? 1n : 0n, spec)
  }
  return raise('TypeError', `unsupported format string passed to ${typeName(value)}.__format__`)
}

const unknownCode = (type: string, kind: string): never =>
  raise('ValueError', `Unknown format code '${type}' for object of type '${kind}'`)

function formatText(value: string, spec: Spec): string {
  if (spec.type !== '' && spec.type !== 's') unknownCode(spec.type, 'str')
  if (spec.sign !== '') raise('ValueError', 'Sign not allowed in string format specifier')
  const text = spec.precision === undefined ? value : [...value].slice(0, spec.precision).join('')
  return padded('', text, spec, '<')
}

function padded(sign: string, text: string, spec: Spec, usual: string): string {
  const missing = spec.width - lengthOf(sign) - lengthOf(text)
  if (missing <= 0) return sign + text
  const align = spec.align || usual
  if (align === '=') {
    const zeros = spec.fill === '0' && spec.grouping !== ''
    return sign + (zeros ? groupedZeros(text, missing, spec) : spec.fill.repeat(missing) + text)
  }
  if (align === '<') return sign + text + spec.fill.repeat(missing)
  if (align === '>') return spec.fill.repeat(missing) + sign + text
  const left = Math.floor(missing / 2)
  return spec.fill.repeat(left) + sign + text + spec.fill.repeat(missing - left)
}

/** Zeros in front of a number whose digits are grouped. */
function groupedZeros(text: string, missing: number, spec: Spec): string {
  const [whole = '', ...rest] = text.split('.')
  const digits = whole.replaceAll(spec.grouping, '')
  const width = whole.length + missing
  let found = digits
  while (grouped(found, spec.grouping, 3).length < width) found = `0${found}`
  return [grouped(found, spec.grouping, 3), ...rest].join('.')
}

const signOf = (isNegative: boolean, { sign }: Spec): string =>
  isNegative ? '-' : sign === '-' ? '' : sign

const grouped = (digits: string, mark: string, size: number): string =>
  mark === '' ? digits : digits.replace(new RegExp(`\\B(?=(?:\\w{${size}})+$)`, 'g'), mark)

const BASES: Readonly<Record<string, readonly [number, string]>> = {
  b: [2, '0b'],
  o: [8, '0o'],
  x: [16, '0x'],
  X: [16, '0X'],
}

/** The character of a number, for `c`. */
export function characterOf(value: bigint): string {
  if (value < 0n || value > 0x10ffffn) raise('OverflowError', '%c arg not in range(0x110000)')
  return String.fromCodePoint(Number(value))
}

function formatInt(value: bigint, spec: Spec): string {
  const { type } = spec
  const size = value < 0n ? -value : value
  if ('eEfFgG%'.includes(type) && type !== '') return formatFloat(Number(value), spec, 'int')
  if (type === 'c') return padded('', characterOf(value), spec, '<')
  if (spec.precision !== undefined)
    raise('ValueError', 'Precision not allowed in integer format specifier')
  const base = BASES[type]
  if (!base && type !== '' && type !== 'd' && type !== 'n') unknownCode(type, 'int')
  let digits = size.toString(base?.[0] ?? 10)
  if (type === 'X') digits = digits.toUpperCase()
  digits = grouped(digits, spec.grouping, base ? 4 : 3)
  const prefix = base && spec.isAlternate ? base[1] : ''
  return padded(signOf(value < 0n, spec) + prefix, digits, spec, '>')
}

function formatFloat(value: number, spec: Spec, kind: string): string {
  const isNegative = value < 0 || Object.is(value, -0)
  const size = Math.abs(value)
  const text = floatDigits(size, spec, kind)
  const [whole = '', rest] = text.split('.')
  const body = /^\d+$/.test(whole)
    ? grouped(whole, spec.grouping, 3) + (rest === undefined ? '' : `.${rest}`)
    : text
  return padded(signOf(isNegative, spec), body, spec, '>')
}

function floatDigits(size: number, spec: Spec, kind: string): string {
  const { type, precision } = spec
  if (!Number.isFinite(size))
    return /[EFG]/.test(type) ? floatText(size).toUpperCase() : floatText(size)
  switch (type.toLowerCase()) {
    case 'f':
      return fixed(size, precision ?? 6)
    case '%':
      return `${fixed(size * 100, precision ?? 6)}%`
    case 'e': {
      const found = exponential(size, precision ?? 6)
      return type === 'E' ? found.toUpperCase() : found
    }
    case 'g':
    case 'n': {
      const found = general(size, precision ?? 6, spec.isAlternate)
      return type === 'G' ? found.toUpperCase() : found
    }
    case '': {
      if (precision === undefined) return floatText(size)
      const found = general(size, precision, false)
      return /[.e]/.test(found) ? found : `${found}.0`
    }
    default:
      return unknownCode(type, kind)
  }
}

/** Exactly so many digits after the point; halves go to the even digit, as the bits say. */
export function fixed(value: number, digits: number): string {
  if (value < 1e21 && digits <= 100) return exactFixed(value, digits)
  const whole = String(BigInt(Math.trunc(value)))
  return digits === 0 ? whole : `${whole}.${'0'.repeat(digits)}`
}

function exactFixed(value: number, digits: number): string {
  const found = value.toFixed(digits)
  if (digits > 22) return found
  const lower = Number(found) > value ? Number(found) - 10 ** -digits : Number(found)
  const isHalf = value !== Number(found) && isExactHalf(value, digits)
  if (!isHalf) return found
  const down = lower.toFixed(digits)
  return Number(down.at(-1)) % 2 === 0 ? down : found
}

/** Whether what is cut off is exactly a half. */
const isExactHalf = (value: number, digits: number): boolean => {
  const doubled = value * 2 ** (digits + 1)
  const rest = value * 10 ** digits
  return Number.isInteger(doubled) && rest - Math.floor(rest) === 0.5
}

const exponential = (value: number, digits: number): string =>
  value.toExponential(Math.min(digits, 100)).replace(/e([-+])(\d)$/, 'e$10$2')

function general(value: number, digits: number, keepsZeros: boolean): string {
  const precision = Math.max(1, Math.min(digits, 100))
  const power = value === 0 ? 0 : Number(value.toExponential(precision - 1).split('e')[1])
  const found =
    power < -4 || power >= precision
      ? exponential(value, precision - 1)
      : value.toFixed(Math.max(0, Math.min(100, precision - 1 - power)))
  if (keepsZeros || !found.includes('.')) return found
  return found.replace(/\.?0+(?=e|$)/, '')
}
