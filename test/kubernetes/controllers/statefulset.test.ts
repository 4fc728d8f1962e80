import { describe, expect, it } from 'vitest'
import type { StatefulSet } from '../../../src/types/kubernetes/apps/v1.js'
import type { Simulation } from '../../../src/sim/driver.js'
import { asAdmin, eventsOf, history, listed, losePower, newCluster } from './cluster.js'

const statefulSet = (
  replicas: number,
  spec: Partial<NonNullable<StatefulSet['spec']>> = {},
): StatefulSet => ({
  metadata: { name: 'web', namespace: 'default' },
  spec: {
    replicas,
    serviceName: 'web',
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'main', image: 'web:v1' }] },
    },
    ...spec,
  },
})

function cluster(
  replicas: number,
  spec: Partial<NonNullable<StatefulSet['spec']>> = {},
): Simulation {
  const made = newCluster()
  asAdmin(made, (api) => api.create('StatefulSet', statefulSet(replicas, spec)))
  return made
}

function settled(
  replicas: number,
  spec: Partial<NonNullable<StatefulSet['spec']>> = {},
): Simulation {
  const made = cluster(replicas, spec)
  made.settle(120_000)
  return made
}

const status = (made: Simulation) =>
  asAdmin(made, (api) => api.get('StatefulSet', 'web', 'default')).status
const names = (made: Simulation) => listed(made, 'Pod').map(({ metadata }) => metadata.name)
const images = (made: Simulation) =>
  listed(made, 'Pod').map(({ metadata, spec }) => `${metadata.name} ${spec?.containers[0]?.image}`)
const change = (made: Simulation, spec: object) =>
  asAdmin(made, (api) => api.patch('StatefulSet', 'web', 'default', 'strategic', { spec }))
const setImage = (made: Simulation, image: string) =>
  change(made, { template: { spec: { containers: [{ name: 'main', image }] } } })

