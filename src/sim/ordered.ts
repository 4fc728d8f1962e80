/**
 * Ordered maps that clone in constant time: what every table and the agenda are made of.
 *
 * A clone shares all nodes with its origin; a write copies only the path to the leaf it touches, so
 * whoever holds the old map keeps it unchanged.
 *
 * @see docs/decisions/001-kernel.md
 */
import sorted from 'sorted-btree'
import type BTree from 'sorted-btree'
import diffAgainst from 'sorted-btree/extended/diffAgainst'

/** A persistent ordered map: `clone()` is O(1), writes go to the clone alone. */
export type OrderedMap<K, V> = BTree<K, V>

// The package is CommonJS: depending on who loads it, what it gives is the default export or one
// level below it.
const unwrapped = <T>(loaded: T): T => (loaded as { default?: T }).default ?? loaded
const Tree = unwrapped(sorted)

/** The order of text: that of its UTF-16 code units. */
export const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

/**
 * An empty map in the order of its text keys, which is the order in which the Kubernetes API lists
 * objects.
 */
export const orderedByText = <V>(): OrderedMap<string, V> => new Tree<string, V>(undefined, byText)

/** An empty map in the order that `compare` gives. */
export const orderedBy = <K, V>(compare: (a: K, b: K) => number): OrderedMap<K, V> =>
  new Tree<K, V>(undefined, compare)

/**
 * Tells each key under which two maps hold different values, in order: the value in either, or
 * undefined where a map has none. Nodes that both share are passed over, so that it costs what
 * differs. Both maps have to be of one order.
 */
export function eachDifference<K, V>(
  a: OrderedMap<K, V>,
  b: OrderedMap<K, V>,
  each: (key: K, inA: V | undefined, inB: V | undefined) => void,
): void {
  const found: [K, V | undefined, V | undefined][] = []
  unwrapped(diffAgainst)(
    a,
    b,
    (key, value) => void found.push([key, value, undefined]),
    (key, value) => void found.push([key, undefined, value]),
    (key, inA, inB) => void found.push([key, inA, inB]),
  )
  for (const [key, inA, inB] of found.reverse()) each(key, inA, inB)
}
