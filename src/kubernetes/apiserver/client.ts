/**
 * The face of the API server: what controllers, the scheduler, kubelets and kubectl can ask of it.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
import type { Tx } from '../../sim/step.js'
import type { KindName, KindTypes } from '../kinds/index.js'
import type { KubeObject, Stored } from '../kinds/kind.js'

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
}

export type PatchType = 'strategic' | 'merge' | 'json'

/** The API server, as one user sees it within one step. Failures are thrown as ApiError. */
export interface Api {
  readonly tx: Tx
  readonly user: string
  /** @throws ApiError NotFound */
  get<N extends KindName>(kind: N, name: string, namespace?: string): Stored<KindTypes[N]>
  /** Like `get`, undefined when there is none. */
  find<N extends KindName>(kind: N, name: string, namespace?: string): Stored<KindTypes[N]> | undefined
  list<N extends KindName>(kind: N, options?: ListOptions): readonly Stored<KindTypes[N]>[]
  /** The objects of a kind that an index of its table holds under a value: `api.by('Pod', 'byNode', 'minikube')`. */
  by<N extends KindName>(kind: N, index: string, value: string): readonly Stored<KindTypes[N]>[]
  /** The objects of a kind whose controller (or any owner) is `owner`: an index range, never a scan. */
  ownedBy<N extends KindName>(owner: { metadata: { uid: string } }, kind: N): readonly Stored<KindTypes[N]>[]
  create<N extends KindName>(kind: N, object: KindTypes[N], options?: WriteOptions): Stored<KindTypes[N]>
  /** Replaces an object. With a resourceVersion that is not the current one: conflict. */
  update<N extends KindName>(kind: N, object: KindTypes[N] | Stored<KindTypes[N]>, options?: WriteOptions): Stored<KindTypes[N]>
  /** Reads, changes by an immer recipe, writes; a recipe that changes nothing writes nothing. */
  mutate<N extends KindName>(kind: N, object: Stored<KindTypes[N]>, recipe: (draft: KindTypes[N]) => void): Stored<KindTypes[N]>
  /** Changes nothing but status, by an immer recipe on the object; for a deleted object it does nothing. */
  updateStatus<N extends KindName>(kind: N, object: Stored<KindTypes[N]>, recipe: (draft: KindTypes[N]) => void): Stored<KindTypes[N]> | undefined
  patch<N extends KindName>(kind: N, name: string, namespace: string | undefined, type: PatchType, body: unknown, options?: WriteOptions & { readonly subresource?: 'status' | 'scale' }): Stored<KindTypes[N]>
  delete<N extends KindName>(kind: N, name: string, namespace?: string, options?: DeleteOptions): Stored<KindTypes[N]>
  /** Assigns a pod to a node: the binding subresource. */
  bind(pod: Stored<KindTypes['Pod']>, node: string): Stored<KindTypes['Pod']>
  /** Asks for an eviction: refused with 429 where a disruption budget forbids it. */
  evict(pod: Stored<KindTypes['Pod']>): void
}

/** Writes events about objects, counting those that repeat. */
export interface Recorder {
  normal(object: Stored<KubeObject>, reason: string, message: string): void
  warning(object: Stored<KubeObject>, reason: string, message: string): void
}
