import { describe, expect, it } from 'vitest'
import type { Simulation } from '../../../src/sim/driver.js'
import { addNode, asAdmin, eventsOf, listed, newCluster } from './cluster.js'

/** A cluster with volumes of these sizes, in the class `manual`. */
function withVolumes(sizes: Readonly<Record<string, string>>, policy = 'Retain'): Simulation {
  const cluster = newCluster()
  for (const [name, storage] of Object.entries(sizes))
    asAdmin(cluster, (api) =>
      api.create('PersistentVolume', {
        metadata: { name },
        spec: {
          capacity: { storage },
          accessModes: ['ReadWriteOnce'],
          persistentVolumeReclaimPolicy: policy as 'Retain',
          storageClassName: 'manual',
          hostPath: { path: `/data/${name}` },
        },
      }),
    )
  cluster.settle(60_000)
  return cluster
}

function claim(cluster: Simulation, name: string, storage: string, storageClassName = 'manual') {
  asAdmin(cluster, (api) =>
    api.create('PersistentVolumeClaim', {
      metadata: { name, namespace: 'default' },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName,
        resources: { requests: { storage } },
      },
    }),
  )
  cluster.settle(60_000)
}

function usingPod(cluster: Simulation, name: string, claimName: string) {
  asAdmin(cluster, (api) =>
    api.create('Pod', {
      metadata: { name, namespace: 'default' },
      spec: {
        containers: [{ name: 'main', image: 'busybox' }],
        volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }],
      },
    }),
  )
  cluster.settle(60_000)
}

const volumes = (cluster: Simulation) =>
  listed(cluster, 'PersistentVolume').map(
    ({ metadata, status, spec }) =>
      `${metadata.name} ${status?.phase} ${spec?.claimRef?.name ?? '-'}`,
  )
const claims = (cluster: Simulation) =>
  listed(cluster, 'PersistentVolumeClaim').map(
    ({ metadata, status, spec }) => `${metadata.name} ${status?.phase} ${spec?.volumeName ?? '-'}`,
  )
const deleteClaim = (cluster: Simulation, name: string) => {
  asAdmin(cluster, (api) => api.delete('PersistentVolumeClaim', name, 'default'))
  cluster.settle(60_000)
}

describe('a claim', () => {
  it('gets the smallest volume that is large enough', () => {
    const cluster = withVolumes({ large: '10Gi', medium: '5Gi', small: '1Gi' })
    claim(cluster, 'mine', '2Gi')
    expect(volumes(cluster)).toEqual([
      'large Available -',
      'medium Bound mine',
      'small Available -',
    ])
    expect(claims(cluster)).toEqual(['mine Bound medium'])
  })

  it('shares its volume with no other claim', () => {
    const cluster = withVolumes({ only: '1Gi' })
    claim(cluster, 'first', '1Gi')
    claim(cluster, 'second', '1Gi')
    expect(claims(cluster)).toEqual(['first Bound only', 'second Pending -'])
    expect(eventsOf(cluster, 'second')).toEqual(['storageclass.storage.k8s.io "manual" not found'])
  })

  it('stays while a pod uses it', () => {
    const cluster = withVolumes({ only: '1Gi' })
    claim(cluster, 'mine', '1Gi')
    usingPod(cluster, 'user', 'mine')
    deleteClaim(cluster, 'mine')
    expect(claims(cluster)).toEqual(['mine Bound only'])
    asAdmin(cluster, (api) => api.delete('Pod', 'user', 'default'))
    cluster.settle(60_000)
    expect(claims(cluster)).toEqual([])
    expect(volumes(cluster)).toEqual(['only Released mine'])
  })

  it('is lost with its volume', () => {
    const cluster = withVolumes({ only: '1Gi' })
    claim(cluster, 'mine', '1Gi')
    asAdmin(cluster, (api) => {
      const volume = api.delete('PersistentVolume', 'only')
      api.amend('PersistentVolume', volume, (draft) => {
        draft.metadata = { ...draft.metadata, finalizers: [] }
      })
    })
    cluster.settle(60_000)
    expect(claims(cluster)).toEqual(['mine Lost only'])
  })
})

describe('a volume that is released', () => {
  it('is not deleted outside of /tmp', () => {
    const cluster = withVolumes({ only: '1Gi' }, 'Delete')
    claim(cluster, 'mine', '1Gi')
    deleteClaim(cluster, 'mine')
    expect(volumes(cluster)).toEqual(['only Failed mine'])
    expect(eventsOf(cluster, 'only')).toEqual([
      'host_path deleter only supports /tmp/.+ but received provided /data/only',
    ])
  })

  it('is free again if it is recycled', () => {
    const cluster = withVolumes({ only: '1Gi' }, 'Recycle')
    claim(cluster, 'mine', '1Gi')
    deleteClaim(cluster, 'mine')
    expect(volumes(cluster)).toEqual(['only Available -'])
  })
})

describe('a class', () => {
  const newClass = (cluster: Simulation, provisioner: string, volumeBindingMode: string) =>
    asAdmin(cluster, (api) =>
      api.create('StorageClass', {
        metadata: { name: 'quick' },
        provisioner,
        volumeBindingMode: volumeBindingMode as 'Immediate',
      }),
    )

  it("of minikube's provisioner makes volumes, and deletes them with their claims", () => {
    const cluster = newCluster()
    newClass(cluster, 'k8s.io/minikube-hostpath', 'Immediate')
    claim(cluster, 'mine', '3Gi', 'quick')
    const [made] = listed(cluster, 'PersistentVolume')
    expect(made?.spec?.hostPath?.path).toBe('/tmp/hostpath-provisioner/default/mine')
    expect(claims(cluster)).toEqual([`mine Bound ${made?.metadata.name}`])
    deleteClaim(cluster, 'mine')
    expect(volumes(cluster)).toEqual([])
  })

  it('can wait for the first pod, and makes the volume for its node', () => {
    const cluster = newCluster()
    addNode(cluster, 'n1')
    newClass(cluster, 'k8s.io/minikube-hostpath', 'WaitForFirstConsumer')
    claim(cluster, 'mine', '3Gi', 'quick')
    expect(eventsOf(cluster, 'mine')).toEqual([
      'waiting for first consumer to be created before binding',
    ])
    usingPod(cluster, 'user', 'mine')
    cluster.advance(30_000)
    expect(claims(cluster)[0]).toMatch(/^mine Bound pvc-/)
    expect(listed(cluster, 'Pod')[0]?.spec?.nodeName).toBeDefined()
  })
})

it('A pod waits for a claim that is not there', () => {
  const cluster = newCluster()
  usingPod(cluster, 'user', 'nosuch')
  expect(eventsOf(cluster, 'user')[0]).toContain('persistentvolumeclaim "nosuch" not found.')
})
