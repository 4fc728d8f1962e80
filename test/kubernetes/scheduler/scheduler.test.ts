import type { Pod } from '../../../src/types/kubernetes/core/v1.js'
import { describe, expect, it } from 'vitest'
import type { Simulation } from '../../../src/sim/driver.js'
import {
  addNode,
  asAdmin,
  deployment,
  eventsOf,
  listed,
  newCluster,
} from '../controllers/cluster.js'

const NO_CLAIMS = 'no new claims to deallocate, preemption: 0/3 nodes are available:'
const NOT_HELPFUL = `${NO_CLAIMS} 3 Preemption is not helpful for scheduling.`
const ON_A = { nodeSelector: { 'kubernetes.io/hostname': 'node-a' } }

const pod = (
  name: string,
  spec: Partial<NonNullable<Pod['spec']>> = {},
  requests: Record<string, string> = {},
  ports: object[] = [],
): Pod => ({
  metadata: { name, namespace: 'default', labels: { run: name } },
  spec: {
    containers: [{ name: 'a', image: 'busybox', resources: { requests }, ports: ports as never }],
    ...spec,
  },
})

function placing(...pods: Pod[]): Simulation {
  const cluster = newCluster()
  for (const one of pods) {
    asAdmin(cluster, (api) => api.create('Pod', one))
    cluster.advance(100)
  }
  return cluster
}

const nodeOf = (cluster: Simulation, name: string) =>
  asAdmin(cluster, (api) => api.get('Pod', name, 'default')).spec?.nodeName
const refusal = (cluster: Simulation, name: string) => eventsOf(cluster, name, 'FailedScheduling')
const patchNode = (cluster: Simulation, name: string, body: object) =>
  asAdmin(cluster, (api) => api.patch('Node', name, undefined, 'merge', body))
const spread = (cluster: Simulation, app: string) => {
  const counts: Record<string, number> = {}
  for (const { spec, metadata } of listed(cluster, 'Pod'))
    if (metadata.labels?.['app'] === app)
      counts[spec?.nodeName ?? ''] = (counts[spec?.nodeName ?? ''] ?? 0) + 1
  return counts
}

describe('a pod', () => {
  it('is assigned to a node that has what it requests', () => {
    const cluster = placing(pod('p', ON_A, { cpu: '600m' }))
    expect(nodeOf(cluster, 'p')).toBe('node-a')
    expect(eventsOf(cluster, 'p', 'Scheduled')).toEqual([
      'Successfully assigned default/p to node-a',
    ])
    expect(
      listed(cluster, 'Pod')[0]?.status?.conditions?.find(({ type }) => type === 'PodScheduled')
        ?.status,
    ).toBe('True')
  })

  it('that fits nowhere is told why', () => {
    const cluster = placing(
      pod('big', {}, { cpu: '3' }),
      pod('bigmem', {}, { memory: '100Gi' }),
      pod('sel', { nodeSelector: { disk: 'ssd' } }),
      pod('port1', ON_A, {}, [{ containerPort: 80, hostPort: 80 }]),
      pod('port2', ON_A, {}, [{ containerPort: 80, hostPort: 80 }]),
      pod('half', ON_A, { cpu: '600m' }),
      pod('half2', ON_A, { cpu: '600m' }),
    )
    expect(refusal(cluster, 'big')).toEqual([
      `0/3 nodes are available: 3 Insufficient cpu. ${NOT_HELPFUL}`,
    ])
    expect(refusal(cluster, 'bigmem')).toEqual([
      `0/3 nodes are available: 3 Insufficient memory. ${NOT_HELPFUL}`,
    ])
    expect(refusal(cluster, 'sel')).toEqual([
      `0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector. ${NOT_HELPFUL}`,
    ])
    const victims = `${NO_CLAIMS} 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.`
    expect(refusal(cluster, 'half2')).toEqual([
      `0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't match Pod's node affinity/selector. ${victims}`,
    ])
    expect(refusal(cluster, 'port2')).toEqual([
      `0/3 nodes are available: 1 node(s) didn't have free ports for the requested pod ports, 2 node(s) didn't match Pod's node affinity/selector. ${victims}`,
    ])
    expect(
      asAdmin(cluster, (api) => api.get('Pod', 'big', 'default')).status?.conditions,
    ).toMatchObject([{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' }])
  })

  it('is tried again when something changes that helps it, and not when it does not', () => {
    const cluster = placing(
      pod('sel', { nodeSelector: { disk: 'ssd' } }),
      pod('big', {}, { cpu: '3' }),
    )
    patchNode(cluster, 'node-c', { metadata: { labels: { disk: 'ssd' } } })
    cluster.advance(3_000)
    expect(nodeOf(cluster, 'sel')).toBe('node-c')
    expect(refusal(cluster, 'big')).toHaveLength(1)
    addNode(cluster, 'node-d', { cpu: '8' })
    cluster.advance(3_000)
    expect(nodeOf(cluster, 'big')).toBe('node-d')
  })

  it('gets the place of one that is gone', () => {
    const cluster = placing(pod('half', ON_A, { cpu: '600m' }), pod('half2', ON_A, { cpu: '600m' }))
    asAdmin(cluster, (api) => api.delete('Pod', 'half', 'default'))
    cluster.advance(5_000)
    expect(nodeOf(cluster, 'half2')).toBe('node-a')
  })

  it('that finds no node at all waits for the first', () => {
    const cluster = newCluster([])
    asAdmin(cluster, (api) => api.create('Pod', pod('p')))
    cluster.advance(100)
    expect(refusal(cluster, 'p')).toEqual(['no nodes available to schedule pods'])
    addNode(cluster, 'node-a')
    cluster.advance(3_000)
    expect(nodeOf(cluster, 'p')).toBe('node-a')
  })
})

describe('nodes', () => {
  it('that are cordoned or tainted take no new pods', () => {
    const cluster = newCluster()
    patchNode(cluster, 'node-a', {
      spec: { taints: [{ key: 'dedicated', value: 'x', effect: 'NoSchedule' }] },
    })
    for (const name of ['node-b', 'node-c'])
      patchNode(cluster, name, { spec: { unschedulable: true } })
    cluster.advance(100)
    asAdmin(cluster, (api) => api.create('Pod', pod('later')))
    asAdmin(cluster, (api) =>
      api.create(
        'Pod',
        pod('special', { tolerations: [{ key: 'dedicated', operator: 'Exists' }] }),
      ),
    )
    cluster.advance(100)
    expect(refusal(cluster, 'later')).toEqual([
      `0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 node(s) were unschedulable. ${NOT_HELPFUL}`,
    ])
    expect(nodeOf(cluster, 'special')).toBe('node-a')
    patchNode(cluster, 'node-b', { spec: { unschedulable: null } })
    cluster.advance(3_000)
    expect(nodeOf(cluster, 'later')).toBe('node-b')
  })

  it('take no more pods than they may', () => {
    const cluster = newCluster(['node-a'], { pods: '2' })
    asAdmin(cluster, (api) => api.create('Deployment', deployment('web', 3)))
    cluster.advance(1_000)
    const waiting = listed(cluster, 'Pod').find(({ spec }) => !spec?.nodeName)
    expect(refusal(cluster, waiting?.metadata.name ?? '')).toEqual([
      '0/1 nodes are available: 1 Too many pods. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.',
    ])
  })

  it('share the pods of one owner evenly', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) => api.create('Deployment', deployment('web', 9)))
    cluster.settle(60_000)
    expect(spread(cluster, 'web')).toEqual({ 'node-a': 3, 'node-b': 3, 'node-c': 3 })
  })
})

