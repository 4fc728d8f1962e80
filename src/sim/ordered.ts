/**
 * Ordered maps that clone in constant time: what every table and the agenda are made of.
 *
 * A clone shares all nodes with its origin; a write copies only the path to the leaf it touches, so whoever holds the
 * old map keeps it unchanged.
 *
 * @see docs/decisions/001-kernel.md
 */
import sorted from 'sorted-btree'
import type BTree from 'sorted-btree'

/** A persistent ordered map: `clone()` is O(1), writes go to the clone alone. */
export type OrderedMap<K, V> = BTree<K, V>

// The package is CommonJS: depending on who loads it, the class is the default export or one level below it.
const Tree = (sorted as unknown as { default?: typeof sorted }).default ?? sorted

/** The order of text: that of its UTF-16 code units. */
export const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

/** An empty map in the order of its text keys, which is the order in which the Kubernetes API lists objects. */
export const orderedByText = <V>(): OrderedMap<string, V> => new Tree<string, V>(undefined, byText)

/** An empty map in the order that `compare` gives. */
export const orderedBy = <K, V>(compare: (a: K, b: K) => number): OrderedMap<K, V> => new Tree<K, V>(undefined, compare)
