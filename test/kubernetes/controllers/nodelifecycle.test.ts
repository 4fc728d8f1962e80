import { describe, expect, it } from 'vitest'
import type { Simulation } from '../../../src/sim/driver.js'
import { addNode, asAdmin, deployment, eventsOf, listed, losePower, newCluster } from './cluster.js'

const node = (cluster: Simulation, name: string) => asAdmin(cluster, (api) => api.get('Node', name))
const taintsOf = (cluster: Simulation, name: string) =>
  (node(cluster, name).spec?.taints ?? []).map(({ key, effect }) => `${key}:${effect}`).sort()
const readyOf = (cluster: Simulation, name: string) =>
  node(cluster, name).status?.conditions?.find(({ type }) => type === 'Ready')
const podsOn = (cluster: Simulation, name: string) =>
  listed(cluster, 'Pod').filter(({ spec }) => spec?.nodeName === name)

function running(replicas = 6): Simulation {
  const cluster = newCluster()
  asAdmin(cluster, (api) => api.create('Deployment', deployment('web', replicas)))
  cluster.advance(10_000)
  return cluster
}

describe('a new node', () => {
  it('gets the next block of pod addresses, and is registered at the next round', () => {
    const cluster = newCluster(['node-a', 'node-b'])
    expect(node(cluster, 'node-b').spec).toMatchObject({
      podCIDR: '10.244.1.0/24',
      podCIDRs: ['10.244.1.0/24'],
    })
    cluster.advance(5_000)
    expect(eventsOf(cluster, 'node-a', 'RegisteredNode')).toEqual([
      'Node node-a event: Registered Node node-a in Controller',
    ])
  })

  it('takes the block of one that is gone', () => {
    const cluster = newCluster(['node-a', 'node-b'])
    asAdmin(cluster, (api) => api.delete('Node', 'node-a'))
    cluster.advance(5_000)
    expect(eventsOf(cluster, 'node-a', 'RemovingNode')).toEqual([])
    addNode(cluster, 'node-c')
    cluster.advance(5_000)
    expect(node(cluster, 'node-c').spec?.podCIDR).toBe('10.244.0.0/24')
    asAdmin(cluster, (api) => api.delete('Node', 'node-c'))
    cluster.advance(5_000)
    expect(eventsOf(cluster, 'node-c', 'RemovingNode')).toEqual([
      'Node node-c event: Removing Node node-c from Controller',
    ])
  })
})

describe('a node that loses power', () => {
  it('is said to be unknown after 50 s without a heartbeat, tainted, and its pods not ready', () => {
    const cluster = running()
    losePower(cluster, 'node-b')
    cluster.advance(45_000)
    expect(readyOf(cluster, 'node-b')?.status).toBe('True')
    cluster.advance(10_000)
    expect(readyOf(cluster, 'node-b')).toMatchObject({
      status: 'Unknown',
      reason: 'NodeStatusUnknown',
      message: 'Kubelet stopped posting node status.',
    })
    expect(taintsOf(cluster, 'node-b')).toEqual([
      'node.kubernetes.io/unreachable:NoExecute',
      'node.kubernetes.io/unreachable:NoSchedule',
    ])
    expect(eventsOf(cluster, 'node-b', 'NodeNotReady')).toEqual([
      'Node node-b status is now: NodeNotReady',
    ])
    const [pod] = podsOn(cluster, 'node-b')
    expect(pod?.status?.conditions?.find(({ type }) => type === 'Ready')?.status).toBe('False')
    expect(eventsOf(cluster, pod?.metadata.name ?? '', 'NodeNotReady')).toEqual([
      'Node is not ready',
    ])
    expect(asAdmin(cluster, (api) => api.get('Deployment', 'web', 'default')).status).toMatchObject(
      { readyReplicas: 4, unavailableReplicas: 2 },
    )
  })

  it('loses its pods when their toleration of 300 s runs out; others take their place', () => {
    const cluster = running()
    losePower(cluster, 'node-b')
    cluster.advance(340_000)
    expect(listed(cluster, 'Pod')).toHaveLength(6)
    cluster.advance(20_000)
    const doomed = podsOn(cluster, 'node-b')
    expect(doomed.map(({ metadata }) => metadata.deletionTimestamp !== undefined)).toEqual([
      true,
      true,
    ])
    expect(
      doomed[0]?.status?.conditions?.find(({ type }) => type === 'DisruptionTarget'),
    ).toMatchObject({ status: 'True', reason: 'DeletionByTaintManager' })
    expect(eventsOf(cluster, doomed[0]?.metadata.name ?? '', 'TaintManagerEviction')).toEqual([
      `Marking for deletion Pod default/${doomed[0]?.metadata.name}`,
    ])
    expect(podsOn(cluster, 'node-a').length + podsOn(cluster, 'node-c').length).toBe(6)
  })

  it('evicts nothing when it is the only one', () => {
    const cluster = newCluster(['minikube'])
    losePower(cluster, 'minikube')
    cluster.advance(60_000)
    expect(taintsOf(cluster, 'minikube')).toEqual(['node.kubernetes.io/unreachable:NoSchedule'])
  })
})

describe('a cordoned node', () => {
  it('carries a taint as long as it is cordoned', () => {
    const cluster = newCluster(['node-a'])
    asAdmin(cluster, (api) =>
      api.patch('Node', 'node-a', undefined, 'merge', { spec: { unschedulable: true } }),
    )
    cluster.advance(1_000)
    expect(taintsOf(cluster, 'node-a')).toEqual(['node.kubernetes.io/unschedulable:NoSchedule'])
    asAdmin(cluster, (api) =>
      api.patch('Node', 'node-a', undefined, 'merge', { spec: { unschedulable: null } }),
    )
    cluster.advance(1_000)
    expect(node(cluster, 'node-a').spec?.taints).toBeUndefined()
  })
})

describe('a taint with NoExecute', () => {
  it('drives out at once what does not tolerate it', () => {
    const cluster = running(3)
    asAdmin(cluster, (api) =>
      api.patch('Node', 'node-b', undefined, 'merge', {
        spec: { taints: [{ key: 'bad', value: '1', effect: 'NoExecute' }] },
      }),
    )
    cluster.advance(3_000)
    expect(podsOn(cluster, 'node-b')).toEqual([])
    expect(listed(cluster, 'Pod')).toHaveLength(3)
  })
})

describe('a node that is deleted', () => {
  it('takes its pods along after 40 to 60 s', () => {
    const cluster = running(3)
    asAdmin(cluster, (api) => api.delete('Node', 'node-a'))
    cluster.advance(39_000)
    expect(podsOn(cluster, 'node-a')).toHaveLength(1)
    cluster.advance(25_000)
    expect(podsOn(cluster, 'node-a')).toEqual([])
    expect(listed(cluster, 'Pod')).toHaveLength(3)
  })
})
