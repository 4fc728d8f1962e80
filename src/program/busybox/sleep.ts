/**
 * `sleep`: seconds, or with a suffix minutes, hours or days; several are added.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sleep.html
 */
import { type Program, awaitInput, exit } from '../program.js'
import { ToolError, UsageProblem } from './options.js'
import { isGnu } from './system-kind.js'
import { failing } from './tool.js'

const UNITS: Readonly<Record<string, number>> = {
  '': 1_000,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}
const USAGE =
  'sleep [N]...\n\nPause for a time equal to the total of the args given, where each arg can\nhave an optional suffix of (s)econds, (m)inutes, (h)ours, or (d)ays'
/** About three hundred years. */
const LONGEST = 1e13

export const sleep: Program = {
  name: 'sleep',
  step: (system, state) =>
    failing(system, 'sleep', () => {
      const until =
        typeof state === 'number'
          ? state
          : system.now + lengthOf(system.argv.slice(1), isGnu(system))
      if (system.now >= until) return exit(0)
      return awaitInput(until, until, { ends: until - system.now < LONGEST / 2 })
    }),
}

/** Milliseconds. @throws ToolError */
export function lengthOf(words: readonly string[], gnu = false): number {
  if (words.length === 0) throw new UsageProblem(USAGE)
  let sum = 0
  for (const word of words) {
    if (word === 'infinity' || word === 'inf') sum += LONGEST
    const [, number, unit = ''] =
      /^([0-9]+(?:\.[0-9]*)?|\.[0-9]+)([smhd]?)$/.exec(word) ??
      (word.startsWith('inf') ? ['', '0'] : [])
    if (number === undefined)
      throw gnu
        ? new UsageProblem(USAGE, 1, `invalid time interval ‘${word}’`)
        : new ToolError(`invalid number '${word}'`)
    sum += Number(number) * (UNITS[unit] as number)
  }
  return Math.min(LONGEST, Math.round(sum))
}
