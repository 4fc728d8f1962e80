/**
 * The history of a lab: checkpoints, each a pointer to a world, from which the past is looked at,
 * undone and done again.
 *
 * A world is a value, so a checkpoint costs what changed since, and nothing to make. There is one
 * before each command of the user's, and wherever `keep` was called; what lies between two of them
 * is simulated again when somebody asks for it, in a simulation that is thrown away, so that it is
 * exact to the millisecond and to the step.
 *
 * @module
 */
import { KubariumError, UsageError } from '../../sim/errors.js'
import type { Goal } from '../../sim/horizon.js'
import type { TracedStep } from '../../sim/trace.js'
import type { VirtualTime, World } from '../../sim/world.js'
import { rfc3339 } from '../../text/time.js'
import { check, isRecord, must, optional, text } from '../arguments.js'
import { makeFaces } from '../caller.js'
import { type Call, type Calls, type Place, isPassing, stoppedBy } from './calls.js'

/** A moment of the past that is not kept, or one of the future. */
export class HistoryError extends KubariumError {
  override name = 'HistoryError'
}

/** A moment that is kept. */
export interface Checkpoint {
  readonly time: VirtualTime
  /** How many steps the world had made. */
  readonly revision: number
  readonly world: World
  /** The command that came next, if that is why the moment was kept. */
  readonly command?: Call
  /** The name that it was kept under. */
  readonly label?: string
}

/** A moment: a virtual time, or how many steps the world had made (`lab.state.steps`). */
export type Moment = VirtualTime | { readonly revision: number }

const MOMENT = must(
  'a virtual time in whole milliseconds, or { revision }, a whole number',
  (value) => Number.isInteger(isRecord(value) ? value['revision'] : value),
)

/** How many checkpoints are kept, unless `createLab` is given a number. */
const DEFAULT_LIMIT = 100
/**
 * A checkpoint from which so many changes lead to the present is forgotten: it holds on to the rows
 * as they were.
 */
const MOST_CHANGES = 1_000_000

interface Kept extends Checkpoint {
  readonly place: Place | undefined
  /** It was kept while a call was under way, which cannot be gone on with from its midst. */
  readonly within?: true
}

/** What was undone: the checkpoints that were dropped, and where the lab was. */
interface Undone {
  readonly dropped: readonly Kept[]
  readonly world: World
  readonly place: Place | undefined
  readonly traced: readonly TracedStep[]
}

/** Simulates the calls that came after a checkpoint, up to a goal. */
type Again = (from: World, calls: readonly Call[], goal: Goal) => World

/** The past of one lab, and what was undone of it. */
export class History {
  private kept: readonly Kept[] = []
  private undone: readonly Undone[] = []

  /** @internal */
  constructor(
    private readonly calls: Calls,
    private readonly again: Again,
    /**
     * How many checkpoints are kept; the oldest are forgotten first, and those that lie more than a
     * million changes back.
     */
    readonly limit = DEFAULT_LIMIT,
  ) {
    calls.onCall = (call, world, place) => {
      this.undone = []
      if (!isPassing(call))
        this.add({ time: world.now, revision: world.steps, world, command: call, place })
      this.forget(calls.simulation.world.changes - MOST_CHANGES)
    }
  }

  /** What is kept, oldest first. */
  get checkpoints(): readonly Checkpoint[] {
    return this.kept
  }

  /** Whether there is a command to undo. */
  get canUndo(): boolean {
    return this.kept.some(({ command }) => command !== undefined)
  }

  /** Whether there is a command to redo. */
  get canRedo(): boolean {
    return this.undone.length > 0
  }

  /** Keeps the present moment, so that looking at what comes after it begins here. */
  keep(label?: string): Checkpoint {
    check('label', label, optional(text))
    const { world } = this.calls.simulation
    const within = this.calls.isUnderWay && { within: true as const }
    const checkpoint = {
      time: world.now,
      revision: world.steps,
      world,
      place: this.calls.mark(),
      ...(label !== undefined && { label }),
      ...within,
    }
    this.add(checkpoint)
    return checkpoint
  }

