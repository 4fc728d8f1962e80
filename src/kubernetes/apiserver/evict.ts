/**
 * Evict: a deletion that asks first.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type { Tx } from '../../sim/step.js'
import type { Stored } from '../kinds/kind.js'
import { pod as podKind } from '../kinds/pod/index.js'
import type { DeleteOptions } from './client.js'
import { deleteObject } from './delete.js'

/** @throws ApiError NotFound, Conflict, TooManyRequests */
export function evict(
  tx: Tx,
  pod: Stored<Pod>,
  options: Pick<DeleteOptions, 'gracePeriodSeconds' | 'dryRun'> = {},
): void {
  deleteObject(tx, podKind, pod.metadata.name, pod.metadata.namespace, {
    ...options,
    uid: pod.metadata.uid,
  })
}
