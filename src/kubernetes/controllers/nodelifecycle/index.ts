/**
 * The node lifecycle controller: notices nodes that stopped sending heartbeats, says so in their
 * conditions, taints them, and says of their pods that they are not ready.
 *
 * A node renews its Lease every 10 s. Without one for 50 s its conditions become Unknown and it
 * gets the taint
 * `node.kubernetes.io/unreachable`. Heartbeats of healthy nodes are computed: only a lost one books
 * work here.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller
 */
import type { Node, NodeCondition } from '../../../types/kubernetes/core/v1.js'
import { type Outcome, awaitChange, requeueAt, watch } from '../../../sim/loop.js'
import { defineTable } from '../../../sim/table.js'
import type { VirtualTime } from '../../../sim/world.js'
import { rfc3339 } from '../../../text/time.js'
import { clusterOf } from '../../apiserver/cluster.js'
import { forgetAll } from '../../apiserver/informer.js'
import { heartbeats } from '../../kinds/heartbeat.js'
import type { Stored } from '../../kinds/kind.js'
import { type Context, controller } from '../controller.js'
import { isReady } from '../pods.js'
import { readinessOf, syncTaints } from './taints.js'

const NAME = 'node-controller'
const REGISTERED = 'RegisteredNode'
const REMOVING = 'RemovingNode'
const NOT_READY = 'NodeNotReady'
const POD_MESSAGE = 'Node is not ready'
const UNKNOWN = { reason: 'NodeStatusUnknown', message: 'Kubelet stopped posting node status.' }
const NEVER = { reason: 'NodeStatusNeverUpdated', message: 'Kubelet never posted node status.' }
const CONDITIONS = ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure']

/** How long a node may be silent, and how often the controller looks. */
const GRACE = 50_000
const PERIOD = 5_000

/**
 * The nodes that the controller has seen; what a removed one was like is needed for its last event.
 */
const known = defineTable<Stored<Node>>('known-nodes')

/** Keys are names of nodes. */
export const nodeLifecycleController = controller(NAME, {
  of: 'Node',
  watches: [
    watch(heartbeats, ({ key, before, after }) =>
      before?.lostAt === after?.lostAt ? undefined : key,
    ),
  ],

  reconcile(node, context) {
    const round = nextRound(context)
    const { name } = node.metadata
    const lostAt = context.tx.get(heartbeats, name)?.lostAt
    const isRound = round === context.now
    if (isRound) register(node, context)
    const current =
      isRound && lostAt !== undefined && context.now >= lostAt + GRACE
        ? giveUp(node, context)
        : node
    const readiness = readinessOf(current)
    if (readiness !== 'True') markPods(name, context)
    const left = syncTaints(current, context, isRound)
    return whenNext(context, round, {
      isKnown: context.tx.get(known, name) !== undefined,
      left,
      silentSince: readiness === 'Unknown' ? undefined : lostAt,
    })
  },

  gone(name, context) {
    const node = context.tx.get(known, name)
    if (!node) return awaitChange
    const round = nextRound(context)
    if (round > context.now) return requeueAt(round)
    context.record.normal(
      node,
      REMOVING,
      `Node ${name} event: Removing Node ${name} from Controller`,
    )
    context.tx.delete(known, name)
    return awaitChange
  },

  forget: (tx) => forgetAll(tx, known as never),
})

/** The controller's rounds are counted from the beginning of the cluster. */
function nextRound({ tx, now }: Context): VirtualTime {
  const start = clusterOf(tx)?.startedAt ?? 0
  return start + Math.ceil((now - start) / PERIOD) * PERIOD
}

function whenNext(
  { now }: Context,
  round: VirtualTime,
  {
    isKnown,
    left,
    silentSince,
  }: { isKnown: boolean; left: boolean; silentSince: VirtualTime | undefined },
): Outcome {
  if (!isKnown || left) return requeueAt(round > now ? round : round + PERIOD)
  if (silentSince === undefined) return awaitChange
  const overdue = silentSince + GRACE
  return requeueAt(
    Math.max(
      round + Math.ceil((overdue - round) / PERIOD) * PERIOD,
      round === now ? round + PERIOD : round,
    ),
  )
}

function register(node: Stored<Node>, { tx, record }: Context): void {
  const { name, uid } = node.metadata
  if (tx.get(known, name)?.metadata.uid !== uid) {
    record.normal(node, REGISTERED, `Node ${name} event: Registered Node ${name} in Controller`)
    tx.put(known, name, node)
  }
}

/** The node has been silent for too long: nobody knows how it is. */
function giveUp(node: Stored<Node>, { api, record, now }: Context): Stored<Node> {
  if (readinessOf(node) === 'Unknown') return node
  const updated = api.updateStatus('Node', node, (draft) => {
    const old = draft.status?.conditions ?? []
    const others = old.filter(({ type }) => !CONDITIONS.includes(type))
    const lost = CONDITIONS.map((type): NodeCondition => {
      const before = old.find((one) => one.type === type)
      if (before?.status === 'Unknown') return before
      const time = rfc3339(now)
      return before
        ? { ...before, status: 'Unknown', ...UNKNOWN, lastTransitionTime: time }
        : {
            type,
            status: 'Unknown',
            ...NEVER,
            lastHeartbeatTime: draft.metadata?.creationTimestamp ?? time,
            lastTransitionTime: time,
          }
    })
    const order = old.map(({ type }) => type)
    draft.status = {
      ...draft.status,
      conditions: [...others, ...lost].sort(
        (a, b) => order.indexOf(a.type) - order.indexOf(b.type),
      ),
    }
  })
  record.normal(node, NOT_READY, `Node ${node.metadata.name} status is now: NodeNotReady`)
  return updated ?? node
}

/** The pods of a node that is not ready are not ready either. */
function markPods(node: string, { api, record, now }: Context): void {
  for (const pod of api.by('Pod', 'byNode', node)) {
    if (!isReady(pod)) continue
    api.updateStatus('Pod', pod, (draft) => {
      const conditions = (draft.status?.conditions ?? []).map((one) =>
        one.type === 'Ready' ? { ...one, status: 'False', lastTransitionTime: rfc3339(now) } : one,
      )
      draft.status = { ...draft.status, conditions }
    })
    record.warning(pod, NOT_READY, POD_MESSAGE)
  }
}
