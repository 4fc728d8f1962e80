/**
 * Counts as tools read them: `10`, `2k`.
 *
 * @module
 */
import { ToolError } from './options.js'

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 512,
  k: 1024,
  K: 1024,
  m: 1_048_576,
  M: 1_048_576,
}

/** @throws ToolError when it is no number */
export function countOf(text: string): number {
  const [, digits, unit = ''] = /^([0-9]+)([bkKmM]?)$/.exec(text) ?? []
  if (digits === undefined) throw new ToolError(`invalid number '${text}'`)
  return Number(digits) * (UNITS[unit] as number)
}
