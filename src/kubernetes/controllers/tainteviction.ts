/**
 * The taint eviction controller: deletes pods from nodes with a NoExecute taint, at once or when
 * their toleration runs out.
 *
 * @see
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
import type { Pod, Taint, Toleration } from '../../types/kubernetes/core/v1.js'
import { type Loop, type Outcome, awaitChange, requeueAt, watch } from '../../sim/loop.js'
import { defineTable } from '../../sim/table.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import { connect, recorder } from '../apiserver/client.js'
import { asClient, forgetAll } from '../apiserver/informer.js'
import { type Stored, keyOf } from '../kinds/kind.js'
import { nodes } from '../kinds/node.js'
import { pods } from '../kinds/pod/index.js'
import { toleratesTaint } from '../kinds/toleration.js'
import { type Context, LATENCY, deleteIfThere } from './controller.js'
import { markDisrupted } from './pods.js'

const NAME = 'taint-eviction-controller'
const EVICTION = 'TaintManagerEviction'
const REASON = 'DeletionByTaintManager'
const MESSAGE = 'Taint manager: deleting due to NoExecute taint'

/** When pods that tolerate a taint for a while have to go. Keys are pods' keys. */
const evictions = defineTable<{ readonly uid: string; readonly since: VirtualTime }>(
  'taint-evictions',
)

const drivingTaints = (taints: readonly Taint[] | undefined): readonly Taint[] =>
  (taints ?? []).filter(({ effect }) => effect === 'NoExecute')

/** Keys are pods' keys. */
const loop: Loop = {
  name: NAME,
  latency: LATENCY,
  watches: [
    watch(nodes, ({ key, before, after }, tx) =>
      before?.spec?.taints === after?.spec?.taints ||
      drivingTaints(before?.spec?.taints).length + drivingTaints(after?.spec?.taints).length === 0
        ? undefined
        : tx.by(pods, 'byNode', key).map(keyOf),
    ),
    watch(pods, ({ key, before, after }, tx) => {
      if (!after) return tx.get(evictions, key) ? key : undefined
      const isNews =
        before?.spec?.nodeName !== after.spec?.nodeName ||
        before?.spec?.tolerations !== after.spec?.tolerations
      return isNews && after.spec?.nodeName && taintsOf(tx, after).length > 0 ? key : undefined
    }),
  ],
  step(tx, key) {
    const pod = tx.get(pods, key)
    if (!pod || pod.metadata.deletionTimestamp) {
      tx.delete(evictions, key)
      return awaitChange
    }
    const context: Context = {
      tx,
      api: connect(tx, `system:serviceaccount:kube-system:${NAME}`),
      record: recorder(tx, NAME),
      now: tx.now,
    }
    return reconcile(pod, context)
  },
}

export const taintEvictionController = asClient(loop, {
  start(tx) {
    forgetAll(tx, evictions as never)
    return tx
      .rows(nodes)
      .flatMap(({ metadata, spec }) =>
        drivingTaints(spec?.taints).length > 0
          ? tx.by(pods, 'byNode', metadata.name).map(keyOf)
          : [],
      )
  },
})

const taintsOf = (read: Reader, { spec }: Stored<Pod>): readonly Taint[] =>
  drivingTaints(read.get(nodes, spec?.nodeName ?? '')?.spec?.taints)

function reconcile(pod: Stored<Pod>, context: Context): Outcome {
  const { tx, now } = context
  const key = keyOf(pod)
  const seconds = toleratedSeconds(taintsOf(tx, pod), pod.spec?.tolerations ?? [])
  if (seconds === Infinity) return cancel(pod, context)
  const booked = tx.get(evictions, key)
  const { since } =
    booked?.uid === pod.metadata.uid
      ? booked
      : tx.put(evictions, key, { uid: pod.metadata.uid, since: now })
  const due = since + seconds * 1000
  if (now < due) return requeueAt(due)
  evict(pod, context)
  return awaitChange
}

/**
 * For how many seconds a pod tolerates taints: 0 if it does not tolerate one of them, Infinity if
 * there are none or it does so for good.
 */
function toleratedSeconds(taints: readonly Taint[], tolerations: readonly Toleration[]): number {
  const used = taints.map((taint) =>
    tolerations.filter((toleration) => toleratesTaint(toleration, taint)),
  )
  if (used.some((list) => list.length === 0)) return 0
  return Math.min(
    Infinity,
    ...used
      .flat()
      .map(({ tolerationSeconds }) =>
        tolerationSeconds === undefined ? Infinity : Math.max(0, tolerationSeconds),
      ),
  )
}

/**
 * This controller reports pods by their name alone: `kubectl describe`, which asks for a pod's uid,
 * does not show its events.
 */
const byName = (pod: Stored<Pod>): Stored<Pod> => ({
  ...pod,
  metadata: { ...pod.metadata, uid: '', resourceVersion: '' },
})

function cancel(pod: Stored<Pod>, { tx, record }: Context): Outcome {
  if (tx.delete(evictions, keyOf(pod)))
    record.normal(byName(pod), EVICTION, `Cancelling deletion of Pod ${keyOf(pod)}`)
  return awaitChange
}

function evict(pod: Stored<Pod>, { tx, api, record, now }: Context): void {
  tx.delete(evictions, keyOf(pod))
  record.normal(byName(pod), EVICTION, `Marking for deletion Pod ${keyOf(pod)}`)
  markDisrupted(api, pod, REASON, MESSAGE, now)
  deleteIfThere(api, 'Pod', pod)
}
