/**
 * Floats as Go writes them.
 *
 * @see https://pkg.go.dev/strconv#FormatFloat
 */

/** From this exponent on, and below the other one, Go writes a float as `1e+06`. */
const FIRST_LARGE_EXPONENT = 6
const SMALLEST_EXPONENT = -4

/** A float in its shortest form, as `%v` and `%g` print it. */
export function shortest(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  const exponential = value.toExponential()
  const exponent = Number(exponential.slice(exponential.indexOf('e') + 1))
  return exponent < SMALLEST_EXPONENT || exponent >= FIRST_LARGE_EXPONENT
    ? goExponent(exponential)
    : String(value)
}

/** Go's exponents have two digits or more. */
const goExponent = (text: string): string =>
  text.replace(/e([-+])(\d)$/, (_, sign: string, digit: string) => `e${sign}0${digit}`)

/** JavaScript gives so many digits at most. */
const MOST_DIGITS = 100

/** The digits of a float without its sign; undefined for a verb that is for no floats. */
export function floatDigits(
  size: number,
  verb: string,
  precision: number | undefined,
): string | undefined {
  const places = Math.min(precision ?? 6, MOST_DIGITS)
  switch (verb) {
    case 'e':
      return goExponent(size.toExponential(places))
    case 'f':
      return fixed(size, places)
    case 'v':
    case 'g':
      if (precision === undefined) return shortest(size).replace(/^\+/, '')
      return general(size, Math.min(Math.max(precision, 1), MOST_DIGITS))
    default:
      return undefined
  }
}

/** `%g` with a number of digits: zeros at the end are left out. */
function general(size: number, digits: number): string {
  const text = size.toPrecision(digits)
  const [mantissa = '', exponent] = text.split('e')
  const plain = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa
  return exponent === undefined ? plain : goExponent(`${plain}e${exponent}`)
}

/** JavaScript writes larger numbers with an exponent. */
const LARGEST_FIXED = 1e21

/** Go rounds a number that lies in the middle to the even digit, JavaScript away from zero. */
function fixed(size: number, places: number): string {
  if (size >= LARGEST_FIXED) return `${BigInt(size)}${places > 0 ? `.${'0'.repeat(places)}` : ''}`
  const rounded = size.toFixed(places)
  const exact = size.toFixed(MOST_DIGITS)
  const cut = exact.length - (MOST_DIGITS - places)
  if (!/^50*$/.test(exact.slice(cut)) || !/[13579]$/.test(rounded)) return rounded
  return exact.slice(0, cut).replace(/\.$/, '')
}
