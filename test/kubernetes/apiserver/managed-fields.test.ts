import { describe, expect, it } from 'vitest'
import { kindOf } from '../../../src/kubernetes/kinds/index.js'
import { managedFieldsOf } from '../../../src/kubernetes/apiserver/field-managers.js'
import type { Simulation } from '../../../src/sim/driver.js'
import { asAdmin, failureOf, newCluster } from './cluster.js'

type Name = 'ConfigMap' | 'Deployment' | 'Service' | 'Pod'

/** What `metadata.managedFields` shows of an object of the default namespace. */
const managed = (cluster: Simulation, kind: Name, name: string) =>
  asAdmin(cluster, (api) =>
    managedFieldsOf(
      api.tx,
      kindOf(kind) as never,
      `default/${name}`,
      api.get(kind, name, 'default'),
    ),
  ).map(({ time: _, fieldsType: __, ...rest }) => rest)

const web = (containers: readonly object[], more: object = {}) =>
  ({
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec: { containers } },
      ...more,
    },
  }) as never

describe('managed fields', () => {
  it('are all fields of a new object, its defaults too, for its creator', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) =>
      api.create('Deployment', web([{ name: 'c', image: 'nginx' }]), { fieldManager: 'unknown' }),
    )
    expect(managed(cluster, 'Deployment', 'web')).toEqual([
      {
        manager: 'unknown',
        operation: 'Update',
        apiVersion: 'apps/v1',
        fieldsV1: {
          'f:spec': {
            'f:progressDeadlineSeconds': {},
            'f:replicas': {},
            'f:revisionHistoryLimit': {},
            'f:selector': {},
            'f:strategy': {
              'f:rollingUpdate': { '.': {}, 'f:maxSurge': {}, 'f:maxUnavailable': {} },
              'f:type': {},
            },
            'f:template': {
              'f:metadata': { 'f:labels': { '.': {}, 'f:app': {} } },
              'f:spec': {
                'f:containers': {
                  'k:{"name":"c"}': {
                    '.': {},
                    'f:image': {},
                    'f:imagePullPolicy': {},
                    'f:name': {},
                    'f:resources': {},
                    'f:terminationMessagePath': {},
                    'f:terminationMessagePolicy': {},
                  },
                },
                'f:dnsPolicy': {},
                'f:restartPolicy': {},
                'f:schedulerName': {},
                'f:securityContext': {},
                'f:terminationGracePeriodSeconds': {},
              },
            },
          },
        },
      },
    ])
  })

  it('name items of lists by all their keys, and values of sets', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) => {
      api.create(
        'Service',
        { metadata: { name: 's' }, spec: { ports: [{ port: 80 }], selector: { a: 'b' } } },
        { fieldManager: 'me' },
      )
      api.create(
        'ConfigMap',
        { metadata: { name: 'f', finalizers: ['x.test/y'] } },
        { fieldManager: 'me' },
      )
    })
    expect(managed(cluster, 'Service', 's')[0]?.fieldsV1).toMatchObject({
      'f:spec': {
        'f:ports': {
          '.': {},
          'k:{"port":80,"protocol":"TCP"}': {
            '.': {},
            'f:port': {},
            'f:protocol': {},
            'f:targetPort': {},
          },
        },
        'f:selector': {},
      },
    })
    expect(managed(cluster, 'ConfigMap', 'f')[0]?.fieldsV1).toEqual({
      'f:metadata': { 'f:finalizers': { '.': {}, 'v:"x.test/y"': {} } },
    })
  })

  it('go from manager to manager, and know scale and status apart', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) => {
      api.create('Deployment', web([{ name: 'c', image: 'nginx' }]), { fieldManager: 'me' })
      api.scale('Deployment', 'web', 'default', 3, { fieldManager: 'kubectl' })
      api.patch('Deployment', 'web', 'default', 'merge', { status: { replicas: 9 } }, {
        fieldManager: 'you',
        subresource: 'status',
      } as never)
    })
    const entries = managed(cluster, 'Deployment', 'web')
    expect(entries.map(({ manager, subresource }) => [manager, subresource])).toEqual([
      ['kubectl', 'scale'],
      ['me', undefined],
      ['you', 'status'],
    ])
    expect([entries[0]?.fieldsV1, entries[2]?.fieldsV1]).toEqual([
      { 'f:spec': { 'f:replicas': {} } },
      { 'f:status': { 'f:replicas': {} } },
    ])
    expect(JSON.stringify(entries[1]?.fieldsV1)).not.toContain('f:replicas"')
  })
})

describe('conflicts of server-side apply', () => {
  it('name who updated with which version', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) =>
      api.create('Deployment', web([{ name: 'c', image: 'nginx' }]), {
        fieldManager: 'kubectl-client-side-apply',
      }),
    )
    const failure = failureOf(cluster, (api) =>
      api.apply('Deployment', web([{ name: 'c', image: 'nginx' }], { replicas: 5 }), {
        fieldManager: 'me',
      }),
    )
    expect(failure.message).toBe(
      'Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using apps/v1: .spec.replicas',
    )
  })

  it('refuse lists that name an item twice, which other writes may', () => {
    const cluster = newCluster()
    const twice = { name: 'FOO', value: '1' }
    const port = { containerPort: 93 }
    const body = web([{ name: 'c', image: 'nginx', env: [twice, twice], ports: [port, port] }])
    const failure = failureOf(cluster, (api) =>
      api.apply('Deployment', body, { fieldManager: 'me' }),
    )
    expect(failure.message).toBe(
      'failed to create typed patch object (/web; apps/v1, Kind=Deployment): errors:\n  .spec.template.spec.containers[name="c"].env: duplicate entries for key [name="FOO"]\n  .spec.template.spec.containers[name="c"].ports: duplicate entries for key [containerPort=93,protocol="TCP"]',
    )
  })
})

describe('an item that its applier gives up', () => {
  const ports = (...given: object[]) => web([{ name: 'c', image: 'nginx', ports: given }])
  const portsOf = (cluster: Simulation) =>
    asAdmin(cluster, (api) => api.get('Deployment', 'web', 'default')).spec?.template.spec
      ?.containers[0]?.ports

  it('goes with its defaults, and ports of one number and two protocols are two', () => {
    const cluster = newCluster()
    const [tcp, udp] = [
      { containerPort: 53, protocol: 'TCP' },
      { containerPort: 53, protocol: 'UDP' },
    ]
    asAdmin(cluster, (api) => api.apply('Deployment', ports(tcp, udp), { fieldManager: 'me' }))
    expect(portsOf(cluster)).toEqual([tcp, udp])
    asAdmin(cluster, (api) => api.apply('Deployment', ports(udp), { fieldManager: 'me' }))
    expect(portsOf(cluster)).toEqual([udp])
  })
})
