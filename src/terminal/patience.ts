/**
 * How long a command is waited for, and what is said when it is ended.
 *
 * A command that ends by itself (a `sleep`, a `kubectl wait`) is waited for until it does, for a
 * day at most. One that does not (a watch, a server) is ended after ten minutes, as by Ctrl-C.
 *
 * @module
 */
import { limitReached } from '../program/limits.js'
import { reachedBy } from '../program/line.js'
import type { Reader, VirtualTime } from '../sim/world.js'

const PATIENCE = 600_000
const LONGEST = 86_400_000

const ended = (why: string): string => `kubarium: ended as by Ctrl-C: ${why}\n`
const ENDLESS = ended('it does not end by itself, and ten minutes have passed (timeout)')
const TOO_LONG = ended('a day has passed (timeout)')

/** Waiting for one command, from now on. */
export class Patience {
  private readonly begun: VirtualTime
  /** When it is looked at next. */
  end: VirtualTime

  constructor(
    now: VirtualTime,
    private readonly timeout: number | undefined,
  ) {
    this.begun = now
    this.end = now + (timeout ?? PATIENCE)
  }

  /**
   * At `end`: why the command has to be ended now, in words for standard error (none if a time was
   * asked for); undefined if it is waited for on.
   */
  lost(endsByItself: boolean): string | undefined {
    if (this.timeout !== undefined) return ''
    if (!endsByItself) return ENDLESS
    if (this.end >= this.begun + LONGEST) return TOO_LONG
    this.end += PATIENCE
    return undefined
  }
}

/** What is said of a command line that has used up its budget; undefined while it has not. */
export function overBudget(read: Reader, line: string | undefined): string | undefined {
  const reached = line === undefined ? undefined : reachedBy(read, line)
  return reached && ended(limitReached(reached.limit, reached.most))
}

/** What is said of a call of the facade that has written more than it may. */
export const tooMuchOutput = (most: number): string => ended(limitReached('output', most))
