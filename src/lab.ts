/**
 * A lab: one simulated world with a workstation, its terminal, and whatever it was made with.
 *
 * @module
 */
import type { dockerVerbs } from './cli/docker/verbs.js'
import { kubectlVerbs } from './cli/kubectl/tool.js'
import { minikubeVerbs } from './cli/minikube/tool.js'
import { compose, pods } from './lab/compose.js'
import { LabEmitter } from './lab/events.js'
import { type Facade, type Result, makeFacade } from './lab/facade.js'
import type { Kubectl } from './lab/kubectl.js'
import { Machine, type Response, type ShellOptions, callOn } from './lab/machine.js'
import { milliseconds } from './lab/duration.js'
import { type LabOptions, checkOptions } from './lab/options.js'
import { type PublishedFiles, publishImage } from './lab/publish.js'
import { type LabParts, type LabSnapshot, loadLab, saveLab } from './lab/snapshot.js'
import { type ScheduleOptions, scheduleFrom } from './lab/schedule.js'
import { furnish } from './lab/world.js'
import { WORKSTATION } from './machine/machine.js'
import type { Image } from './oci/image.js'
import { configureRegistry } from './registry/registry.js'
import { Simulation } from './sim/driver.js'
import { TimeoutError } from './sim/errors.js'
import { SCHEDULE_KEY, schedules } from './sim/schedule/schedule.js'
import type { Change } from './sim/step.js'
import type { Trace } from './sim/trace.js'
import { type VirtualTime, type World, emptyWorld } from './sim/world.js'
import type { LineResult } from './terminal/session.js'

/** How long `settle` and `until` go on unless they are told otherwise, in milliseconds of virtual time. */
const LONGEST_SETTLE = 3_600_000
const LONGEST_UNTIL = 600_000

/**
 * A simulated world and all that can be done to it. Every call returns a value; virtual time passes only when a call says so.
 *
 * @example
 * const lab = createLab({ cluster: { nodes: 3 } })
 * lab.sh('kubectl create deployment web --image=nginx --replicas=3')
 * lab.settle()
 * console.log(lab.sh('kubectl get pods').stdout)
 */
export class Lab {
  private readonly simulation: Simulation
  private readonly handles = new Map<string, Machine>()
  private emitter: LabEmitter | undefined
  private verbs: { readonly kubectl: Kubectl; readonly minikube: Facade<ReturnType<typeof minikubeVerbs>> } | undefined

  /** @internal Use `createLab`. */
  constructor(
    private readonly parts: LabParts,
    trace?: Trace,
  ) {
    this.simulation = new Simulation(parts.loops, parts.world, trace)
  }

  /** @internal Sets up what the lab is made with. */
  furnish(cluster: LabOptions['cluster']): this {
    furnish(this.simulation, cluster)
    return this
  }

  /** A machine by its name: the workstation (`host`) or a node. @throws UsageError */
  machine(name: string): Machine {
    const known = this.handles.get(name)
    if (known) return known
    const made = new Machine(this.simulation, name)
    this.handles.set(name, made)
    return made
  }

  /** docker's verbs on the workstation. */
  get docker(): Facade<typeof dockerVerbs> {
    return this.machine(WORKSTATION).docker
  }

  /** kubectl's verbs on the workstation. */
  get kubectl(): Kubectl {
    return this.facades.kubectl
  }

  /** minikube's verbs on the workstation. */
  get minikube(): Facade<ReturnType<typeof minikubeVerbs>> {
    return this.facades.minikube
  }

  /** What a front end can listen to: changes, API objects, requests with their hops, output. A fork begins without listeners. */
  get events(): LabEmitter {
    this.emitter ??= new LabEmitter(this.simulation)
    return this.emitter
  }

  private get facades(): NonNullable<Lab['verbs']> {
    if (this.verbs) return this.verbs
    const call = callOn(this.simulation, WORKSTATION)
    this.verbs = { kubectl: withManifests(makeFacade(kubectlVerbs(pods), call) as unknown as Kubectl), minikube: makeFacade(minikubeVerbs(pods), call) }
    return this.verbs
  }

  /** Runs a line in the workstation's terminal; as much virtual time passes as the real one would take. */
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

  /** Puts an image into its registry, built from a Dockerfile and files, as somebody else would have done before. @throws UsageError */
  publish(reference: string, files: PublishedFiles): Image {
    return publishImage(this.simulation, new Simulation(this.parts.loops, this.state), reference, files)
  }

  /**
   * How a registry is reached: its bandwidth in bytes a second, its latency in milliseconds, or that it is away.
   *
   * @example lab.registry('docker.io', { away: true })
   */
  registry(host: string, change: { readonly bandwidth?: number; readonly latency?: number; readonly away?: boolean }): void {
    this.simulation.transact((tx) => configureRegistry(tx, host, change), `registry ${host}`)
  }

  /** The virtual time, in milliseconds since the Unix epoch. */
  get now(): VirtualTime {
    return this.simulation.now
  }

  /** The world: one frozen value. Two states of a lab can be compared by reference, table by table. */
  get state(): World {
    return this.simulation.world
  }

  /** What caused what: the last steps and their changes. */
  get trace(): Trace {
    return this.simulation.trace
  }

  /** Calls `listener` after each step that changed something; returns what ends that. Fits React's useSyncExternalStore. */
  subscribe(listener: (state: World, changes: readonly Change[]) => void): () => void {
    this.simulation.events.on('commit', listener)
    return () => void this.simulation.events.off('commit', listener)
  }

