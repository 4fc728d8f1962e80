/**
 * `kubectl apply --prune`: objects that were applied before and are in no manifest any more are
 * deleted.
 *
 * @see
 * https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-to-delete-objects
 */
import type { DeleteOptions } from '../../kubernetes/apiserver/client.js'
import { isApiError } from '../../kubernetes/apiserver/errors.js'
import { kinds } from '../../kubernetes/kinds/index.js'
import type { Kind } from '../../kubernetes/kinds/kind.js'
import { LAST_APPLIED } from './last-applied.js'
import { type DryRun, report } from './report.js'
import { type AnyObject, listObjects } from './resources.js'
import type { Session } from './session.js'

/** The kinds that are looked through, unless an allowlist says otherwise. */
const PRUNED = [
  'ConfigMap',
  'Endpoints',
  'Namespace',
  'PersistentVolumeClaim',
  'PersistentVolume',
  'Pod',
  'ReplicationController',
  'Secret',
  'Service',
  'Job',
  'CronJob',
  'Ingress',
  'DaemonSet',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
]

interface PruneOptions {
  readonly selector: string | undefined
  readonly dryRun: DryRun
  readonly deletion: DeleteOptions
}

/** Deletes what was applied before, is selected, and is not among `kept`. */
export function pruneOthers(
  session: Session,
  kept: readonly { readonly object: AnyObject }[],
  { selector, dryRun, deletion }: PruneOptions,
): void {
  const uids = new Set(kept.map(({ object }) => object.metadata.uid))
  for (const kind of kinds.filter((one) => PRUNED.includes(one.kind))) {
    const where = kind.namespaced ? { namespace: session.namespace } : {}
    for (const object of listObjects(session, kind, {
      ...where,
      ...(selector ? { labelSelector: selector } : {}),
    })) {
      if (
        object.metadata.annotations?.[LAST_APPLIED] === undefined ||
        uids.has(object.metadata.uid)
      )
        continue
      prune(session, kind, object, dryRun, deletion)
    }
  }
}

function prune(
  session: Session,
  kind: Kind,
  object: AnyObject,
  dryRun: DryRun,
  deletion: DeleteOptions,
): void {
  try {
    if (dryRun !== 'client')
      session.api.delete(kind, object.metadata.name, object.metadata.namespace, {
        ...deletion,
        dryRun: dryRun === 'server',
      })
    report(session, { kind, object }, 'pruned', { dryRun })
  } catch (error) {
    if (!isApiError(error, 'NotFound')) throw error
  }
}
