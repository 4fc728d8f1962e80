/**
 * The resource quota controller: what a namespace uses stands in the status of its quotas.
 *
 * Admission counts what is added. This controller counts everything anew when something is gone,
 * has ended, or became less, and when a quota is new or changed.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
import type { Pod, ResourceQuota, Service } from '../../types/kubernetes/core/v1.js'
import { type Watch, awaitChange } from '../../sim/loop.js'
import type { Change, Tx } from '../../sim/step.js'
import { inNamespace } from '../apiserver/admission/in-namespace.js'
import { kinds } from '../kinds/index.js'
import { type Kind, type KubeObject, type Stored, keyOf } from '../kinds/kind.js'
import { CUSTOM_TABLES } from '../kinds/object-table.js'
import { type ResourceList, addResources } from '../kinds/pod/resources.js'
import { isInScope } from '../kinds/quota/scopes.js'
import { concerns, usageOf } from '../kinds/quota/usage.js'
import { resourceQuota } from '../kinds/resource-quota.js'
import { servedKinds } from '../kinds/served.js'
import { controller } from './controller.js'
import { hasEnded } from './pods.js'

const isCounted = ({ kind, namespaced }: Kind): boolean => namespaced && kind !== 'Event'

export const resourceQuotaController = controller('resourcequota-controller', {
  of: 'ResourceQuota',
  watches: [
    ...kinds.filter(isCounted).map((kind) => lessWatch(kind.table.name, kind)),
    lessWatch(CUSTOM_TABLES),
  ],
  matters: (before, after) => before.spec !== after.spec,

  // What is used is asked of the server itself: a cache that is late would let too much in.
  reconcile(seen, { api }) {
    const quota = api.live.find('ResourceQuota', seen.metadata.name, seen.metadata.namespace)
    if (!quota) return awaitChange
    const hard = quota.spec?.hard ?? {}
    api.amendStatus('ResourceQuota', quota, (draft) => {
      draft.status = { hard, used: usageIn(api.live.tx, quota, Object.keys(hard)) }
    })
    return awaitChange
  },
})

/** What the objects that a quota is about use of some resources. */
function usageIn(tx: Tx, quota: Stored<ResourceQuota>, names: readonly string[]): ResourceList {
  const used: Record<string, string> = Object.fromEntries(names.map((name) => [name, '0']))
  for (const kind of servedKinds(tx).filter(isCounted)) {
    const mine = names.filter((name) => concerns(kind, name))
    if (mine.length === 0) continue
    tx.each(kind.table, `${quota.metadata.namespace}/`, (row) => {
      const object = row as Stored<KubeObject>
      if (!isInScope(quota, kind, object)) return
      const usage = usageOf(kind, object)
      for (const name of mine) {
        const quantity = usage[name]
        if (quantity !== undefined)
          used[name] = addResources({ sum: used[name] ?? '0' }, { sum: quantity })['sum'] as string
      }
    })
  }
  return used
}

/** What is gone, has ended or became less wakes the quotas of its namespace. */
function lessWatch(table: string, kind?: Kind): Watch {
  const shrinks =
    kind?.kind === 'Pod'
      ? (before: object, after: object) =>
          hasEnded(after as Stored<Pod>) && !hasEnded(before as Stored<Pod>)
      : kind?.kind === 'Service' || kind?.kind === 'PersistentVolumeClaim'
        ? (before: object, after: object) =>
            (before as Stored<Service>).spec !== (after as Stored<Service>).spec
        : () => false
  return {
    table,
    wakes({ key, before, after }: Change, tx) {
      if (!before || (after && !shrinks(before as object, after as object))) return undefined
      const namespace = key.slice(0, key.indexOf('/'))
      return inNamespace(tx, resourceQuota.table, namespace).map(keyOf)
    },
  }
}
