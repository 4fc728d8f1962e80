/**
 * What a process computes in a step, and how much it still may.
 *
 * @module
 */
import type { Tx } from '../sim/step.js'
import { spentNow } from './cpu.js'
import { stepsLeft } from './line.js'
import { LimitError, TICKS_PER_MILLISECOND, limitsOf } from './limits.js'
import type { Process } from './process.js'

/** Counts what a process computes in a step. */
export class Meter {
  /** How many ticks this instant still has. */
  private readonly fits: number
  /** How many steps the line has left, if the process belongs to one. */
  private readonly left: number | undefined
  private most: number | undefined

  constructor(
    private readonly tx: Tx,
    row: Process,
    private readonly spent: { ticks: number },
  ) {
    this.fits = TICKS_PER_MILLISECOND - spentNow(tx.now, row)
    this.left = row.line === undefined ? undefined : stepsLeft(tx, row.line)
  }

  get isSpent(): boolean {
    const { ticks } = this.spent
    return ticks >= this.fits || (this.left !== undefined && ticks > this.left)
  }

  get ticksLeft(): number {
    return Math.max(0, Math.max(this.limit(), 2 * TICKS_PER_MILLISECOND) - this.spent.ticks)
  }

  /** @throws LimitError */
  spend(ticks: number): void {
    this.spent.ticks += ticks
    // One that asks whether it is spent stops before it comes as far as this.
    if (this.spent.ticks < 2 * TICKS_PER_MILLISECOND) return
    const most = this.limit()
    if (this.spent.ticks > most)
      throw new LimitError(this.left === undefined ? 'ticks' : 'steps', most)
  }

  private limit(): number {
    this.most ??= this.left ?? limitsOf(this.tx).ticks
    return this.most
  }
}
