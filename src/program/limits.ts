/**
 * Limits: how much a command line and a program may do, so that every call of a lab returns.
 *
 * A limit counts and never looks at a clock, so that the same calls end in the same way on every
 * machine. Work is counted in ticks; a program counts its own with `system.spend(ticks)`:
 *
 * - A program that can stop anywhere (the shell) asks `system.isSpent` and then returns
 *   `awaitInput(state, system.now)`. It goes on after the virtual time that its ticks have taken,
 *   as long as somebody lets it.
 * - A program that cannot stop in the middle (an expression of `sed`, a loop of JavaScript) just
 *   spends. `spend` throws a LimitError when too much comes together in one step. The program must
 *   not catch it: the process is killed (137), and a line on its standard error says why.
 *
 * `docs/limits.md` says what happens at each limit.
 *
 * @module
 */
import { KubariumError } from '../sim/errors.js'
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import type { Reader } from '../sim/world.js'

/** How much may be done. All are whole numbers greater than 0. */
export interface Limits {
  /**
   * A command line: the ticks of all programs that it runs, those in containers included that it
   * starts and waits for. The line then ends as by Ctrl-C, with the exit code 130.
   */
  readonly steps: number
  /** A command line: the bytes that it writes to its terminal. It then ends as by Ctrl-C. */
  readonly output: number
  /**
   * A program that belongs to no command line: the ticks that it spends without a pause. One that
   * cannot be interrupted is killed, with the exit code 137; any other becomes slow. What fits
   * into two milliseconds is always allowed.
   */
  readonly ticks: number
  /** A program whose container has no limit of its own: its memory in bytes. It is then killed. */
  readonly memory: number
  /**
   * Processes of one program that run at once in a container, or on a machine beside its
   * containers. When there are more, all of them are killed, with the exit code 137.
   */
  readonly processes: number
}

/** The limits of a lab that is given none. */
export const DEFAULT_LIMITS: Limits = {
  steps: 1_000_000,
  output: 67_108_864,
  ticks: 1_000_000,
  memory: 1_073_741_824,
  processes: 1_000,
}

/**
 * How many ticks fit into a millisecond of virtual time. One command of a shell's is a tick; so is
 * whatever else takes a processor about half a microsecond.
 */
export const TICKS_PER_MILLISECOND = 2_000

/** What each limit counts, for people. */
const COUNTED: Readonly<Record<keyof Limits, string>> = {
  steps: 'steps',
  output: 'bytes of output',
  ticks: 'ticks',
  memory: 'bytes of memory',
  processes: 'processes',
}

/** Says which limit was reached: `more than 1,000,000 steps (limits.steps)`. */
export const limitReached = (limit: keyof Limits, most: number): string =>
  `more than ${String(most).replace(/\B(?=(?:\d{3})+$)/g, ',')} ${COUNTED[limit]} (limits.${limit})`

/** What the standard error of a program says that was killed for a limit. */
export const killedByLimit = (name: string, { message }: LimitError): string =>
  `${name}: killed: ${message}\n`

/** A program has reached a limit. */
export class LimitError extends KubariumError {
  override name = 'LimitError'
  constructor(
    readonly limit: keyof Limits,
    readonly most: number,
  ) {
    super(limitReached(limit, most))
  }
}

/** The limits that a lab was made with, where they are not the usual ones; the key is `lab`. */
const labLimits = defineTable<Partial<Limits>>('limits')

/** The limits of a world. */
export function limitsOf(read: Reader): Limits {
  const own = read.get(labLimits, 'lab')
  return own ? { ...DEFAULT_LIMITS, ...own } : DEFAULT_LIMITS
}

/** Sets limits of a world; those that are not given stay. */
export function setLimits(tx: Tx, limits: Partial<Limits>): void {
  tx.put(labLimits, 'lab', { ...tx.get(labLimits, 'lab'), ...limits })
}
