import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Simulation } from '../../src/sim/driver.js'
import type { Fault } from '../../src/sim/fault.js'
import { type Loop, awaitChange, failures, watch } from '../../src/sim/loop.js'
import { loadWorld, saveWorld } from '../../src/sim/snapshot.js'
import { defineTable } from '../../src/sim/table.js'
import { emptyWorld } from '../../src/sim/world.js'

interface Lamp {
  readonly wanted: boolean
  readonly on: boolean
}
const lamps = defineTable<Lamp>('lamps')

/** Switches lamps on; `look` is called in the middle of each step. */
const switcher = (look: (key: string, now: number) => void): Loop => ({
  name: 'switcher',
  watches: [watch(lamps, ({ key }) => key)],
  step(tx, key) {
    const lamp = tx.get(lamps, key)
    if (!lamp || lamp.on === lamp.wanted) return awaitChange
    tx.put(lamps, key, { ...lamp, on: lamp.wanted })
    look(key, tx.now)
    return awaitChange
  },
})

/** A simulation with dark lamps, and the faults that it tells of. */
function withLamps(loops: readonly Loop[], ...keys: string[]): [Simulation, Fault[]] {
  const simulation = new Simulation(loops, emptyWorld(1))
  const faults: Fault[] = []
  simulation.events.on('fault', (fault) => faults.push(fault))
  simulation.transact((tx) => {
    for (const key of keys) tx.put(lamps, key, { wanted: true, on: false })
  })
  return [simulation, faults]
}

const isOn = (simulation: Simulation, key: string): boolean =>
  simulation.read().get(lamps, key)?.on === true

const failOn =
  (broken: string) =>
  (key: string): void => {
    if (key === broken) throw new TypeError(`${key} has no bulb`)
  }

