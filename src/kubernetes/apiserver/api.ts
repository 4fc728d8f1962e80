/**
 * The face of the API server: what controllers, the scheduler, kubelets and kubectl can ask of it.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
import type { Scale } from '../../types/kubernetes/autoscaling/v1.js'
import type { Tx } from '../../sim/step.js'
import type { KindName, KindTypes } from '../kinds/index.js'
import type { AnyKind, Draft, Kind, KubeObject, Stored } from '../kinds/kind.js'
import type { ApplyOptions } from './apply.js'
import type { UserInfo } from './authentication/user.js'
import type { FieldValidation } from './decode.js'

/** A kind: the name of one of the API, or a kind as a value. */
export type KindRef = KindName | AnyKind

/** The objects of a kind. */
export type ObjectOf<K extends KindRef> = K extends KindName
  ? KindTypes[K]
  : K extends Kind<infer T>
    ? T
    : KubeObject

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
  /** Fails with a conflict if somebody wrote the object since. */
  readonly resourceVersion?: string
  readonly dryRun?: boolean
  /** Gets the server's warnings. */
  readonly warn?: (text: string) => void
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
  /** The version that the writer knows the object in, if that is not the stored one. */
  readonly apiVersion?: string
  /** Gets the server's warnings. */
  readonly warn?: (text: string) => void
}

/** How an object is written, and by whom. */
export interface Requested extends WriteOptions {
  readonly user?: string | UserInfo
  /** Managers of fields know writes of a part apart. */
  readonly subresource?: Subresource | 'approval'
}

/** How an object is patched. */
export interface PatchOptions extends WriteOptions {
  readonly subresource?: Subresource
  /** What is done about fields that the kind does not have; `Strict` unless said otherwise. */
  readonly fieldValidation?: FieldValidation
}

/** Parts of objects that are written apart. */
export type Subresource = 'status' | 'scale' | PodPart

/** A part of a pod that is written apart. */
export type PodPart = 'ephemeralcontainers' | 'resize'

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
  get<K extends KindRef>(kind: K, name: string, namespace?: string): Stored<ObjectOf<K>>
  /** Like `get`, undefined when there is none. */
  find<K extends KindRef>(
    kind: K,
    name: string,
    namespace?: string,
  ): Stored<ObjectOf<K>> | undefined
  list<K extends KindRef>(kind: K, options?: ListOptions): readonly Stored<ObjectOf<K>>[]
  /**
   * The objects of a kind that an index of its table holds under a value: `api.by('Pod', 'byNode',
   * 'minikube')`.
   */
  by<K extends KindRef>(kind: K, index: string, value: string): readonly Stored<ObjectOf<K>>[]
  /**
   * The objects of a kind whose controller (or any owner) is `owner`: an index range, never a scan.
   */
  ownedBy<K extends KindRef>(
    owner: { metadata: { uid: string } },
    kind: K,
  ): readonly Stored<ObjectOf<K>>[]
  create<K extends KindRef>(
    kind: K,
    object: ObjectOf<K>,
    options?: WriteOptions,
  ): Stored<ObjectOf<K>>
  /** Replaces an object. With a resourceVersion that is not the current one: conflict. */
  update<K extends KindRef>(
    kind: K,
    object: ObjectOf<K> | Stored<ObjectOf<K>>,
    options?: WriteOptions,
  ): Stored<ObjectOf<K>>
  /**
   * An update by an immer recipe on `object`: a conflict if somebody wrote it since it was read. A
   * recipe that changes nothing writes nothing.
   */
  mutate<K extends KindRef>(
    kind: K,
    object: Stored<ObjectOf<K>>,
    recipe: (draft: Draft<ObjectOf<K>>) => void,
  ): Stored<ObjectOf<K>>
  /**
   * A patch by an immer recipe: it changes the object of this moment, whatever was written since it
   * was read, if it is still the same one.
   */
  amend<K extends KindRef>(
    kind: K,
    object: Stored<ObjectOf<K>>,
    recipe: (draft: Draft<ObjectOf<K>>) => void,
  ): Stored<ObjectOf<K>>
  /** Like `mutate` for status alone; for a deleted object it does nothing. */
  updateStatus<K extends KindRef>(
    kind: K,
    object: Stored<ObjectOf<K>>,
    recipe: (draft: Draft<ObjectOf<K>>) => void,
  ): Stored<ObjectOf<K>> | undefined
  /**
   * Writes a whole status, or what a function makes of the status of this moment; for a deleted
   * object it does nothing.
   */
  replaceStatus<K extends KindRef>(
    kind: K,
    object: Stored<ObjectOf<K>>,
    status: unknown,
  ): Stored<ObjectOf<K>> | undefined
  /** Like `amend` for status alone; for a deleted object it does nothing. */
  amendStatus<K extends KindRef>(
    kind: K,
    object: Stored<ObjectOf<K>>,
    recipe: (draft: Draft<ObjectOf<K>>) => void,
  ): Stored<ObjectOf<K>> | undefined
  patch<K extends KindRef>(
    kind: K,
    name: string,
    namespace: string | undefined,
    type: PatchType,
    body: unknown,
    options?: PatchOptions,
  ): Stored<ObjectOf<K>>
  /**
   * Server-side apply. @throws ApiError Conflict when others manage fields that this would change
   */
  apply<K extends KindRef>(kind: K, object: ObjectOf<K>, options: ApplyOptions): Stored<ObjectOf<K>>
  /** How many replicas an object has and should have: the scale subresource. */
  getScale<K extends KindRef>(kind: K, name: string, namespace?: string): Stored<Scale>
  /** Sets the number of replicas. With a resourceVersion that is not the current one: conflict. */
  scale<K extends KindRef>(
    kind: K,
    name: string,
    namespace: string | undefined,
    replicas: number,
    options?: WriteOptions & { readonly resourceVersion?: string },
  ): Stored<Scale>
  delete<K extends KindRef>(
    kind: K,
    name: string,
    namespace?: string,
    options?: DeleteOptions,
  ): Stored<ObjectOf<K>>
  /** Assigns a pod to a node: the binding subresource. */
  bind(pod: Stored<KindTypes['Pod']>, node: string): Stored<KindTypes['Pod']>
  /**
   * Writes the conditions of a certificate request that say whether it is approved: the approval
   * subresource. With a resourceVersion that is not the current one: conflict.
   */
  updateApproval(
    request: Stored<KindTypes['CertificateSigningRequest']>,
    options?: WriteOptions,
  ): Stored<KindTypes['CertificateSigningRequest']>
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
