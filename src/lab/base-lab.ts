/**
 * What every lab is, whatever runs in it: one world, its time, its past, and its copies.
 *
 * @module
 */
import { Simulation } from '../sim/driver.js'
import type { SimulationUpTo } from '../sim/horizon.js'
import type { Trace } from '../sim/trace.js'
import { warningsOf } from '../sim/unsupported.js'
import { type VirtualTime, type World, readerOf } from '../sim/world.js'
import { type Expected, callback, check, duration, fields, isRecord, must } from './arguments.js'
import { makeFaces } from './caller.js'
import type { LabConfig } from './config.js'
import type { DockerLabOptions } from './docker-options.js'
import { milliseconds } from './duration.js'
import { LabEmitter } from './events.js'
import { type Call, Calls, type Place } from './history/calls.js'
import { type LabDiff, diffLabs } from './history/diff.js'
import { History, type Moment } from './history/history.js'
import { type TimelineEntry, timelineOf } from './history/timeline.js'
import { hostClock } from './host-clock.js'
import { type Recording, record } from './io/recording.js'
import { Replay, again } from './io/replay.js'
import { type LabSnapshot, saveLab } from './io/snapshot.js'
import type { FacadeMethod } from './facade.js'
import { type PlayOptions, Player } from './player.js'
import { type LabListener, subscribeTo } from './subscribe.js'
import { type UntilOptions, runUntil } from './until.js'

/** What a lab is constructed from. */
export type LabArguments = readonly [config: LabConfig, simulation: Simulation, place?: Place]

const SETTLE_OPTIONS = fields({ timeout: duration })
const PLAY_OPTIONS = fields({
  speed: must('a number greater than 0', (value) => Number.isFinite(value) && Number(value) > 0),
  clock: must(
    'a clock: { now, after }',
    (value) =>
      isRecord(value) && typeof value['now'] === 'function' && typeof value['after'] === 'function',
  ),
} satisfies Record<keyof PlayOptions, Expected>)
const world = must('a world (lab.state)', (value) => isRecord(value) && isRecord(value['tables']))

/** One simulated world: its time, its past, and its copies. */
export abstract class BaseLab {
  /**
   * The past: checkpoints before each command, and wherever `lab.history.keep()` is called. A fork
   * has its lab's past too.
   */
  readonly history: History
  /** @internal */
  protected readonly calls: Calls
  private emitter: LabEmitter | undefined
  private readonly player = new Player((time) => this.calls.advance(time))

  /** @internal Use `createLab`. */
  constructor(
    /** @internal */
    protected readonly config: LabConfig,
    /** @internal */
    protected readonly simulation: Simulation,
    place?: Place,
  ) {
    this.calls = new Calls(simulation, place)
    this.history = new History(
      this.calls,
      (from, calls, goal) => again(config, from, calls, goal, (...args) => this.another(...args)),
      config.options.history,
    )
  }

  /** @internal Sets up what the lab is made with. */
  furnish(options: DockerLabOptions): this {
    this.setUp(options)
    this.history.keep('createLab')
    return this
  }

  /** @internal Makes recorded calls. */
  replay(calls: readonly Call[], simulation: SimulationUpTo): this {
    new Replay(this, this.calls, simulation).all(calls)
    return this
  }

  /**
   * What a front end can listen to: changes, API objects, requests with their hops, output. A fork
   * begins without listeners.
   */
  get events(): LabEmitter {
    this.emitter ??= new LabEmitter(this.simulation, (change) => this.config.plugins.kindOf(change))
    return this.emitter
  }

  /** The virtual time, in milliseconds since the Unix epoch. */
  get now(): VirtualTime {
    return this.simulation.now
  }

  /**
   * The world: one frozen value. Two states of a lab can be compared by reference, table by table.
   */
  get state(): World {
    return this.simulation.world
  }

  /**
   * What somebody asked for that the lab does not simulate, each thing once, oldest first. A lab
   * with `unsupported: 'throw'` throws instead.
   *
   * @example lab.warnings // ['kubarium does not simulate spec.readinessGates']
   */
  get warnings(): readonly string[] {
    return warningsOf(readerOf(this.simulation.world))
  }

  /** What caused what: the last steps and their changes. */
  get trace(): Trace {
    return this.simulation.trace
  }

  /**
   * Calls `listener` whenever `lab.state` is another one: after each step, with its changes and with
   * who made it (`user` for a call from outside), and when time passed and nothing else did (no
   * changes, made by `time`). Returns what ends that. It needs no `this`.
   *
   * @example
   * const state = useSyncExternalStore(lab.subscribe, () => lab.state) // React
   */
  readonly subscribe = (listener: LabListener): (() => void) => {
    check('listener', listener, callback)
    return subscribeTo(this.simulation, listener)
  }

  /** Lets virtual time pass: milliseconds, or a text such as `5s`. */
  advance(time: number | string): void {
    check('duration', time, duration)
    this.calls.advance(milliseconds(time))
  }

