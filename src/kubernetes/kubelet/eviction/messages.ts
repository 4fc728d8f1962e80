/**
 * What is said of a pod that is taken from its node.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/
 */
import { canonicalQuantity, parseQuantity } from '../../../text/quantity.js'
import type { PodUsage } from './observe.js'
import { bytesText } from './thresholds.js'

export const EVICTED = 'Evicted'

/** The node had too little of something; `threshold` and `available` in bytes. */
export function nodeWasLow(
  { pod, containers }: PodUsage,
  resource: 'memory' | 'ephemeral-storage',
  { threshold, available }: { readonly threshold: number; readonly available: number },
): string {
  const specs = [...(pod.spec?.containers ?? []), ...(pod.spec?.initContainers ?? [])]
  const larger = containers.flatMap(({ name, memory, disk }) => {
    const spec = specs.find((one) => one.name === name)
    const asked = spec?.resources?.requests?.[resource] ?? '0'
    const used = resource === 'memory' ? memory : disk
    return spec && used > parseQuantity(asked)
      ? `Container ${name} was using ${bytesText(used)}, request is ${canonicalQuantity(asked) ?? asked}, has larger consumption of ${resource}. `
      : []
  })
  return `The node was low on resource: ${resource}. Threshold quantity: ${bytesText(threshold)}, available: ${bytesText(available)}. ${larger.join('')}`
}

/** What a pod that wants to start hears from a node under pressure. */
export const nodeHadCondition = (conditions: readonly string[]): string =>
  `The node had condition: [${conditions.join(' ')}]. `

export const volumeExceeds = (volume: string, limit: string): string =>
  `Usage of EmptyDir volume ${JSON.stringify(volume)} exceeds the limit ${JSON.stringify(limit)}. `

export const podExceeds = (limit: string): string =>
  `Pod ephemeral local storage usage exceeds the total limit of containers ${limit}. `

export const containerExceeds = (container: string, limit: string): string =>
  `Container ${container} exceeded its local ephemeral storage limit ${JSON.stringify(limit)}. `
