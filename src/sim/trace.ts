/**
 * The trace: for every change, which step made it and which earlier change caused that step.
 *
 * It is bounded: the oldest steps are forgotten first.
 */
import type { Change } from './step.js'
import type { VirtualTime } from './world.js'

/** One step of the past. */
export interface TracedStep {
  readonly step: number
  readonly time: VirtualTime
  /** The loop that ran, or `user` for a call from outside. */
  readonly loop: string
  readonly key: string
  /** The change that woke the loop; undefined for a timer or a call from outside. */
  readonly cause: number | undefined
  readonly changes: readonly Change[]
}

/** How many changes are remembered, unless it is said otherwise. */
const DEFAULT_LIMIT = 20_000
/** How many forgotten places may stand before those that are remembered. */
const GAP = 1_000

/** Remembers the last steps that changed something. */
export class Trace {
  private steps: (TracedStep | undefined)[] = []
  private first = 0
  private changes = 0

  /** `limit` is how many changes are remembered; the last step always is. */
  constructor(private readonly limit = DEFAULT_LIMIT) {}

  add(step: TracedStep): void {
    this.steps.push(step)
    this.changes += step.changes.length
    for (; this.changes > this.limit && this.first < this.steps.length - 1; this.first++) {
      this.changes -= this.steps[this.first]?.changes.length ?? 0
      this.steps[this.first] = undefined
    }
    if (this.first > GAP && this.first > this.steps.length / 2) {
      this.steps = this.steps.slice(this.first)
      this.first = 0
    }
  }

  /** The steps that are still remembered, oldest first. */
  list(): readonly TracedStep[] {
    return this.steps.slice(this.first) as TracedStep[]
  }

  /** Forgets the steps after the one with this number; those that are forgotten, oldest first. */
  rewind(step: number): readonly TracedStep[] {
    const kept = this.list().filter((known) => known.step <= step)
    const forgotten = this.list().slice(kept.length)
    if (forgotten.length === 0) return forgotten
    this.steps = [...kept]
    this.first = 0
    this.changes = kept.reduce((sum, { changes }) => sum + changes.length, 0)
    return forgotten
  }

  /** The step that made a change, or undefined if it is forgotten. */
  stepOf(change: number): TracedStep | undefined {
    return this.steps.findLast((step) => step?.changes.some((made) => made.number === change))
  }

  /**
   * Why a change came about: its step, the step of the change that caused that one, and so on to
   * the origin.
   */
  causes(change: number): readonly TracedStep[] {
    const chain: TracedStep[] = []
    let number: number | undefined = change
    while (number !== undefined) {
      const step = this.stepOf(number)
      if (!step) break
      chain.push(step)
      number = step.cause
    }
    return chain
  }

  clone(): Trace {
    const copy = new Trace(this.limit)
    copy.steps = this.steps.slice(this.first)
    copy.changes = this.changes
    return copy
  }
}
