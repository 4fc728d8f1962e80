/**
 * `seq`, and `yes`, which counts nothing and does not end.
 *
 * @see https://www.gnu.org/software/coreutils/manual/html_node/seq-invocation.html
 */
import { type Program, type System, awaitInput, exit } from '../program.js'
import { pipes } from '../pipe.js'
import { ToolError, optionsOf, usageOf } from './options.js'
import { failing } from './tool.js'

const USAGE = 'seq [-w] [-s SEP] [FIRST [INC]] LAST\n\nPrint numbers from FIRST to LAST, in steps of INC'
const LINES_AT_ONCE = 2_000
const PIPE_SIZE = 65_536
const CHECK = 10

/** When to go on writing: soon, or, if the reader is slow, a little later. */
function next({ tx, streams: { stdout }, now }: System): number {
  const isFull = stdout.kind === 'pipe' && (tx.get(pipes, stdout.pipe)?.text.length ?? 0) >= PIPE_SIZE
  return now + (isFull ? CHECK : 1)
}

const isFull = ({ tx, streams: { stdout } }: System): boolean => stdout.kind === 'pipe' && (tx.get(pipes, stdout.pipe)?.text.length ?? 0) >= PIPE_SIZE

export const seq: Program = {
  name: 'seq',
  step: (system, state) =>
    failing(system, 'seq', () => {
      const negative = system.argv.slice(1).findIndex((arg) => /^-[0-9.]/.test(arg))
      const args = system.argv.slice(1)
      const options = optionsOf(negative < 0 ? args : [...args.slice(0, negative), '--', ...args.slice(negative)], { letters: '+ws:f:', usage: USAGE })
      const { operands } = options
      if (operands.length < 1 || operands.length > 3) throw new ToolError(usageOf(USAGE), 1, true)
      const numbers = operands.map((text) => {
        const value = Number(text)
        if (text.trim() === '' || !Number.isFinite(value)) throw new ToolError(`invalid number '${text}'`)
        return value
      })
      const [first, increment, last] = numbers.length === 1 ? [1, 1, numbers[0] as number] : numbers.length === 2 ? [numbers[0] as number, 1, numbers[1] as number] : (numbers as [number, number, number])
      const digits = Math.min(20, Math.max(...operands.map((text) => text.split('.')[1]?.length ?? 0)))
      const width = options.has('w') ? Math.max(first.toFixed(digits).length, last.toFixed(digits).length) : 0
      const count = increment === 0 ? Number.POSITIVE_INFINITY : Math.floor((last - first) / increment + 1e-9) + 1
      let done = typeof state === 'number' ? state : 0
      if (isFull(system)) return awaitInput(done, next(system))
      const separator = options.value('s') ?? '\n'
      let text = ''
      for (let i = 0; i < LINES_AT_ONCE && done < count; i++, done++) text += (done > 0 ? separator : '') + (first + done * increment).toFixed(digits).padStart(width, '0')
      system.out(done >= count && count > 0 ? `${text}\n` : text)
      return done >= count ? exit(0) : awaitInput(done, next(system))
    }),
}

export const yes: Program = {
  name: 'yes',
  step(system) {
    if (!isFull(system)) system.out(`${system.argv.slice(1).join(' ') || 'y'}\n`.repeat(100))
    return awaitInput(null, next(system))
  },
}
