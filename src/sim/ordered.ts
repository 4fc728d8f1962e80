/**
 * Ordered maps that clone in constant time: what the agenda is made of, and the shape of what tables are.
 *
 * A clone shares all nodes with its origin; a write copies only the path to the leaf it touches, so
 * a holder of the old map keeps it unchanged.
 *
 * @see docs/decisions/001-kernel.md
 */
import sorted from 'sorted-btree'

/**
 * A persistent ordered map: `clone()` is O(1), writes go to the clone alone. Its shape is
 * sorted-btree's, said here so that users need no package besides.
 */
export interface OrderedMap<K, V> {
  readonly size: number
  readonly isEmpty: boolean
  get(key: K): V | undefined
  has(key: K): boolean
  /** From the first key, or from `first` on. */
  keys(first?: K): IterableIterator<K>
  entries(first?: K): IterableIterator<[K, V]>
  values(first?: K): IterableIterator<V>
  toArray(): [K, V][]
  /** From the last key on, downwards. */
  entriesReversed(highest?: K): IterableIterator<[K, V]>
  minKey(): K | undefined
  maxKey(): K | undefined
  /** The pair of the key, or of the next one below it. */
  getPairOrNextLower(key: K): [K, V] | undefined
  /** The pair of the key, or of the next one above it. */
  getPairOrNextHigher(key: K): [K, V] | undefined
  forEachPair(visit: (key: K, value: V) => void): unknown
  /** The last key below this one. */
  nextLowerKey(key: K): K | undefined
  /** Visits the pairs from `low` up to `high`, until a visit gives an object with `break`. */
  forRange(low: K, high: K, includeHigh: boolean, visit?: (key: K, value: V) => unknown): unknown
  clone(): OrderedMap<K, V>
  /** Whether the key is new. */
  set(key: K, value: V): boolean
  /** Whether the key was there. */
  delete(key: K): boolean
  /** How many keys from `low` up to `high` were there. */
  deleteRange(low: K, high: K, includeHigh: boolean): number
}

// The package is CommonJS: depending on who loads it, what it gives is the default export or one
// level below it.
const unwrapped = <T>(loaded: T): T => (loaded as { default?: T }).default ?? loaded
const Tree = unwrapped(sorted)

/** An empty map in the order that `compare` gives. */
export const orderedBy = <K, V>(compare: (a: K, b: K) => number): OrderedMap<K, V> =>
  new Tree<K, V>(undefined, compare)
