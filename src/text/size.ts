/**
 * Sizes as the docker command shows them.
 *
 * @see https://pkg.go.dev/github.com/docker/go-units
 */
const DECIMAL = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB']
const BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB', 'ZiB', 'YiB']

/**
 * Bytes in powers of 1000 with three significant digits: `0B`, `1.98MB`, `108MB`. Transfers show
 * four (`3.072kB`).
 */
export const humanSize = (bytes: number, digits = 3): string => scaled(bytes, 1000, DECIMAL, digits)

/** Bytes in powers of 1024 with four significant digits: `1.938GiB`. */
export const binarySize = (bytes: number): string => scaled(bytes, 1024, BINARY, 4)

function scaled(bytes: number, base: number, units: readonly string[], digits: number): string {
  let size = bytes
  let unit = 0
  while (size >= base && unit < units.length - 1) {
    size /= base
    unit++
  }
  return significant(size, digits) + (units[unit] as string)
}

/**
 * C's `%.<digits>g`: so many significant digits, no trailing zeros, exponents where they are
 * shorter.
 */
function significant(value: number, digits: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value)
  const [mantissa, exponentText] = value.toExponential(digits - 1).split('e') as [string, string]
  const exponent = Number(exponentText)
  const trim = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)
  if (exponent < -4 || exponent >= digits)
    return `${trim(mantissa)}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
  return trim(value.toFixed(Math.max(0, digits - 1 - exponent)))
}