describe('affinity', () => {
  const hostname = 'kubernetes.io/hostname'
  const term = (app: string) => [{ topologyKey: hostname, labelSelector: { matchLabels: { app } } }]
  const withSpec = (name: string, replicas: number, spec: object) => {
    const made = deployment(name, replicas)
    Object.assign(made.spec?.template.spec ?? {}, spec)
    return made
  }

  it('keeps pods apart', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) =>
      api.create(
        'Deployment',
        withSpec('anti', 4, {
          affinity: {
            podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: term('anti') },
          },
        }),
      ),
    )
    cluster.advance(3_000)
    expect(spread(cluster, 'anti')).toEqual({ 'node-a': 1, 'node-b': 1, 'node-c': 1, '': 1 })
    const waiting = listed(cluster, 'Pod').find(({ spec }) => !spec?.nodeName)
    expect(refusal(cluster, waiting?.metadata.name ?? '')).toEqual([
      `0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules. ${NO_CLAIMS} 3 No preemption victims found for incoming pod.`,
    ])
  })

  it('keeps pods away from those that do not want them', () => {
    const cluster = newCluster(['node-a'])
    asAdmin(cluster, (api) =>
      api.create(
        'Pod',
        pod('loner', {
          affinity: {
            podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: term('web') },
          },
        }),
      ),
    )
    cluster.advance(1_000)
    asAdmin(cluster, (api) => api.create('Deployment', deployment('web', 1)))
    cluster.advance(1_000)
    expect(
      refusal(
        cluster,
        listed(cluster, 'Pod').find(({ metadata }) => metadata.labels?.['app'])?.metadata.name ??
          '',
      )[0],
    ).toContain("1 node(s) didn't satisfy existing pods anti-affinity rules.")
  })

  it('brings pods together', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) =>
      api.create(
        'Pod',
        pod('near', {
          affinity: {
            podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: term('web') },
          },
        }),
      ),
    )
    cluster.advance(100)
    expect(refusal(cluster, 'near')).toEqual([
      `0/3 nodes are available: 3 node(s) didn't match pod affinity rules. ${NOT_HELPFUL}`,
    ])
    asAdmin(cluster, (api) => api.create('Deployment', deployment('web', 1)))
    cluster.advance(5_000)
    expect(nodeOf(cluster, 'near')).toBe(Object.keys(spread(cluster, 'web'))[0])
  })

  it('brings a pod to one that gets the label later', () => {
    const near = {
      affinity: {
        podAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            {
              labelSelector: { matchLabels: { app: 'cache' } },
              topologyKey: 'kubernetes.io/hostname',
            },
          ],
        },
      },
    }
    const cluster = placing(pod('other', ON_A), pod('web', near))
    expect(nodeOf(cluster, 'web')).toBeUndefined()
    asAdmin(cluster, (api) =>
      api.amend('Pod', api.get('Pod', 'other', 'default'), (draft) => {
        draft.metadata = { ...draft.metadata, labels: { app: 'cache' } }
      }),
    )
    cluster.advance(5_000)
    expect(nodeOf(cluster, 'web')).toBe('node-a')
  })

  it('to nodes is by label', () => {
    const required = {
      nodeSelectorTerms: [{ matchExpressions: [{ key: 'gpu', operator: 'Exists' }] }],
    } as const
    const cluster = placing(
      pod('nodeaff', {
        affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required } },
      }),
    )
    expect(refusal(cluster, 'nodeaff')).toEqual([
      `0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector. ${NOT_HELPFUL}`,
    ])
    const preferred = [
      {
        weight: 100,
        preference: { matchExpressions: [{ key: hostname, operator: 'In', values: ['node-b'] }] },
      },
    ] as const
    asAdmin(cluster, (api) =>
      api.create(
        'Pod',
        pod('rather', {
          affinity: {
            nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: preferred },
          },
        }),
      ),
    )
    cluster.advance(100)
    expect(nodeOf(cluster, 'rather')).toBe('node-b')
  })

  it('can be a hard spread over nodes', () => {
    const cluster = newCluster()
    const constraint = {
      maxSkew: 1,
      topologyKey: hostname,
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels: { app: 'spread' } },
    }
    asAdmin(cluster, (api) =>
      api.create('Deployment', withSpec('spread', 6, { topologySpreadConstraints: [constraint] })),
    )
    cluster.settle(60_000)
    expect(spread(cluster, 'spread')).toEqual({ 'node-a': 2, 'node-b': 2, 'node-c': 2 })
    patchNode(cluster, 'node-c', { spec: { unschedulable: true } })
    asAdmin(cluster, (api) => api.scale('Deployment', 'spread', 'default', 9))
    cluster.advance(3_000)
    expect(spread(cluster, 'spread')).toMatchObject({ 'node-a': 3, 'node-b': 3, '': 1 })
  })

  it('counts nodes whose taints the pods do not tolerate, unless it is told not to', () => {
    const pods = (policy: object) => {
      const cluster = newCluster()
      patchNode(cluster, 'node-c', { spec: { taints: [{ key: 'x', effect: 'NoSchedule' }] } })
      const constraint = {
        maxSkew: 1,
        topologyKey: hostname,
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: { matchLabels: { app: 'spread' } },
        ...policy,
      }
      asAdmin(cluster, (api) =>
        api.create(
          'Deployment',
          withSpec('spread', 6, { topologySpreadConstraints: [constraint] }),
        ),
      )
      cluster.advance(3_000)
      return spread(cluster, 'spread')
    }
    expect(pods({})).toEqual({ 'node-a': 1, 'node-b': 1, '': 4 })
    expect(pods({ nodeTaintsPolicy: 'Honor' })).toEqual({ 'node-a': 3, 'node-b': 3 })
  })

  it('leaves out nodes that the pods do not want, unless it is told to count them', () => {
    const pods = (policy: object) => {
      const cluster = newCluster()
      for (const name of ['node-a', 'node-b'])
        patchNode(cluster, name, { metadata: { labels: { disk: 'ssd' } } })
      const constraint = {
        maxSkew: 1,
        topologyKey: hostname,
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: { matchLabels: { app: 'spread' } },
        ...policy,
      }
      const spec = { nodeSelector: { disk: 'ssd' }, topologySpreadConstraints: [constraint] }
      asAdmin(cluster, (api) => api.create('Deployment', withSpec('spread', 6, spec)))
      cluster.advance(3_000)
      return spread(cluster, 'spread')
    }
    expect(pods({})).toEqual({ 'node-a': 3, 'node-b': 3 })
    expect(pods({ nodeAffinityPolicy: 'Ignore' })).toEqual({ 'node-a': 1, 'node-b': 1, '': 4 })
  })

  it('puts nothing where there are fewer domains than are wanted, once each has its share', () => {
    const cluster = newCluster()
    const constraint = {
      maxSkew: 1,
      minDomains: 4,
      topologyKey: hostname,
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels: { app: 'spread' } },
    }
    asAdmin(cluster, (api) =>
      api.create('Deployment', withSpec('spread', 5, { topologySpreadConstraints: [constraint] })),
    )
    cluster.advance(3_000)
    expect(spread(cluster, 'spread')).toEqual({ 'node-a': 1, 'node-b': 1, 'node-c': 1, '': 2 })
  })
})
