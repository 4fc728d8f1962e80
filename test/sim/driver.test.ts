import { describe, expect, it } from 'vitest'
import { Simulation } from '../../src/sim/driver.js'
import { TimeoutError } from '../../src/sim/errors.js'
import type { Fault } from '../../src/sim/fault.js'
import { type Loop, awaitChange, requeueAt, retry, watch } from '../../src/sim/loop.js'
import { defineTable } from '../../src/sim/table.js'
import { emptyWorld } from '../../src/sim/world.js'

interface Wish {
  readonly wanted: number
  readonly is: number
}
const wishes = defineTable<Wish>('wishes')

/** Comes one nearer to what is wanted, each second. */
const granter: Loop = {
  name: 'granter',
  watches: [watch(wishes, ({ key, before }) => (before === undefined ? key : undefined))],
  latency: 10,
  step(tx, key) {
    const wish = tx.get(wishes, key)
    if (!wish || wish.is >= wish.wanted) return awaitChange
    tx.put(wishes, key, { ...wish, is: wish.is + 1 })
    return requeueAt(tx.now + 1000, { idle: false })
  },
}

describe('a loop', () => {
  it('sees a change after its latency', () => {
    const simulation = new Simulation([granter], emptyWorld(1))
    simulation.transact((tx) => tx.put(wishes, 'a', { wanted: 1, is: 0 }))
    simulation.advance(9)
    expect(simulation.read().get(wishes, 'a')?.is).toBe(0)
    simulation.advance(1)
    expect(simulation.read().get(wishes, 'a')?.is).toBe(1)
  })

  it('settles when nothing is left but waiting', () => {
    const simulation = new Simulation([granter], emptyWorld(1))
    simulation.transact((tx) => tx.put(wishes, 'a', { wanted: 5, is: 0 }))
    simulation.settle(60_000)
    expect(simulation.read().get(wishes, 'a')?.is).toBe(5)
  })

  it('says what is left when it does not settle in time', () => {
    const simulation = new Simulation([granter], emptyWorld(1))
    simulation.transact((tx) => tx.put(wishes, 'a', { wanted: 1e9, is: 0 }))
    expect(() => simulation.settle(10)).toThrow(TimeoutError)
    expect(() => simulation.settle(10)).toThrow('"granter"')
  })

  it('backs off 5 ms, 10 ms, 20 ms, … while it fails', () => {
    const times: number[] = []
    const failing: Loop = {
      name: 'failing',
      watches: [],
      step(tx) {
        times.push(tx.now)
        return retry
      },
    }
    const simulation = new Simulation([failing], emptyWorld(1))
    simulation.transact((tx) => tx.book('failing', 'a'))
    simulation.advance(100)
    expect(times.map((time) => time - (times[0] as number))).toEqual([0, 5, 15, 35, 75])
  })

  it('is stopped when it wakes itself at the same instant for ever', () => {
    const spinning: Loop = { name: 'spinning', watches: [], step: (tx) => requeueAt(tx.now) }
    const simulation = new Simulation([spinning], emptyWorld(1))
    const faults: Fault[] = []
    simulation.events.on('fault', (fault) => faults.push(fault))
    simulation.transact((tx) => tx.book('spinning', 'a'))
    simulation.advance(1)
    expect(faults.map(({ message }) => message)).toEqual([
      'StuckError: time stands still: loop "spinning" ran 10001 times for "a" at the same instant',
    ])
  })
})

describe('steps of one instant', () => {
  const breaking: Loop = {
    name: 'breaking',
    watches: [watch(wishes, ({ key, before }) => (before === undefined ? key : undefined))],
    step(tx, key) {
      tx.put(wishes, key, { wanted: 0, is: tx.random.int(1, 1_000_000) })
      if (key === 'c') throw new Error('c breaks')
      return awaitChange
    },
  }
  const started = (): Simulation => {
    const simulation = new Simulation([breaking], emptyWorld(1))
    simulation.transact((tx) =>
      ['a', 'b', 'c', 'd'].forEach((key) => void tx.put(wishes, key, { wanted: 0, is: 0 })),
    )
    return simulation
  }

  it('stand if one of them fails, which leaves no trace', () => {
    const simulation = started()
    simulation.advance(1)
    const rows = ['a', 'b', 'c', 'd'].map((key) => simulation.read().get(wishes, key)?.is ?? 0)
    expect(rows.map((is) => is > 0)).toEqual([true, true, false, true])
  })

  it('come to the same world whether somebody watches or not', () => {
    const [alone, watched] = [started(), started()]
    watched.events.on('commit', () => undefined)
    for (const simulation of [alone, watched]) simulation.advance(1_000_000)
    expect(JSON.stringify(alone.world)).toBe(JSON.stringify(watched.world))
    expect(alone.trace.list()).toEqual(watched.trace.list())
  })

  it('that are urgent go first', () => {
    const order: string[] = []
    const loop = (name: string, urgent: boolean): Loop => ({
      name,
      watches: [watch(wishes, ({ key }) => key, { urgent })],
      step(_, key) {
        order.push(`${name} ${key}`)
        return awaitChange
      },
    })
    const simulation = new Simulation([loop('calm', false), loop('hasty', true)], emptyWorld(1))
    simulation.transact((tx) =>
      ['a', 'b'].forEach((key) => void tx.put(wishes, key, { wanted: 0, is: 0 })),
    )
    simulation.advance(1)
    expect(order).toEqual(['hasty a', 'hasty b', 'calm a', 'calm b'])
  })
})

describe('a fork', () => {
  it('goes on exactly as the original, and independently of it', () => {
    const simulation = new Simulation([granter], emptyWorld(1))
    simulation.transact((tx) => tx.put(wishes, 'a', { wanted: 5, is: 0 }))
    simulation.advance(1500)
    const fork = new Simulation([granter], simulation.world)
    fork.advance(2000)
    expect(simulation.read().get(wishes, 'a')?.is).toBe(2)
    simulation.advance(2000)
    expect(fork.read().get(wishes, 'a')).toEqual(simulation.read().get(wishes, 'a'))
    expect(fork.now).toBe(simulation.now)
  })
})

describe('the trace', () => {
  it('leads from a change back to the call that began it', () => {
    const simulation = new Simulation([granter], emptyWorld(1))
    simulation.transact((tx) => tx.put(wishes, 'a', { wanted: 1, is: 0 }), 'make a wish')
    simulation.settle(5000)
    const causes = simulation.trace.causes(simulation.world.changes)
    expect(causes.map(({ loop, key }) => `${loop} ${key}`)).toEqual([
      'granter a',
      'user make a wish',
    ])
  })
})
