import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Simulation } from '../../src/sim/driver.js'
import { Step } from '../../src/sim/step.js'
import { defineTable } from '../../src/sim/table.js'
import { emptyWorld, readerOf } from '../../src/sim/world.js'

interface Book {
  readonly title: string
  readonly shelf?: string
  readonly tags: readonly string[]
}
const books = defineTable<Book, 'byShelf' | 'byTag'>('books', {
  byShelf: (row) => row.shelf,
  byTag: (row) => row.tags,
})

describe('a step', () => {
  it('leaves the world as it was until it is committed', () => {
    const world = emptyWorld(1)
    const step = new Step(world, undefined)
    step.put(books, 'a', { title: 'A', tags: [] })
    expect(readerOf(world).get(books, 'a')).toBeUndefined()
    expect(readerOf(step.commit()).get(books, 'a')?.title).toBe('A')
    expect(readerOf(world).count(books)).toBe(0)
  })

  it('is undone as a whole when it throws: rows, work, randomness and counters', () => {
    const simulation = new Simulation([], emptyWorld(1))
    const before = simulation.world
    expect(() =>
      simulation.transact((tx) => {
        tx.put(books, 'a', { title: 'A', tags: [] })
        tx.book('loop', 'key')
        tx.random.int(0, 100)
        tx.next('counter')
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(simulation.world).toBe(before)
  })

  it('takes a write that changes nothing for no write', () => {
    const simulation = new Simulation([], emptyWorld(1))
    simulation.transact((tx) => tx.put(books, 'a', { title: 'A', tags: ['x'] }))
    const row = simulation.read().get(books, 'a')
    const changes = simulation.world.changes
    simulation.transact((tx) => {
      expect(tx.put(books, 'a', { title: 'A', tags: ['x'] })).toBe(row)
      tx.update(books, 'a', (draft) => {
        draft.title = 'A'
      })
    })
    expect(simulation.world.changes).toBe(changes)
  })

  it('freezes what it stores', () => {
    const simulation = new Simulation([], emptyWorld(1))
    const row = simulation.transact((tx) => tx.put(books, 'a', { title: 'A', tags: ['x'] }))
    expect(Object.isFrozen(row) && Object.isFrozen(row.tags)).toBe(true)
  })
})

describe('an index', () => {
  it('holds exactly what a scan would find, whatever is written', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd')
    const shelf = fc.option(fc.constantFrom('one', 'two', '__proto__'), { nil: undefined })
    const write = fc.record({
      key,
      shelf,
      tags: fc.uniqueArray(fc.constantFrom('x', 'y')),
      gone: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(write, { maxLength: 30 }), (writes) => {
        const simulation = new Simulation([], emptyWorld(1))
        for (const { key, shelf, tags, gone } of writes) {
          simulation.transact((tx) =>
            gone
              ? tx.delete(books, key)
              : tx.put(books, key, { title: key, tags, ...(shelf === undefined ? {} : { shelf }) }),
          )
        }
        const read = simulation.read()
        for (const value of ['one', 'two', '__proto__'])
          expect(read.by(books, 'byShelf', value)).toEqual(
            read.rows(books).filter((row) => row.shelf === value),
          )
        for (const value of ['x', 'y'])
          expect(read.by(books, 'byTag', value)).toEqual(
            read.rows(books).filter((row) => row.tags.includes(value)),
          )
      }),
    )
  })
})