  /** Lets virtual time pass: milliseconds, or a text such as `5s`. */
  advance(duration: number | string): void {
    this.simulation.advance(milliseconds(duration))
  }

  /**
   * Runs until nothing is left to do but wait; periodic work and back-offs do not count.
   *
   * @throws TimeoutError when that does not happen within `timeout` (an hour of virtual time by default)
   */
  settle({ timeout = LONGEST_SETTLE }: { readonly timeout?: number | string } = {}): void {
    this.simulation.settle(milliseconds(timeout))
  }

  /**
   * Runs until `condition` holds.
   *
   * @example lab.until(() => lab.kubectl.get('pods').length === 3, { timeout: '2m' })
   * @throws TimeoutError that says what was waited for
   */
  until(condition: () => boolean, { timeout = LONGEST_UNTIL, what }: { readonly timeout?: number | string; readonly what?: string } = {}): void {
    const end = this.now + milliseconds(timeout)
    if (condition()) return
    while (this.simulation.runNext(end)) if (condition()) return
    if (this.now < end) this.simulation.advance(end - this.now)
    if (!condition()) throw new TimeoutError(`did not come true within ${String(timeout)}: ${what ?? String(condition)}`)
  }

  /**
   * From now on, the clients of the API server see the world as `schedule` says; without one, at once and in order. What is on its way
   * arrives as it would have, and what has crashed comes back.
   *
   * @example lab.reschedule({ watchDelay: { 'replicaset-controller': '5s' }, crashes: 0.01 })
   * @throws UsageError
   */
  reschedule(schedule?: ScheduleOptions): void {
    const row = schedule && scheduleFrom(schedule)
    this.simulation.transact((tx) => (row ? tx.put(schedules, SCHEDULE_KEY, row) : tx.delete(schedules, SCHEDULE_KEY)), 'reschedule')
  }

  /** A lab of its own that begins where this one is; both go on independently. Costs next to nothing, whatever the world's size. */
  fork(): Lab {
    return new Lab({ ...this.parts, world: this.state }, this.trace.clone())
  }

  /**
   * The lab as a JSON value, from which `restoreLab` makes a lab that goes on exactly as this one would: in another process, in a browser,
   * another day.
   *
   * The trace, listeners and commands that a caller holds (a port-forward's `stop`) are not part of it.
   *
   * @example localStorage.setItem('lab', JSON.stringify(lab.snapshot()))
   * @throws SnapshotError for a program of your own that keeps something else than plain data
   */
  snapshot(): LabSnapshot {
    return saveLab({ ...this.parts, world: this.state })
  }
}

/**
 * Makes a lab: a workstation with Docker (and Docker Hub in reach), and a cluster if one is asked for.
 *
 * @example
 * createLab({ seed: 1 })
 * createLab({ cluster: { nodes: 4 } })
 * createLab({ cluster: { nodes: [{ name: 'n1', capacity: { cpu: '2', memory: '4Gi', pods: '110' }, runtime: 'hollow' }] } })
 * createLab({ cluster: { nodes: 3 }, schedule: { order: 'random', watchDelay: '2s' } })
 * @throws UsageError for options that no lab can be made with
 */
export function createLab(options: LabOptions = {}): Lab {
  checkOptions(options)
  const { programs = [], ...rest } = options
  const lab = new Lab({ loops: compose(programs), programs: programs.map(({ name }) => name), options: rest, world: emptyWorld(options.seed ?? 1, options.start) })
  lab.furnish(options.cluster)
  if (options.schedule) lab.reschedule(options.schedule)
  return lab
}

/**
 * A lab that goes on where a snapshot was made.
 *
 * @example
 * const saved = JSON.stringify(lab.snapshot())
 * const restored = restoreLab(JSON.parse(saved))
 * JSON.stringify(restored.state) === JSON.stringify(lab.state) // true, and still so after an hour of virtual time
 * @throws SnapshotError that says what is wrong: not a snapshot, of a newer version, damaged (and where), or made with programs that are not given
 */
export function restoreLab(snapshot: unknown, { programs = [] }: Pick<LabOptions, 'programs'> = {}): Lab {
  return new Lab(loadLab(snapshot, programs))
}

/** Manifests as values: `apply`, `create`, `replace` and `delete` take an object, a list of objects or YAML text. */
function withManifests(kubectl: Kubectl): Kubectl {
  const wrapped: Record<string, unknown> = { ...kubectl }
  for (const verb of ['apply', 'create', 'replace', 'delete'] as const) {
    const method = (kubectl as unknown as Record<string, (...given: unknown[]) => unknown>)[verb]
    if (!method) continue
    wrapped[verb] = (...given: unknown[]): unknown => {
      const [first, second] = given
      const text = manifestText(first)
      if (text === undefined) return method(...given)
      return method({ ...(second as object | undefined), filename: ['-'], stdin: text })
    }
  }
  return Object.freeze(wrapped) as unknown as Kubectl
}

/** A manifest as text, if the value is one: an object with a kind, a list of such, or YAML with several lines. */
function manifestText(given: unknown): string | undefined {
  if (typeof given === 'string') return given.includes('\n') || /^\s*\{/.test(given) ? given : undefined
  if (Array.isArray(given)) return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: given })
  return typeof given === 'object' && given !== null && 'kind' in given ? JSON.stringify(given) : undefined
}

export type { Result }
