import { describe, expect, it } from 'vitest'
import { listen } from '../../src/net/listen.js'
import { type NetworkInterface, namespaces, powerNetwork } from '../../src/net/namespace.js'
import { route } from '../../src/net/route.js'
import type { Fabric, Rule } from '../../src/net/rules.js'
import { Simulation } from '../../src/sim/driver.js'
import { emptyWorld } from '../../src/sim/world.js'

/** Two machines on one network; on the first a container behind docker0 that listens on 80. */
function world(rules: readonly Rule[] = []) {
  const simulation = new Simulation([], emptyWorld(1))
  const add = (id: string, machine: string, interfaces: readonly NetworkInterface[]) =>
    simulation.transact((tx) => tx.put(namespaces, id, { id, machine, hostname: id, interfaces }))
  add('host:a', 'a', [
    { network: 'lan', address: '192.168.49.1' },
    { network: 'a/bridge', address: '172.17.0.1' },
  ])
  add('host:b', 'b', [
    { network: 'lan', address: '192.168.49.2' },
    { network: 'b/bridge', address: '172.17.0.1' },
  ])
  add('box', 'a', [{ network: 'a/bridge', address: '172.17.0.2', gateway: '172.17.0.1' }])
  add('peer', 'a', [{ network: 'a/bridge', address: '172.17.0.3', gateway: '172.17.0.1' }])
  simulation.transact((tx) => listen(tx, 'box', 80, 'server'))
  const fabric: Fabric = { rules, resolvers: [] }
  const to = (namespace: string, address: string, port = 80) =>
    simulation.transact((tx) => route(tx, tx.random, fabric, { namespace, address, port }))
  return { simulation, add, to }
}

const scene = (rules: readonly Rule[] = []) => world(rules).to

describe('a packet', () => {
  it('to its own namespace arrives as from itself', () => {
    expect(scene()('box', '127.0.0.1')).toMatchObject({
      to: { process: 'server' },
      source: '127.0.0.1',
    })
  })

  it('from a machine to its own container comes from the bridge', () => {
    expect(scene()('host:a', '172.17.0.2')).toMatchObject({
      to: { namespace: 'box' },
      source: '172.17.0.1',
    })
  })

  it('from a container to its neighbour comes from that container', () => {
    expect(scene()('peer', '172.17.0.2')).toMatchObject({ source: '172.17.0.3' })
  })

  it('does not reach the bridge of another machine, which has the same addresses', () => {
    expect(scene()('host:b', '172.17.0.2')).toMatchObject({ failure: 'unreachable' })
  })

  it('is refused where nobody listens', () => {
    expect(scene()('host:a', '172.17.0.2', 81)).toMatchObject({ failure: 'refused' })
    expect(scene()('host:a', '127.0.0.1', 81)).toMatchObject({ failure: 'refused' })
  })

  it('goes where the first rule that speaks sends it, and every station is a hop', () => {
    const rules: Rule[] = [
      () => undefined,
      ({ port, namespace }) =>
        port === 8080 && namespace === 'host:a'
          ? {
              do: 'pass',
              by: 'docker-proxy',
              address: '172.17.0.2',
              port: 80,
              namespace: 'box',
              source: '172.17.0.1',
            }
          : undefined,
      () => ({ do: 'drop', by: 'never' }),
    ]
    const way = scene(rules)('host:a', '127.0.0.1', 8080)
    expect(way).toMatchObject({ to: { namespace: 'box', port: 80 }, source: '172.17.0.1' })
    expect(way.hops.map(({ by }) => by)).toEqual(['docker-proxy', 'server'])
  })

  it('does not reach a container on another bridge of the machine, whose firewall drops it', () => {
    const { to, add } = world()
    add('other', 'a', [{ network: 'a/bridge', address: '172.17.0.4', gateway: '172.17.0.1' }])
    add('apart', 'a', [{ network: 'a/own', address: '172.18.0.2', gateway: '172.18.0.1' }])
    add('host:a', 'a', [
      { network: 'lan', address: '192.168.49.1' },
      { network: 'a/bridge', address: '172.17.0.1' },
      { network: 'a/own', address: '172.18.0.1' },
    ])
    expect(to('apart', '172.17.0.2')).toMatchObject({ failure: 'timeout' })
    expect(to('apart', '172.17.0.1')).toMatchObject({ failure: 'refused' })
    expect(to('host:a', '172.18.0.2')).toMatchObject({ failure: 'refused' })
  })

  it('keeps the source that a rule gave it', () => {
    const keep: Rule = ({ address, source }) =>
      address === '10.96.0.1'
        ? { do: 'pass', by: 'kube-proxy', address: '172.17.0.2', port: 80, source }
        : undefined
    expect(world([keep]).to('host:a', '10.96.0.1')).toMatchObject({ source: '192.168.49.1' })
  })

  it('to a machine without power finds no way after three seconds', () => {
    const { simulation, to } = world()
    simulation.transact((tx) => powerNetwork(tx, 'b', false))
    expect(to('host:a', '192.168.49.2')).toMatchObject({ failure: 'unreachable', delay: 3000 })
    simulation.transact((tx) => powerNetwork(tx, 'b', true))
    expect(to('host:a', '192.168.49.2')).toMatchObject({ failure: 'refused' })
  })

  it('to an address that no network has is never answered', () => {
    expect(scene()('host:a', '203.0.113.7')).toMatchObject({ failure: 'timeout' })
  })

  it('that rules send round in circles is dropped', () => {
    const circle: Rule = ({ address, port }) => ({ do: 'pass', by: 'circle', address, port })
    expect(scene([circle])('host:a', '10.0.0.1')).toMatchObject({ failure: 'timeout' })
  })
})
