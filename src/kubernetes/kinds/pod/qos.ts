/**
 * The quality-of-service class of a pod, which decides who goes first when a node runs out of
 * memory.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
 */
import type { Container, PodSpec } from '../../../types/kubernetes/core/v1.js'
import { parseQuantity } from '../../../text/quantity.js'

type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort'

const RESOURCES = ['cpu', 'memory'] as const
const known = new WeakMap<PodSpec, QosClass>()

/** The class of a pod with this (defaulted) spec. */
export function qosClass(spec: PodSpec): QosClass {
  let found = known.get(spec)
  if (found === undefined) {
    found = compute([...(spec.initContainers ?? []), ...spec.containers])
    if (Object.isFrozen(spec)) known.set(spec, found)
  }
  return found
}

function compute(containers: readonly Container[]): QosClass {
  const amounts = containers.flatMap(({ resources }) =>
    RESOURCES.map((name) => ({
      request: amount(resources?.requests?.[name]),
      limit: amount(resources?.limits?.[name]),
    })),
  )
  if (amounts.every(({ request, limit }) => request === 0 && limit === 0)) return 'BestEffort'
  return amounts.every(({ request, limit }) => limit > 0 && request === limit)
    ? 'Guaranteed'
    : 'Burstable'
}

const amount = (quantity: string | undefined): number =>
  quantity === undefined ? 0 : Number(parseQuantity(String(quantity)))
