import { describe, expect, it } from 'vitest'
import { clusterDns } from '../../../src/kubernetes/dns/resolver.js'
import { resolveName } from '../../../src/net/names.js'
import { namespaces } from '../../../src/net/namespace.js'
import { asAdmin, deployment, listed, newCluster } from '../controllers/cluster.js'

/** A pod of namespace `default` that asks, and Services in `default` and `shop`. */
function asking() {
  const cluster = newCluster(['node-a'])
  asAdmin(cluster, (api) => api.create('Namespace', { metadata: { name: 'shop' } }))
  cluster.settle(60_000)
  asAdmin(cluster, (api) => {
    api.create('Deployment', deployment('web', 2))
    const spec = { selector: { app: 'web' }, ports: [{ port: 80 }] }
    api.create('Service', {
      metadata: { name: 'web', namespace: 'default' },
      spec: { ...spec, clusterIP: '10.96.0.80' },
    })
    api.create('Service', {
      metadata: { name: 'headless', namespace: 'default' },
      spec: { ...spec, clusterIP: 'None' },
    })
    api.create('Service', {
      metadata: { name: 'db', namespace: 'shop' },
      spec: { ports: [{ port: 1 }], clusterIP: '10.96.0.81' },
    })
    api.create('Service', {
      metadata: { name: 'external', namespace: 'default' },
      spec: { type: 'ExternalName', externalName: 'db.shop.svc.cluster.local' },
    })
  })
  cluster.settle(60_000)
  const addresses = listed(cluster, 'Pod').map(({ status }) => status?.podIP ?? '')
  cluster.transact((tx) => {
    tx.put(namespaces, 'sandbox', {
      id: 'sandbox',
      machine: 'node-a',
      hostname: 'web-1',
      interfaces: [{ network: 'pods', address: addresses[0] ?? '' }],
    })
    tx.put(namespaces, 'host:node-a', {
      id: 'host:node-a',
      machine: 'node-a',
      hostname: 'node-a',
      interfaces: [{ network: 'lan', address: '192.168.49.2' }],
    })
  })
  const resolve = (name: string, from = 'sandbox') =>
    resolveName(cluster.read(), { rules: [], resolvers: [clusterDns] }, name, from)
  return { resolve, addresses }
}

describe('the names that a pod knows', () => {
  it('are those of Services, short or long', () => {
    const { resolve } = asking()
    for (const name of [
      'web',
      'web.default',
      'web.default.svc',
      'web.default.svc.cluster.local',
      'web.default.svc.cluster.local.',
    ])
      expect(resolve(name)).toEqual(['10.96.0.80'])
    expect(resolve('db.shop')).toEqual(['10.96.0.81'])
    expect(resolve('kubernetes')).toEqual(['10.96.0.1'])
    expect(resolve('db')).toEqual([])
    expect(resolve('nosuch.default')).toEqual([])
  })

  it('lead to pods for a headless Service, and on to another name for an external one', () => {
    const { resolve, addresses } = asking()
    expect([...resolve('headless')].sort()).toEqual([...addresses].sort())
    expect(resolve(`${addresses[1]?.replaceAll('.', '-')}.headless`)).toEqual([addresses[1]])
    expect(resolve('external')).toEqual(['10.96.0.81'])
  })

  it('are addresses of pods in another form', () => {
    expect(asking().resolve('10-244-0-7.default.pod.cluster.local')).toEqual(['10.244.0.7'])
  })

  it('are not known to nodes', () => {
    expect(asking().resolve('web.default.svc.cluster.local', 'host:node-a')).toEqual([])
  })
})
