/**
 * A world and its time: what every lab can be looked at with, and how virtual time passes in it.
 *
 * @module
 */
import type { Simulation } from '../sim/driver.js'
import type { Trace } from '../sim/trace.js'
import { warningsOf } from '../sim/unsupported.js'
import { type VirtualTime, type World, readerOf } from '../sim/world.js'
import { type Expected, callback, check, duration, fields, isRecord, must } from './arguments.js'
import { makeFaces } from './caller.js'
import type { LabConfig } from './config.js'
import { milliseconds } from './duration.js'
import { LabEmitter } from './events.js'
import { Calls, type Place } from './history/calls.js'
import { hostClock } from './host-clock.js'
import { type PlayOptions, Player } from './player.js'
import { type LabListener, subscribeTo } from './subscribe.js'
import { type Seen, seenIn } from './seen.js'
import { type UntilOptions, runUntil } from './until.js'

const SETTLE_OPTIONS = fields({ timeout: duration })
const PLAY_OPTIONS = fields({
  speed: must('a number greater than 0', (value) => Number.isFinite(value) && Number(value) > 0),
  clock: must(
    'a clock: { now, after }',
    (value) =>
      isRecord(value) && typeof value['now'] === 'function' && typeof value['after'] === 'function',
  ),
} satisfies Record<keyof PlayOptions, Expected>)

/** One simulated world, in which time passes. */
export abstract class TimedLab {
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
  }

  /**
   * What a front end can listen to: changes, API objects, requests with their hops, output. A fork
   * begins without listeners.
   */
  get events(): LabEmitter {
    this.emitter ??= new LabEmitter(this.simulation, this.config.plugins)
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

  /**
   * What is not as it was asked to be, and the last warnings: what an error of `lab.until` says.
   *
   * @example lab.seen.unready[0]?.reason // 'CrashLoopBackOff: back-off 10s restarting …'
   */
  get seen(): Seen {
    return seenIn(this.simulation.read(), this.config.plugins.witnesses)
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

  /** @internal */
  protected perform<T>(call: string, args: readonly unknown[], work: () => T): T {
    return this.calls.perform(call, undefined, args, work)
  }
}

makeFaces(TimedLab)
