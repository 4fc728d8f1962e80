import { describe, expect, it } from 'vitest'
import { pods as podTable } from '../../../src/kubernetes/kinds/pod/index.js'
import { kubeProxy } from '../../../src/kubernetes/proxy/rule.js'
import { listen } from '../../../src/net/listen.js'
import { namespaces } from '../../../src/net/namespace.js'
import { route } from '../../../src/net/route.js'
import { keepWay } from '../../../src/net/stickiness.js'
import type { Simulation } from '../../../src/sim/driver.js'
import { asAdmin, deployment, listed, newCluster } from '../controllers/cluster.js'

const NODES = ['node-a', 'node-b']

/**
 * A workstation and two nodes with three web servers behind a Service; `spec` changes the Service.
 */
function serving(spec: object = {}, replicas = 3): { cluster: Simulation; ip: string } {
  const cluster = newCluster(NODES)
  const service = asAdmin(cluster, (api) => {
    api.create('Deployment', deployment('web', replicas))
    return api.create('Service', {
      metadata: { name: 'web', namespace: 'default' },
      spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 as never }], ...spec },
    })
  })
  cluster.settle(60_000)
  cluster.transact((tx) => {
    for (const [i, machine] of ['host', ...NODES].entries()) {
      tx.put(namespaces, `host:${machine}`, {
        id: `host:${machine}`,
        machine,
        hostname: machine,
        interfaces: [
          { network: 'lan', address: `192.168.49.${i + 1}` },
          ...(i > 0 ? [{ network: 'pods', address: `10.244.${i}.1` }] : []),
        ],
      })
    }
    for (const { metadata, spec: podSpec, status } of tx.rows(podTable)) {
      const [id, address] = [metadata.uid, status?.podIP ?? '']
      tx.put(namespaces, id, {
        id,
        machine: podSpec?.nodeName ?? '',
        hostname: metadata.name,
        interfaces: [{ network: 'pods', address, gateway: '10.244.0.1' }],
      })
      listen(tx, id, 8080, metadata.name)
    }
  })
  return { cluster, ip: service.spec?.clusterIP ?? '' }
}

/** Whom packets reach, or why they do not. */
function sent(
  cluster: Simulation,
  address: string,
  port: number,
  { from = 'host:node-a', times = 1 } = {},
): string[] {
  return Array.from({ length: times }, () =>
    cluster.transact((tx) => {
      const way = route(
        tx,
        tx.random,
        { rules: [kubeProxy], resolvers: [] },
        { namespace: from, address, port },
      )
      for (const kept of way.kept ?? []) keepWay(tx, kept)
      return 'failure' in way ? way.failure : way.to.process
    }),
  )
}

const pods = (cluster: Simulation) => listed(cluster, 'Pod').map(({ metadata }) => metadata.name)

describe('a packet to the address of a Service', () => {
  it('goes to each of its pods in turn, at random', () => {
    const { cluster, ip } = serving()
    const reached = sent(cluster, ip, 80, { times: 60 })
    expect([...new Set(reached)].sort()).toEqual(pods(cluster))
    for (const name of pods(cluster))
      expect(reached.filter((one) => one === name).length).toBeGreaterThan(5)
  })

  it('goes to the same pod for the same client, if the Service wants it so', () => {
    const { cluster, ip } = serving({ sessionAffinity: 'ClientIP' })
    expect(new Set(sent(cluster, ip, 80, { times: 20 })).size).toBe(1)
  })

  it('is refused when nobody is there, and vanishes at a port that the Service does not have', () => {
    const { cluster, ip } = serving({}, 0)
    expect(sent(cluster, ip, 80)).toEqual(['refused'])
    expect(sent(cluster, ip, 8080)).toEqual(['timeout'])
  })

  it('means nothing outside of the cluster', () => {
    const { cluster, ip } = serving()
    expect(pods(cluster)).not.toContain(sent(cluster, ip, 80, { from: 'host:host' })[0])
  })
})

describe('a node port', () => {
  const nodePort = { type: 'NodePort', ports: [{ port: 80, targetPort: 8080, nodePort: 30123 }] }

  it('is open on every node, from inside and outside', () => {
    const { cluster } = serving(nodePort)
    for (const address of ['192.168.49.2', '192.168.49.3'])
      for (const from of ['host:host', 'host:node-b'])
        expect(pods(cluster)).toContain(sent(cluster, address, 30123, { from })[0])
    expect(pods(cluster)).toContain(sent(cluster, '127.0.0.1', 30123)[0])
    expect(sent(cluster, '127.0.0.1', 30123, { from: 'host:host' })).toEqual(['refused'])
  })

  it('leads to pods of its own node alone, if traffic is to stay local', () => {
    const { cluster } = serving({ ...nodePort, externalTrafficPolicy: 'Local' })
    const local = listed(cluster, 'Pod')
      .filter(({ spec }) => spec?.nodeName === 'node-b')
      .map(({ metadata }) => metadata.name)
    expect(
      [...new Set(sent(cluster, '192.168.49.3', 30123, { from: 'host:host', times: 40 }))].sort(),
    ).toEqual(local)
  })
})

