import { describe, expect, it } from 'vitest'
import type { Simulation } from '../../../src/sim/driver.js'
import { asAdmin, deployment, listed, newCluster } from './cluster.js'

function running(): Simulation {
  const cluster = newCluster()
  asAdmin(cluster, (api) => api.create('Deployment', deployment('web', 2)))
  cluster.settle(60_000)
  return cluster
}

const left = (cluster: Simulation) => ({
  deployments: listed(cluster, 'Deployment').length,
  sets: listed(cluster, 'ReplicaSet').length,
  pods: listed(cluster, 'Pod').length,
})

describe('deleting an owner', () => {
  it('in the background: it goes at once, its dependents follow', () => {
    const cluster = running()
    asAdmin(cluster, (api) => api.delete('Deployment', 'web', 'default'))
    expect(left(cluster)).toEqual({ deployments: 0, sets: 1, pods: 2 })
    cluster.advance(100)
    expect(left(cluster)).toEqual({ deployments: 0, sets: 0, pods: 2 })
    cluster.settle(60_000)
    expect(left(cluster)).toEqual({ deployments: 0, sets: 0, pods: 0 })
  })

  it('in the foreground: it waits for its dependents, and they for theirs', () => {
    const cluster = running()
    asAdmin(cluster, (api) =>
      api.delete('Deployment', 'web', 'default', { propagationPolicy: 'Foreground' }),
    )
    cluster.advance(500)
    expect(left(cluster)).toEqual({ deployments: 1, sets: 1, pods: 2 })
    expect(listed(cluster, 'ReplicaSet')[0]?.metadata.finalizers).toEqual(['foregroundDeletion'])
    cluster.settle(60_000)
    expect(left(cluster)).toEqual({ deployments: 0, sets: 0, pods: 0 })
  })

  it('and leaving its dependents to themselves: the next of its kind adopts them', () => {
    const cluster = running()
    const [set] = listed(cluster, 'ReplicaSet')
    asAdmin(cluster, (api) =>
      api.delete('Deployment', 'web', 'default', { propagationPolicy: 'Orphan' }),
    )
    cluster.settle(60_000)
    expect(left(cluster)).toEqual({ deployments: 0, sets: 1, pods: 2 })
    expect(listed(cluster, 'ReplicaSet')[0]?.metadata.ownerReferences).toBeUndefined()
    asAdmin(cluster, (api) => api.create('Deployment', deployment('web', 2)))
    cluster.settle(60_000)
    expect(left(cluster)).toEqual({ deployments: 1, sets: 1, pods: 2 })
    expect(listed(cluster, 'ReplicaSet')[0]).toMatchObject({
      metadata: { uid: set?.metadata.uid, ownerReferences: [{ kind: 'Deployment', name: 'web' }] },
    })
  })
})

describe('an object whose owner is not there', () => {
  it('is deleted, unless another owner is', () => {
    const cluster = newCluster()
    const ghost = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name: 'ghost',
      uid: '00000000-0000-4000-8000-000000000000',
    }
    asAdmin(cluster, (api) => {
      const owner = api.create('ConfigMap', { metadata: { name: 'owner', namespace: 'default' } })
      const real = { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid: owner.metadata.uid }
      api.create('ConfigMap', {
        metadata: { name: 'dangling', namespace: 'default', ownerReferences: [ghost] },
      })
      api.create('ConfigMap', {
        metadata: { name: 'kept', namespace: 'default', ownerReferences: [ghost, real] },
      })
    })
    cluster.settle(60_000)
    const maps = listed(cluster, 'ConfigMap')
    expect(maps.map(({ metadata }) => metadata.name)).toEqual(
      expect.arrayContaining(['kept', 'owner']),
    )
    expect(maps.map(({ metadata }) => metadata.name)).not.toContain('dangling')
    expect(
      maps
        .find(({ metadata }) => metadata.name === 'kept')
        ?.metadata.ownerReferences?.map(({ name }) => name),
    ).toEqual(['owner'])
  })
})

describe('a namespace', () => {
  it('has a service account and the root certificate, and gets them back', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) => api.create('Namespace', { metadata: { name: 'team' } }))
    cluster.settle(60_000)
    expect(listed(cluster, 'ServiceAccount', 'team').map(({ metadata }) => metadata.name)).toEqual([
      'default',
    ])
    asAdmin(cluster, (api) => api.delete('ConfigMap', 'kube-root-ca.crt', 'team'))
    cluster.settle(60_000)
    expect(listed(cluster, 'ConfigMap', 'team').map(({ metadata }) => metadata.name)).toEqual([
      'kube-root-ca.crt',
    ])
  })

  it('is emptied when it is deleted, and then gone', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) => api.create('Namespace', { metadata: { name: 'team' } }))
    cluster.settle(60_000)
    asAdmin(cluster, (api) =>
      api.create('Deployment', {
        ...deployment('web', 2),
        metadata: { name: 'web', namespace: 'team' },
      }),
    )
    cluster.settle(60_000)
    asAdmin(cluster, (api) => api.delete('Namespace', 'team'))
    const team = () => asAdmin(cluster, (api) => api.get('Namespace', 'team'))
    cluster.advance(3000)
    expect(team().status?.conditions).toBeUndefined()
    while (!team().status?.conditions) cluster.advance(20)
    const namespace = team()
    expect(namespace.status?.phase).toBe('Terminating')
    expect(
      namespace.status?.conditions?.find(({ type }) => type === 'NamespaceContentRemaining')
        ?.message,
    ).toBe('Some resources are remaining: pods. has 2 resource instances')
    cluster.settle(60_000)
    expect(asAdmin(cluster, (api) => api.find('Namespace', 'team'))).toBeUndefined()
    expect(listed(cluster, 'Pod', 'team')).toEqual([])
    expect(listed(cluster, 'Event', 'team')).toEqual([])
  })
})
