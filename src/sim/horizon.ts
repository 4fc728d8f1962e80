/**
 * A simulation that goes no further than its horizon: it does again what was done, and stops where
 * somebody wants to look, or where a call was cut short.
 *
 * @module
 */
import { nextBooking } from './agenda.js'
import { Simulation } from './driver.js'
import type { LoopTable } from './loop-table.js'
import type { Step, Tx } from './step.js'
import type { VirtualTime, World } from './world.js'

/**
 * How far to go: to the end of an instant, or until so many steps were made since the world began.
 */
export type Goal = { readonly time: VirtualTime } | { readonly steps: number }

/** Thrown through whatever is under way when the goal is reached. */
export class GoalReached extends Error {}

/** Thrown through a call that would go on where it was cut short. */
class CutReached extends Error {}

/** Where a call was cut short. */
interface Cut {
  readonly time: VirtualTime
  readonly step: number
}

const NEVER: Cut = { time: Number.POSITIVE_INFINITY, step: Number.POSITIVE_INFINITY }

/** A simulation up to a goal. */
export class SimulationUpTo extends Simulation {
  private readonly time: VirtualTime
  private readonly steps: number
  /** Where the call under way was cut short: after how many steps, and when. */
  private cut: Cut = NEVER

  constructor(loops: LoopTable, world: World, goal: Goal = { steps: Number.POSITIVE_INFINITY }) {
    super(loops, world)
    this.time = 'time' in goal ? goal.time : Number.POSITIVE_INFINITY
    this.steps = 'steps' in goal ? goal.steps : Number.POSITIVE_INFINITY
  }

  /** Does something that was cut short after so many steps since the world began, at that time. */
  cutAfter(cut: Cut, work: () => void): void {
    const outer = this.cut
    this.cut = cut.step < outer.step ? cut : outer
    try {
      work()
    } catch (error) {
      if (!(error instanceof CutReached)) throw error
    } finally {
      this.cut = outer
    }
    if (this.world.steps === cut.step) this.passTo(cut.time)
  }

  override transact<T>(work: (tx: Tx) => T, key?: string): T {
    this.checkGoal()
    const before = this.world
    const result = super.transact(work, key)
    if (before.steps >= this.cut.step && this.world !== before) {
      this.world = before
      throw new CutReached()
    }
    return result
  }

  protected override runDue(
    end: VirtualTime,
    most: number,
    enough: (step: Step) => boolean,
  ): boolean {
    this.checkGoal()
    const last = Math.min(this.steps, this.cut.step)
    if (last === Number.POSITIVE_INFINITY) return super.runDue(end, most, enough)
    if (this.world.steps < last)
      return super.runDue(end, most, (step) => enough(step) || step.number >= last)
    if ((nextBooking(this.world.agenda)?.time ?? Number.POSITIVE_INFINITY) <= end)
      throw new CutReached()
    return false
  }

  protected override passTo(time: VirtualTime): void {
    const end = Math.min(this.time, this.world.steps < this.cut.step ? time : this.cut.time)
    super.passTo(Math.min(time, end))
    if (time > this.time) throw new GoalReached()
    if (time > end) throw new CutReached()
  }

  private checkGoal(): void {
    if (this.world.steps >= this.steps) throw new GoalReached()
  }
}
