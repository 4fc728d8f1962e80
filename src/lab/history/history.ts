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
import { UsageError } from '../../sim/errors.js'
import type { Goal } from '../../sim/horizon.js'
import type { World } from '../../sim/world.js'
import { check, isRecord, must, optional, text } from '../arguments.js'
import { makeFaces } from '../caller.js'
import type { Checkpoint, Kept, Stand, Undone } from './checkpoint.js'
import { HistoryError, MOMENT, type Moment, goalOf, named } from './moment.js'
import { type Call, type Calls, isPassing, stoppedBy } from './calls.js'

const CHECKPOINT = must('a checkpoint of lab.history', (value) => isRecord(value))

const isTerminal = ({ call }: Call): boolean => call === 'terminal.write'
/** Keys that do not end a line. */
const isTyping = (call: Call): boolean => isTerminal(call) && !/[\r\n]/.test(String(call.args[1]))

/** How many checkpoints are kept, unless `createLab` is given a number. */
const DEFAULT_LIMIT = 100
/**
 * A checkpoint from which so many changes lead to the present is forgotten: it holds on to the rows
 * as they were.
 */
const MOST_CHANGES = 200_000

/** Simulates the calls that came after a checkpoint, up to a goal. */
type Again = (from: Stand, calls: readonly Call[], goal: Goal) => Stand

const isStep = ({ command, isLook }: Kept): boolean => command !== undefined && !isLook

/** The past of one lab, and what was undone of it. */
export class History {
  private kept: readonly Kept[] = []
  private undone: readonly Undone[] = []

  /** @internal */
  constructor(
    private readonly calls: Calls,
    private readonly again: Again,
    /**
     * How many checkpoints are kept; the oldest are forgotten first, and those that lie more than
     * 200,000 changes back.
     */
    readonly limit = DEFAULT_LIMIT,
  ) {
    calls.onCall = (call, world, place, isLook) => {
      this.undone = []
      if (isPassing(call)) {
        if (!isLook) this.terminalActed()
      } else if (!isLook || !isTyping(call))
        this.add({
          time: world.now,
          revision: world.steps,
          world,
          command: call,
          place,
          ...(isLook && { isLook }),
        })
      this.forget(calls.simulation.world.changes - MOST_CHANGES)
    }
  }

  /** What is kept, oldest first. */
  get checkpoints(): readonly Checkpoint[] {
    return this.kept
  }

  /** Whether there is a command to undo. */
  get canUndo(): boolean {
    return this.kept.some(isStep)
  }

  /** Whether there is a command to redo. */
  get canRedo(): boolean {
    return this.undone.length > 0
  }

  /**
   * Keeps the present moment, so that looking at what comes after it begins here. One with a label is
   * forgotten last.
   */
  keep(label?: string): Checkpoint {
    check('label', label, optional(text))
    return this.mark(label, label !== undefined)
  }

