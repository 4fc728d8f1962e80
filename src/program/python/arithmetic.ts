/**
 * Arithmetic of ints and floats.
 *
 * @see https://docs.python.org/3/library/stdtypes.html#numeric-types-int-float-complex
 */
import { raise, unsimulated } from './exceptions.js'
import { charge } from './running.js'
import type { Value } from './values.js'

/** How many bits an int may have. */
const MOST_BITS = 4_000_000n

/** An int as a float. */
export function toFloat(value: number | bigint): number {
  const found = Number(value)
  if (typeof value === 'bigint' && !Number.isFinite(found))
    raise('OverflowError', 'int too large to convert to float')
  return found
}

const bits = (value: bigint): number => (value < 0n ? -value : value).toString(16).length * 4

/** An operator of two ints; undefined when they have none of that name. */
export function integers(op: string, a: bigint, b: bigint): Value | undefined {
  switch (op) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return multiplied(a, b)
    case '/': {
      if (b === 0n) raise('ZeroDivisionError', 'division by zero')
      return trueDivision(a, b)
    }
    case '//':
      return floorDivision(a, b)
    case '%':
      return a - floorDivision(a, b, 'integer modulo by zero') * b
    case '**':
      return power(a, b)
    case '&':
      return a & b
    case '|':
      return a | b
    case '^':
      return a ^ b
    case '<<':
    case '>>':
      return shifted(op, a, b)
    default:
      return undefined
  }
}

function multiplied(a: bigint, b: bigint): bigint {
  if (a > 2n ** 64n && b > 2n ** 64n) {
    const size = bits(a) + bits(b)
    if (size > MOST_BITS) raise('MemoryError')
    charge((size / 64) ** 1.6 / 16)
  }
  return a * b
}

function trueDivision(a: bigint, b: bigint): number {
  const [x, y] = [Number(a), Number(b)]
  if (Number.isSafeInteger(x) && Number.isSafeInteger(y)) return x / y
  const shift = BigInt(Math.max(0, bits(b) - bits(a) + 70))
  const found = Number((a << shift) / b) / 2 ** Number(shift)
  if (!Number.isFinite(found))
    raise('OverflowError', 'integer division result too large for a float')
  return found
}

function floorDivision(
  a: bigint,
  b: bigint,
  message = 'integer division or modulo by zero',
): bigint {
  if (b === 0n) raise('ZeroDivisionError', message)
  const found = a / b
  return a % b !== 0n && a < 0n !== b < 0n ? found - 1n : found
}

function power(a: bigint, b: bigint): Value {
  if (b < 0n) {
    if (a === 0n) raise('ZeroDivisionError', '0.0 cannot be raised to a negative power')
    return Number(a) ** Number(b)
  }
  if (b > 64n && a !== 0n && a !== 1n && a !== -1n) {
    const size = BigInt(bits(a)) * b
    if (size > MOST_BITS) raise('MemoryError')
    charge((Number(size) / 64) ** 1.6 / 16)
  }
  return a ** b
}

function shifted(op: string, a: bigint, b: bigint): bigint {
  if (b < 0n) raise('ValueError', 'negative shift count')
  if (op === '<<' && a !== 0n && b > MOST_BITS) raise('MemoryError')
  return op === '<<' ? a << b : a >> b
}

/** An operator of two floats; undefined when they have none of that name. */
export function floats(op: string, a: number, b: number): Value | undefined {
  switch (op) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      if (b === 0) raise('ZeroDivisionError', 'float division by zero')
      return a / b
    case '//':
      if (b === 0) raise('ZeroDivisionError', 'float floor division by zero')
      return Math.floor((a - modulo(a, b)) / b + 0.5)
    case '%':
      if (b === 0) raise('ZeroDivisionError', 'float modulo')
      return modulo(a, b)
    case '**':
      return floatPower(a, b)
    default:
      return undefined
  }
}

function floatPower(a: number, b: number): number {
  if (a === 0 && b < 0) raise('ZeroDivisionError', '0.0 cannot be raised to a negative power')
  const found = a ** b
  if (Number.isNaN(found) && !Number.isNaN(a) && !Number.isNaN(b)) unsimulated('complex numbers')
  if (!Number.isFinite(found) && Number.isFinite(a) && Number.isFinite(b))
    raise('OverflowError', 34n, 'Numerical result out of range')
  return found
}

function modulo(a: number, b: number): number {
  const found = a % b
  return found !== 0 && found < 0 !== b < 0 ? found + b : found === 0 ? (b < 0 ? -0 : 0) : found
}
