/**
 * NodeResourcesFit: a node must have what a pod requests; the one that has most left is the best.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/resource-bin-packing/
 */
import {
  type FilterPlugin,
  MAX_SCORE,
  type Rejection,
  type ScorePlugin,
  nodesChange,
} from '../framework.js'
import type { PluginArgs } from '../config/configuration.js'
import { type NodeInfo, isFreed } from '../node-info.js'
import type { Amounts } from '../requests.js'
import { scoreBy } from './scoring-strategy.js'

const NAME = 'NodeResourcesFit'
const TOO_MANY_PODS = 'Too many pods'
const insufficient = (resource: string): string => `Insufficient ${resource}`

export const nodeResourcesFit: FilterPlugin & ScorePlugin = {
  name: NAME,
  weight: 1,
  events: [nodesChange((before, after) => hasGrown(before, after) || isFreed(before, after))],
  prepare({ requests: { asked } }) {
    return (node) => shortage(asked, node)
  },
  score({ requests: { counted } }, nodes) {
    return nodes.map((node) => {
      const cpu = left(node.allocatable.cpu, node.counted.cpu + counted.cpu)
      const memory = left(node.allocatable.memory, node.counted.memory + counted.memory)
      return Math.floor((cpu + memory) / 2)
    })
  },
}

/** With arguments: another strategy, and resources that are left to others. */
export function fitBy({
  scoringStrategy,
  ignoredResources = [],
  ignoredResourceGroups = [],
}: PluginArgs): Partial<FilterPlugin & ScorePlugin> {
  const isIgnored = (name: string): boolean =>
    ignoredResources.includes(name) || ignoredResourceGroups.includes(name.split('/')[0] ?? '')
  return {
    prepare({ requests: { asked } }) {
      const others = Object.fromEntries(
        Object.entries(asked.others).filter(([name]) => !isIgnored(name)),
      )
      return (node) => shortage({ ...asked, others }, node)
    },
    ...(scoringStrategy ? { score: scoreBy(scoringStrategy) } : {}),
  }
}

const hasGrown = (before: NodeInfo, after: NodeInfo | undefined): boolean =>
  after !== undefined &&
  (after.allocatable.cpu > before.allocatable.cpu ||
    after.allocatable.memory > before.allocatable.memory ||
    after.allocatable.storage > before.allocatable.storage ||
    after.allocatable.others !== before.allocatable.others ||
    after.allocatablePods > before.allocatablePods)

const left = (allocatable: number, requested: number): number =>
  allocatable === 0 || requested > allocatable
    ? 0
    : Math.floor(((allocatable - requested) * MAX_SCORE) / allocatable)

function shortage(asked: Amounts, node: NodeInfo): Rejection | undefined {
  const reasons: string[] = []
  let curable = true
  const check = (name: string, wanted: number, allocatable: number, requested: number): void => {
    if (wanted === 0 || wanted <= allocatable - requested) return
    reasons.push(insufficient(name))
    if (wanted > allocatable) curable = false
  }
  if (node.pods + 1 > node.allocatablePods) reasons.push(TOO_MANY_PODS)
  check('cpu', asked.cpu, node.allocatable.cpu, node.requested.cpu)
  check('memory', asked.memory, node.allocatable.memory, node.requested.memory)
  check('ephemeral-storage', asked.storage, node.allocatable.storage, node.requested.storage)
  for (const name in asked.others)
    check(
      name,
      asked.others[name] as number,
      node.allocatable.others[name] ?? 0,
      node.requested.others[name] ?? 0,
    )
  return reasons.length > 0 ? { plugin: NAME, reasons, curable } : undefined
}
