/**
 * What every lab is, whatever runs in it: one world with its time, its past, and its copies.
 *
 * @module
 */
import { Simulation } from '../sim/driver.js'
import { GoalReached, type SimulationUpTo } from '../sim/horizon.js'
import type { World } from '../sim/world.js'
import { check, isRecord, must } from './arguments.js'
import { makeFaces } from './caller.js'
import type { LabConfig } from './config.js'
import type { DockerLabOptions } from './docker-options.js'
import type { Call, Place } from './history/calls.js'
import { refuseTouch } from './history/looking.js'
import { type LabDiff, diffLabs } from './history/diff.js'
import type { Stand } from './history/checkpoint.js'
import { History } from './history/history.js'
import type { Moment } from './history/moment.js'
import { type TimelineEntry, timelineOf } from './history/timeline.js'
import { type Recording, record } from './io/recording.js'
import { Replay, again } from './io/replay.js'
import { type LabSnapshot, saveLab } from './io/snapshot.js'
import type { FacadeMethod } from './facade.js'
import { TimedLab } from './timed-lab.js'
import type { Door } from '../http/door.js'

/** What a lab is constructed from. */
export type LabArguments = readonly [config: LabConfig, simulation: Simulation, place?: Place]

const world = must('a world (lab.state)', (value) => isRecord(value) && isRecord(value['tables']))

/** One simulated world with its past and its copies. */
export abstract class BaseLab extends TimedLab {
  /**
   * The past: checkpoints before each command, and wherever `lab.history.keep()` is called. A fork
   * has its lab's past too.
   */
  readonly history: History

  /** @internal Use `createLab`. */
  constructor(config: LabConfig, simulation: Simulation, place?: Place) {
    super(config, simulation, place)
    this.history = new History(
      this.calls,
      (from, calls, goal) => again(config, from, calls, goal, (...args) => this.another(...args)),
      config.options.history,
    )
  }

  /** @internal Sets up what the lab is made with. */
  furnish(options: DockerLabOptions): this {
    this.setUp(options)
    this.history.mark('createLab', false)
    return this
  }

  /** @internal Makes recorded calls. */
  replay(calls: readonly Call[], simulation: SimulationUpTo): this {
    new Replay(this, this.calls, simulation).all(calls)
    return this
  }

  /** @internal Makes recorded calls as far as a simulation goes; where that leads. */
  replayTo(calls: readonly Call[], simulation: SimulationUpTo): Stand {
    try {
      this.replay(calls, simulation)
    } catch (error) {
      if (!(error instanceof GoalReached)) throw error
    }
    return { world: simulation.world, place: this.calls.present }
  }

  /** @internal Does something in a copy that is thrown away. @throws HistoryError if that changes something */
  look<T>(work: (copy: this) => T): T {
    const copy = this.fork()
    const result = work(copy)
    refuseTouch(copy.calls.touched)
    return result
  }

  /**
   * A lab of its own that begins where this one is; both go on independently. Costs next to
   * nothing, whatever the world's size.
   */
  fork(): this {
    const fork = this.beginAt({ world: this.state, place: this.calls.present })
    this.history.copyTo(fork.history)
    return fork
  }

  /**
   * A lab of its own that begins where this one was at a moment, with the past before it; both go on
   * independently. What lies after the last checkpoint is simulated again, and that is what it costs.
   *
   * @example
   * const other = lab.forkAt(lab.now - 60_000)
   * other.machine('minikube-m02').powerOff()
   * @throws HistoryError for a moment in the future, or before the oldest checkpoint
   */
  forkAt(moment: Moment): this {
    const { stand, kept } = this.history.standAt(moment)
    const fork = this.beginAt(stand)
    fork.trace.rewind(stand.world.steps)
    fork.history.startWith(kept)
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

  /** @internal What tools of other entries get of it. */
  get door(): Door {
    return {
      simulation: this.simulation,
      fabric: this.config.plugins.fabric,
      perform: (call, args, work) => this.perform(call, args, work),
    }
  }

  /** @internal */
  protected abstract setUp(options: DockerLabOptions): void

  private beginAt({ world, place }: Stand): this {
    const { loops } = this.config.plugins
    return this.another(this.config, new Simulation(loops, world, this.trace.clone()), place)
  }

  /** A lab of the same class. */
  private another(...args: LabArguments): this {
    const Same = this.constructor as new (...args: LabArguments) => this
    return new Same(...args)
  }
}

makeFaces(BaseLab)