  /**
   * Runs until nothing is left to do but wait; periodic work and back-offs do not count.
   *
   * @throws TimeoutError when that does not happen within `timeout` (an hour of virtual time by
   * default)
   */
  settle(options: { readonly timeout?: number | string } = {}): void {
    check('options', options, SETTLE_OPTIONS)
    const { timeout = '1h' } = options
    this.perform('settle', [{ timeout }], () => this.simulation.settle(milliseconds(timeout)))
  }

  /**
   * Runs until `condition` holds.
   *
   * @example lab.until(() => lab.kubectl.get('pods').length === 3, { timeout: '2m' })
   * @throws TimeoutError that says what was waited for, and what was seen instead (`error.seen`)
   */
  until(condition: () => boolean, options: UntilOptions = {}): void {
    runUntil(this.calls, condition, options, this.config.plugins.witnesses)
  }

  /**
   * Lets virtual time pass as real time does, `speed` times as fast, until `pause`. What happens is
   * what `advance` would do; everything else can be called meanwhile. A fork does not play.
   *
   * @throws UsageError for a speed that is no number greater than 0
   */
  play(options: PlayOptions = {}): void {
    check('options', options, PLAY_OPTIONS)
    const { speed = 1, clock = hostClock } = options
    this.player.play(speed, clock)
  }

  /** Ends `play`. */
  pause(): void {
    this.player.pause()
  }

  /** Whether `play` lets time pass. */
  get isPlaying(): boolean {
    return this.player.isPlaying
  }

  /**
   * A lab of its own that begins where this one is; both go on independently. Costs next to
   * nothing, whatever the world's size.
   */
  fork(): this {
    const fork = this.another(
      this.config,
      new Simulation(this.config.plugins.loops, this.state, this.trace.clone()),
      this.calls.present,
    )
    this.history.copyTo(fork.history)
    return fork
  }

  /**
   * The lab as a JSON value, from which `restoreLab` makes a lab that goes on exactly as this one
   * would: in another process, in a browser, another day.
   *
   * The trace, the checkpoints, listeners, and commands that a caller holds (a port-forward's
   * `stop`) are not part of it.
   *
   * @example localStorage.setItem('lab', JSON.stringify(lab.snapshot()))
   * @throws SnapshotError for a program of your own that keeps something else than plain data
   */
  snapshot(): LabSnapshot {
    return saveLab(this.config, { world: this.state, calls: this.calls.list() })
  }

  /**
   * What the lab was made with and every call that changed it, as a JSON value: `replayLab` makes
   * the same world of it, byte for byte. Looking at something (`kubectl.get`) changes nothing and
   * is not in it; neither is what was undone.
   */
  recording(): Recording {
    return record(this.config, this.calls.list())
  }

  /**
   * The world as it was at a moment: at the end of an instant of virtual time, or after so many
   * steps (`lab.state.steps`, `step` in the trace). Exact to the step: what lies after the last
   * checkpoint before it is simulated again, and that is what it costs.
   *
   * @example lab.at(lab.now - 60_000).tables['api/pods']?.rows.size
   * @throws HistoryError for a moment in the future, or before the oldest checkpoint
   */
  at(moment: Moment): World {
    return this.history.at(moment)
  }

  /**
   * Goes back to where the lab was before the user's last command, virtual time included; letting
   * time pass is no command of its own. Listeners get what differs. The trace, the
   * recording and the timeline go back too.
   *
   * @returns the command that was undone; undefined if there is none that `lab.history` keeps
   */
  undo(): Call | undefined {
    return this.history.undo()
  }

  /**
   * Goes to where the lab was before the last `undo`. A call that changes the world after an `undo`
   * makes that impossible.
   *
   * @returns the command that was done again; undefined if there is none
   */
  redo(): Call | undefined {
    return this.history.redo()
  }

  /** The user's commands and the events of Kubernetes and Docker, in order of time. */
  timeline(): readonly TimelineEntry[] {
    return timelineOf(this.state, this.calls.list(), this.config.plugins)
  }

  /**
   * What differs between two worlds, row by row; costs what differs, not what there is.
   *
   * @example lab.diff(lab.at(lab.now - 60_000)).tables['api/pods']?.deleted
   */
  diff(before: World, after: World = this.state): LabDiff {
    check('before', before, world)
    check('after', after, world)
    return diffLabs(before, after)
  }

  /** A machine by its name. @throws UsageError */
  abstract machine(name: string): object

  /** @internal A tool's verbs as methods, by the tool's name. */
  abstract facadeOf(tool: string): Readonly<Record<string, FacadeMethod>> | undefined

  /** @internal */
  protected abstract setUp(options: DockerLabOptions): void

  /** @internal */
  protected perform<T>(call: string, args: readonly unknown[], work: () => T): T {
    return this.calls.perform(call, undefined, args, work)
  }

  /** A lab of the same class. */
  private another(...args: LabArguments): this {
    const Same = this.constructor as new (...args: LabArguments) => this
    return new Same(...args)
  }
}

makeFaces(BaseLab)
