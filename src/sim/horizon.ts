/**
 * A simulation that goes no further than to a given moment: it does again what was done, and stops where somebody wants to look.
 *
 * @module
 */
import { Simulation } from './driver.js'
import type { LoopTable } from './loop-table.js'
import type { Step, Tx } from './step.js'
import type { VirtualTime, World } from './world.js'

/** How far to go: to the end of an instant, or until so many steps were made since the world began. */
export type Goal = { readonly time: VirtualTime } | { readonly steps: number }

/** Thrown through whatever is under way when the goal is reached. */
export class GoalReached extends Error {}

/** A simulation up to a goal. */
export class SimulationUpTo extends Simulation {
  private readonly time: VirtualTime
  private readonly steps: number

  constructor(loops: LoopTable, world: World, goal: Goal) {
    super(loops, world)
    this.time = 'time' in goal ? goal.time : Number.POSITIVE_INFINITY
    this.steps = 'steps' in goal ? goal.steps : Number.POSITIVE_INFINITY
  }

  override transact<T>(work: (tx: Tx) => T, key?: string): T {
    this.checkSteps()
    return super.transact(work, key)
  }

  protected override runDue(end: VirtualTime, most: number, enough: (step: Step) => boolean): boolean {
    this.checkSteps()
    return super.runDue(end, most, (step) => enough(step) || step.number >= this.steps)
  }

  protected override passTo(time: VirtualTime): void {
    super.passTo(Math.min(time, this.time))
    if (time > this.time) throw new GoalReached()
  }

  private checkSteps(): void {
    if (this.world.steps >= this.steps) throw new GoalReached()
  }
}
