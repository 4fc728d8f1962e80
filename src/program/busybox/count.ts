/**
 * Counts as tools read them: `10`, `2k`.
 *
 * @module
 */
import type { System } from '../program.js'
import { ToolError } from './options.js'
import { isGnu } from './system-kind.js'

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 512,
  k: 1024,
  K: 1024,
  m: 1_048_576,
  M: 1_048_576,
  G: 1_073_741_824,
}

/**
 * @throws ToolError when it is no number. GNU's tools (those of `system`) know gibibytes, and say
 * what is `counted`.
 */
export function countOf(text: string, system?: System, counted?: string): number {
  const [, digits, unit = ''] = /^([0-9]+)([bkKmMG]?)$/.exec(text) ?? []
  if (digits === undefined || (unit === 'G' && !(system && isGnu(system))))
    throw new ToolError(
      counted !== undefined && system && isGnu(system)
        ? `invalid number of ${counted}: '${text}'`
        : `invalid number '${text}'`,
    )
  return Number(digits) * (UNITS[unit] as number)
}
