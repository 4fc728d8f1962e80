import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Simulation } from '../../../src/sim/driver.js'
import { asAdmin, deployment, eventsOf, history, listed, newCluster } from './cluster.js'

const web = (simulation: Simulation) =>
  asAdmin(simulation, (api) => api.get('Deployment', 'web', 'default'))

const setImage = (simulation: Simulation, image: string) =>
  asAdmin(simulation, (api) =>
    api.patch('Deployment', 'web', 'default', 'strategic', {
      spec: { template: { spec: { containers: [{ name: 'main', image }] } } },
    }),
  )

const sizes = (simulation: Simulation) =>
  listed(simulation, 'ReplicaSet')
    .map(({ spec }) => spec?.replicas ?? 0)
    .sort()

function deployed(replicas: number, spec = {}): Simulation {
  const cluster = newCluster()
  asAdmin(cluster, (api) => api.create('Deployment', deployment('web', replicas, 'web:v1', spec)))
  cluster.settle(60_000)
  return cluster
}

describe('a Deployment', () => {
  it('makes a ReplicaSet, which makes pods, and becomes available', () => {
    const cluster = deployed(3)
    const { status, metadata } = web(cluster)
    expect(status).toMatchObject({
      observedGeneration: 1,
      replicas: 3,
      updatedReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      terminatingReplicas: 0,
    })
    expect(
      status?.conditions?.map(({ type, status: state, reason }) => [type, state, reason]),
    ).toEqual([
      ['Available', 'True', 'MinimumReplicasAvailable'],
      ['Progressing', 'True', 'NewReplicaSetAvailable'],
    ])
    expect(metadata.annotations).toEqual({ 'deployment.kubernetes.io/revision': '1' })
    const [set] = listed(cluster, 'ReplicaSet')
    expect(set?.metadata.name).toMatch(/^web-[bcdf-hj-np-tv-xz2456789]{8,10}$/)
    expect(set?.metadata.annotations).toEqual({
      'deployment.kubernetes.io/desired-replicas': '3',
      'deployment.kubernetes.io/max-replicas': '4',
      'deployment.kubernetes.io/revision': '1',
    })
    expect(eventsOf(cluster, 'web')).toEqual([
      `Scaled up replica set ${set?.metadata.name} from 0 to 3`,
    ])
    expect(
      listed(cluster, 'Pod').map(({ metadata: { name } }) =>
        name.startsWith(`${set?.metadata.name}-`),
      ),
    ).toEqual([true, true, true])
  })

  it('names the ReplicaSet after the template alone, so that going back finds it again', () => {
    const cluster = deployed(1)
    const [first] = listed(cluster, 'ReplicaSet')
    setImage(cluster, 'web:v2')
    cluster.settle(60_000)
    setImage(cluster, 'web:v1')
    cluster.settle(60_000)
    const sets = listed(cluster, 'ReplicaSet')
    expect(sets).toHaveLength(2)
    const back = sets.find(({ metadata }) => metadata.name === first?.metadata.name)
    expect(back?.spec?.replicas).toBe(1)
    expect(back?.metadata.annotations).toMatchObject({
      'deployment.kubernetes.io/revision': '3',
      'deployment.kubernetes.io/revision-history': '1',
    })
    expect(web(cluster).metadata.annotations?.['deployment.kubernetes.io/revision']).toBe('3')
  })

  it('waits for nothing else once it is done', () => {
    const cluster = deployed(2)
    const { changes } = cluster.world
    cluster.settle(600_000)
    expect(cluster.world.changes).toBe(changes)
  })
})

describe('the hash of a template', () => {
  it('is another one when a ReplicaSet of that name belongs to somebody else', () => {
    const cluster = deployed(1)
    const name = listed(cluster, 'ReplicaSet')[0]?.metadata.name ?? ''
    asAdmin(cluster, (api) => api.delete('Deployment', 'web', 'default'))
    cluster.settle(60_000)
    const template = {
      metadata: { labels: { other: 'x' } },
      spec: { containers: [{ name: 'main', image: 'other' }] },
    }
    asAdmin(cluster, (api) => {
      api.create('ReplicaSet', {
        metadata: { name, namespace: 'default' },
        spec: { replicas: 0, selector: { matchLabels: { other: 'x' } }, template },
      })
      api.create('Deployment', deployment('web', 1))
    })
    cluster.advance(10_000)
    expect(web(cluster).status).toMatchObject({ collisionCount: 1, availableReplicas: 1 })
    expect(listed(cluster, 'ReplicaSet')).toHaveLength(2)
  })
})

