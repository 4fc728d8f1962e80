/**
 * The face of the API server: what controllers, the scheduler, kubelets and kubectl can ask of it.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
import type { Scale } from '../../types/kubernetes/autoscaling/v1.js'
import type { Tx } from '../../sim/step.js'
import { type KindName, type KindTypes, kindOf } from '../kinds/index.js'
import type { Draft, KubeObject, Stored } from '../kinds/kind.js'
import { type ApplyOptions, apply } from './apply.js'
import { bind } from './bind.js'
import { create } from './create.js'
import { deleteObject } from './delete.js'
import { modified } from './errors.js'
import { evict } from './evict.js'
import { get } from './get.js'
import { byIndex, list } from './list.js'
import { patch } from './patch/index.js'
import { getScale, updateScale } from './scale.js'
import { findStored, keyIn } from './stored.js'
import { amend, amendStatus, mutate, replaceStatus, update, updateStatus } from './update.js'

/** Which objects a list gives. */
export interface ListOptions {
  /** All namespaces when absent. */
  readonly namespace?: string
  /** `app=web,tier in (a,b),!x`. */
  readonly labelSelector?: string
  /** `status.phase=Running,metadata.name!=x`. */
  readonly fieldSelector?: string
}

/** How an object is deleted. */
export interface DeleteOptions {
  readonly gracePeriodSeconds?: number
  readonly propagationPolicy?: 'Background' | 'Foreground' | 'Orphan'
  /** Fails with a conflict unless the object is still this one. */
  readonly uid?: string
  readonly dryRun?: boolean
}

/** How an object is written. */
export interface WriteOptions {
  /** Validates and answers as usual, and writes nothing. */
  readonly dryRun?: boolean
  /**
   * Who writes, as server-side apply will know it: `kubectl-create`. Writes without it are
   * nobody's.
   */
  readonly fieldManager?: string
}

export type PatchType = 'strategic' | 'merge' | 'json'

/** The API server, as one user sees it within one step. Failures are thrown as ApiError. */
export interface Api {
  readonly tx: Tx
  readonly user: string
  /**
   * The same, but reading the API server itself where this one reads a cache: for the few questions
   * that must not be answered late.
   */
  readonly live: Api
  /** @throws ApiError NotFound */
  get<N extends KindName>(kind: N, name: string, namespace?: string): Stored<KindTypes[N]>
  /** Like `get`, undefined when there is none. */
  find<N extends KindName>(
    kind: N,
    name: string,
    namespace?: string,
  ): Stored<KindTypes[N]> | undefined
  list<N extends KindName>(kind: N, options?: ListOptions): readonly Stored<KindTypes[N]>[]
  /**
   * The objects of a kind that an index of its table holds under a value: `api.by('Pod', 'byNode',
   * 'minikube')`.
   */
  by<N extends KindName>(kind: N, index: string, value: string): readonly Stored<KindTypes[N]>[]
  /**
   * The objects of a kind whose controller (or any owner) is `owner`: an index range, never a scan.
   */
  ownedBy<N extends KindName>(
    owner: { metadata: { uid: string } },
    kind: N,
  ): readonly Stored<KindTypes[N]>[]
  create<N extends KindName>(
    kind: N,
    object: KindTypes[N],
    options?: WriteOptions,
  ): Stored<KindTypes[N]>
  /** Replaces an object. With a resourceVersion that is not the current one: conflict. */
  update<N extends KindName>(
    kind: N,
    object: KindTypes[N] | Stored<KindTypes[N]>,
    options?: WriteOptions,
  ): Stored<KindTypes[N]>
  /**
   * An update by an immer recipe on `object`: a conflict if somebody wrote it since it was read. A
   * recipe that changes nothing writes nothing.
   */
  mutate<N extends KindName>(
    kind: N,
    object: Stored<KindTypes[N]>,
    recipe: (draft: Draft<KindTypes[N]>) => void,
  ): Stored<KindTypes[N]>
  /**
   * A patch by an immer recipe: it changes the object of this moment, whatever was written since it
   * was read, if it is still the same one.
   */
  amend<N extends KindName>(
    kind: N,
    object: Stored<KindTypes[N]>,
    recipe: (draft: Draft<KindTypes[N]>) => void,
  ): Stored<KindTypes[N]>
  /** Like `mutate` for status alone; for a deleted object it does nothing. */
  updateStatus<N extends KindName>(
    kind: N,
    object: Stored<KindTypes[N]>,
    recipe: (draft: Draft<KindTypes[N]>) => void,
  ): Stored<KindTypes[N]> | undefined
  /** Writes a whole status; for a deleted object it does nothing. */
  replaceStatus<N extends KindName>(
    kind: N,
    object: Stored<KindTypes[N]>,
    status: unknown,
  ): Stored<KindTypes[N]> | undefined
  /** Like `amend` for status alone; for a deleted object it does nothing. */
  amendStatus<N extends KindName>(
    kind: N,
    object: Stored<KindTypes[N]>,
    recipe: (draft: Draft<KindTypes[N]>) => void,
  ): Stored<KindTypes[N]> | undefined
  patch<N extends KindName>(
    kind: N,
    name: string,
    namespace: string | undefined,
    type: PatchType,
    body: unknown,
    options?: WriteOptions & { readonly subresource?: 'status' | 'scale' },
  ): Stored<KindTypes[N]>
  /**
   * Server-side apply. @throws ApiError Conflict when others manage fields that this would change
   */
  apply<N extends KindName>(
    kind: N,
    object: KindTypes[N],
    options: ApplyOptions,
  ): Stored<KindTypes[N]>
  /** How many replicas an object has and should have: the scale subresource. */
  getScale<N extends KindName>(kind: N, name: string, namespace?: string): Stored<Scale>
  /** Sets the number of replicas. With a resourceVersion that is not the current one: conflict. */
  scale<N extends KindName>(
    kind: N,
    name: string,
    namespace: string | undefined,
    replicas: number,
    options?: WriteOptions & { readonly resourceVersion?: string },
  ): Stored<Scale>
  delete<N extends KindName>(
    kind: N,
    name: string,
    namespace?: string,
    options?: DeleteOptions,
  ): Stored<KindTypes[N]>
  /** Assigns a pod to a node: the binding subresource. */
  bind(pod: Stored<KindTypes['Pod']>, node: string): Stored<KindTypes['Pod']>
  /** Asks for an eviction: refused with 429 where a disruption budget forbids it. */
  evict(
    pod: Stored<KindTypes['Pod']>,
    options?: Pick<DeleteOptions, 'gracePeriodSeconds' | 'dryRun'>,
  ): void
}