describe('an external address', () => {
  it('works on nodes', () => {
    const { cluster } = serving({ externalIPs: ['198.51.100.7'] })
    expect(pods(cluster)).toContain(sent(cluster, '198.51.100.7', 80)[0])
  })
})

describe('session affinity', () => {
  const sticky = { sessionAffinity: 'ClientIP' }
  const zoned = (timeoutSeconds: number) => ({
    ...sticky,
    sessionAffinityConfig: { clientIP: { timeoutSeconds } },
  })

  it('is forgotten once the client has stayed away for longer than the timeout', () => {
    const { cluster, ip } = serving(zoned(60), 6)
    const [first] = sent(cluster, ip, 80)
    const later = Array.from({ length: 12 }, () => {
      cluster.advance(61_000)
      return sent(cluster, ip, 80)[0]
    })
    expect(later.some((one) => one !== first)).toBe(true)
  })

  it('lasts as long as the client keeps coming', () => {
    const { cluster, ip } = serving(zoned(60), 6)
    const all = Array.from({ length: 12 }, () => {
      cluster.advance(59_000)
      return sent(cluster, ip, 80)[0]
    })
    expect(new Set(all).size).toBe(1)
  })

  it('ends with its pod', () => {
    const { cluster, ip } = serving(sticky)
    const [first = ''] = sent(cluster, ip, 80)
    asAdmin(cluster, (api) => {
      api.update('Deployment', {
        ...api.get('Deployment', 'web', 'default'),
        spec: { ...api.get('Deployment', 'web', 'default').spec, replicas: 3 } as never,
      })
      api.delete('Pod', first, 'default', { gracePeriodSeconds: 0 })
    })
    cluster.advance(2_000)
    expect(sent(cluster, ip, 80)[0]).not.toBe(first)
  })
})

describe('a policy for traffic from inside', () => {
  it('keeps it on the node that it starts on', () => {
    const { cluster, ip } = serving({ internalTrafficPolicy: 'Local' })
    const local = listed(cluster, 'Pod')
      .filter(({ spec }) => spec?.nodeName === 'node-a')
      .map(({ metadata }) => metadata.name)
    expect([...new Set(sent(cluster, ip, 80, { times: 40 }))].sort()).toEqual(local)
  })

  it('lets it vanish where no pod is', () => {
    const { cluster, ip } = serving({ internalTrafficPolicy: 'Local' }, 1)
    const here = listed(cluster, 'Pod')[0]?.spec?.nodeName
    const elsewhere = NODES.find((node) => node !== here)
    expect(sent(cluster, ip, 80, { from: `host:${elsewhere}` })).toEqual(['timeout'])
    expect(sent(cluster, ip, 80, { from: `host:${here}` })).toEqual(pods(cluster))
  })
})

describe('the address of a load balancer', () => {
  it('admits the ranges of addresses that the Service names, and every pod', () => {
    const { cluster } = serving({
      type: 'LoadBalancer',
      loadBalancerSourceRanges: ['203.0.113.0/24'],
    })
    asAdmin(cluster, (api) => {
      api.updateStatus('Service', api.get('Service', 'web', 'default'), (draft) => {
        draft.status = { loadBalancer: { ingress: [{ ip: '198.51.100.9' }] } }
      })
    })
    const stranger = sent(cluster, '198.51.100.9', 80, { from: 'host:node-b' })
    expect(pods(cluster)).toContain(stranger[0])
    cluster.transact((tx) => {
      tx.put(namespaces, 'edge', {
        id: 'edge',
        machine: 'node-a',
        hostname: 'edge',
        interfaces: [{ network: 'lan', address: '192.168.49.77' }],
      })
    })
    expect(sent(cluster, '198.51.100.9', 80, { from: 'edge' })).toEqual(['timeout'])
  })
})

describe('traffic that is to stay near', () => {
  it('goes to endpoints of its zone, where hints say so', () => {
    const cluster = serving({ trafficDistribution: 'PreferSameZone' }, 4)
    asAdmin(cluster.cluster, (api) => {
      for (const [i, name] of NODES.entries())
        api.mutate('Node', api.get('Node', name), (draft) => {
          draft.metadata = { ...draft.metadata, labels: { 'topology.kubernetes.io/zone': `z${i}` } }
        })
    })
    asAdmin(cluster.cluster, (api) =>
      api.mutate('Service', api.get('Service', 'web', 'default'), (draft) => {
        draft.metadata = { ...draft.metadata, labels: { again: 'yes' } }
      }),
    )
    cluster.cluster.settle(5_000)
    const near = listed(cluster.cluster, 'Pod')
      .filter(({ spec }) => spec?.nodeName === 'node-a')
      .map(({ metadata }) => metadata.name)
    expect([...new Set(sent(cluster.cluster, cluster.ip, 80, { times: 40 }))].sort()).toEqual(near)
  })
})
