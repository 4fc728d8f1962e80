/**
 * Resource quantities: `100m`, `1.5Gi`, `2e3`. A number with a suffix that says how it is to be
 * written.
 *
 * The canonical form of a quantity has no fraction and the largest suffix that allows that; the
 * family of the suffix (powers of two, powers of ten, exponents) stays as it was written.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */

/** A parsed quantity, exact to a billionth. */
interface Quantity {
  readonly nano: bigint
  readonly family: 'binary' | 'decimal' | 'exponent'
}

const NANO = 1_000_000_000n

const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']
/** Powers of a thousand from 10^-9. */
const DECIMAL_SUFFIXES = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E']

/** What the API says of a text that is no quantity. */
export const QUANTITY_PATTERN_ERROR =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"

/** Reads a quantity; undefined if the text is none. Fractions below a billionth are rounded up. */
export function readQuantity(text: string): Quantity | undefined {
  const parts =
    /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:([KMGTPE]i)|([numkMGTPE]?)|[eE]([-+]?\d{1,3}))$/.exec(text)
  if (!parts) return undefined
  const [, sign, digits = '', binary, decimal, exponent] = parts
  const [whole = '', fraction = ''] = digits.split('.')
  const mantissa = BigInt(whole + fraction || '0')
  const power =
    exponent !== undefined
      ? Number(exponent)
      : decimal
        ? 3 * (DECIMAL_SUFFIXES.indexOf(decimal) - 3)
        : 0
  const factor = binary ? 1024n ** BigInt(BINARY_SUFFIXES.indexOf(binary)) : 1n
  const scale = 9 + power - fraction.length
  const magnitude =
    scale >= 0
      ? mantissa * factor * 10n ** BigInt(scale)
      : divideUp(mantissa * factor, 10n ** BigInt(-scale))
  return {
    nano: sign === '-' ? -magnitude : magnitude,
    family: binary ? 'binary' : exponent !== undefined ? 'exponent' : 'decimal',
  }
}

const divideUp = (a: bigint, b: bigint): bigint => (a + b - 1n) / b

/** A quantity in its canonical form. */
function writeQuantity({ nano, family }: Quantity): string {
  if (nano === 0n) return '0'
  const sign = nano < 0n ? '-' : ''
  const magnitude = nano < 0n ? -nano : nano
  if (family === 'binary' && magnitude >= 1024n * NANO)
    return sign + writeBinary(divideUp(magnitude, NANO))
  let value = magnitude
  let power = -9
  while (value % 1000n === 0n && (power < 18 || family === 'exponent')) {
    value /= 1000n
    power += 3
  }
  if (family === 'exponent') return sign + value + (power === 0 ? '' : `e${power}`)
  return sign + value + (DECIMAL_SUFFIXES[power / 3 + 3] as string)
}

function writeBinary(whole: bigint): string {
  let value = whole
  let suffix = 0
  while (value % 1024n === 0n && suffix < BINARY_SUFFIXES.length - 1) {
    value /= 1024n
    suffix++
  }
  return `${value}${BINARY_SUFFIXES[suffix]}`
}

/** The value of a quantity as a number (cores, bytes); NaN if the text is no quantity. */
export function parseQuantity(text: string | number): number {
  const quantity = memoised(String(text))
  return quantity === undefined ? Number.NaN : quantity
}

const values = new Map<string, number | undefined>()

/** Pods of one template share their quantities, so few texts are asked for very often. */
function memoised(text: string): number | undefined {
  if (values.has(text)) return values.get(text)
  const quantity = readQuantity(text)
  const value = quantity && Number(quantity.nano / NANO) + Number(quantity.nano % NANO) / 1e9
  if (values.size >= 1000) values.clear()
  values.set(text, value)
  return value
}

/** The value in thousandths, rounded up: what CPU is counted in. NaN if the text is no quantity. */
export const milliValue = (text: string | number): number =>
  Math.ceil(Math.round(parseQuantity(text) * 1e6) / 1e3)

/**
 * The canonical form of a quantity (`1000m` is `1`, `1024Ki` is `1Mi`); undefined if the text is
 * none.
 */
export function canonicalQuantity(text: string | number): string | undefined {
  const quantity = readQuantity(String(text))
  return quantity && writeQuantity(quantity)
}

/**
 * A number as a quantity of a family: `formatQuantity(0.1)` is `100m`, `formatQuantity(1024,
 * 'binary')` is `1Ki`.
 */
export const formatQuantity = (value: number, family: Quantity['family'] = 'decimal'): string =>
  writeQuantity({
    nano: BigInt(Math.trunc(value)) * NANO + BigInt(Math.round((value - Math.trunc(value)) * 1e9)),
    family,
  })

/** Thousandths as a quantity: `milliQuantity(1500)` is `1500m`. */
export const milliQuantity = (milli: number): string => formatQuantity(milli / 1000)

/**
 * The sum of two quantities, in the family of the first that is not zero. @throws
 * UnreadableQuantity
 */
export function addQuantities(a: string, b: string): string {
  const [first, second] = [required(a), required(b)]
  return writeQuantity({
    nano: first.nano + second.nano,
    family: first.nano === 0n ? second.family : first.family,
  })
}

/** The difference of two quantities, in the family of the first. @throws UnreadableQuantity */
export function subtractQuantities(a: string, b: string): string {
  const [first, second] = [required(a), required(b)]
  return writeQuantity({ nano: first.nano - second.nano, family: first.family })
}

/**
 * Negative if `a` is less than `b`, positive if it is more, 0 if they are worth the same. @throws
 * UnreadableQuantity
 */
export function compareQuantities(a: string, b: string): number {
  const difference = required(a).nano - required(b).nano
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** A text is no quantity. */
class UnreadableQuantity extends Error {
  override name = 'UnreadableQuantity'
}

function required(text: string): Quantity {
  const quantity = readQuantity(text)
  if (quantity === undefined) throw new UnreadableQuantity(QUANTITY_PATTERN_ERROR)
  return quantity
}
