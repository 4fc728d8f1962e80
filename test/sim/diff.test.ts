import fc from 'fast-check'
import jsonpatch, { type Operation } from 'fast-json-patch'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type PatchOperation,
  type WorldDiff,
  type WorldView,
  createLab,
  diffWorlds,
  patchBetween,
  restoreLab,
  viewOf,
} from '../../src/index.js'
import { changesBetween } from '../../src/sim/diff.js'
import { Simulation } from '../../src/sim/driver.js'
import { defineTable } from '../../src/sim/table.js'
import { eachTextDifference } from '../../src/sim/text-difference.js'
import type { Node } from '../../src/sim/text-nodes.js'
import { TextTree } from '../../src/sim/text-tree.js'
import { type World, emptyWorld } from '../../src/sim/world.js'

/** Counts from now on how often keys in the leaves are looked at. */
function readsOf(tops: readonly Node<number>[]): { count: number } {
  const reads = { count: 0 }
  const watched = new Set<Node<number>>()
  const watch = (node: Node<number>): void => {
    for (const child of node.children ?? []) watch(child)
    if (node.children || watched.has(node)) return
    watched.add(node)
    const get = (keys: string[], name: string): unknown => {
      reads.count++
      return Reflect.get(keys, name)
    }
    Object.defineProperty(node, 'keys', {
      value: new Proxy(node.keys, { get } as ProxyHandler<string[]>),
    })
  }
  for (const top of tops) watch(top)
  return reads
}

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
const patched = (from: World, to: World): unknown =>
  jsonpatch.applyPatch(copy(viewOf(from)), copy(patchBetween(from, to)) as Operation[], true)
    .newDocument

const tables = ['a', 'b/c', '~'].map((name) => defineTable<{ readonly value: fc.JsonValue }>(name))

/** Writes and deletions, each of which makes a world. */
const writes = fc.array(
  fc.record({
    table: fc.constantFrom(...tables),
    key: fc.constantFrom('x', 'y', 'x/y', '~1', '', '0', 'constructor'),
    value: fc.option(fc.jsonValue({ maxDepth: 2 }), { nil: undefined }),
  }),
  { maxLength: 30 },
)

describe('the difference between two worlds', () => {
  it('is every row that is not equal in both, whatever was written', () => {
    fc.assert(
      fc.property(writes, writes, (first, second) => {
        const simulation = new Simulation([], emptyWorld(1))
        const write = (list: typeof first): World => {
          for (const { table, key, value } of list)
            simulation.transact((tx) =>
              value === undefined ? tx.delete(table, key) : tx.put(table, key, { value }),
            )
          return simulation.world
        }
        const [before, after] = [write(first), write(second)]
        const expected = tables.flatMap(({ name }) => {
          const [was, is] = [before, after].map(
            (world) => new Map<string, unknown>(world.tables[name]?.rows.entries() ?? []),
          )
          return [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])]
            .filter((key) => JSON.stringify(was?.get(key)) !== JSON.stringify(is?.get(key)))
            .map((key) => `${name} ${key}`)
        })
        const found = changesBetween(before, after).map(({ table, key }) => `${table} ${key}`)
        // Rows that differ in the order of their fields alone are equal.
        expect(expected).toEqual(expect.arrayContaining(found))
        expect(patched(before, after)).toEqual(copy(viewOf(after)))
      }),
    )
  })

  it('costs what differs, not what there is', () => {
    const tree = TextTree.empty<number>()
    const key = (number: number): string => String(number).padStart(6, '0')
    for (let i = 0; i < 100_000; i++) tree.set(key(i), i)
    const other = tree.clone()
    for (const changed of [5, 50_000, 99_999]) other.set(key(changed), -1)
    other.delete(key(7))
    other.set(key(200_000), 1)
    const reads = readsOf([tree.top, other.top])
    const found: unknown[] = []
    eachTextDifference(tree, other, (...difference) => found.push(difference))
    expect(found).toEqual([
      [key(5), 5, -1],
      [key(7), 7, undefined],
      [key(50_000), 50_000, -1],
      [key(99_999), 99_999, -1],
      [key(200_000), undefined, 1],
    ])
    expect(reads.count).toBeLessThan(3_000)
  })

  it('is nothing between a world and its restored copy, which shares nothing with it', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.kubectl.create('deployment', 'web', { image: 'nginx' })
    expect(diffWorlds(lab.state, restoreLab(lab.snapshot()).state).tables).toEqual({})
  })
})

describe('a patch between two worlds of a lab', () => {
  it('turns the view of the one into the view of the other, forth and back', () => {
    const lab = createLab({ cluster: { nodes: 2 } })
    const worlds = [lab.state]
    for (const line of [
      'kubectl create deployment web --image=nginx --replicas=3',
      'docker run -d busybox sleep 9',
      'kubectl scale deployment web --replicas=1',
      'kubectl delete deployment web',
    ]) {
      lab.sh(line)
      lab.advance('20s')
      worlds.push(lab.state)
    }
    for (const [i, world] of worlds.entries())
      for (const other of worlds.slice(i)) {
        expect(patched(world, other)).toEqual(copy(viewOf(other)))
        expect(patched(other, world)).toEqual(copy(viewOf(world)))
      }
  })

  it('names the fields that changed', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.kubectl.create('deployment', 'web', { image: 'nginx' })
    const before = lab.state
    lab.kubectl.scale('deployment', 'web', { replicas: 2 })
    expect(patchBetween(before, lab.state)).toContainEqual({
      op: 'replace',
      path: '/tables/api~1deployments/default~1web/spec/replicas',
      value: 2,
    })
    expect(patchBetween(before, before)).toEqual([])
    expectTypeOf(patchBetween(before, before)).toEqualTypeOf<readonly PatchOperation[]>()
    expectTypeOf(viewOf(before)).toEqualTypeOf<WorldView>()
    expectTypeOf(diffWorlds(before, before)).toEqualTypeOf<WorldDiff>()
  })
})
