/**
 * A persistent map in the order of its text keys: a B+ tree whose clones share nodes.
 *
 * Each node belongs to one tree (`owner`), which may write into it; another tree copies it first.
 * A clone gets a token of its own, and so does its origin, so that neither writes into what both
 * have. Keys are compared where they are looked up: a call for each comparison was most of its cost.
 *
 * @see docs/decisions/text-trees.md
 */
import type { OrderedMap } from './ordered.js'
import {
  type Node,
  branchOf,
  lowest,
  highest,
  place,
  emptyLeaf,
  remove,
  removeInPlace,
  insert,
  writeInPlace,
} from './text-nodes.js'

type Visit<V> = (key: string, value: V) => unknown

/** What `forRange` got from a visit that stops it. */
const stopOf = (given: unknown): object | undefined =>
  typeof given === 'object' && given !== null && 'break' in given ? given : undefined

/** A map from text to values. */
export class TextTree<V> implements OrderedMap<string, V> {
  private constructor(
    private root: Node<V>,
    private count: number,
    /** Stands for this tree in the nodes that it may write into. */
    private token: object,
  ) {}

  /** An empty tree; `token` is what owns it. */
  static empty<V>(token: object = {}): TextTree<V> {
    return new TextTree<V>(emptyLeaf(token), 0, token)
  }

  get size(): number {
    return this.count
  }

  get isEmpty(): boolean {
    return this.count === 0
  }

  /** What owns the nodes that this tree writes into. */
  get owner(): object {
    return this.token
  }

  /** The root, for what compares trees node by node. */
  get top(): Node<V> {
    return this.root
  }

  get(key: string): V | undefined {
    let node = this.root
    while (node.children) node = node.children[branchOf(node.keys, key)] as Node<V>
    const at = place(node.keys, key)
    return node.keys[at] === key ? node.values[at] : undefined
  }

  has(key: string): boolean {
    let node = this.root
    while (node.children) node = node.children[branchOf(node.keys, key)] as Node<V>
    return node.keys[place(node.keys, key)] === key
  }

  /** Whether the key is new. */
  set(key: string, value: V): boolean {
    const { token } = this
    const before = this.root
    const fast = writeInPlace(before, key, value, token)
    if (fast !== undefined) {
      if (fast) this.count++
      return fast
    }
    const { node, right, isNew } = insert(before, key, value, token)
    this.root = right
      ? { owner: token, keys: [lowest(right)], values: [], children: [node, right] }
      : node
    if (isNew) this.count++
    return isNew
  }

  /** Whether the key was there. */
  delete(key: string): boolean {
    if (!this.has(key)) return false
    if (removeInPlace(this.root, key, this.token)) {
      this.count--
      return true
    }
    let node = remove(this.root, key, this.token)
    while (node.children?.length === 1) node = node.children[0] as Node<V>
    this.root = node.children?.length === 0 ? emptyLeaf(this.token) : node
    this.count--
    return true
  }

  deleteRange(low: string, high: string, includeHigh: boolean): number {
    const keys: string[] = []
    this.forRange(low, high, includeHigh, (key) => void keys.push(key))
    for (const key of keys) this.delete(key)
    return keys.length
  }

  /** A tree of the same keys and values, in constant time; `token` is what owns it. */
  clone(token?: object): TextTree<V> {
    if (token === undefined) this.token = {}
    return new TextTree(this.root, this.count, token ?? {})
  }

  minKey(): string | undefined {
    return this.count === 0 ? undefined : lowest(this.root)
  }

  maxKey(): string | undefined {
    return this.count === 0 ? undefined : highest(this.root)
  }

  forEachPair(visit: Visit<V>): void {
    visitAll(this.root, visit)
  }

  /** Visits what is from `low` up to `high`; how many, or what a visit stopped it with. */
  forRange(low: string, high: string, includeHigh: boolean, visit?: Visit<V>): unknown {
    const range = { low, high, includeHigh, visit, seen: 0 }
    return visitRange(this.root, range) ?? range.seen
  }

  *entries(first = ''): IterableIterator<[string, V]> {
    yield* pairs(this.root, first)
  }

  *keys(first = ''): IterableIterator<string> {
    for (const [key] of pairs(this.root, first)) yield key
  }

  *values(first = ''): IterableIterator<V> {
    for (const [, value] of pairs(this.root, first)) yield value
  }

  toArray(): [string, V][] {
    return [...this.entries()]
  }

  *entriesReversed(from?: string): IterableIterator<[string, V]> {
    yield* pairsBackwards(this.root, from)
  }

  getPairOrNextHigher(key: string): [string, V] | undefined {
    for (const pair of pairs(this.root, key)) return pair
    return undefined
  }

  getPairOrNextLower(key: string): [string, V] | undefined {
    for (const pair of pairsBackwards(this.root, key)) return pair
    return undefined
  }

  nextLowerKey(key: string): string | undefined {
    for (const [lower] of pairsBackwards(this.root, key)) if (lower !== key) return lower
    return undefined
  }
}

function visitAll<V>({ keys, values, children }: Node<V>, visit: Visit<V>): void {
  if (children) {
    for (let i = 0; i < children.length; i++) visitAll(children[i] as Node<V>, visit)
    return
  }
  for (let i = 0; i < keys.length; i++) visit(keys[i] as string, values[i] as V)
}

interface Range<V> {
  readonly low: string
  readonly high: string
  readonly includeHigh: boolean
  readonly visit: Visit<V> | undefined
  seen: number
}

/** What a visit stopped it with, if one did. */
function visitRange<V>({ keys, values, children }: Node<V>, range: Range<V>): object | undefined {
  const { low, high, includeHigh, visit } = range
  if (children) {
    const last = branchOf(keys, high)
    for (let i = branchOf(keys, low); i <= last; i++) {
      const stop = visitRange(children[i] as Node<V>, range)
      if (stop) return stop
    }
    return undefined
  }
  for (let i = place(keys, low); i < keys.length; i++) {
    const key = keys[i] as string
    if (key > high || (key === high && !includeHigh)) return undefined
    range.seen++
    const stop = visit && stopOf(visit(key, values[i] as V))
    if (stop) return stop
  }
  return undefined
}

function* pairs<V>({ keys, values, children }: Node<V>, first: string): Generator<[string, V]> {
  if (children) {
    for (let i = branchOf(keys, first); i < children.length; i++)
      yield* pairs(children[i] as Node<V>, first)
    return
  }
  for (let i = place(keys, first); i < keys.length; i++) yield [keys[i] as string, values[i] as V]
}

function* pairsBackwards<V>(
  { keys, values, children }: Node<V>,
  from: string | undefined,
): Generator<[string, V]> {
  if (children) {
    const last = from === undefined ? children.length - 1 : branchOf(keys, from)
    for (let i = last; i >= 0; i--) yield* pairsBackwards(children[i] as Node<V>, from)
    return
  }
  for (let i = keys.length - 1; i >= 0; i--) {
    const key = keys[i] as string
    if (from === undefined || key <= from) yield [key, values[i] as V]
  }
}
