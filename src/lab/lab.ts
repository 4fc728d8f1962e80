/**
 * A lab with Docker, and Kubernetes on it; how it is made.
 *
 * @module
 */
import { furnishCluster } from './cluster.js'
import { DockerLab } from './docker-lab.js'
import { HTTP_REQUEST, linesOf, requestOn } from './api-request.js'
import type { KubeObject } from '../kubernetes/kinds/kind.js'
import { UsageError } from '../sim/errors.js'
import type { Change } from '../sim/step.js'
import { check, optional, word } from './arguments.js'
import { type Placement, explainPod } from './explain.js'
import { type Causes, causesOf, objectKey } from './why.js'
import { facing, makeFaces } from './caller.js'
import type { FacadeMethod } from './facade.js'
import { LAB_OPTIONS, type LabOptions, checkOptions } from './options.js'
import type { HttpAnswer, HttpRequest, HttpStream } from '../kubernetes/apiserver/http/message.js'
import type { WatchLines, WatchState } from '../kubernetes/apiserver/http/watch-stream.js'
import { docker } from './plugins/docker.js'
import { kubernetes, pods } from './plugins/kubernetes.js'
import { type LabClass, create, replay, restore } from './create.js'
import type { LabArguments } from './base-lab.js'
import { type ScheduleOptions, applySchedule, scheduleFields } from './schedule.js'
import { isKept, setUpOnce } from './set-up.js'
import { WorkstationTools } from './cluster-tools.js'
import { Metrics } from './metrics.js'
import type { Kubectl } from './tools/kubectl.js'
import type { Door } from '../http/door.js'
import type { Minikube } from './tools/minikube.js'
import type { Moment } from './history/moment.js'
import type { ObjectsNamed } from './kubectl-method.js'
import { type ObjectsOptions, checkObjects, objectsIn } from './objects.js'
import { READY_OPTIONS, type ReadyOptions, isReady } from './ready.js'
import { type Past, dockerPast, lookingVerbs } from './past.js'

/**
 * A simulated world and all that can be done to it. Every call returns a value; virtual time passes
 * only when a call says so.
 *
 * @example
 * const lab = createLab({ cluster: { nodes: 3 } })
 * lab.sh('kubectl create deployment web --image=nginx --replicas=3')
 * lab.settle()
 * console.log(lab.sh('kubectl get pods').stdout)
 */
export class Lab extends DockerLab {
  private readonly tools: WorkstationTools

  /** @internal Use `createLab`. */
  constructor(...args: LabArguments) {
    super(...args)
    this.tools = new WorkstationTools(this.calls, this.config.plugins.verbs)
  }

  /** kubectl's verbs on the workstation. */
  get kubectl(): Kubectl {
    return this.tools.kubectl
  }

  /**
   * What autoscalers and `kubectl top` see where nothing is to be measured.
   *
   * @example lab.metrics.pods('app=web', { cpu: '250m' })
   */
  readonly metrics = new Metrics(this.calls)

  /** minikube's verbs on the workstation. */
  get minikube(): Minikube {
    return this.tools.minikube
  }

  /**
   * The objects of a kind, of all namespaces unless one is given: now, or at a moment of the past.
   * `kind` is its name, or a word that kubectl knows.
   *
   * @example lab.objects('Pod', { selector: 'app=web', at: lab.now - 60_000 })
   * @throws UsageError for a kind that is not there
   * @throws HistoryError for a moment that is not kept
   */
  objects<Word extends string>(
    kind: Word,
    options: ObjectsOptions = {},
  ): readonly ObjectsNamed<Word>[] {
    checkObjects(kind, options)
    const world = options.at === undefined ? this.state : this.at(options.at)
    return objectsIn(world, kind, options) as readonly ObjectsNamed<Word>[]
  }

