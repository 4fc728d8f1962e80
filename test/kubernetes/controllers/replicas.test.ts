import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Simulation } from '../../../src/sim/driver.js'
import { asAdmin, eventsOf, listed, losePower, newCluster } from './cluster.js'

const template = {
  metadata: { labels: { app: 'kubia' } },
  spec: { containers: [{ name: 'kubia', image: 'luksa/kubia' }] },
}

function running(replicas: number): Simulation {
  const cluster = newCluster()
  asAdmin(cluster, (api) =>
    api.create('ReplicaSet', {
      metadata: { name: 'kubia', namespace: 'default' },
      spec: { replicas, selector: { matchLabels: { app: 'kubia' } }, template },
    }),
  )
  cluster.settle(60_000)
  return cluster
}

const set = (cluster: Simulation) =>
  asAdmin(cluster, (api) => api.get('ReplicaSet', 'kubia', 'default'))
const names = (cluster: Simulation) => listed(cluster, 'Pod').map(({ metadata }) => metadata.name)
const scale = (cluster: Simulation, replicas: number) =>
  asAdmin(cluster, (api) => api.scale('ReplicaSet', 'kubia', 'default', replicas))

describe('a ReplicaSet', () => {
  it('keeps as many pods as it should', () => {
    const cluster = running(3)
    expect(set(cluster).status).toEqual({
      replicas: 3,
      fullyLabeledReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      terminatingReplicas: 0,
      observedGeneration: 1,
    })
    const [first = ''] = names(cluster)
    expect(eventsOf(cluster, 'kubia', 'SuccessfulCreate')).toContain(`Created pod: ${first}`)
    asAdmin(cluster, (api) => api.delete('Pod', first, 'default'))
    cluster.advance(50)
    expect(set(cluster).status).toMatchObject({
      replicas: 3,
      readyReplicas: 2,
      terminatingReplicas: 1,
    })
    cluster.settle(60_000)
    expect(names(cluster)).toHaveLength(3)
    expect(names(cluster)).not.toContain(first)
  })

  it('comes to any number of replicas, whatever was before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 5 }),
        (steps) => {
          const cluster = running(2)
          for (const replicas of steps) {
            scale(cluster, replicas)
            cluster.advance(300)
          }
          cluster.settle(120_000)
          expect(names(cluster)).toHaveLength(steps.at(-1) as number)
        },
      ),
      { numRuns: 10 },
    )
  })

  it('lets go of a pod whose labels it does not select any more, and makes another', () => {
    const cluster = running(2)
    const [first = ''] = names(cluster)
    asAdmin(cluster, (api) =>
      api.patch('Pod', first, 'default', 'merge', { metadata: { labels: { app: 'foo' } } }),
    )
    cluster.settle(60_000)
    expect(names(cluster)).toHaveLength(3)
    expect(
      asAdmin(cluster, (api) => api.get('Pod', first, 'default')).metadata.ownerReferences,
    ).toBeUndefined()
  })

  it('adopts pods that it selects and nobody owns, before it makes its own', () => {
    const cluster = running(2)
    asAdmin(cluster, (api) =>
      api.delete('ReplicaSet', 'kubia', 'default', { propagationPolicy: 'Orphan' }),
    )
    cluster.settle(60_000)
    const before = names(cluster)
    asAdmin(cluster, (api) =>
      api.create('ReplicaSet', {
        metadata: { name: 'kubia', namespace: 'default' },
        spec: { replicas: 2, selector: { matchLabels: { app: 'kubia' } }, template },
      }),
    )
    cluster.settle(60_000)
    expect(names(cluster)).toEqual(before)
  })

  it('removes an adopted pod that is one too many', () => {
    const cluster = running(2)
    asAdmin(cluster, (api) =>
      api.create('Pod', {
        metadata: { name: 'stray', namespace: 'default', labels: { app: 'kubia' } },
        spec: template.spec,
      }),
    )
    cluster.settle(60_000)
    expect(names(cluster)).toHaveLength(2)
    expect(names(cluster)).not.toContain('stray')
  })

  it('deletes pods that do not run before those that do', () => {
    const cluster = running(3)
    losePower(cluster, 'node-a')
    losePower(cluster, 'node-b')
    losePower(cluster, 'node-c')
    const before = names(cluster)
    scale(cluster, 5)
    cluster.advance(1_000)
    scale(cluster, 3)
    cluster.advance(1_000)
    expect(
      listed(cluster, 'Pod')
        .filter(({ metadata }) => !metadata.deletionTimestamp)
        .map(({ metadata }) => metadata.name),
    ).toEqual(before)
  })

  it('says why it cannot make pods, and tries again', () => {
    const cluster = newCluster()
    const spec = { ...template.spec, serviceAccountName: 'nobody' }
    asAdmin(cluster, (api) =>
      api.create('ReplicaSet', {
        metadata: { name: 'kubia', namespace: 'default' },
        spec: {
          replicas: 1,
          selector: { matchLabels: { app: 'kubia' } },
          template: { ...template, spec },
        },
      }),
    )
    cluster.advance(1_000)
    expect(set(cluster).status?.conditions).toMatchObject([
      { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate' },
    ])
    expect(eventsOf(cluster, 'kubia', 'FailedCreate')[0]).toContain('Error creating: pods "kubia-')
    asAdmin(cluster, (api) =>
      api.create('ServiceAccount', { metadata: { name: 'nobody', namespace: 'default' } }),
    )
    cluster.advance(30_000)
    expect(names(cluster)).toHaveLength(1)
    expect(set(cluster).status?.conditions).toBeUndefined()
  })
})

describe('a ReplicationController', () => {
  it('does the same with a plain selector', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) =>
      api.create('ReplicationController', {
        metadata: { name: 'old', namespace: 'default' },
        spec: { replicas: 2, selector: { app: 'kubia' }, template },
      }),
    )
    cluster.settle(60_000)
    expect(
      asAdmin(cluster, (api) => api.get('ReplicationController', 'old', 'default')).status,
    ).toEqual({
      replicas: 2,
      fullyLabeledReplicas: 2,
      readyReplicas: 2,
      availableReplicas: 2,
      observedGeneration: 1,
    })
    expect(listed(cluster, 'Pod')[0]?.metadata.ownerReferences).toMatchObject([
      {
        apiVersion: 'v1',
        kind: 'ReplicationController',
        name: 'old',
        controller: true,
        blockOwnerDeletion: true,
      },
    ])
  })
})