describe('a StatefulSet', () => {
  it('makes its pods one after the other, each when the one before is ready', () => {
    const made = cluster(3)
    const seen = history(made, 20_000, () =>
      listed(made, 'Pod').map(
        ({ metadata, status: is }) =>
          `${metadata.name}${is?.conditions?.some(({ type }) => type === 'Ready') ? '+' : ''}`,
      ),
    )
    expect(seen).toEqual([
      [],
      ['web-0'],
      ['web-0+'],
      ['web-0+', 'web-1'],
      ['web-0+', 'web-1+'],
      ['web-0+', 'web-1+', 'web-2'],
      ['web-0+', 'web-1+', 'web-2+'],
    ])
    const revision = status(made)?.currentRevision ?? ''
    expect(status(made)).toEqual({
      observedGeneration: 1,
      replicas: 3,
      readyReplicas: 3,
      currentReplicas: 3,
      updatedReplicas: 3,
      currentRevision: revision,
      updateRevision: revision,
      collisionCount: 0,
      availableReplicas: 3,
    })
    const [, second] = listed(made, 'Pod')
    expect(second?.metadata.labels).toEqual({
      app: 'web',
      'apps.kubernetes.io/pod-index': '1',
      'controller-revision-hash': revision,
      'statefulset.kubernetes.io/pod-name': 'web-1',
    })
    expect(second?.spec).toMatchObject({ hostname: 'web-1', subdomain: 'web' })
    expect(eventsOf(made, 'web')).toEqual(
      [0, 1, 2].map((i) => `Create Pod web-${i} in StatefulSet web successful`),
    )
  })

  it('takes pods away in reverse order', () => {
    const made = settled(3)
    asAdmin(made, (api) => api.scale('StatefulSet', 'web', 'default', 0))
    expect(history(made, 20_000, () => names(made))).toEqual([
      ['web-0', 'web-1', 'web-2'],
      ['web-0', 'web-1'],
      ['web-0'],
      [],
    ])
    expect(eventsOf(made, 'web', 'SuccessfulDelete')).toEqual(
      [2, 1, 0].map((i) => `Delete Pod web-${i} in StatefulSet web successful`),
    )
  })

  it('does all at once where pods are managed in parallel, from the ordinal that it says', () => {
    const made = cluster(3, { podManagementPolicy: 'Parallel', ordinals: { start: 5 } })
    made.advance(100)
    expect(names(made)).toEqual(['web-5', 'web-6', 'web-7'])
    made.settle(60_000)
    change(made, { ordinals: { start: 6 } })
    made.settle(60_000)
    expect(names(made)).toEqual(['web-6', 'web-7', 'web-8'])
  })

  it('updates from the last pod to the first, and no further than the partition', () => {
    const made = settled(3)
    change(made, { updateStrategy: { rollingUpdate: { partition: 1 } } })
    setImage(made, 'web:v2')
    made.settle(60_000)
    expect(images(made)).toEqual(['web-0 web:v1', 'web-1 web:v2', 'web-2 web:v2'])
    expect(status(made)).toMatchObject({ currentReplicas: 1, updatedReplicas: 2 })
    expect(eventsOf(made, 'web', 'SuccessfulDelete')).toEqual([
      'Delete Pod web-2 in StatefulSet web successful',
      'Delete Pod web-1 in StatefulSet web successful',
    ])
    asAdmin(made, (api) => api.delete('Pod', 'web-0', 'default'))
    made.settle(60_000)
    expect(images(made)[0]).toBe('web-0 web:v1')
    change(made, { updateStrategy: { rollingUpdate: { partition: 0 } } })
    made.settle(60_000)
    expect(images(made)[0]).toBe('web-0 web:v2')
    expect(status(made)?.currentRevision).toBe(status(made)?.updateRevision)
  })

  it('updates as many pods at once as may be unavailable', () => {
    const made = settled(4, {
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '50%' } },
    })
    setImage(made, 'web:v2')
    made.advance(100)
    expect(
      listed(made, 'Pod').flatMap(({ metadata }) =>
        metadata.deletionTimestamp ? metadata.name : [],
      ),
    ).toEqual(['web-2', 'web-3'])
    made.settle(60_000)
    expect(status(made)).toMatchObject({ readyReplicas: 4, updatedReplicas: 4 })
  })

  it('replaces pods only as they are deleted, OnDelete', () => {
    const made = settled(2, { updateStrategy: { type: 'OnDelete' } })
    setImage(made, 'web:v2')
    made.settle(60_000)
    expect(images(made)).toEqual(['web-0 web:v1', 'web-1 web:v1'])
    asAdmin(made, (api) => api.delete('Pod', 'web-0', 'default'))
    made.settle(60_000)
    expect(images(made)).toEqual(['web-0 web:v2', 'web-1 web:v1'])
  })

  it('stays stuck in a broken update until the pod is deleted', () => {
    const made = settled(2)
    setImage(made, 'broken')
    made.settle(60_000)
    setImage(made, 'web:v1')
    made.settle(60_000)
    expect(images(made)).toEqual(['web-0 web:v1', 'web-1 broken'])
    asAdmin(made, (api) => api.delete('Pod', 'web-1', 'default'))
    made.settle(60_000)
    expect(images(made)).toEqual(['web-0 web:v1', 'web-1 web:v1'])
  })

  it('waits until a pod has been ready for minReadySeconds', () => {
    const made = cluster(2, { minReadySeconds: 20 })
    made.advance(10_000)
    expect(names(made)).toEqual(['web-0'])
    expect(status(made)).toMatchObject({ readyReplicas: 1, availableReplicas: 0 })
    made.advance(15_000)
    expect(names(made)).toEqual(['web-0', 'web-1'])
    expect(status(made)).toMatchObject({ availableReplicas: 1 })
  })

  it('keeps a revision for each template, and gives an old one a new number', () => {
    const made = settled(1, { revisionHistoryLimit: 1 })
    for (const image of ['web:v2', 'web:v3', 'web:v4', 'web:v3']) {
      setImage(made, image)
      made.settle(60_000)
    }
    expect(
      listed(made, 'ControllerRevision')
        .map(({ revision }) => revision)
        .sort(),
    ).toEqual([4, 5])
  })

  it('never makes a second pod of an ordinal while the first is on a node without power', () => {
    const made = settled(2)
    const [first] = listed(made, 'Pod')
    losePower(made, first?.spec?.nodeName ?? '')
    made.advance(1_200_000)
    const [still] = listed(made, 'Pod')
    expect(still?.metadata.uid).toBe(first?.metadata.uid)
    expect(still?.metadata.deletionTimestamp).toBeDefined()
    asAdmin(made, (api) => api.delete('Pod', 'web-0', 'default', { gracePeriodSeconds: 0 }))
    made.settle(60_000)
    expect(listed(made, 'Pod')[0]?.metadata.uid).not.toBe(first?.metadata.uid)
    expect(status(made)).toMatchObject({ readyReplicas: 2 })
  })

  it('replaces a pod that has failed', () => {
    const made = settled(1)
    asAdmin(made, (api) =>
      api.updateStatus('Pod', api.get('Pod', 'web-0', 'default'), (draft) => {
        draft.status = { ...draft.status, phase: 'Failed' }
      }),
    )
    made.settle(60_000)
    expect(status(made)).toMatchObject({ readyReplicas: 1 })
    expect(eventsOf(made, 'web', 'RecreatingFailedPod')).toEqual([
      'StatefulSet default/web is recreating failed Pod web-0',
    ])
  })

  it.each(['Background', 'Foreground'] as const)(
    'goes with its pods and revisions: %s',
    (propagationPolicy) => {
      const made = settled(2)
      asAdmin(made, (api) => api.delete('StatefulSet', 'web', 'default', { propagationPolicy }))
      made.settle(60_000)
      expect(names(made)).toEqual([])
      expect(listed(made, 'ControllerRevision')).toEqual([])
    },
  )

  it('leaves its pods to another of its name', () => {
    const made = settled(2)
    const uids = listed(made, 'Pod').map(({ metadata }) => metadata.uid)
    asAdmin(made, (api) =>
      api.delete('StatefulSet', 'web', 'default', { propagationPolicy: 'Orphan' }),
    )
    made.settle(60_000)
    asAdmin(made, (api) => api.create('StatefulSet', statefulSet(2)))
    made.settle(60_000)
    expect(listed(made, 'Pod').map(({ metadata }) => metadata.uid)).toEqual(uids)
    expect(status(made)).toMatchObject({ replicas: 2, currentReplicas: 2 })
    expect(listed(made, 'ControllerRevision')).toHaveLength(1)
  })
})