  /** @internal Keeps the present moment. */
  mark(label: string | undefined, isNamed: boolean): Checkpoint {
    const { world } = this.calls.simulation
    const within = this.calls.isUnderWay && { within: true as const }
    const checkpoint = {
      time: world.now,
      revision: world.steps,
      world,
      place: this.calls.mark(),
      ...(label !== undefined && { label }),
      ...(isNamed && { isNamed: true as const }),
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
    const last = this.kept.findLastIndex(isStep)
    const checkpoint = this.kept[last]
    if (checkpoint) this.goBack(checkpoint, last, 'undo')
    return checkpoint?.command
  }

  /**
   * Goes to where the lab was at a checkpoint: back, or forth again to one that was left by going
   * back. `lab.redo` goes to where the lab was before. A call that changes the world forgets the
   * checkpoints that lie ahead.
   *
   * @example
   * const before = lab.history.keep('before the rollout')
   * lab.sh('kubectl set image deployment/web nginx=nginx:1.27')
   * lab.history.goTo(before)
   * @throws HistoryError for a checkpoint that is not kept any more
   */
  goTo(checkpoint: Checkpoint): void {
    this.checkIdle('go to a checkpoint')
    check('checkpoint', checkpoint, CHECKPOINT)
    const isMeant = ({ world, label, command, within }: Kept): boolean =>
      world === checkpoint.world &&
      label === checkpoint.label &&
      command === checkpoint.command &&
      !within
    if (!this.kept.some(isMeant)) {
      const ahead = this.undone.findLastIndex(({ dropped }) => dropped.some(isMeant))
      if (ahead < 0)
        throw new HistoryError(`that checkpoint is not kept any more: ${this.oldest()}`)
      while (this.undone.length > ahead) this.redo()
    }
    const at = this.kept.findIndex(isMeant)
    // The command that came next belongs to what is left.
    const found = this.kept[at]
    if (found) this.goBack(found, found.command ? at : at + 1, 'go to')
  }

  /** Goes back to a checkpoint; those from `dropped` on are left. */
  private goBack(checkpoint: Kept, dropped: number, key: string): void {
    const { simulation, place } = this.calls
    const { world } = simulation
    if (world === checkpoint.world && dropped === this.kept.length) return
    const left = this.kept.slice(dropped)
    this.kept = this.kept.slice(0, dropped)
    this.calls.place = checkpoint.place
    this.undone = [
      ...this.undone,
      { dropped: left, world, place, traced: simulation.trace.rewind(checkpoint.world.steps) },
    ]
    simulation.travelTo(checkpoint.world, key)
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
    return this.standAt(moment).stand.world
  }

  /**
   * @internal The world of a moment with the calls that led to it, and what is kept of what came
   * before it.
   * @throws HistoryError
   */
  standAt(moment: Moment): { readonly stand: Stand; readonly kept: readonly Kept[] } {
    check('moment', moment, MOMENT)
    const goal = goalOf(moment)
    const isBefore = (world: World): boolean =>
      'time' in goal ? world.now <= goal.time : world.steps < goal.steps
    const { simulation } = this.calls
    const present = simulation.world
    if ('time' in goal ? goal.time > present.now : goal.steps > present.steps)
      throw new HistoryError(
        `${named(goal)} lies in the future: now it is ${named({ time: present.now })}, after ${present.steps} steps`,
      )
    if ('time' in goal && goal.time === present.now)
      return { stand: { world: present, place: this.calls.present }, kept: this.kept }
    const exact =
      'steps' in goal ? this.kept.find(({ revision }) => revision === goal.steps) : undefined
    const from = this.baseOf(this.kept.findLast(({ world, within }) => !within && isBefore(world)))
    const base = from ?? exact
    if (!base) throw new HistoryError(`${named(goal)} is not kept any more: ${this.oldest()}`)
    const stand = from ? this.again(from, this.calls.list(from.place), goal) : base
    const isBehind = !base.command || base.world.steps < stand.world.steps
    return { stand, kept: this.kept.slice(0, this.kept.indexOf(base) + (isBehind ? 1 : 0)) }
  }

  /** @internal The history of a fork of a moment. */
  startWith(kept: readonly Kept[]): void {
    this.kept = kept
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

  /** Keeps one more. Those before commands that only looked are forgotten first, named ones last. */
  private add(checkpoint: Kept): void {
    if (this.limit <= 0) return
    const look = this.kept.findIndex(({ isLook }) => isLook)
    const oldest = look < 0 ? this.kept.findIndex(({ isNamed }) => !isNamed) : look
    const forgotten = this.kept.length < this.limit ? -1 : Math.max(0, oldest)
    this.kept = [...this.kept.filter((_, i) => i !== forgotten), checkpoint]
  }

  /** What was typed at a terminal has changed something by now: it is a step. */
  private terminalActed(): void {
    const last = this.kept.findLastIndex(({ command }) => command && isTerminal(command))
    this.kept = this.kept.map((one, i) => {
      const { isLook: _, ...step } = one
      return i === last && one.isLook ? step : one
    })
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