  /**
   * Runs until an object is ready: a deployment is rolled out, a pod is ready, a job complete, a
   * claim bound, a service has somebody behind it. An object is `deployment/web`, `shop/pod/web`, or
   * one that kubectl gave; it may come into being meanwhile.
   *
   * @example lab.ready('deployment/web', { timeout: '2m' })
   * @throws SeenTimeoutError when that does not happen within `timeout` (ten minutes by default)
   * @throws UsageError for a kind that is not there
   */
  ready(object: string | KubeObject, options: ReadyOptions = {}): void {
    check('options', options, READY_OPTIONS)
    const { kind, key } = objectKey(this.simulation.read(), object)
    const holds = (): boolean => {
      const read = this.simulation.read()
      return isReady(read, kind.kind, read.get(kind.table, key))
    }
    this.until(holds, { ...options, what: `${kind.kind} ${key} is ready` })
  }

  /**
   * A moment of the past, read-only: kubectl, docker and a terminal as things were then.
   *
   * @example lab.past(lab.now - 60_000).kubectl.get('pods')
   * @throws HistoryError for a moment in the future, or before the oldest checkpoint
   */
  override past(moment: Moment): Past {
    const then = this.forkAt(moment)
    const kubectl = lookingVerbs(then, (copy) => copy.kubectl, Object.keys(this.kubectl))
    return { ...dockerPast(then), kubectl }
  }

  /**
   * Asks the API server over HTTP, as an administrator unless the request shows a token
   * (`authorization: Bearer …`). A request that is refused changes nothing. A watch is answered with
   * the lines that are there, and with where it stands, for `lab.watchLines`.
   *
   * @example lab.request({ method: 'GET', path: '/api/v1/namespaces/default/pods' }).status // 200
   * @throws UsageError for something that is no request
   */
  request(request: HttpRequest): HttpAnswer | HttpStream {
    check('request', request, HTTP_REQUEST)
    return this.perform('request', [request], () => requestOn(this.simulation, request))
  }

  /**
   * What a watch has to say since it was asked last; it is over when it gives no place to go on from.
   *
   * @example
   * const { lines, watch } = lab.request({ method: 'GET', path: '/api/v1/pods?watch=1' })
   * lab.advance('5s')
   * lab.watchLines(watch).lines // ['{"type":"ADDED","object":{"kind":"Pod",…']
   */
  watchLines(watch: WatchState): WatchLines {
    return linesOf(this.simulation, watch)
  }

  /**
   * Why a pod is where it is, or nowhere: what each filter and each score of the scheduler said of
   * each node when it last looked. `pod` is `name` or `namespace/name`; the result is data, and a
   * table as text.
   *
   * @example console.log(String(lab.explain('web')))
   * @throws UsageError for a pod that is not there
   */
  explain(pod: string): Placement {
    check('pod', pod, word)
    const { plugins } = this.config
    return explainPod(
      {
        simulation: this.simulation,
        plugins,
        loops: plugins.loops,
        at: (moment) => this.at(moment),
      },
      pod,
    )
  }

  /**
   * Why an object is as it is: its last change, what caused that, and so on to a command of a user's
   * or a time that had come. An object is `deployment/web`, `shop/pod/web`, or one that kubectl gave.
   * The chain ends where the trace does.
   *
   * @example console.log(String(lab.why('pod/web-5d9c7b5b8f-abcde')))
   * @throws UsageError for a kind that is not there, and for an object that is not there and never
   * was, as far as the trace goes
   */
  why(object: string | KubeObject): Causes {
    const { kind, key } = objectKey(this.simulation.read(), object)
    const isMeant = (change: Change): boolean =>
      change.table === kind.table.name && change.key === key
    const kindOf = (change: Change): string | undefined => this.config.plugins.kindOf(change)
    const causes = causesOf(this.simulation.trace, isMeant, kindOf)
    if (causes.length === 0 && !this.simulation.read().get(kind.table, key))
      throw new UsageError(`there is no ${kind.singular} ${key}`)
    return causes
  }

