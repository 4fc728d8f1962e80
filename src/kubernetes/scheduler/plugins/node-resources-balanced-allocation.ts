/**
 * NodeResourcesBalancedAllocation: a node is better the more evenly its resources would be used.
 *
 * @see https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins
 */
import type { PluginArgs } from '../config/configuration.js'
import { MAX_SCORE, type ScorePlugin } from '../framework.js'
import { usedOf } from './scoring-strategy.js'

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

/** With arguments: other resources than CPU and memory. */
export function balancedBy({ resources = [] }: PluginArgs): Partial<ScorePlugin> {
  if (resources.length === 0) return {}
  return {
    score(cycle, nodes) {
      return nodes.map((node) => {
        const shares = resources.flatMap(({ name }) => {
          const { allocatable, requested } = usedOf(cycle, node, name)
          return allocatable === 0 ? [] : share(requested, allocatable)
        })
        return Math.floor((1 - deviation(shares)) * MAX_SCORE)
      })
    },
  }
}

/** How far shares are from their mean; of two, half of what they differ by. */
function deviation(shares: readonly number[]): number {
  const mean = shares.reduce((sum, one) => sum + one, 0) / Math.max(1, shares.length)
  return Math.sqrt(
    shares.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, shares.length),
  )
}

const share = (requested: number, allocatable: number): number =>
  allocatable === 0 ? 1 : Math.min(1, requested / allocatable)
