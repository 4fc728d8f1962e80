import { describe, expect, it } from 'vitest'
import { exchangeLoop, outcomeOf, respond, send } from '../../src/net/exchange.js'
import { closeListeners, listen } from '../../src/net/listen.js'
import { namespaces, powerNetwork } from '../../src/net/namespace.js'
import { type Message, exchanges } from '../../src/net/request.js'
import type { Fabric } from '../../src/net/rules.js'
import { Simulation } from '../../src/sim/driver.js'
import { emptyWorld } from '../../src/sim/world.js'

const GET: Message = { protocol: 'http', method: 'GET', path: '/', body: '' }
const OK = { status: 200, headers: {}, body: 'hello' }

/**
 * Two machines; on the second a server that listens on port 80 and answers when the test says so.
 */
function scene(addresses: readonly string[] = []) {
  const fabric: Fabric = {
    rules: [],
    resolvers: [(name) => (name === 'web' && addresses.length > 0 ? addresses : undefined)],
  }
  const simulation = new Simulation([exchangeLoop(fabric)], emptyWorld(1))
  simulation.transact((tx) => {
    tx.put(namespaces, 'host:a', {
      id: 'host:a',
      machine: 'a',
      hostname: 'a',
      interfaces: [{ network: 'lan', address: '10.0.0.1' }],
    })
    tx.put(namespaces, 'host:b', {
      id: 'host:b',
      machine: 'b',
      hostname: 'b',
      interfaces: [{ network: 'lan', address: '10.0.0.2' }],
    })
    listen(tx, 'host:b', 80, 'server')
  })
  return {
    simulation,
    ask: (host = '10.0.0.2', port = 80, message = GET, timeout?: number) =>
      simulation.transact((tx) =>
        send(tx, fabric, {
          namespace: 'host:a',
          host,
          port,
          message,
          ...(timeout === undefined ? {} : { timeout }),
        }),
      ),
    answer: () =>
      simulation.transact((tx) => {
        for (const { id } of tx.by(exchanges, 'byServer', 'server')) respond(tx, id, OK)
      }),
    outcome: (id: string) => simulation.transact((tx) => outcomeOf(tx, id)),
  }
}

describe('an exchange', () => {
  it('arrives after a millisecond on another machine, and is forgotten when its answer was taken', () => {
    const { simulation, ask, answer, outcome } = scene()
    const id = ask()
    answer()
    expect(outcome(id)).toBeUndefined()
    simulation.advance(1)
    answer()
    expect(outcome(id)).toMatchObject({
      answer: OK,
      hops: [{ by: 'client' }, { by: 'server', machine: 'b' }],
    })
    expect(simulation.read().rows(exchanges)).toEqual([])
  })

  it('fails when nobody answers in time', () => {
    const { simulation, ask, outcome } = scene()
    const id = ask('10.0.0.2', 80, GET, 2_000)
    simulation.advance(1_999)
    expect(outcome(id)).toBeUndefined()
    simulation.advance(1)
    expect(outcome(id)).toMatchObject({ failure: 'timeout' })
  })

  it('is refused where nobody listens, and finds nobody at an address that nobody has', () => {
    const { simulation, ask, outcome } = scene()
    const [refused, lost] = [ask('10.0.0.2', 81), ask('10.0.0.9')]
    simulation.advance(2_999)
    expect(outcome(refused)).toMatchObject({ failure: 'refused' })
    expect(outcome(lost)).toBeUndefined()
    simulation.advance(1)
    expect(outcome(lost)).toMatchObject({ failure: 'unreachable' })
  })

  it('needs a name that somebody knows', () => {
    const { ask, outcome } = scene()
    expect(outcome(ask('nosuch'))).toMatchObject({ failure: 'unresolved' })
  })

  it('tries the next address of a name when one refuses', () => {
    const { simulation, ask, answer, outcome } = scene(['10.0.0.1', '10.0.0.2'])
    const id = ask('web')
    simulation.advance(5)
    answer()
    expect(outcome(id)).toMatchObject({ answer: OK })
  })

  it('is answered by the system itself when it says nothing: the port is open', () => {
    const { simulation, ask, outcome } = scene()
    const id = ask('10.0.0.2', 80, { protocol: 'tcp', body: '' })
    simulation.advance(1)
    expect(outcome(id)).toMatchObject({ answer: { status: 0 } })
  })

  it('is reset when its server ends', () => {
    const { simulation, ask, outcome } = scene()
    const id = ask()
    simulation.advance(1)
    simulation.transact((tx) => closeListeners(tx, 'server'))
    simulation.advance(1)
    expect(outcome(id)).toMatchObject({ failure: 'reset' })
  })

  it('is left without a word when its server loses power', () => {
    const { simulation, ask, outcome } = scene()
    const id = ask('10.0.0.2', 80, GET, 5_000)
    simulation.advance(1)
    simulation.transact((tx) => {
      powerNetwork(tx, 'b', false)
      closeListeners(tx, 'server')
    })
    simulation.advance(4_000)
    expect(outcome(id)).toBeUndefined()
    simulation.advance(1_000)
    expect(outcome(id)).toMatchObject({ failure: 'timeout' })
  })
})
