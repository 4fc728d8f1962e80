/**
 * Scoring strategies: whether a node is better the more it has left, the less it has left, or as a
 * curve says.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/resource-bin-packing/
 */
import type { ResourceWeight, ScoringStrategy } from '../config/configuration.js'
import { type Cycle, MAX_SCORE, type ScorePlugin } from '../framework.js'
import type { NodeInfo } from '../node-info.js'

const USUAL: readonly ResourceWeight[] = [
  { name: 'cpu', weight: 1 },
  { name: 'memory', weight: 1 },
]
/** The highest score of a point of a curve. */
const HIGHEST_POINT = 10

/** How much of a resource a node has, and how much would be asked of it with the pod. */
export function usedOf(
  { requests }: Cycle,
  node: NodeInfo,
  name: string,
): { readonly allocatable: number; readonly requested: number } {
  const { allocatable, counted, requested } = node
  if (name === 'cpu')
    return { allocatable: allocatable.cpu, requested: counted.cpu + requests.counted.cpu }
  if (name === 'memory')
    return { allocatable: allocatable.memory, requested: counted.memory + requests.counted.memory }
  if (name === 'ephemeral-storage')
    return {
      allocatable: allocatable.storage,
      requested: requested.storage + requests.asked.storage,
    }
  return {
    allocatable: allocatable.others[name] ?? 0,
    requested: (requested.others[name] ?? 0) + (requests.asked.others[name] ?? 0),
  }
}

/** Scores by a strategy. */
export function scoreBy(strategy: ScoringStrategy): ScorePlugin['score'] {
  const { type = 'LeastAllocated', requestedToCapacityRatio } = strategy
  const resources = strategy.resources?.length ? strategy.resources : USUAL
  const worth = worthOf(type, requestedToCapacityRatio?.shape ?? [])
  return (cycle, nodes) =>
    nodes.map((node) => {
      let [sum, weights] = [0, 0]
      for (const { name, weight = 1 } of resources) {
        const { allocatable, requested } = usedOf(cycle, node, name)
        if (allocatable === 0) continue
        const score = worth(requested, allocatable)
        // A curve leaves out what it finds worth nothing, as the real one does.
        if (type === 'RequestedToCapacityRatio' && score === 0) continue
        sum += score * weight
        weights += weight
      }
      return weights === 0 ? 0 : Math.round(Math.floor((sum / weights) * 1e6) / 1e6)
    })
}

type Worth = (requested: number, allocatable: number) => number

function worthOf(
  type: NonNullable<ScoringStrategy['type']>,
  shape: readonly { readonly utilization?: number; readonly score?: number }[],
): Worth {
  if (type === 'LeastAllocated')
    return (requested, allocatable) =>
      requested > allocatable
        ? 0
        : Math.floor(((allocatable - requested) * MAX_SCORE) / allocatable)
  if (type === 'MostAllocated')
    return (requested, allocatable) =>
      Math.floor((Math.min(requested, allocatable) * MAX_SCORE) / allocatable)
  const points = shape.map(({ utilization = 0, score = 0 }) => ({
    x: utilization,
    y: (score * MAX_SCORE) / HIGHEST_POINT,
  }))
  return (requested, allocatable) =>
    onCurve(points, requested > allocatable ? 100 : Math.trunc((requested * 100) / allocatable))
}

/** What a broken line through points has at a place. */
function onCurve(points: readonly { readonly x: number; readonly y: number }[], x: number): number {
  const after = points.findIndex((point) => x <= point.x)
  const [before, next] = [points[after - 1], points[after]]
  if (!next) return points.at(-1)?.y ?? 0
  if (!before) return next.y
  return before.y + Math.trunc(((next.y - before.y) * (x - before.x)) / (next.x - before.x))
}