/** Writes events about objects, counting those that repeat. */
export interface Recorder {
  /** `fieldPath` names a part of the object: `spec.containers{web}`. */
  normal(object: Stored<KubeObject>, reason: string, message: string, fieldPath?: string): void
  warning(object: Stored<KubeObject>, reason: string, message: string, fieldPath?: string): void
}

export { recorder } from './recorder.js'

/** The API server as `user` sees it within the step `tx`. */
export function connect(tx: Tx, user: string): Api {
  const api = tx.disturbance ? disturbed(tx, tx.disturbance, user) : clientOf(tx, user)
  return tx.tell ? telling(api, tx.tell) : api
}

/** The verbs that read a cache where there is one. */
const CACHED = ['get', 'find', 'list', 'by', 'ownedBy'] as const satisfies readonly (keyof Api)[]
/**
 * The verbs that write. Those that change what is there can be refused because somebody else was
 * faster.
 */
const WRITES = [
  'create',
  'update',
  'mutate',
  'amend',
  'updateStatus',
  'amendStatus',
  'replaceStatus',
  'patch',
  'apply',
  'scale',
  'delete',
  'bind',
  'evict',
] as const satisfies readonly (keyof Api)[]
const MAY_CONFLICT: ReadonlySet<string> = new Set([
  'update',
  'mutate',
  'amend',
  'updateStatus',
  'amendStatus',
  'replaceStatus',
  'patch',
  'apply',
  'scale',
  'bind',
] satisfies readonly (keyof Api)[])

/**
 * A client that a schedule disturbs: it reads what its caches show, and writes to the API server of
 * this moment, if it gets that far.
 */
