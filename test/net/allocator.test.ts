import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWithin, toAddress, toNumber } from '../../src/net/address.js'
import { allocate, release } from '../../src/net/allocator.js'
import { Simulation } from '../../src/sim/driver.js'
import { emptyWorld } from '../../src/sim/world.js'

describe('an address allocator', () => {
  it('gives the lowest free address, after the network and the gateway', () => {
    const simulation = new Simulation([], emptyWorld(1))
    const take = () => simulation.transact((tx) => allocate(tx, 'bridge', '172.17.0.0/16'))
    expect([take(), take(), take()]).toEqual(['172.17.0.2', '172.17.0.3', '172.17.0.4'])
    simulation.transact((tx) => release(tx, 'bridge', '172.17.0.3'))
    expect(take()).toBe('172.17.0.3')
  })

  it('never gives one address to two, at random or in order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.array(fc.record({ random: fc.boolean(), giveBack: fc.nat(5) }), { maxLength: 40 }),
        (seed, moves) => {
          const simulation = new Simulation([], emptyWorld(seed))
          const taken: string[] = []
          for (const { random, giveBack } of moves) {
            const address = simulation.transact((tx) =>
              allocate(tx, 'p', '10.0.0.0/28', { random }),
            )
            if (address === undefined) expect(taken).toHaveLength(13)
            else {
              expect(taken).not.toContain(address)
              expect(isWithin(address, '10.0.0.0/28')).toBe(true)
              taken.push(address)
            }
            const back = giveBack === 0 ? taken.shift() : undefined
            if (back) simulation.transact((tx) => release(tx, 'p', back))
          }
        },
      ),
    )
  })

  it('gives the address that is wanted, once', () => {
    const simulation = new Simulation([], emptyWorld(1))
    const take = () =>
      simulation.transact((tx) => allocate(tx, 'services', '10.96.0.0/12', { wanted: '10.96.0.1' }))
    expect(take()).toBe('10.96.0.1')
    expect(take()).toBeUndefined()
  })
})

describe('addresses', () => {
  it('are numbers, and numbers addresses', () => {
    fc.assert(fc.property(fc.nat(0xffffffff), (number) => toNumber(toAddress(number)) === number))
  })
})
