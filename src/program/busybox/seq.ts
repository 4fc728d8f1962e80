/**
 * `seq`.
 *
 * @see https://busybox.net/downloads/BusyBox.html#seq
 */
import { type Program, awaitInput, exit } from '../program.js'
import { ToolError, UsageProblem, optionsOf } from './options.js'
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
}

/** @throws ToolError */
function seriesOf(args: readonly string[]): Series {
  // Negative numbers are no options.
  const at = args.findIndex((word) => /^-\d/.test(word))
  const options = optionsOf(at < 0 ? args : [...args.slice(0, at), '--', ...args.slice(at)], {
    letters: '+ws:',
    usage: USAGE,
  })
  const words = options.operands
  const numbers = words.map((word) => {
    const value = Number(word)
    if (word === '' || !Number.isFinite(value)) throw new ToolError(`invalid number '${word}'`)
    return value
  })
  if (numbers.length < 1 || numbers.length > 3) throw new UsageProblem(USAGE)
  const [first, step, last] =
    numbers.length === 3
      ? (numbers as [number, number, number])
      : [numbers.length > 1 ? (numbers[0] as number) : 1, 1, numbers.at(-1) as number]
  const digits = Math.min(100, Math.max(...words.map((word) => word.split('.')[1]?.length ?? 0)))
  const width = options.has('w')
    ? Math.max(first.toFixed(digits).length, last.toFixed(digits).length)
    : 0
  return { first, step, last, digits, width, separator: options.value('s') ?? '\n' }
}

/** How many numbers a series has. */
const countIn = ({ first, step, last }: Series): number =>
  step === 0 ? 0 : Math.max(0, Math.floor((last - first) / step + 1e-9) + 1)

/** A number as it is printed; whole ones, of which there may be many, need no rounding. */
const printed = (number: number, digits: number, width: number): string =>
  digits === 0 && width === 0 && Number.isSafeInteger(number)
    ? String(number)
    : number.toFixed(digits).padStart(width, '0')

export const seq: Program = {
  name: 'seq',
  step: (system, state) =>
    failing(system, 'seq', () => {
      const series = seriesOf(system.argv.slice(1))
      const { first, step, digits, width, separator } = series
      const count = countIn(series)
      let index = typeof state === 'number' ? state : 0
      while (index < count) {
        if (system.isBlocked()) return awaitInput(index)
        if (system.isSpent) return awaitInput(index, system.now)
        let text = ''
        for (const end = Math.min(count, index + AT_ONCE); index < end; index++)
          text +=
            printed(first + index * step, digits, width) + (index < count - 1 ? separator : '\n')
        system.spend(TICKS)
        system.out(text)
      }
      return exit(0)
    }),
}
