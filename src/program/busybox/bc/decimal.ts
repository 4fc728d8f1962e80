/**
 * Decimal numbers of any length, with a scale: the digits after the point.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/bc.html
 */
import { ToolError } from '../options.js'

/** `units` divided by ten to the power of `scale`. */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

/** The largest scale, and the largest exponent. */
const LARGEST = 100_000

export const ZERO: Decimal = { units: 0n, scale: 0 }
export const ONE: Decimal = { units: 1n, scale: 0 }

const ten = (power: number): bigint => 10n ** BigInt(power)

/** A whole number. */
export const whole = (value: number | bigint): Decimal => ({ units: BigInt(value), scale: 0 })

/** The same value with another scale; what has no place is cut off. */
export const scaled = ({ units, scale }: Decimal, to: number): Decimal => ({
  units: to >= scale ? units * ten(to - scale) : units / ten(scale - to),
  scale: to,
})

/** Its whole part, as a number that counts. @throws ToolError */
export function countOf(value: Decimal, what: string): number {
  const { units } = scaled(value, 0)
  if (units > BigInt(LARGEST) || units < -BigInt(LARGEST)) throw new ToolError(`${what} too large`)
  return Number(units)
}

export const isZero = ({ units }: Decimal): boolean => units === 0n
export const negated = ({ units, scale }: Decimal): Decimal => ({ units: -units, scale })

/** Below, at or above zero, as `left` is to `right`. */
export function compared(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale)
  const difference = scaled(left, scale).units - scaled(right, scale).units
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function sum(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale)
  return { units: scaled(left, scale).units + scaled(right, scale).units, scale }
}

export function product(left: Decimal, right: Decimal, scale: number): Decimal {
  const exact = { units: left.units * right.units, scale: left.scale + right.scale }
  return scaled(exact, Math.min(exact.scale, Math.max(scale, left.scale, right.scale)))
}

/** @throws ToolError */
export function quotient(left: Decimal, right: Decimal, scale: number): Decimal {
  if (isZero(right)) throw new ToolError('divide by zero')
  const power = scale + right.scale - left.scale
  const units = power >= 0 ? left.units * ten(power) : left.units / ten(-power)
  return { units: units / right.units, scale }
}

/** @throws ToolError */
export function remainder(left: Decimal, right: Decimal, scale: number): Decimal {
  const times = quotient(left, right, scale)
  const exact = { units: times.units * right.units, scale: times.scale + right.scale }
  const rest = sum(left, negated(exact))
  return scaled(rest, Math.max(scale + right.scale, left.scale))
}

/** @throws ToolError */
export function power(base: Decimal, exponent: Decimal, scale: number): Decimal {
  if (!isZero(sum(exponent, negated(scaled(exponent, 0))))) throw new ToolError('not an integer')
  const times = countOf(exponent, 'exponent')
  const size = Math.abs(times)
  if (base.units.toString().length * size > LARGEST) throw new ToolError('number too large')
  const exact = { units: base.units ** BigInt(size), scale: base.scale * size }
  if (times < 0) return quotient(ONE, exact, scale)
  return scaled(exact, Math.min(exact.scale, Math.max(scale, base.scale)))
}

/** @throws ToolError */
export function squareRoot(value: Decimal, scale: number): Decimal {
  if (value.units < 0n) throw new ToolError('negative number')
  const places = Math.max(scale, value.scale)
  const square = scaled(value, 2 * places).units
  if (square < 2n) return { units: square, scale: places }
  let guess = 10n ** BigInt(Math.ceil(square.toString().length / 2))
  for (let next = (guess + square / guess) / 2n; next < guess; next = (guess + square / guess) / 2n)
    guess = next
  return { units: guess, scale: places }
}

/** How many digits it has. */
export function lengthOf({ units, scale }: Decimal): number {
  const digits = (units < 0n ? -units : units).toString()
  return units === 0n ? Math.max(1, scale) : Math.max(digits.length, scale)
}

const DIGITS = '0123456789ABCDEF'

/** A number as it is written in a base of 2 to 16. */
export function parsed(text: string, base: number): Decimal {
  const [before = '', after = ''] = text.split('.')
  if (base === 10 && !/[A-F]/.test(text))
    return { units: BigInt(`${before}${after}` || '0'), scale: after.length }
  const digit = (one: string): bigint =>
    BigInt(text.length === 1 ? DIGITS.indexOf(one) : Math.min(DIGITS.indexOf(one), base - 1))
  let units = 0n
  for (const one of before + after) units = units * BigInt(base) + digit(one)
  return quotient(whole(units), whole(BigInt(base) ** BigInt(after.length)), after.length)
}

/** A number as it is printed in a base. */
export function shown({ units, scale }: Decimal, base: number): string {
  const sign = units < 0n ? '-' : ''
  const size = units < 0n ? -units : units
  if (size === 0n) return '0'
  if (base === 10) {
    const digits = size.toString().padStart(scale, '0')
    const at = digits.length - scale
    return `${sign}${digits.slice(0, at)}${scale > 0 ? `.${digits.slice(at)}` : ''}`
  }
  const unit = ten(scale)
  const before: bigint[] = []
  for (let left = size / unit; left > 0n; left /= BigInt(base)) before.unshift(left % BigInt(base))
  const after: bigint[] = []
  let [rest, seen] = [size % unit, 1n]
  while (scale > 0 && seen < unit) {
    rest *= BigInt(base)
    after.push(rest / unit)
    rest %= unit
    seen *= BigInt(base)
  }
  const width = (base - 1).toString().length
  const digits = (all: readonly bigint[]): string =>
    base <= 16
      ? all.map((one) => DIGITS[Number(one)]).join('')
      : all.map((one) => ` ${one.toString().padStart(width, '0')}`).join('')
  return `${sign}${digits(before)}${after.length > 0 ? `.${digits(after)}` : ''}`
}

const LINE = 70

/** Long lines go on after a backslash. */
export function folded(text: string): string {
  const parts: string[] = []
  let rest = text
  for (; rest.length >= LINE; rest = rest.slice(LINE - 1))
    parts.push(`${rest.slice(0, LINE - 1)}\\\n`)
  return parts.join('') + rest
}
