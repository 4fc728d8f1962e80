/**
 * Controllers: reconcile loops over the API. One keeps the objects of a kind as they should be.
 *
 * `reconcile` gets an object, never an event: it compares what is with what should be and does
 * the difference. It runs again when the object changes, when an object that it owns changes, and
 * when a watch of its own says so. The usual misunderstanding is to look for what happened: a
 * controller that was away for an hour must come to the same end.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/controller/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import { type Loop, type Outcome, type Watch, watch } from '../../sim/loop.js'
import type { Change, Tx } from '../../sim/step.js'
import type { VirtualTime } from '../../sim/world.js'
import {
  type Api,
  type DeleteOptions,
  type Recorder,
  connect,
  recorder,
  type KindRef,
  type ObjectOf,
} from '../apiserver/client.js'
import { isApiError } from '../apiserver/errors.js'
import { asClient, keysOf } from '../apiserver/informer.js'
import { controllingOwner } from '../kinds/controlling-owner.js'
import { kindOf } from '../kinds/index.js'
import type { AnyKind, KubeObject, Stored } from '../kinds/kind.js'
import { podMatters } from './pods.js'

/**
 * Milliseconds from a change until a controller sees it: the way through watch, cache and queue.
 */
export const LATENCY = 10

/** What a controller works with in one step. */
export interface Context {
  readonly tx: Tx
  readonly api: Api
  readonly record: Recorder
  readonly now: VirtualTime
}

/** What a controller is. */
export interface ControllerSpec<K extends KindRef> {
  /** The kind whose objects it keeps as they should be. */
  readonly of: K
  /** Kinds whose objects wake their controller, found by owner reference. */
  readonly owns?: readonly KindRef[]
  /** What else wakes it; keys are `namespace/name`, or `name`. */
  readonly watches?: readonly Watch[]
  readonly latency?: number
  /** Which changes of the object itself matter; all do unless this says otherwise. */
  matters?(before: Stored<ObjectOf<K>>, after: Stored<ObjectOf<K>>): boolean
  reconcile(object: Stored<ObjectOf<K>>, context: Context): Outcome
  /** The object is gone. */
  gone?(key: string, context: Context): Outcome
  /** The controller starts: what it had in memory is forgotten. */
  forget?(tx: Tx): void
  /** Keys that it looks at when it starts, besides those of its objects. */
  leftovers?(tx: Tx): readonly string[]
}

/**
 * A controller as a loop, and a client of the API server.
 *
 * @example
 * controller('serviceaccount-controller', { of: 'Namespace', reconcile(namespace, { api }) { … } })
 */
export function controller<K extends KindRef>(name: string, spec: ControllerSpec<K>): Loop {
  const kind = kindFor(spec.of)
  const loop: Loop = {
    name,
    latency: spec.latency ?? LATENCY,
    watches: [
      watch(kind.table, ({ key, before, after }) =>
        before && after && spec.matters && !spec.matters(before, after) ? undefined : key,
      ),
      ...(spec.owns ?? []).map((owned) => ownerWatch(kindFor(owned), kind)),
      ...(spec.watches ?? []),
    ],
    step(tx, key) {
      const context: Context = {
        tx,
        api: connect(tx, `system:serviceaccount:kube-system:${name}`),
        record: recorder(tx, name),
        now: tx.now,
      }
      const object = tx.get(kind.table, key)
      return object ? spec.reconcile(object, context) : spec.gone?.(key, context)
    },
  }
  return asClient(loop, {
    start(tx) {
      spec.forget?.(tx)
      return [...keysOf(tx, kind.table as never), ...(spec.leftovers?.(tx) ?? [])]
    },
  })
}

/** Deletes an object if it is still there; returns whether it was. */
export function deleteIfThere(
  api: Api,
  kind: KindRef,
  { metadata }: Pick<Stored<KubeObject>, 'metadata'>,
  options: DeleteOptions = {},
): boolean {
  try {
    api.delete(kind, metadata.name, metadata.namespace, { ...options, uid: metadata.uid })
    return true
  } catch (error) {
    if (isApiError(error, 'NotFound')) return false
    throw error
  }
}

/** Which changes of owned objects matter to their owners, for kinds that change often. */
const OWNED_MATTERS: Readonly<Record<string, (before: never, after: never) => boolean>> = {
  Pod: (before: Stored<Pod>, after: Stored<Pod>) => podMatters(before, after),
}

/** The kind that a reference means. */
const kindFor = (kind: KindRef): AnyKind => (typeof kind === 'string' ? kindOf(kind) : kind)

function ownerWatch(owned: AnyKind, of: AnyKind): Watch {
  const matters = OWNED_MATTERS[owned.kind] as
    | ((before: Stored<KubeObject>, after: Stored<KubeObject>) => boolean)
    | undefined
  return {
    table: owned.table.name,
    wakes(change) {
      const { before, after } = change as Change<Stored<KubeObject>>
      if (before && after && matters && !matters(before, after)) return undefined
      const was = before && ownerKey(before, of)
      if (before && after && before.metadata.ownerReferences === after.metadata.ownerReferences)
        return was
      const is = after && ownerKey(after, of)
      return was === undefined || is === undefined || was === is ? (was ?? is) : [was, is]
    },
  }
}

/** The key of the object of a kind that controls another one. */
function ownerKey({ metadata }: Stored<KubeObject>, of: AnyKind): string | undefined {
  const owner = controllingOwner(metadata)
  if (owner?.kind !== of.kind || groupIn(owner.apiVersion) !== of.group) return undefined
  return metadata.namespace ? `${metadata.namespace}/${owner.name}` : owner.name
}

/** `apps` of `apps/v1`, '' of `v1`. */
export const groupIn = (apiVersion: string): string =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''

/** Whether more than an object's status changed. */
export const moreThanStatus = (
  before: Stored<KubeObject & { spec?: unknown }>,
  after: Stored<KubeObject & { spec?: unknown }>,
): boolean =>
  before.spec !== after.spec ||
  METADATA.some((field) => before.metadata[field] !== after.metadata[field])

const METADATA = [
  'uid',
  'labels',
  'annotations',
  'ownerReferences',
  'finalizers',
  'deletionTimestamp',
] as const
