/**
 * The pod garbage collector: takes away pods of nodes that are gone, pods that were deleted before
 * they had a node, and pods that are on their way out on a node that somebody took out of service.
 *
 * A node must be gone for 40 s, and the collector looks every 20 s.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection
 */
import type { Node, Pod } from '../../types/kubernetes/core/v1.js'
import { type Loop, type Outcome, awaitChange, requeueAt, watch } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { VirtualTime } from '../../sim/world.js'
import { connect } from '../apiserver/client.js'
import type { Stored } from '../kinds/kind.js'
import { node as nodeKind } from '../kinds/node.js'
import { pods } from '../kinds/pod/index.js'
import { asClient, forgetAll, presentOf } from '../apiserver/informer.js'
import { deleteIfThere } from './controller.js'
import { hasEnded, markDisrupted } from './pods.js'

const NAME = 'pod-garbage-collector'
const REASON = 'DeletionByPodGC'
const MESSAGE = 'PodGC: node no longer exists'
/** Whoever puts it on a node knows that nothing runs there any more. */
const OUT_OF_SERVICE = 'node.kubernetes.io/out-of-service'
const QUARANTINE = 40_000
const PERIOD = 20_000

/** Since when a node that pods name is not there. Keys are names of nodes. */
const missing = defineTable<{ readonly since: VirtualTime }>('missing-nodes')

/** Keys are names of nodes. */
const loop: Loop = {
  name: NAME,
  watches: [
    watch(nodeKind.table, ({ key, before, after }) =>
      before && after && isOutOfService(before) === isOutOfService(after) ? undefined : key,
    ),
    watch(pods, ({ before, after }, tx) => {
      const node = after?.spec?.nodeName
      if (node && after.metadata.deletionTimestamp && !before?.metadata.deletionTimestamp)
        return isOutOfService(tx.get(nodeKind.table, node)) ? node : undefined
      return node && node !== before?.spec?.nodeName && !tx.get(nodeKind.table, node)
        ? node
        : undefined
    }),
  ],
  step(tx, node) {
    const left = tx.by(pods, 'byNode', node)
    const known = presentOf(tx).get(nodeKind.table, node)
    if (known || left.length === 0) {
      tx.delete(missing, node)
      return isOutOfService(known) ? clear(tx, left) : awaitChange
    }
    const { since } = tx.get(missing, node) ?? tx.put(missing, node, { since: tx.now })
    const due = Math.ceil((since + QUARANTINE) / PERIOD) * PERIOD
    if (tx.now < due) return requeueAt(due)
    const api = connect(tx, `system:serviceaccount:kube-system:${NAME}`)
    for (const pod of left) {
      if (!hasEnded(pod)) markDisrupted(api, pod, REASON, MESSAGE, tx.now, 'Failed')
      deleteIfThere(api, 'Pod', pod, { gracePeriodSeconds: 0 })
    }
    tx.delete(missing, node)
    return awaitChange
  },
}

const isOutOfService = (node: Stored<Node> | undefined): boolean =>
  node?.spec?.taints?.some(({ key }) => key === OUT_OF_SERVICE) === true &&
  !node.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True')

/** With its next round, takes away the pods that are on their way out. */
function clear(tx: Tx, here: readonly Stored<Pod>[]): Outcome {
  const leaving = here.filter(({ metadata }) => metadata.deletionTimestamp)
  if (leaving.length === 0) return awaitChange
  const due = Math.ceil(tx.now / PERIOD) * PERIOD
  if (tx.now < due) return requeueAt(due)
  const api = connect(tx, `system:serviceaccount:kube-system:${NAME}`)
  for (const pod of leaving) {
    if (!hasEnded(pod))
      api.amendStatus('Pod', pod, (draft) => {
        draft.status = { ...draft.status, phase: 'Failed' }
      })
    deleteIfThere(api, 'Pod', pod, { gracePeriodSeconds: 0 })
  }
  return awaitChange
}

export const podGarbageCollector = asClient(loop, {
  start(tx) {
    forgetAll(tx, missing as never)
    return new Set(
      tx
        .rows(pods)
        .flatMap(({ spec }) =>
          spec?.nodeName && !tx.get(nodeKind.table, spec.nodeName) ? spec.nodeName : [],
        ),
    )
  },
})
