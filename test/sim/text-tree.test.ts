/** The maps that tables are made of: ordered, cloned in constant time, compared by what differs. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addKey, eachKey, emptyIndex, firstKey, removeKey } from '../../src/sim/table-index.js'
import { eachTextDifference } from '../../src/sim/text-difference.js'
import { TextTree } from '../../src/sim/text-tree.js'

const key = fc.oneof(fc.nat(400).map(String), fc.string({ maxLength: 3 }))
const change = fc.record({
  key,
  value: fc.option(fc.nat(9), { nil: undefined }),
  clones: fc.boolean(),
})
const changes = fc.array(change, { maxLength: 600 })
const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

interface Both {
  tree: TextTree<number>
  map: Map<string, number>
}

function apply(
  both: Both,
  list: readonly { key: string; value: number | undefined; clones: boolean }[],
): Both[] {
  const kept: Both[] = []
  let { tree, map } = both
  for (const { key, value, clones } of list) {
    if (clones) {
      kept.push({ tree, map })
      tree = tree.clone()
      map = new Map(map)
    }
    if (value === undefined) expect(tree.delete(key)).toBe(map.delete(key))
    else {
      expect(tree.set(key, value)).toBe(!map.has(key))
      map.set(key, value)
    }
  }
  return [...kept, { tree, map }]
}

const sorted = (map: ReadonlyMap<string, number>): [string, number][] =>
  [...map].sort(([a], [b]) => byText(a, b))

describe('a text tree', () => {
  it('holds what a map holds, in order, and so do the trees that it was cloned from', () =>
    fc.assert(
      fc.property(changes, (list) => {
        for (const { tree, map } of apply({ tree: TextTree.empty(), map: new Map() }, list)) {
          expect(tree.toArray()).toEqual(sorted(map))
          expect(tree.size).toBe(map.size)
          for (const [key, value] of map) expect(tree.get(key)).toBe(value)
          expect(tree.minKey()).toBe(sorted(map)[0]?.[0])
          expect(tree.maxKey()).toBe(sorted(map).at(-1)?.[0])
        }
      }),
      { numRuns: 40 },
    ))

  it('finds ranges, and what is next to a key', () =>
    fc.assert(
      fc.property(changes, key, key, fc.boolean(), (list, low, high, includes) => {
        const { tree, map } = apply({ tree: TextTree.empty(), map: new Map() }, list).at(-1) as Both
        const within = sorted(map).filter(
          ([one]) => one >= low && (one < high || (includes && one === high)),
        )
        const seen: [string, number][] = []
        expect(
          tree.forRange(low, high, includes, (one, value) => void seen.push([one, value])),
        ).toBe(within.length)
        expect(seen).toEqual(within)
        expect(tree.getPairOrNextHigher(low)).toEqual(sorted(map).find(([one]) => one >= low))
        expect(tree.getPairOrNextLower(low)).toEqual(sorted(map).findLast(([one]) => one <= low))
        expect(tree.nextLowerKey(low)).toBe(sorted(map).findLast(([one]) => one < low)?.[0])
        expect([...tree.entriesReversed()]).toEqual(sorted(map).reverse())
        expect([...tree.keys(low)]).toEqual(
          sorted(map)
            .map(([one]) => one)
            .filter((one) => one >= low),
        )
      }),
      { numRuns: 60 },
    ))

  it('tells what differs from another', () =>
    fc.assert(
      fc.property(changes, changes, (first, second) => {
        const from = apply({ tree: TextTree.empty(), map: new Map() }, first).at(-1) as Both
        const to = apply({ tree: from.tree.clone(), map: new Map(from.map) }, second).at(-1) as Both
        const found: unknown[] = []
        eachTextDifference(from.tree, to.tree, (one, was, is) => found.push([one, was, is]))
        const keys = [...new Set([...from.map.keys(), ...to.map.keys()])].sort(byText)
        expect(found).toEqual(
          keys
            .map((one) => [one, from.map.get(one), to.map.get(one)])
            .filter(([, was, is]) => was !== is),
        )
      }),
      { numRuns: 60 },
    ))

  it('passes over what both share', () => {
    const tree = TextTree.empty<number>()
    for (let i = 0; i < 10_000; i++) tree.set(String(i).padStart(5, '0'), i)
    const other = tree.clone()
    other.set('05000', -1)
    const found: unknown[] = []
    eachTextDifference(tree, other, (one, was, is) => found.push([one, was, is]))
    expect(found).toEqual([['05000', 5000, -1]])
    expect(other.top.children?.filter((node) => tree.top.children?.includes(node)).length).toBe(
      (tree.top.children?.length ?? 0) - 1,
    )
  })
})

describe('an index', () => {
  it('holds the keys under each value, in order, and so do those that it was cloned from', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), fc.nat(120).map(String), fc.boolean(), fc.nat(5)), {
          maxLength: 500,
        }),
        (list) => {
          let index = emptyIndex()
          let sets = new Map<string, Set<string>>()
          const kept: [typeof index, typeof sets][] = []
          for (const [number, one, adds, clones] of list) {
            if (clones === 0) {
              kept.push([index, sets])
              index = index.clone()
              sets = new Map([...sets].map(([value, keys]) => [value, new Set(keys)]))
            }
            const value = String(number)
            if (adds) addKey(index, value, one)
            else removeKey(index, value, one)
            const keys = sets.get(value) ?? new Set()
            sets.set(value, keys)
            if (adds) keys.add(one)
            else keys.delete(one)
          }
          for (const [held, expected] of [...kept, [index, sets] as const])
            for (const [value, keys] of expected) {
              const seen: string[] = []
              eachKey(held, value, (one) => seen.push(one))
              expect(seen).toEqual([...keys].sort(byText))
              expect(firstKey(held, value)).toBe([...keys].sort(byText)[0])
            }
        },
      ),
      { numRuns: 60 },
    ))
})
