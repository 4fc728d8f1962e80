/**
 * The pod garbage collector: takes away pods of nodes that are gone, and pods that were deleted
 * before they had a node.
 *
 * A node must be gone for 40 s, and the collector looks every 20 s.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection
 */
import { type Loop, awaitChange, requeueAt, watch } from '../../sim/loop.js'
import { defineTable } from '../../sim/table.js'
import type { VirtualTime } from '../../sim/world.js'
import { connect } from '../apiserver/client.js'
import { node as nodeKind } from '../kinds/node.js'
import { pods } from '../kinds/pod/index.js'
import { asClient, forgetAll, presentOf } from '../apiserver/informer.js'
import { deleteIfThere } from './controller.js'
import { hasEnded, markDisrupted } from './pods.js'

const NAME = 'pod-garbage-collector'
const REASON = 'DeletionByPodGC'
const MESSAGE = 'PodGC: node no longer exists'
const QUARANTINE = 40_000
const PERIOD = 20_000

/** Since when a node that pods name is not there. Keys are names of nodes. */
const missing = defineTable<{ readonly since: VirtualTime }>('missing-nodes')

/** Keys are names of nodes. */
const loop: Loop = {
  name: NAME,
  watches: [
    watch(nodeKind.table, ({ key, before, after }) => (before && after ? undefined : key)),
    watch(pods, ({ before, after }, tx) => {
      const node = after?.spec?.nodeName
      return node && node !== before?.spec?.nodeName && !tx.get(nodeKind.table, node)
        ? node
        : undefined
    }),
  ],
  step(tx, node) {
    const left = tx.by(pods, 'byNode', node)
    if (presentOf(tx).get(nodeKind.table, node) || left.length === 0) {
      tx.delete(missing, node)
      return awaitChange
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