  /** @internal */
  override get door(): Door {
    return { ...super.door, pods }
  }

  /** @internal */
  override facadeOf(tool: string): Readonly<Record<string, FacadeMethod>> | undefined {
    if (tool === 'metrics') return this.metrics.verbs
    return tool === 'kubectl' || tool === 'minikube'
      ? (this[tool] as unknown as Readonly<Record<string, FacadeMethod>>)
      : super.facadeOf(tool)
  }

  /**
   * From now on, the clients of the API server see the world as `schedule` says; without one, at
   * once and in order. What is on its way arrives as it would have, and what has crashed comes back
   * at once.
   *
   * @example lab.reschedule({ watchDelay: { 'replicaset-controller': '5s' }, crashes: 0.01 })
   * @throws UsageError
   */
  reschedule(schedule?: ScheduleOptions): void {
    check('schedule', schedule, optional(scheduleFields(this.config.plugins.clients)))
    this.perform('reschedule', schedule ? [schedule] : [], () =>
      applySchedule(this.simulation, schedule, this.config.plugins.clients),
    )
  }

  /** @internal */
  protected override setUp(options: LabOptions): void {
    const { cluster, limits, unsupported, hub } = options
    const work = (): void => {
      super.setUp(options)
      if (cluster) furnishCluster(this.simulation, cluster)
    }
    if (cluster && isKept(cluster)) {
      const key = JSON.stringify([this.now, cluster, limits, unsupported, hub])
      setUpOnce(this.simulation, this.config.plugins, key, work)
    } else work()
    if (options.schedule)
      applySchedule(this.simulation, options.schedule, this.config.plugins.clients)
  }
}

makeFaces(Lab)

const labs: LabClass<Lab> = {
  builtIn: [docker, kubernetes],
  options: LAB_OPTIONS,
  checkOptions,
  Lab,
}

/**
 * Makes a lab: a workstation with Docker (and Docker Hub in reach), and a cluster if one is asked
 * for.
 *
 * @example
 * createLab({ seed: 1 })
 * createLab({ cluster: { nodes: 4 } })
 * createLab({ cluster: { nodes: [{ name: 'n1', capacity: { cpu: '2', memory: '4Gi', pods: '110' },
 * runtime: 'hollow' }] } }) createLab({ cluster: { nodes: 3 }, schedule: { order: 'random',
 * watchDelay: '2s' } })
 * @throws UsageError for options that no lab can be made with
 */
export function createLab(options: LabOptions = {}): Lab {
  return facing(createLab, () => create(labs, options))
}

/**
 * A lab that goes on where a snapshot was made; takes the value, or its text.
 *
 * @example
 * const saved = JSON.stringify(lab.snapshot())
 * const restored = restoreLab(saved)
 * JSON.stringify(restored.state) === JSON.stringify(lab.state) // true, and still so after an hour
 * of virtual time
 * @throws SnapshotError that says what is wrong: not a snapshot, of a newer version, damaged (and
 * where), or made with programs that are not given
 */
export function restoreLab(
  snapshot: unknown,
  code: Pick<LabOptions, 'programs' | 'plugins' | 'scripts'> = {},
): Lab {
  return facing(restoreLab, () => restore(labs, snapshot, code))
}

/**
 * Makes the calls of a recording again: a lab with the same world, byte for byte. What calls threw
 * then, they throw again, unseen.
 *
 * @example
 * const again = replayLab(lab.recording())
 * JSON.stringify(again.state) === JSON.stringify(lab.state) // true
 * @throws SnapshotError that says what is wrong, as `restoreLab` does, or which call did not lead
 * where it led then
 */
export function replayLab(
  recording: unknown,
  code: Pick<LabOptions, 'programs' | 'plugins' | 'scripts'> = {},
): Lab {
  return facing(replayLab, () => replay(labs, recording, code))
}
