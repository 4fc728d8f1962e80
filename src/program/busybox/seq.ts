/**
 * `seq`.
 *
 * @see https://busybox.net/downloads/BusyBox.html#seq
 */
import { type Program, type System, awaitInput, exit } from '../program.js'
import { gnuProblem } from './gnu.js'
import { ToolError, UsageProblem, optionsOf } from './options.js'
import { formatted } from './printf.js'
import { isGnu } from './system-kind.js'
import { failing } from './tool.js'

const USAGE =
  'seq [-w] [-s SEP] [FIRST [INC]] LAST\n\nPrint numbers from FIRST to LAST, in steps of INC.\nFIRST, INC default to 1.'
/** How many numbers are printed at once, and what they cost. */
const AT_ONCE = 256
const TICKS = 128

interface Series {
  readonly first: number
  readonly step: number
  readonly last: number
  readonly digits: number
  readonly width: number
  readonly separator: string
  /** How `printf` would show each number. */
  readonly format: string | undefined
}

/** @throws ToolError */
function seriesOf(system: System): Series {
  const args = system.argv.slice(1)
  // Negative numbers are no options.
  const at = args.findIndex((word) => /^-\d/.test(word))
  const options = optionsOf(at < 0 ? args : [...args.slice(0, at), '--', ...args.slice(at)], {
    letters: 'ws:f:',
    long: { 'equal-width': 'w', separator: 's', format: 'f' },
    usage: USAGE,
  })
  const words = options.operands
  const numbers = words.map((word) => {
    const value = Number(word)
    if (word === '' || !Number.isFinite(value))
      throw isGnu(system)
        ? new UsageProblem(USAGE, 1, `invalid floating point argument: '${word}'`)
        : new ToolError(`invalid number '${word}'`)
    return value
  })
  if (numbers.length < 1) throw new UsageProblem(USAGE)
  if (numbers.length > 3) throw gnuProblem(system, USAGE, `extra operand '${words[3] ?? ''}'`)
  const [first, step, last] =
    numbers.length === 3
      ? (numbers as [number, number, number])
      : [numbers.length > 1 ? (numbers[0] as number) : 1, 1, numbers.at(-1) as number]
  const digits = Math.min(100, Math.max(...words.map((word) => word.split('.')[1]?.length ?? 0)))
  const width = options.has('w')
    ? Math.max(first.toFixed(digits).length, last.toFixed(digits).length)
    : 0
  return {
    first,
    step,
    last,
    digits,
    width,
    separator: options.value('s') ?? '\n',
    format: options.value('f'),
  }
}

/** How many numbers a series has. */
const countIn = ({ first, step, last }: Series): number =>
  step === 0 ? 0 : Math.max(0, Math.floor((last - first) / step + 1e-9) + 1)

/** A number as it is printed; whole ones, of which there may be many, need no rounding. */
function shown({ digits, width, format }: Series, value: number): string {
  if (format !== undefined) return formatted([format, String(value)]).text
  return digits === 0 && width === 0 && Number.isSafeInteger(value)
    ? String(value)
    : value.toFixed(digits).padStart(width, '0')
}

export const seq: Program = {
  name: 'seq',
  step: (system, state) =>
    failing(system, 'seq', () => {
      const series = seriesOf(system)
      const { first, step, separator } = series
      const count = countIn(series)
      let index = typeof state === 'number' ? state : 0
      while (index < count) {
        if (system.isBlocked()) return awaitInput(index)
        if (system.isSpent) return awaitInput(index, system.now)
        const numbers: string[] = []
        for (const end = Math.min(count, index + AT_ONCE); index < end; index++)
          numbers.push(shown(series, first + index * step))
        system.spend(TICKS)
        system.out(numbers.join(separator) + (index < count ? separator : '\n'))
      }
      return exit(0)
    }),
}
