import { describe, expect, it } from 'vitest'
import { resolveName } from '../../src/net/names.js'
import { namespaces } from '../../src/net/namespace.js'
import type { Resolver } from '../../src/net/rules.js'
import { Simulation } from '../../src/sim/driver.js'
import { emptyWorld } from '../../src/sim/world.js'

function resolve(name: string, ...resolvers: readonly Resolver[]) {
  const simulation = new Simulation([], emptyWorld(1))
  const box = {
    id: 'n',
    machine: 'm',
    hostname: 'box',
    interfaces: [{ network: 'lan', address: '10.0.0.2' }],
    hosts: { db: '10.0.0.7' },
  }
  simulation.transact((tx) => tx.put(namespaces, 'n', box))
  return resolveName(simulation.read(), { rules: [], resolvers }, name, 'n')
}

describe('a name', () => {
  it('that is an address is that address', () => {
    expect(resolve('10.1.2.3')).toEqual(['10.1.2.3'])
  })

  it('is looked up among localhost, the hosts file and the own name before anybody is asked', () => {
    const liar: Resolver = () => ['6.6.6.6']
    expect(['localhost', 'db', 'box', 'BOX.'].flatMap((name) => resolve(name, liar))).toEqual([
      '127.0.0.1',
      '10.0.0.7',
      '10.0.0.2',
      '10.0.0.2',
    ])
  })

  it('is asked of the resolvers in order', () => {
    const resolvers: Resolver[] = [
      () => undefined,
      (name) => (name === 'web' ? ['10.0.0.8', '10.0.0.9'] : undefined),
      () => ['10.0.0.1'],
    ]
    expect(resolve('web', ...resolvers)).toEqual(['10.0.0.8', '10.0.0.9'])
    expect(resolve('other', ...resolvers)).toEqual(['10.0.0.1'])
  })

  it('may be another name for one, but not for ever', () => {
    const alias: Resolver = (name) =>
      name === 'api' ? ['web'] : name === 'web' ? ['10.0.0.8'] : undefined
    expect(resolve('api', alias)).toEqual(['10.0.0.8'])
    expect(resolve('loop', (name) => [name])).toEqual([])
  })

  it('does no harm when it is __proto__', () => {
    expect(resolve('__proto__')).toEqual([])
    expect(resolve('constructor')).toEqual([])
  })
})
