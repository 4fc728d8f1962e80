import fc from 'fast-check'
import type { Deployment } from '../../../src/types/kubernetes/apps/v1.js'
import type { Pod, Taint, Toleration } from '../../../src/types/kubernetes/core/v1.js'
import { describe, expect, it } from 'vitest'
import { type Change, type NodeOptions, type Stored, createLab } from '../../../src/index.js'

const ZONE = 'topology.kubernetes.io/zone'
const HOST = 'kubernetes.io/hostname'

interface Group {
  readonly replicas: number
  readonly milli: number
  readonly tolerant: boolean
  readonly disk: 'ssd' | undefined
  readonly spread: typeof ZONE | typeof HOST | undefined
  readonly skew: number
  readonly alone: boolean
}

const group: fc.Arbitrary<Group> = fc.record({
  replicas: fc.integer({ min: 1, max: 12 }),
  milli: fc.constantFrom(100, 300, 700),
  tolerant: fc.boolean(),
  disk: fc.constantFrom(undefined, undefined, 'ssd'),
  spread: fc.constantFrom(undefined, undefined, ZONE, HOST),
  skew: fc.integer({ min: 1, max: 3 }),
  alone: fc.constantFrom(false, false, true),
})

/** Nodes in three zones, a third of them tainted, a quarter with an SSD, with room for little. */
const nodesOf = (count: number): NodeOptions[] =>
  Array.from({ length: count }, (_, i) => ({
    name: `n${i}`,
    runtime: 'hollow',
    capacity: { cpu: '1', memory: '4Gi', pods: '5' },
    labels: { [ZONE]: `z${i % 3}`, ...(i % 4 === 0 ? { disk: 'ssd' } : {}) },
    ...(i % 3 === 1 ? { taints: [{ key: 'dedicated', value: 'x', effect: 'NoSchedule' }] } : {}),
  }))

function deploymentOf(wanted: Group, name: string): Deployment {
  const labels = { app: name }
  const selector = { matchLabels: labels }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas: wanted.replicas,
      selector,
      template: {
        metadata: { labels },
        spec: {
          containers: [
            { name: 'c', image: 'nginx', resources: { requests: { cpu: `${wanted.milli}m` } } },
          ],
          ...(wanted.tolerant ? { tolerations: [{ key: 'dedicated', operator: 'Exists' }] } : {}),
          ...(wanted.disk ? { nodeSelector: { disk: wanted.disk } } : {}),
          ...(wanted.spread
            ? {
                topologySpreadConstraints: [
                  {
                    maxSkew: wanted.skew,
                    topologyKey: wanted.spread,
                    whenUnsatisfiable: 'DoNotSchedule',
                    labelSelector: selector,
                  },
                ],
              }
            : {}),
          ...(wanted.alone
            ? {
                affinity: {
                  podAntiAffinity: {
                    requiredDuringSchedulingIgnoredDuringExecution: [
                      { topologyKey: HOST, labelSelector: selector },
                    ],
                  },
                },
              }
            : {}),
        },
      },
    },
  }
}

const isTolerated = (taint: Taint, tolerations: readonly Toleration[]): boolean =>
  tolerations.some(({ key, operator }) => key === taint.key && operator === 'Exists')
const cpuOf = (pod: Stored<Pod>): number =>
  Number.parseInt(pod.spec?.containers[0]?.resources?.requests?.['cpu'] ?? '0', 10)
const groupOf = (pod: Stored<Pod>): string => pod.metadata.labels?.['app'] ?? ''

/**
 * Whether a node can take a pod, found out the long way round: over all nodes and all pods that
 * have one.
 */
function canTake(
  pod: Stored<Pod>,
  node: NodeOptions,
  nodes: readonly NodeOptions[],
  placed: readonly Stored<Pod>[],
): boolean {
  const labels = (one: NodeOptions): Record<string, string> => ({ [HOST]: one.name, ...one.labels })
  const selector = pod.spec?.nodeSelector ?? {}
  const fits = (one: NodeOptions): boolean =>
    Object.entries(selector).every(([key, value]) => labels(one)[key] === value)
  if (!fits(node)) return false
  if ((node.taints ?? []).some((taint) => !isTolerated(taint, pod.spec?.tolerations ?? [])))
    return false
  const here = placed.filter(({ spec }) => spec?.nodeName === node.name)
  if (here.length + 1 > 5 || here.reduce((sum, one) => sum + cpuOf(one), cpuOf(pod)) > 1000)
    return false
  const own = placed.filter((one) => groupOf(one) === groupOf(pod))
  if (pod.spec?.affinity?.podAntiAffinity && own.some(({ spec }) => spec?.nodeName === node.name))
    return false
  return (pod.spec?.topologySpreadConstraints ?? []).every(({ topologyKey, maxSkew }) => {
    const counts = new Map(nodes.filter(fits).map((one) => [labels(one)[topologyKey] as string, 0]))
    for (const { spec } of own) {
      const domain = labels(nodes.find(({ name }) => name === spec?.nodeName) as NodeOptions)[
        topologyKey
      ] as string
      if (counts.has(domain)) counts.set(domain, (counts.get(domain) ?? 0) + 1)
    }
    return (
      (counts.get(labels(node)[topologyKey] as string) ?? 0) + 1 - Math.min(...counts.values()) <=
      maxSkew
    )
  })
}

describe('placements of the scheduler', () => {
  const scenario = fc.record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    count: fc.constantFrom(1, 3, 7, 12, 130),
    groups: fc.array(group, { minLength: 1, maxLength: 6 }),
  })

  it('pass every filter of a full scan at the moment they are made, and no pod is left over that a full scan has a node for', () => {
    fc.assert(
      fc.property(scenario, ({ seed, count, groups }) => {
        const nodes = nodesOf(count)
        const lab = createLab({ seed, cluster: { nodes } })
        const placed: Stored<Pod>[] = []
        const wrong: string[] = []
        lab.subscribe((_, changes) => {
          for (const { table, before, after } of changes as readonly Change<Stored<Pod>>[]) {
            if (table !== 'api/pods' || !after?.spec?.nodeName || before?.spec?.nodeName) continue
            const node = nodes.find(({ name }) => name === after.spec?.nodeName) as NodeOptions
            if (!canTake(after, node, nodes, placed))
              wrong.push(`${after.metadata.name} on ${node.name}`)
            placed.push(after)
          }
        })
        groups.forEach((wanted, i) => void lab.kubectl.apply(deploymentOf(wanted, `g${i}`)))
        lab.settle()
        expect(wrong).toEqual([])
        const waiting = lab.kubectl.get('pods').filter(({ spec }) => !spec?.nodeName)
        const missed = waiting.filter((pod) =>
          nodes.some((node) => canTake(pod, node, nodes, placed)),
        )
        expect(missed.map(({ metadata }) => metadata.name)).toEqual([])
        expect(placed.length + waiting.length).toBe(
          groups.reduce((sum, { replicas }) => sum + replicas, 0),
        )
      }),
      { numRuns: 25, seed: 1 },
    )
  }, 60_000)
})
