/**
 * The conditions that a kubelet reports of its node.
 *
 * @see https://kubernetes.io/docs/reference/node/node-status/#condition
 */
import type { Node, NodeCondition } from '../../types/kubernetes/core/v1.js'
import type { Reader } from '../../sim/world.js'
import { rfc3339 } from '../../text/time.js'
import type { Api, Recorder } from '../apiserver/client.js'
import type { Stored } from '../kinds/kind.js'
import { conditionsUnder } from './eviction/pressure.js'
import type { Kubelet } from './node.js'

/** What a condition says, and the event that comes with it. */
interface Report {
  readonly type: string
  readonly status: 'True' | 'False'
  readonly reason: string
  readonly message: string
  readonly event: string
}

const NODE_READY = 'NodeReady'

const WELL: readonly Report[] = [
  {
    type: 'MemoryPressure',
    status: 'False',
    reason: 'KubeletHasSufficientMemory',
    message: 'kubelet has sufficient memory available',
    event: 'NodeHasSufficientMemory',
  },
  {
    type: 'DiskPressure',
    status: 'False',
    reason: 'KubeletHasNoDiskPressure',
    message: 'kubelet has no disk pressure',
    event: 'NodeHasNoDiskPressure',
  },
  {
    type: 'PIDPressure',
    status: 'False',
    reason: 'KubeletHasSufficientPID',
    message: 'kubelet has sufficient PID available',
    event: 'NodeHasSufficientPID',
  },
  {
    type: 'Ready',
    status: 'True',
    reason: 'KubeletReady',
    message: 'kubelet is posting ready status',
    event: NODE_READY,
  },
]
const UNDER_PRESSURE: readonly Report[] = [
  {
    type: 'MemoryPressure',
    status: 'True',
    reason: 'KubeletHasInsufficientMemory',
    message: 'kubelet has insufficient memory available',
    event: 'NodeHasInsufficientMemory',
  },
  {
    type: 'DiskPressure',
    status: 'True',
    reason: 'KubeletHasDiskPressure',
    message: 'kubelet has disk pressure',
    event: 'NodeHasDiskPressure',
  },
]

/** What the kubelet has to report now. */
function reportsOf(read: Reader, kubelet: Kubelet): readonly Report[] {
  const pressed = conditionsUnder(read, kubelet)
  if (pressed.length === 0) return WELL
  return WELL.map(
    (well) =>
      UNDER_PRESSURE.find(
        ({ type }) => type === well.type && pressed.some((one) => one === type),
      ) ?? well,
  )
}

/** The events of a kubelet that starts, or is ready again; a hollow one writes none. */
export function tellConditions(
  read: Reader,
  record: Recorder,
  node: Stored<Node>,
  kubelet: Kubelet,
  isStarting: boolean,
): void {
  const wasReady =
    node.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ===
    true
  for (const { event } of reportsOf(read, kubelet))
    if (event === NODE_READY ? !wasReady : isStarting) tell(record, node, event)
}

/** The conditions of a node, with the times at which they changed. */
export function conditionsOf(
  read: Reader,
  kubelet: Kubelet,
  old: readonly NodeCondition[],
): NodeCondition[] {
  const now = rfc3339(read.now)
  return reportsOf(read, kubelet).map(({ type, status, reason, message }): NodeCondition => {
    const before = old.find((one) => one.type === type)
    return {
      type,
      status,
      reason,
      message,
      lastHeartbeatTime: now,
      lastTransitionTime: before?.status === status ? (before.lastTransitionTime ?? now) : now,
    }
  })
}

/** Reports conditions that have changed since the node was last reported. */
export function reportPressure(api: Api, record: Recorder, kubelet: Kubelet): void {
  const node = api.live.find('Node', kubelet.node)
  if (!node) return
  const changed = reportsOf(api.tx, kubelet).filter(({ type, status }) =>
    node.status?.conditions?.some((one) => one.type === type && one.status !== status),
  )
  // Whether the node is ready again is said by the heartbeat.
  const own = changed.filter(({ type }) => type !== 'Ready')
  if (own.length === 0) return
  for (const { event } of own) tell(record, node, event)
  api.amendStatus('Node', node, (draft) => {
    const others = draft.status?.conditions ?? []
    const wanted = conditionsOf(api.tx, kubelet, others)
    const conditions = others.map((one) =>
      own.some(({ type }) => type === one.type)
        ? (wanted.find(({ type }) => type === one.type) ?? one)
        : one,
    )
    draft.status = { ...draft.status, conditions }
  })
}

const tell = (record: Recorder, node: Stored<Node>, event: string): void =>
  void record.normal(node, event, `Node ${node.metadata.name} status is now: ${event}`)