function disturbed(tx: Tx, disturbance: NonNullable<Tx['disturbance']>, user: string): Api {
  const [live, cache] = [clientOf(disturbance.present, user), clientOf(tx, user)]
  const members: Record<string, unknown> = { ...live, tx }
  for (const verb of CACHED) members[verb] = cache[verb]
  for (const verb of WRITES) {
    const write = live[verb] as (...given: unknown[]) => unknown
    const conflict = (given: readonly unknown[]) => (): Error => {
      const object = given.find((one) => typeof one === 'object') as
        | { readonly metadata?: { readonly name?: string } }
        | undefined
      return modified(
        kindOf(typeof given[0] === 'string' ? (given[0] as KindName) : 'Pod'),
        object?.metadata?.name ?? String(given[1]),
      )
    }
    members[verb] = (...given: unknown[]): unknown =>
      disturbance.write(() => write(...given), MAY_CONFLICT.has(verb) ? conflict(given) : undefined)
  }
  return members as unknown as Api
}

/** A request to the API server, for people who watch. */
export interface ApiRequest {
  readonly user: string
  /** `get`, `list`, `create`, `update`, `patch`, `delete`, … */
  readonly verb: string
  readonly kind: string
  /** The object's name, if the request is about one. */
  readonly name: string | undefined
  readonly namespace: string | undefined
}

/** Requests that are about an object carry it (or its name) after the kind. */
function telling(api: Api, tell: NonNullable<Tx['tell']>): Api {
  const told =
    (verb: string, call: (...given: unknown[]) => unknown) =>
    (...given: unknown[]): unknown => {
      const [first, second, third] = given
      const object = (typeof first === 'object' ? first : second) as
        | { kind?: string; metadata?: { name?: string; namespace?: string } }
        | undefined
      const named = typeof second === 'string'
      const about: ApiRequest = {
        user: api.user,
        verb,
        kind: typeof first === 'string' ? first : (object?.kind ?? 'Pod'),
        name: named ? second : object?.metadata?.name,
        namespace: named
          ? (third as string | undefined)
          : (object?.metadata?.namespace ??
            (object as { namespace?: string } | undefined)?.namespace),
      }
      tell({ type: 'api', about })
      return call(...given)
    }
  const wrapped = Object.entries(api).map(([name, member]) => [
    name,
    typeof member === 'function' ? told(name, member as (...given: unknown[]) => unknown) : member,
  ])
  const result = Object.fromEntries(wrapped) as unknown as {
    -readonly [Name in keyof Api]: Api[Name]
  }
  result.live = api.live === api ? result : telling(api.live, tell)
  return result
}

function clientOf(tx: Tx, user: string): Api {
  const api: { -readonly [Name in keyof Api]: Api[Name] } = {
    tx,
    user,
    // Set below: a getter would make each of these objects a slow one.
    live: undefined as unknown as Api,
    get: (kind, name, namespace) => get(tx, kindOf(kind), name, namespace),
    find: (kind, name, namespace) =>
      findStored(tx, kindOf(kind), keyIn(kindOf(kind), name, namespace)),
    list: (kind, options) => list(tx, kindOf(kind), options),
    by: (kind, index, value) => byIndex(tx, kindOf(kind), index, value),
    ownedBy: (owner, kind) => byIndex(tx, kindOf(kind), 'byOwner', owner.metadata.uid),
    create: (kind, object, options) => create(tx, kindOf(kind), object, options),
    update: (kind, object, options) => update(tx, kindOf(kind), object, options),
    mutate: (kind, object, recipe) => mutate(tx, kindOf(kind), object, recipe),
    amend: (kind, object, recipe) => amend(tx, kindOf(kind), object, recipe),
    updateStatus: (kind, object, recipe) => updateStatus(tx, kindOf(kind), object, recipe),
    replaceStatus: (kind, object, status) => replaceStatus(tx, kindOf(kind), object, status),
    amendStatus: (kind, object, recipe) => amendStatus(tx, kindOf(kind), object, recipe),
    patch: (kind, name, namespace, type, body, options) =>
      patch(tx, kindOf(kind), name, namespace, type, body, options),
    apply: (kind, object, options) => apply(tx, kindOf(kind), object, options),
    getScale: (kind, name, namespace) => getScale(tx, kindOf(kind), name, namespace),
    scale: (kind, name, namespace, replicas, options) =>
      updateScale(tx, kindOf(kind), name, namespace, replicas, options),
    delete: (kind, name, namespace, options) =>
      deleteObject(tx, kindOf(kind), name, namespace, options),
    bind: (pod, node) => bind(tx, pod, node),
    evict: (pod, options) => evict(tx, pod, options),
  }
  api.live = api
  return api
}
