import { describe, expect, it } from 'vitest'
import type { Simulation } from '../../../src/sim/driver.js'
import { asAdmin, deployment, listed, newCluster } from './cluster.js'

function serving(replicas = 3, spec = {}): Simulation {
  const cluster = newCluster()
  asAdmin(cluster, (api) => {
    const web = deployment('web', replicas)
    Object.assign(web.spec?.template.spec?.containers[0] ?? {}, {
      ports: [{ name: 'http', containerPort: 8080 }],
    })
    api.create('Deployment', web)
    api.create('Service', {
      metadata: { name: 'web', namespace: 'default' },
      spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 'http' }], ...spec },
    })
  })
  cluster.settle(60_000)
  return cluster
}

const endpoints = (cluster: Simulation, name = 'web') =>
  asAdmin(cluster, (api) => api.get('Endpoints', name, 'default'))
const slices = (cluster: Simulation, name = 'web') =>
  asAdmin(cluster, (api) => api.by('EndpointSlice', 'byService', `default/${name}`))
const scale = (cluster: Simulation, replicas: number) =>
  asAdmin(cluster, (api) => api.scale('Deployment', 'web', 'default', replicas))

describe('the endpoints of a Service', () => {
  it('are its ready pods, sorted by address', () => {
    const cluster = serving()
    const { metadata, subsets } = endpoints(cluster)
    expect(metadata.labels).toEqual({ 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' })
    expect(metadata.annotations).toHaveProperty([
      'endpoints.kubernetes.io/last-change-trigger-time',
    ])
    expect(subsets).toHaveLength(1)
    expect(subsets?.[0]?.ports).toEqual([{ port: 8080, protocol: 'TCP' }])
    const addresses = subsets?.[0]?.addresses?.map(({ ip }) => ip) ?? []
    expect(addresses).toEqual([...addresses].sort())
    expect(addresses).toHaveLength(3)
  })

  it('have their ports in the order of the recording', () => {
    const ports = [
      { name: 'a', port: 80, targetPort: 8080 },
      { name: 'b', port: 81, targetPort: 8081 },
    ]
    const cluster = serving(1, { ports })
    expect(endpoints(cluster).subsets?.[0]?.ports?.map(({ port }) => port)).toEqual([8080, 8081])
    expect(slices(cluster)[0]?.ports?.map(({ port }) => port)).toEqual([8081, 8080])
  })

  it('stay in their slice while others come and go', () => {
    const cluster = serving()
    const [before] = slices(cluster)
    expect(before?.metadata).toMatchObject({
      generateName: 'web-',
      labels: {
        'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
        'kubernetes.io/service-name': 'web',
      },
    })
    scale(cluster, 5)
    cluster.settle(60_000)
    const [after, ...others] = slices(cluster)
    expect(others).toEqual([])
    expect(after?.endpoints?.slice(0, 3)).toEqual(before?.endpoints)
    expect(after?.endpoints).toHaveLength(5)
  })

  it('are left by pods that terminate; a slice says that they still serve', () => {
    const cluster = serving()
    scale(cluster, 2)
    cluster.advance(300)
    expect(endpoints(cluster).subsets?.[0]?.addresses).toHaveLength(2)
    expect(slices(cluster)[0]?.endpoints?.map(({ conditions }) => conditions)).toContainEqual({
      ready: false,
      serving: true,
      terminating: true,
    })
  })

  it('are none without pods, but one empty slice stays', () => {
    const cluster = serving(1)
    scale(cluster, 0)
    cluster.settle(60_000)
    expect(endpoints(cluster).subsets).toBeUndefined()
    expect(slices(cluster)).toMatchObject([{ endpoints: [] }])
  })

  it('fill slices of a hundred', () => {
    const cluster = serving(230)
    expect(
      slices(cluster)
        .map(({ endpoints: list = [] }) => list.length)
        .sort(),
    ).toEqual([100, 100, 30])
  })

  it('go with the Service', () => {
    const cluster = serving()
    asAdmin(cluster, (api) => api.delete('Service', 'web', 'default'))
    cluster.settle(60_000)
    expect(slices(cluster)).toEqual([])
    expect(listed(cluster, 'Endpoints').map(({ metadata }) => metadata.name)).toEqual([
      'kubernetes',
    ])
  })
})

describe('endpoints written by hand', () => {
  it('are mirrored into slices', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) => {
      api.create('Service', {
        metadata: { name: 'nosel', namespace: 'default' },
        spec: { ports: [{ port: 80 }] },
      })
      api.create('Endpoints', {
        metadata: { name: 'nosel', namespace: 'default' },
        subsets: [
          { addresses: [{ ip: '11.11.11.11' }, { ip: '22.22.22.22' }], ports: [{ port: 80 }] },
        ],
      })
    })
    cluster.settle(60_000)
    expect(slices(cluster, 'nosel')).toMatchObject([
      {
        metadata: {
          labels: {
            'endpointslice.kubernetes.io/managed-by': 'endpointslicemirroring-controller.k8s.io',
          },
        },
        endpoints: [
          { addresses: ['11.11.11.11'], conditions: { ready: true } },
          { addresses: ['22.22.22.22'] },
        ],
        ports: [{ port: 80, protocol: 'TCP' }],
      },
    ])
    expect(endpoints(cluster, 'nosel').subsets).toHaveLength(1)
  })
})