describe('claims of a StatefulSet', () => {
  const volumeClaimTemplates = [
    {
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
  ] as const
  const claims = (made: Simulation) =>
    listed(made, 'PersistentVolumeClaim').map(({ metadata }) => metadata.name)
  const withClaims = (policy: object) =>
    settled(2, {
      podManagementPolicy: 'Parallel',
      volumeClaimTemplates: [...volumeClaimTemplates],
      persistentVolumeClaimRetentionPolicy: policy,
    } as never)

  it('are made before their pods, and outlive them', () => {
    const made = withClaims({})
    expect(claims(made)).toEqual(['data-web-0', 'data-web-1'])
    expect(listed(made, 'Pod')[1]?.spec?.volumes?.[0]).toEqual({
      name: 'data',
      persistentVolumeClaim: { claimName: 'data-web-1' },
    })
    expect(eventsOf(made, 'web')).toContain(
      'Create Claim data-web-0 Pod web-0 in StatefulSet web success',
    )
    asAdmin(made, (api) => api.scale('StatefulSet', 'web', 'default', 0))
    made.settle(60_000)
    asAdmin(made, (api) => api.delete('StatefulSet', 'web', 'default'))
    made.settle(60_000)
    expect(claims(made)).toEqual(['data-web-0', 'data-web-1'])
  })

  it('go when the set is scaled down, if it says so', () => {
    const made = withClaims({ whenScaled: 'Delete' })
    asAdmin(made, (api) => api.scale('StatefulSet', 'web', 'default', 1))
    made.settle(60_000)
    expect(claims(made)).toEqual(['data-web-0'])
    asAdmin(made, (api) => api.delete('StatefulSet', 'web', 'default'))
    made.settle(60_000)
    expect(claims(made)).toEqual(['data-web-0'])
  })

  it('go with the set, if it says so', () => {
    const made = withClaims({ whenDeleted: 'Delete' })
    asAdmin(made, (api) => api.scale('StatefulSet', 'web', 'default', 1))
    made.settle(60_000)
    expect(claims(made)).toEqual(['data-web-0', 'data-web-1'])
    asAdmin(made, (api) => api.delete('StatefulSet', 'web', 'default'))
    made.settle(60_000)
    expect(claims(made)).toEqual([])
  })
})
