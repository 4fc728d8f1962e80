/**
 * A lab: one simulated world with a workstation, its terminal, and Docker.
 *
 * @module
 */
import type { dockerVerbs } from '../cli/docker/verbs.js'
import { type Call, Calls, type Place } from './calls.js'
import { type LabDiff, diffLabs } from './diff.js'
import { LabEmitter } from './events.js'
import type { LabParts } from './edition.js'
import type { Facade } from './facade.js'
import { History, type Moment } from './history.js'
import { hostClock } from './host-clock.js'
import { Machine, type Response, type ShellOptions } from './machine.js'
import { milliseconds } from './duration.js'
import type { DockerLabOptions } from './docker-options.js'
import { type PlayOptions, Player } from './player.js'
import { type PublishedFiles, publishImage } from './publish.js'
import { type Recording, Replay, again, record } from './recording.js'
import { type LabSetup, type LabSnapshot, saveLab } from './snapshot.js'
import { type TimelineEntry, timelineOf } from './timeline.js'
import { type UntilOptions, runUntil } from './until.js'
import { furnishWorkstation } from './world.js'
import { WORKSTATION } from '../machine/machine.js'
import type { Image } from '../oci/image.js'
import { configureRegistry } from '../registry/registry.js'
import { setLimits } from '../program/limits.js'
import { Simulation } from '../sim/driver.js'
import type { SimulationUpTo } from '../sim/horizon.js'
import type { Change } from '../sim/step.js'
import type { Trace } from '../sim/trace.js'
import type { VirtualTime, World } from '../sim/world.js'
import type { LineResult } from '../terminal/session.js'

/**
 * A simulated world and all that can be done to it. Every call returns a value; virtual time passes
 * only when a call says so.
 *
 * @example
 * const lab = createLab()
 * lab.sh('docker run -d --name web -p 8080:80 nginx')
 * lab.settle()
 * lab.curl('localhost:8080').status
 */
export class DockerLab {
  /**
   * The past: checkpoints before each command, and wherever `lab.history.keep()` is called. A fork
   * has its lab's past too.
   */
  readonly history: History
  /** @internal */
  protected readonly calls: Calls
  private readonly handles = new Map<string, Machine>()
  private emitter: LabEmitter | undefined
  private readonly player = new Player((time) => this.calls.advance(time))

