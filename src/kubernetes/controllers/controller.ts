/**
 * Controllers: reconcile loops over the API. One keeps the objects of a kind as they should be.
 *
 * `reconcile` is told an object, never an event: it compares what is with what should be and does
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
} from '../apiserver/client.js'
import { isApiError } from '../apiserver/errors.js'
import { asClient, keysOf } from '../apiserver/informer.js'
import { type KindName, type KindTypes, kindOf } from '../kinds/index.js'
import type { KubeObject, Stored } from '../kinds/kind.js'
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
interface ControllerSpec<N extends KindName> {
  readonly of: N
  /** Kinds whose objects wake their controller, found by owner reference. */
  readonly owns?: readonly KindName[]
  /** What else wakes it; keys are `namespace/name`, or `name`. */
  readonly watches?: readonly Watch[]
  readonly latency?: number
  /** Which changes of the object itself matter; all do unless this says otherwise. */
  matters?(before: Stored<KindTypes[N]>, after: Stored<KindTypes[N]>): boolean
  reconcile(object: Stored<KindTypes[N]>, context: Context): Outcome
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
export function controller<N extends KindName>(name: string, spec: ControllerSpec<N>): Loop {
  const kind = kindOf(spec.of)
  const loop: Loop = {
    name,
    latency: spec.latency ?? LATENCY,
    watches: [
      watch(kind.table, ({ key, before, after }) =>
        before && after && spec.matters && !spec.matters(before, after) ? undefined : key,
      ),
      ...(spec.owns ?? []).map((owned) => ownerWatch(owned, spec.of)),
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

/** Deletes an object if it is still there; tells whether it was. */
export function deleteIfThere(
  api: Api,
  kind: KindName,
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
const OWNED_MATTERS: Partial<Record<KindName, (before: never, after: never) => boolean>> = {
  Pod: (before: Stored<Pod>, after: Stored<Pod>) => podMatters(before, after),
}

function ownerWatch(owned: KindName, of: KindName): Watch {
  const matters = OWNED_MATTERS[owned] as
    | ((before: Stored<KubeObject>, after: Stored<KubeObject>) => boolean)
    | undefined
  return {
    table: kindOf(owned).table.name,
    wakes(change) {
      const { before, after } = change as Change<Stored<KubeObject>>
      if (before && after && matters && !matters(before, after)) return undefined
      const keys = new Set<string>()
      for (const object of [before, after]) {
        const owner = object && controllerOf(object)
        if (object && owner?.kind === of)
          keys.add(
            object.metadata.namespace ? `${object.metadata.namespace}/${owner.name}` : owner.name,
          )
      }
      return [...keys]
    },
  }
}

/** The owner that controls an object. */
export const controllerOf = ({ metadata }: Pick<Stored<KubeObject>, 'metadata'>) =>
  metadata.ownerReferences?.find(({ controller }) => controller)

/** The owner reference of what `owner` controls. */
export const controllerReference = ({ apiVersion, kind, metadata }: Stored<KubeObject>) => ({
  apiVersion,
  kind,
  name: metadata.name,
  uid: metadata.uid,
  controller: true,
  blockOwnerDeletion: true,
})

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