describe('an error that nobody expected', () => {
  it('ends the step of one key, undoes what that step wrote, and leaves other keys alone', () => {
    const [simulation] = withLamps([switcher(failOn('b'))], 'a', 'b', 'c')
    simulation.advance(1)
    expect(['a', 'b', 'c'].map((key) => isOn(simulation, key))).toEqual([true, false, true])
  })

  it('is told to listeners, typed', () => {
    const [simulation, faults] = withLamps([switcher(failOn('b'))], 'a', 'b')
    simulation.advance(1)
    const { stack, ...fault } = faults[0] as Fault
    expect(fault).toEqual({
      where: 'loop',
      loop: 'switcher',
      key: 'b',
      message: 'TypeError: b has no bulb',
    })
    expect(stack).toContain('fault.test.ts')
  })

  it('is tried again after 5 ms, 10 ms, 20 ms, … and given up after the fifteenth retry', () => {
    const times: number[] = []
    const [simulation] = withLamps(
      [
        switcher((_, now) => {
          times.push(now)
          throw new Error('dark')
        }),
      ],
      'a',
    )
    simulation.settle(1_000)
    simulation.advance(3_600_000)
    const waits = times.slice(1).map((time, i) => time - (times[i] as number))
    expect(waits).toEqual(Array.from({ length: 15 }, (_, i) => 5 * 2 ** i))
    expect(simulation.world.agenda.due.size).toBe(0)
    expect(simulation.read().count(failures)).toBe(0)
  })

  it('is forgotten once the key succeeds', () => {
    let isBroken = true
    const [simulation] = withLamps(
      [
        switcher(() => {
          if (isBroken) throw new Error('dark')
        }),
      ],
      'a',
    )
    simulation.advance(1)
    expect(simulation.read().rows(failures)).toEqual([
      { count: 1, until: simulation.now + 4, fault: 'Error: dark' },
    ])
    isBroken = false
    simulation.advance(10)
    expect([isOn(simulation, 'a'), simulation.read().count(failures)]).toEqual([true, 0])
  })

  it('survives a snapshot: the restored world tries again at the same time', () => {
    const [simulation] = withLamps([switcher(failOn('a'))], 'a')
    simulation.advance(7)
    const restored = new Simulation(
      [switcher(() => undefined)],
      loadWorld(saveWorld(simulation.world)),
    )
    restored.advance(7)
    expect(isOn(restored, 'a')).toBe(false)
    restored.advance(1)
    expect(isOn(restored, 'a')).toBe(true)
  })

  it('of a watch is a fault of its loop, and the change that it looked at stands', () => {
    const blind: Loop = {
      name: 'blind',
      watches: [
        watch(lamps, () => {
          throw new Error('sees nothing')
        }),
      ],
      step: () => awaitChange,
    }
    const [simulation, faults] = withLamps([blind, switcher(() => undefined)], 'a')
    simulation.advance(1)
    expect(isOn(simulation, 'a')).toBe(true)
    expect(faults.map(({ where, loop, key }) => [where, loop, key])).toEqual([
      ['watch', 'blind', 'a'],
      ['watch', 'blind', 'a'],
    ])
  })

  it('in a condition that keeps holding does not let time stand still', () => {
    const eager: Loop = {
      name: 'eager',
      watches: [],
      awakened: () => ['a'],
      step() {
        throw new Error('never')
      },
    }
    const [simulation, faults] = withLamps([eager], 'a')
    simulation.advance(100)
    expect(faults.length).toBeLessThan(10)
  })

  it('is no less a fault for being no Error, or for failing to be told', () => {
    const odd: unknown[] = [
      undefined,
      'text',
      Object.create(null),
      { toString: () => undefined },
      Object.assign(new Error('x'), {
        toString() {
          throw new Error('y')
        },
      }),
    ]
    for (const thrown of odd) {
      const [simulation, faults] = withLamps(
        [
          switcher(() => {
            throw thrown
          }),
        ],
        'a',
      )
      simulation.advance(1)
      expect(typeof faults[0]?.message).toBe('string')
    }
  })

  it('can be answered by the loop in a step of its own', () => {
    const answering: Loop = {
      ...switcher(failOn('a')),
      recover(tx, key) {
        tx.delete(lamps, key)
        return awaitChange
      },
    }
    const [simulation, faults] = withLamps([answering], 'a', 'b')
    simulation.advance(1)
    expect(simulation.read().get(lamps, 'a')).toBeUndefined()
    expect(isOn(simulation, 'b')).toBe(true)
    expect(faults).toHaveLength(1)
  })

  it('in that answer is a fault as well, and the key is tried again', () => {
    const answering: Loop = {
      ...switcher(failOn('a')),
      recover(tx, key) {
        tx.delete(lamps, key)
        throw new Error('no answer')
      },
    }
    const [simulation, faults] = withLamps([answering], 'a', 'b')
    simulation.advance(6)
    expect(simulation.read().get(lamps, 'a')).toBeDefined()
    expect(faults.map(({ message }) => message)).toEqual([
      'TypeError: a has no bulb',
      'Error: no answer',
      'TypeError: a has no bulb',
      'Error: no answer',
    ])
  })

  it('reaches the caller of a transaction, whose world is as before', () => {
    const [simulation] = withLamps([], 'a')
    const before = simulation.world
    expect(() =>
      simulation.transact((tx) => {
        tx.delete(lamps, 'a')
        throw new TypeError('changed my mind')
      }),
    ).toThrow(TypeError)
    expect(simulation.world).toBe(before)
  })
})

describe('loops that fail at random', () => {
  it('never keep a simulation from going on, and get everything done in the end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        (throws, count) => {
          let asked = 0
          const keys = Array.from({ length: count }, (_, i) => `lamp-${i}`)
          const [simulation, faults] = withLamps(
            [
              switcher(() => {
                if (throws[asked++] === true) throw new Error('by chance')
              }),
            ],
            ...keys,
          )
          simulation.settle(1_000)
          for (let round = 0; round < 4; round++) {
            simulation.transact((tx) => {
              for (const key of keys)
                tx.update(lamps, key, (lamp) => void (lamp.wanted = round % 2 === 0))
            })
            simulation.advance(2 ** 15 * 5)
          }
          simulation.transact((tx) => {
            for (const key of keys) tx.update(lamps, key, (lamp) => void (lamp.wanted = true))
          })
          simulation.advance(1)
          asked = throws.length
          simulation.advance(2 ** 15 * 5)
          expect(keys.every((key) => isOn(simulation, key))).toBe(true)
          expect(faults.length).toBeLessThanOrEqual(throws.length)
        },
      ),
      { numRuns: 100, seed: 1 },
    )
  })
})
