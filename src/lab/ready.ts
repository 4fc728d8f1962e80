/**
 * `lab.ready`: when an object is as it was asked to be, kind by kind, as `kubectl rollout status`
 * and `kubectl wait` see it. What has no such state is ready when it is there.
 *
 * @module
 */
import type { KubeObject, Stored } from '../kubernetes/kinds/kind.js'
import { programmedSlices } from '../kubernetes/proxy/sync.js'
import type { Reader } from '../sim/world.js'
import { duration, fields } from './arguments.js'

/** The conditions of an object's status, and what else tells its state. */
interface Seen {
  readonly spec?: {
    readonly replicas?: number
    readonly selector?: unknown
  }
  readonly status?: {
    readonly conditions?: readonly { readonly type: string; readonly status: string }[]
    readonly observedGeneration?: number
    readonly phase?: string
    readonly replicas?: number
    readonly readyReplicas?: number
    readonly updatedReplicas?: number
    readonly availableReplicas?: number
    readonly desiredNumberScheduled?: number
    readonly updatedNumberScheduled?: number
    readonly numberAvailable?: number
    readonly loadBalancer?: { readonly ingress?: readonly unknown[] }
  }
}

type Question = (object: Stored<KubeObject> & Seen, read: Reader) => boolean

/** Options of `lab.ready`. */
export interface ReadyOptions {
  /** How much virtual time may pass; ten minutes by default. */
  readonly timeout?: number | string
}

/** What the options have to be. */
export const READY_OPTIONS = fields({ timeout: duration })

const is =
  (type: string): Question =>
  ({ status }) =>
    status?.conditions?.some((one) => one.type === type && one.status === 'True') === true

const isObserved = ({ metadata, status }: Stored<KubeObject> & Seen): boolean =>
  (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0)

const isIn =
  (...phases: readonly string[]): Question =>
  ({ status }) =>
    phases.includes(status?.phase ?? '')

type Counter = 'replicas' | 'readyReplicas' | 'updatedReplicas' | 'availableReplicas'

/** Whether there are as many pods of each kind as are wanted. */
const counts = ({ spec, status }: Seen, ...counters: readonly Counter[]): boolean =>
  counters.every((counter) => (status?.[counter] ?? 0) === (spec?.replicas ?? 1))

/** Whether an object of a kind is ready. */
const QUESTIONS: Readonly<Record<string, Question>> = {
  Pod: (pod, read) => is('Ready')(pod, read) || isIn('Succeeded')(pod, read),
  Deployment: (object) =>
    isObserved(object) && counts(object, 'updatedReplicas', 'replicas', 'availableReplicas'),
  ReplicaSet: (object) => isObserved(object) && counts(object, 'readyReplicas'),
  ReplicationController: (object) => isObserved(object) && counts(object, 'readyReplicas'),
  StatefulSet: (object) => isObserved(object) && counts(object, 'updatedReplicas', 'readyReplicas'),
  DaemonSet: ({ status = {}, ...object }) =>
    isObserved({ ...object, status }) &&
    (status.updatedNumberScheduled ?? 0) === status.desiredNumberScheduled &&
    (status.numberAvailable ?? 0) === status.desiredNumberScheduled,
  Job: is('Complete'),
  Node: is('Ready'),
  Namespace: isIn('Active'),
  PersistentVolumeClaim: isIn('Bound'),
  PersistentVolume: isIn('Available', 'Bound'),
  CustomResourceDefinition: is('Established'),
  APIService: is('Available'),
  Ingress: ({ status }) => (status?.loadBalancer?.ingress ?? []).length > 0,
  // What the nodes' proxies know, not what the API does: a request finds its way from then on.
  Service: ({ metadata, spec }, read) =>
    spec?.selector === undefined ||
    programmedSlices(read, `${metadata.namespace}/${metadata.name}`).some(({ endpoints }) =>
      endpoints?.some(({ conditions }) => conditions?.ready),
    ),
}

/** Whether an object of a kind is there, and ready. */
export function isReady(
  read: Reader,
  kind: string,
  object: Stored<KubeObject> | undefined,
): boolean {
  if (!object || object.metadata.deletionTimestamp) return false
  const question = QUESTIONS[kind]
  return question === undefined || question(object as Stored<KubeObject> & Seen, read)
}
