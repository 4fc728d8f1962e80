/**
 * Sizes for people, as BusyBox writes them: `1.5K`, `12.0M`.
 *
 * @module
 */
const UNITS = ['', 'K', 'M', 'G', 'T', 'P'] as const

/** A number of bytes in units of 1024. */
export function humanUnits(bytes: number): string {
  let [value, unit] = [bytes, 0]
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024
    unit++
  }
  return unit === 0 ? String(bytes) : `${value.toFixed(1)}${UNITS[unit]}`
}
