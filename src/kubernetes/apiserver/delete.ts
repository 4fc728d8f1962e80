/**
 * Delete: at once, after a grace period, or when the last finalizer is gone.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/garbage-collection/
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/
 */
import type { Namespace } from '../../types/kubernetes/core/v1.js'
import { seal } from '../../sim/seal.js'
import type { Tx } from '../../sim/step.js'
import type { KindNames, KubeObject, Kind, Stored, StoredMeta } from '../kinds/kind.js'
import { parseTime, rfc3339 } from '../../text/time.js'
import { admit, validateAdmission } from './admission/index.js'
import { requestFor } from './admission/request.js'
import type { Requested } from './api.js'
import type { DeleteOptions } from './client.js'
import { conflict, forbidden, notFound } from './errors.js'
import { findStored, keyIn, nextRevision, remove, store } from './stored.js'
import { isFinished } from './update.js'

/**
 * The finalizers that a deletion with a propagation policy puts on an object, for the garbage
 * collector.
 */
export const FOREGROUND = 'foregroundDeletion'
export const ORPHAN = 'orphan'

const otherUid = (asked: string, uid: string): string =>
  `the UID in the precondition (${asked}) does not match the UID in record (${uid}). The object might have been deleted and then recreated`
const otherRevision = (asked: string, revision: string): string =>
  `the ResourceVersion in the precondition (${asked}) does not match the ResourceVersion in record (${revision}). The object might have been modified`

/** @throws ApiError NotFound, Conflict, Forbidden */
export function deleteObject<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  name: string,
  namespace: string | undefined,
  options: DeleteOptions & Pick<Requested, 'user'> = {},
): Stored<T> {
  const key = keyIn(kind, name, namespace)
  const old = findStored(tx, kind, key)
  if (!old) throw notFound(kind, name)
  checkPreconditions(kind, old, options)
  const refusal = kind.mayNotBeDeleted?.(old)
  if (refusal !== undefined) throw forbidden(kind, name, refusal)
  const request = requestFor(tx, kind, 'DELETE', { object: old, old, options })
  admit(request)
  validateAdmission(request)
  const object = marked(tx, kind, old, options)
  if (options.dryRun) return old
  if (isFinished(kind, object)) {
    remove(tx, kind, key, old)
    return seal(object)
  }
  if (object === old) return old
  object.metadata.resourceVersion = nextRevision(tx)
  return store(tx, kind, key, object)
}

/** @throws ApiError Conflict */
function checkPreconditions(
  { kind, group }: KindNames,
  { metadata }: Stored<KubeObject>,
  { uid, resourceVersion }: DeleteOptions,
): void {
  const refuse = (why: string): Error => conflict({ group, plural: kind }, metadata.name, why)
  if (uid !== undefined && uid !== metadata.uid) throw refuse(otherUid(uid, metadata.uid))
  if (resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion)
    throw refuse(otherRevision(resourceVersion, metadata.resourceVersion))
}

/** The object with its deletion written down; the same object if that changes nothing. */
function marked<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  old: Stored<T>,
  options: DeleteOptions,
): Stored<T> {
  const finalizers = finalizersFor(kind, old.metadata.finalizers ?? [], options.propagationPolicy)
  const graceful = kind.gracePeriod !== undefined
  const period = kind.gracePeriod?.(old, options.gracePeriodSeconds) ?? 0
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = old.metadata
  const sameFinalizers = finalizers.join() === (old.metadata.finalizers ?? []).join()
  if (deletionTimestamp !== undefined) {
    const shorter =
      graceful &&
      (options.gracePeriodSeconds !== undefined || period === 0) &&
      period < deletionGracePeriodSeconds
    if (!shorter) return sameFinalizers ? old : withMetadata(old, finalizers, {})
    const requested = (parseTime(deletionTimestamp) ?? tx.now) - deletionGracePeriodSeconds * 1000
    return withMetadata(old, finalizers, {
      deletionTimestamp: rfc3339(requested + period * 1000),
      deletionGracePeriodSeconds: period,
    })
  }
  const generation =
    kind.hasGeneration && (period > 0 || !graceful)
      ? { generation: (old.metadata.generation ?? 0) + 1 }
      : {}
  const object = withMetadata(old, finalizers, {
    deletionTimestamp: rfc3339(tx.now + period * 1000),
    deletionGracePeriodSeconds: period,
    ...generation,
  })
  if (kind.prepareForDelete) return kind.prepareForDelete(object, tx.now)
  if (kind.kind !== 'Namespace' || kind.group !== '') return object
  const {
    metadata: { deletionGracePeriodSeconds: _, ...metadata },
    ...rest
  } = object
  return {
    ...rest,
    metadata,
    status: { ...(old as Stored<Namespace>).status, phase: 'Terminating' },
  } as unknown as Stored<T>
}

const withMetadata = <T extends KubeObject>(
  old: Stored<T>,
  finalizers: readonly string[],
  changes: Partial<StoredMeta>,
): Stored<T> => {
  const { finalizers: _, ...rest } = old.metadata
  return {
    ...old,
    metadata: {
      ...rest,
      ...changes,
      ...(finalizers.length > 0 ? { finalizers: [...finalizers] } : {}),
    },
  }
}

/**
 * The garbage collector's finalizers follow the policy that was asked for, or the kind's default if
 * none stands there yet.
 */
function finalizersFor<T extends KubeObject>(
  kind: Kind<T>,
  finalizers: readonly string[],
  policy: DeleteOptions['propagationPolicy'],
): readonly string[] {
  const wanted =
    policy ?? (kind.orphansByDefault && !finalizers.includes(FOREGROUND) ? 'Orphan' : undefined)
  if (wanted === undefined) return finalizers
  const others = finalizers.filter((one) => one !== FOREGROUND && one !== ORPHAN)
  return wanted === 'Foreground'
    ? [...others, FOREGROUND]
    : wanted === 'Orphan'
      ? [...others, ORPHAN]
      : others
}
