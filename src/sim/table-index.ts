/**
 * Indexes of tables: the keys of the rows that are found under a value, in order.
 *
 * One key stands by itself and some are a list, because most values have few; many are a tree.
 *
 * @module
 */
import { place } from './text-nodes.js'
import { TextTree } from './text-tree.js'

type Keys = string | readonly string[] | TextTree<true>

/** The keys by value. */
export type TableIndex = TextTree<Keys>

/** From how many keys on they are a tree, and below how many they are a list again. */
const MANY = 32
const FEW = 16

export const emptyIndex = (): TableIndex => TextTree.empty()

/** A row is found under a value from now on. */
export function addKey(index: TableIndex, value: string, key: string): void {
  const keys = index.get(value)
  if (keys === undefined) index.set(value, key)
  else if (typeof keys === 'string') {
    if (keys !== key) index.set(value, keys < key ? [keys, key] : [key, keys])
  } else if (keys instanceof TextTree) ownTree(index, value, keys).set(key, true)
  else {
    const at = place(keys, key)
    if (keys[at] === key) return
    const more = keys.slice()
    more.splice(at, 0, key)
    index.set(value, more.length < MANY ? more : treeOf(index, more))
  }
}

/** A row is not found under a value any more. */
export function removeKey(index: TableIndex, value: string, key: string): void {
  const keys = index.get(value)
  if (keys === undefined) return
  if (typeof keys === 'string') {
    if (keys === key) index.delete(value)
  } else if (keys instanceof TextTree) {
    const tree = ownTree(index, value, keys)
    tree.delete(key)
    if (tree.size < FEW) index.set(value, [...tree.keys()])
  } else {
    const left = keys.filter((one) => one !== key)
    index.set(value, left.length === 1 ? (left[0] as string) : left)
  }
}

/** The tree of a value, which this index may write into. */
function ownTree(index: TableIndex, value: string, tree: TextTree<true>): TextTree<true> {
  if (tree.owner === index.owner) return tree
  const own = tree.clone(index.owner)
  index.set(value, own)
  return own
}

function treeOf(index: TableIndex, keys: readonly string[]): TextTree<true> {
  const tree = TextTree.empty<true>(index.owner)
  for (const key of keys) tree.set(key, true)
  return tree
}

/** Calls `each` for the keys under a value, in order. */
export function eachKey(index: TableIndex, value: string, each: (key: string) => void): void {
  const keys = index.get(value)
  if (keys === undefined) return
  if (typeof keys === 'string') each(keys)
  else if (keys instanceof TextTree) keys.forEachPair(each)
  else for (let i = 0; i < keys.length; i++) each(keys[i] as string)
}

/** The first key under a value. */
export function firstKey(index: TableIndex, value: string): string | undefined {
  const keys = index.get(value)
  if (keys === undefined || typeof keys === 'string') return keys
  return keys instanceof TextTree ? keys.minKey() : keys[0]
}
