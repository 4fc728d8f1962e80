/**
 * Which nodes a DaemonSet wants a pod on.
 *
 * A taint `NoSchedule` that comes later keeps new pods away and lets the one that runs stay.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#running-pods-on-select-nodes
 */
import type { DaemonSet } from '../../../types/kubernetes/apps/v1.js'
import type { Node, Pod } from '../../../types/kubernetes/core/v1.js'
import { watch } from '../../../sim/loop.js'
import type { Tx } from '../../../sim/step.js'
import { daemonTolerations } from '../../kinds/daemon-pod.js'
import { daemonSets } from '../../kinds/daemon-set.js'
import { type Stored, keyOf } from '../../kinds/kind.js'
import { nodes } from '../../kinds/node.js'
import { wantsNode } from '../../kinds/node-selector.js'
import { pods } from '../../kinds/pod/index.js'
import { tolerates } from '../../kinds/toleration.js'
import { controllerOf } from '../owners.js'

/** Whether a node is to get a pod, and whether it may keep the one that it has. */
interface Eligible {
  readonly mayStart: boolean
  readonly mayStay: boolean
}

const NEITHER: Eligible = { mayStart: false, mayStay: false }

/** What a set wants of a node. */
export function eligible({ spec }: Stored<DaemonSet>, node: Stored<Node>): Eligible {
  const template = spec?.template.spec
  const { name, labels = {} } = node.metadata
  if (!template || (template.nodeName && template.nodeName !== name)) return NEITHER
  if (!wantsNode(template, { name, labels })) return NEITHER
  const tolerations = daemonTolerations(template)
  const against = (node.spec?.taints ?? []).filter(
    (taint) => taint.effect !== 'PreferNoSchedule' && !tolerates(tolerations, taint),
  )
  return {
    mayStart: against.length === 0,
    mayStay: !against.some(({ effect }) => effect === 'NoExecute'),
  }
}

/** A node that comes or changes wakes the sets that have to do something there. */
export const nodeWatch = watch(nodes, ({ before, after }, tx) => {
  if (!after || (before && !hasChanged(before, after))) return undefined
  const keys: string[] = []
  tx.each(daemonSets, '', (set) => {
    const { mayStart, mayStay } = eligible(set, after)
    const isThere = hasPod(tx, set, after.metadata.name)
    if (isThere ? !mayStay : mayStart) keys.push(keyOf(set))
  })
  return keys
})

const hasChanged = (before: Stored<Node>, after: Stored<Node>): boolean =>
  before.spec !== after.spec || before.metadata.labels !== after.metadata.labels

const hasPod = (tx: Tx, { metadata }: Stored<DaemonSet>, node: string): boolean =>
  tx.by(pods, 'byNode', node).some((pod: Stored<Pod>) => controllerOf(pod)?.uid === metadata.uid)