  /** @internal Use `createLab`. */
  constructor(
    private readonly setup: LabSetup,
    /** @internal */
    protected readonly simulation: Simulation,
    place?: Place,
  ) {
    this.calls = new Calls(simulation, place)
    this.history = new History(
      this.calls,
      (from, calls, goal) => again(setup, from, calls, goal, (...parts) => this.another(...parts)),
      setup.options.history,
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

  /** A machine by its name: the workstation (`host`) or a node. @throws UsageError */
  machine(name: string): Machine {
    const known = this.handles.get(name)
    if (known) return known
    const made = new Machine(this.calls, this.setup.parts, name)
    this.handles.set(name, made)
    return made
  }

  /** docker's verbs on the workstation. */
  get docker(): Facade<typeof dockerVerbs> {
    return this.machine(WORKSTATION).docker
  }

  /**
   * What a front end can listen to: changes, API objects, requests with their hops, output. A fork
   * begins without listeners.
   */
  get events(): LabEmitter {
    this.emitter ??= new LabEmitter(this.simulation, this.setup.parts.kinds)
    return this.emitter
  }

  /**
   * Runs a line in the workstation's terminal; as much virtual time passes as the real one would
   * take.
   */
  sh(line: string, options: ShellOptions = {}): LineResult {
    return this.machine(WORKSTATION).sh(line, options)
  }

  /** Sends a request from the workstation and waits for its answer. @throws RequestError */
  curl(url: string, options: Parameters<Machine['curl']>[1] = {}): Response {
    return this.machine(WORKSTATION).curl(url, options)
  }

  /** Writes a file on the workstation; paths start in `/home/user`. */
  writeFile(path: string, text: string): void {
    this.machine(WORKSTATION).writeFile(path, text)
  }

  /**
   * Puts an image into its registry, built from a Dockerfile and files, as somebody else would have
   * done before. @throws UsageError
   */
  publish(reference: string, files: PublishedFiles): Image {
    return this.perform('publish', [reference, files], () =>
      publishImage(
        this.simulation,
        new Simulation(this.setup.parts.loops, this.state),
        reference,
        files,
      ),
    )
  }

  /**
   * How a registry is reached: its bandwidth in bytes a second, its latency in milliseconds, or
   * that it is away.
   *
   * @example lab.registry('docker.io', { away: true })
   */
  registry(
    host: string,
    change: { readonly bandwidth?: number; readonly latency?: number; readonly away?: boolean },
  ): void {
    this.perform('registry', [host, change], () =>
      this.simulation.transact((tx) => configureRegistry(tx, host, change), `registry ${host}`),
    )
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

  /** What caused what: the last steps and their changes. */
  get trace(): Trace {
    return this.simulation.trace
  }

  /**
   * Calls `listener` after each step that changed something, with who made the step (`user` for a
   * call from outside); returns what ends that. Fits React's useSyncExternalStore.
   */
  subscribe(
    listener: (
      state: World,
      changes: readonly Change[],
      by: { readonly loop: string; readonly key: string },
    ) => void,
  ): () => void {
    this.simulation.events.on('commit', listener)
    return () => void this.simulation.events.off('commit', listener)
  }

  /** Lets virtual time pass: milliseconds, or a text such as `5s`. */
  advance(duration: number | string): void {
    this.calls.advance(milliseconds(duration))
  }

  /**
   * Runs until nothing is left to do but wait; periodic work and back-offs do not count.
   *
   * @throws TimeoutError when that does not happen within `timeout` (an hour of virtual time by
   * default)
   */
  settle({ timeout = '1h' }: { readonly timeout?: number | string } = {}): void {
    this.perform('settle', [{ timeout }], () => this.simulation.settle(milliseconds(timeout)))
  }

  /**
   * Runs until `condition` holds.
   *
   * @example lab.until(() => lab.kubectl.get('pods').length === 3, { timeout: '2m' })
   * @throws TimeoutError that says what was waited for
   */
  until(condition: () => boolean, options: UntilOptions = {}): void {
    runUntil(this.calls, condition, options)
  }

  /**
   * Lets virtual time pass as real time does, `speed` times as fast, until `pause`. What happens is
   * what `advance` would do; everything else can be called meanwhile. A fork does not play.
   *
   * @throws UsageError for a speed that is no number greater than 0
   */
  play({ speed = 1, clock = hostClock }: PlayOptions = {}): void {
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
      this.setup,
      new Simulation(this.setup.parts.loops, this.state, this.trace.clone()),
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
    return saveLab(this.setup, { world: this.state, calls: this.calls.list() })
  }

  /**
   * What the lab was made with and every call that changed it, as a JSON value: `replayLab` makes
   * the same world of it, byte for byte. Looking at something (`kubectl.get`) changes nothing and
   * is not in it; neither is what was undone.
   */
  recording(): Recording {
    return record(this.setup, this.calls.list())
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
   * time pass is no command of its own. Whoever listens is told what differs. The trace, the
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
    return timelineOf(this.state, this.calls.list(), this.setup.parts)
  }

  /**
   * What differs between two worlds, row by row; costs what differs, not what there is.
   *
   * @example lab.diff(lab.at(lab.now - 60_000)).tables['api/pods']?.deleted
   */
  diff(before: World, after: World = this.state): LabDiff {
    return diffLabs(before, after)
  }

  /** @internal */
  protected setUp({ limits }: DockerLabOptions): void {
    if (limits) this.simulation.transact((tx) => setLimits(tx, limits), 'createLab')
    furnishWorkstation(this.simulation, this.setup.parts.tools)
  }

  /** @internal */
  protected perform<T>(call: string, args: readonly unknown[], work: () => T): T {
    return this.calls.perform(call, undefined, args, work)
  }

  /** A lab of the same class. */
  private another(...parts: LabParts): this {
    const Same = this.constructor as new (...parts: LabParts) => this
    return new Same(...parts)
  }
}
