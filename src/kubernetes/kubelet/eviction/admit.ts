/**
 * Admission under pressure: a node that is short of something takes only pods that it cannot do
 * without and, if memory is all that is short, those that have asked for some.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#node-conditions
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../kinds/kind.js'
import { qosClass } from '../../kinds/pod/qos.js'
import type { Rejection } from '../admit.js'
import type { PodContext } from '../context.js'
import { kubelets } from '../node.js'
import { EVICTED, nodeHadCondition } from './messages.js'
import { conditionsUnder } from './pressure.js'
import { isCritical } from './rank.js'

const MEMORY_TAINT = 'node.kubernetes.io/memory-pressure'

/** Why a pod cannot start on a node under pressure. */
export function pressureRejection(
  { tx, node }: PodContext,
  pod: Stored<Pod>,
): Rejection | undefined {
  const kubelet = tx.get(kubelets, node.name)
  const conditions = kubelet ? conditionsUnder(tx, kubelet) : []
  if (conditions.length === 0 || isCritical(pod)) return undefined
  const isMemoryAlone = conditions.every((one) => one === 'MemoryPressure')
  if (isMemoryAlone && pod.spec && qosClass(pod.spec) !== 'BestEffort') return undefined
  if (isMemoryAlone && tolerates(pod)) return undefined
  return { reason: EVICTED, message: nodeHadCondition(conditions) }
}

const tolerates = ({ spec }: Stored<Pod>): boolean =>
  (spec?.tolerations ?? []).some(
    ({ key, operator, effect }) =>
      (key === MEMORY_TAINT || (!key && operator === 'Exists')) &&
      (!effect || effect === 'NoSchedule'),
  )
