/**
 * NodeResourcesBalancedAllocation: a node is better the more evenly its resources would be used.
 *
 * @see https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins
 */
import { MAX_SCORE, type ScorePlugin } from '../framework.js'

export const nodeResourcesBalancedAllocation: ScorePlugin = {
  name: 'NodeResourcesBalancedAllocation',
  weight: 1,
  score({ requests: { asked } }, nodes) {
    if (asked.cpu === 0 && asked.memory === 0) return undefined
    return nodes.map(({ allocatable, requested }) => {
      const cpu = share(requested.cpu + asked.cpu, allocatable.cpu)
      const memory = share(requested.memory + asked.memory, allocatable.memory)
      return Math.floor((1 - Math.abs(cpu - memory) / 2) * MAX_SCORE)
    })
  },
}

const share = (requested: number, allocatable: number): number =>
  allocatable === 0 ? 1 : Math.min(1, requested / allocatable)