  /** @internal The history of a fork. */
  copyTo(other: History): void {
    other.kept = this.kept
    other.undone = this.undone
  }

  /** @internal */
  undo(): Call | undefined {
    this.checkIdle('undo')
    const last = this.kept.findLastIndex(({ command }) => command !== undefined)
    const checkpoint = this.kept[last]
    if (!checkpoint) return undefined
    const { simulation, place } = this.calls
    const { world } = simulation
    const dropped = this.kept.slice(last)
    this.kept = this.kept.slice(0, last)
    this.calls.place = checkpoint.place
    this.undone = [
      ...this.undone,
      { dropped, world, place, traced: simulation.trace.rewind(checkpoint.world.steps) },
    ]
    simulation.travelTo(checkpoint.world, 'undo')
    return checkpoint.command
  }

  /** @internal */
  redo(): Call | undefined {
    this.checkIdle('redo')
    const last = this.undone.at(-1)
    if (!last) return undefined
    const { simulation } = this.calls
    this.undone = this.undone.slice(0, -1)
    this.kept = [...this.kept, ...last.dropped]
    this.calls.place = last.place
    for (const step of last.traced) simulation.trace.add(step)
    simulation.travelTo(last.world, 'redo')
    return last.dropped[0]?.command
  }

  /** @internal @throws HistoryError */
  at(moment: Moment): World {
    check('moment', moment, MOMENT)
    const goal: Goal = typeof moment === 'number' ? { time: moment } : { steps: moment.revision }
    const isBefore = (world: World): boolean =>
      'time' in goal ? world.now <= goal.time : world.steps < goal.steps
    const present = this.calls.simulation.world
    if ('time' in goal ? goal.time > present.now : goal.steps > present.steps)
      throw new HistoryError(
        `${named(goal)} lies in the future: now it is ${named({ time: present.now })}, after ${present.steps} steps`,
      )
    if ('time' in goal && goal.time === present.now) return present
    const exact =
      'steps' in goal ? this.kept.find(({ revision }) => revision === goal.steps) : undefined
    const from = this.baseOf(this.kept.findLast(({ world, within }) => !within && isBefore(world)))
    if (from) return this.again(from.world, this.calls.list(from.place), goal)
    if (exact) return exact.world
    throw new HistoryError(`${named(goal)} is not kept any more: ${this.oldest()}`)
  }

  /**
   * The checkpoint to go on from: what calls stopped since (a port-forward) has to begin after it.
   */
  private baseOf(from: Kept | undefined): Kept | undefined {
    if (!from) return undefined
    const first = Math.min(...stoppedBy(this.calls.list(from.place)))
    return first >= from.revision
      ? from
      : this.baseOf(this.kept.findLast(({ revision, within }) => !within && revision <= first))
  }

  private oldest(): string {
    const [first] = this.kept
    return first
      ? `the oldest checkpoint is of ${named({ time: first.time })}, after ${first.revision} steps`
      : 'there is no checkpoint'
  }

  private add(checkpoint: Kept): void {
    if (this.limit > 0)
      this.kept = [
        ...(this.kept.length < this.limit
          ? this.kept
          : this.kept.slice(this.kept.length - this.limit + 1)),
        checkpoint,
      ]
  }

  /** Forgets the checkpoints that had made fewer changes than that. */
  private forget(changes: number): void {
    if ((this.kept[0]?.world.changes ?? changes) < changes)
      this.kept = this.kept.filter(({ world }) => world.changes >= changes)
  }

  private checkIdle(what: string): void {
    if (this.calls.isUnderWay) throw new UsageError(`cannot ${what} while a call is under way`)
  }
}

makeFaces(History)

const named = (goal: Goal): string =>
  'time' in goal ? rfc3339(goal.time) : `revision ${goal.steps}`
