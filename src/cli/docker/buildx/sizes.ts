/**
 * Bytes as progress shows them: two digits behind the point, but for those that are whole.
 *
 * @see https://pkg.go.dev/github.com/tonistiigi/units
 */
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB']

export function progressSize(bytes: number): string {
  let value = bytes
  let unit = 0
  for (; value >= 1000 && unit < UNITS.length - 1; unit++) value /= 1000
  return `${unit === 0 ? value : value.toFixed(2)}${UNITS[unit]}`
}