describe('a rolling update', () => {
  it('goes up and down in the steps of the recording', () => {
    const cluster = deployed(3)
    setImage(cluster, 'web:v2')
    cluster.settle(60_000)
    const steps = eventsOf(cluster, 'web', 'ScalingReplicaSet').map((text) =>
      text.replace(/web-\S+/, 'set'),
    )
    expect(steps).toEqual([
      'Scaled up replica set set from 0 to 3',
      'Scaled up replica set set from 0 to 1',
      'Scaled down replica set set from 3 to 2',
      'Scaled up replica set set from 1 to 2',
      'Scaled down replica set set from 2 to 1',
      'Scaled up replica set set from 2 to 3',
      'Scaled down replica set set from 1 to 0',
    ])
  })

  it('never has more than replicas + maxSurge pods, nor fewer available than replicas - maxUnavailable', () => {
    const cluster = deployed(5, {
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 2, maxUnavailable: 1 } },
    })
    setImage(cluster, 'web:v2')
    const seen = history(cluster, 30_000, () => {
      const pods = listed(cluster, 'Pod').filter(({ metadata }) => !metadata.deletionTimestamp)
      return [
        pods.length,
        pods.filter(({ status }) =>
          status?.conditions?.some(
            ({ type, status: state }) => type === 'Ready' && state === 'True',
          ),
        ).length,
      ] as const
    })
    expect(Math.max(...seen.map(([all]) => all))).toBe(7)
    expect(Math.min(...seen.map(([, ready]) => ready))).toBe(4)
    expect(
      listed(cluster, 'Pod').every(({ spec }) => spec?.containers[0]?.image === 'web:v2'),
    ).toBe(true)
  })

  it('waits for minReadySeconds before it goes on', () => {
    const cluster = deployed(2, {
      minReadySeconds: 5,
      strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    })
    setImage(cluster, 'web:v2')
    cluster.advance(5_000)
    expect(sizes(cluster)).toEqual([1, 2])
    cluster.advance(10_000)
    expect(sizes(cluster)).toEqual([0, 2])
  })

  it('gives up after the progress deadline, shares out a new size meanwhile, and can be undone', () => {
    const cluster = deployed(4, {
      progressDeadlineSeconds: 20,
      strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    })
    setImage(cluster, 'broken')
    cluster.advance(30_000)
    expect(web(cluster).status?.conditions?.at(-1)).toMatchObject({
      type: 'Progressing',
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
    })
    expect(sizes(cluster)).toEqual([1, 4])
    asAdmin(cluster, (api) => api.scale('Deployment', 'web', 'default', 8))
    cluster.advance(10_000)
    expect(sizes(cluster)).toEqual([2, 7])
    setImage(cluster, 'web:v1')
    cluster.advance(10_000)
    expect(sizes(cluster)).toEqual([0, 8])
    expect(
      web(cluster).status?.conditions?.find(({ type }) => type === 'Progressing'),
    ).toMatchObject({ status: 'True', reason: 'NewReplicaSetAvailable' })
  })

  it('stops while paused', () => {
    const cluster = deployed(2)
    asAdmin(cluster, (api) =>
      api.patch('Deployment', 'web', 'default', 'merge', { spec: { paused: true } }),
    )
    setImage(cluster, 'web:v2')
    cluster.settle(60_000)
    expect(sizes(cluster)).toEqual([2])
    expect(web(cluster).status?.conditions?.at(-1)).toMatchObject({
      type: 'Progressing',
      status: 'Unknown',
      reason: 'DeploymentPaused',
    })
    asAdmin(cluster, (api) =>
      api.patch('Deployment', 'web', 'default', 'merge', { spec: { paused: false } }),
    )
    cluster.settle(60_000)
    expect(sizes(cluster)).toEqual([0, 2])
  })

  it('keeps no more old ReplicaSets than revisionHistoryLimit', () => {
    const cluster = deployed(1, { revisionHistoryLimit: 1 })
    for (const tag of ['v2', 'v3', 'v4']) {
      setImage(cluster, `web:${tag}`)
      cluster.settle(60_000)
    }
    expect(
      listed(cluster, 'ReplicaSet')
        .map(({ metadata }) => metadata.annotations?.['deployment.kubernetes.io/revision'])
        .sort(),
    ).toEqual(['3', '4'])
  })
})

describe('the Recreate strategy', () => {
  it('has no old pod left when the new ones come', () => {
    const cluster = deployed(3, { strategy: { type: 'Recreate' } })
    setImage(cluster, 'web:v2')
    const seen = history(
      cluster,
      10_000,
      () => new Set(listed(cluster, 'Pod').map(({ spec }) => spec?.containers[0]?.image)).size,
    )
    expect(Math.max(...seen)).toBe(1)
    expect(listed(cluster, 'Pod').map(({ spec }) => spec?.containers[0]?.image)).toEqual([
      'web:v2',
      'web:v2',
      'web:v2',
    ])
  })
})

describe('whatever is done to a Deployment', () => {
  it('comes to the pods that are asked for in the end, and stays within its bounds on the way', () => {
    const action = fc.oneof(
      fc.record({ do: fc.constant('scale' as const), replicas: fc.integer({ min: 0, max: 12 }) }),
      fc.record({
        do: fc.constant('image' as const),
        tag: fc.constantFrom('web:v1', 'web:v2', 'web:v3', 'broken'),
      }),
      fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 3_000 }) }),
    )
    fc.assert(
      fc.property(fc.array(action, { minLength: 1, maxLength: 8 }), (actions) => {
        const cluster = deployed(3)
        for (const one of actions) {
          if (one.do === 'scale')
            asAdmin(cluster, (api) => api.scale('Deployment', 'web', 'default', one.replicas))
          else if (one.do === 'image') setImage(cluster, one.tag)
          else cluster.advance(one.ms)
        }
        setImage(cluster, 'web:v9')
        cluster.settle(120_000)
        const { spec, status } = web(cluster)
        const replicas = spec?.replicas ?? 0
        expect(listed(cluster, 'Pod').map((pod) => pod.spec?.containers[0]?.image)).toEqual(
          Array.from({ length: replicas }, () => 'web:v9'),
        )
        expect(status?.updatedReplicas ?? 0).toBe(replicas)
        expect(
          listed(cluster, 'ReplicaSet').filter((set) => (set.spec?.replicas ?? 0) > 0),
        ).toHaveLength(replicas > 0 ? 1 : 0)
      }),
      { numRuns: 25 },
    )
  })
})
