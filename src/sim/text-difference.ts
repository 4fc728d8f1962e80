/**
 * What differs between two text trees. Nodes that both share are passed over, so that it costs what
 * differs.
 *
 * @module
 */
import type { Node } from './text-nodes.js'
import type { TextTree } from './text-tree.js'

/** A place in a tree: the nodes from the root to a leaf, and which child or key of each. */
class Cursor<V> {
  readonly nodes: Node<V>[] = []
  readonly places: number[] = []

  constructor(root: Node<V>) {
    if (root.keys.length > 0 || root.children) this.descend(root)
  }

  get isAtEnd(): boolean {
    return this.nodes.length === 0
  }

  get key(): string {
    return this.leaf.keys[this.places.at(-1) as number] as string
  }

  get value(): V {
    return this.leaf.values[this.places.at(-1) as number] as V
  }

  private get leaf(): Node<V> {
    return this.nodes.at(-1) as Node<V>
  }

  private descend(from: Node<V>): void {
    for (let node: Node<V> | undefined = from; node; node = node.children?.[0]) {
      this.nodes.push(node)
      this.places.push(0)
    }
  }

  /** The highest depth at which a node begins here; inside of a leaf, the depth below it. */
  get firstDepth(): number {
    let depth = this.places.length
    while (depth > 0 && this.places[depth - 1] === 0) depth--
    return depth
  }

  next(): void {
    const at = this.places.length - 1
    const place = (this.places[at] as number) + 1
    this.places[at] = place
    if (place >= this.leaf.keys.length) this.leave(at)
  }

  /** Goes on behind the node at a depth. */
  leave(depth: number): void {
    for (let at = depth; at >= 0; at--) {
      this.nodes.length = at
      this.places.length = at
      const parent = this.nodes[at - 1]
      if (!parent) return
      const place = (this.places[at - 1] as number) + 1
      const child = parent.children?.[place]
      if (child) {
        this.places[at - 1] = place
        this.descend(child)
        return
      }
    }
  }
}

/** Goes on behind a node with which both go on; false if there is none. */
function passShared<V>(a: Cursor<V>, b: Cursor<V>): boolean {
  for (let depth = a.firstDepth; depth < a.nodes.length; depth++) {
    const other = b.nodes.indexOf(a.nodes[depth] as Node<V>, b.firstDepth)
    if (other < 0) continue
    a.leave(depth)
    b.leave(other)
    return true
  }
  return false
}

/** Calls `each` for every key under which the trees hold different values, in order. */
export function eachTextDifference<V>(
  first: TextTree<V>,
  second: TextTree<V>,
  each: (key: string, inFirst: V | undefined, inSecond: V | undefined) => void,
): void {
  const a = new Cursor(first.top)
  const b = new Cursor(second.top)
  while (!a.isAtEnd || !b.isAtEnd) {
    if (!a.isAtEnd && !b.isAtEnd && passShared(a, b)) continue
    if (b.isAtEnd || (!a.isAtEnd && a.key < b.key)) {
      each(a.key, a.value, undefined)
      a.next()
    } else if (a.isAtEnd || b.key < a.key) {
      each(b.key, undefined, b.value)
      b.next()
    } else {
      if (a.value !== b.value) each(a.key, a.value, b.value)
      a.next()
      b.next()
    }
  }
}
