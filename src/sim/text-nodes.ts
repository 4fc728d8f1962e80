/**
 * The nodes of a text tree: leaves with keys and values, and branches with the lowest keys of all
 * their children but the first.
 *
 * @module
 */

/** A leaf, or a branch if it has children. */
export interface Node<V> {
  /** The tree that may write into it. */
  readonly owner: object
  readonly keys: string[]
  readonly values: V[]
  readonly children: Node<V>[] | undefined
}

/** How many keys a leaf has, or children a branch, at most; and below which it is merged. */
const MOST = 48
const FEWEST = 12

export const emptyLeaf = <V>(owner: object): Node<V> => ({
  owner,
  keys: [],
  values: [],
  children: undefined,
})

/** The first place whose key is not below `key`. */
export function place(keys: readonly string[], key: string): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] as string) < key) low = middle + 1
    else high = middle
  }
  return low
}

/** Which child of a branch has a key. */
export function branchOf(keys: readonly string[], key: string): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] as string) <= key) low = middle + 1
    else high = middle
  }
  return low
}

/** The lowest key of a node that has some. */
export function lowest<V>(node: Node<V>): string {
  let found = node
  while (found.children) found = found.children[0] as Node<V>
  return found.keys[0] as string
}

/** The highest key of a node that has some. */
export function highest<V>(node: Node<V>): string {
  let found = node
  while (found.children) found = found.children[found.children.length - 1] as Node<V>
  return found.keys[found.keys.length - 1] as string
}

/** The node itself where `owner` may write into it, else a copy. */
const owned = <V>(node: Node<V>, owner: object): Node<V> =>
  node.owner === owner
    ? node
    : {
        owner,
        keys: node.keys.slice(),
        values: node.values.slice(),
        children: node.children?.slice(),
      }

/** The leaf that has or would have a key, if `owner` may write into the whole way to it. */
function ownLeaf<V>(root: Node<V>, key: string, owner: object): Node<V> | undefined {
  let node = root
  while (node.owner === owner) {
    if (!node.children) return node
    node = node.children[branchOf(node.keys, key)] as Node<V>
  }
  return undefined
}

/**
 * Sets a key where nothing but a leaf changes that `owner` may write into: whether the key is new,
 * or undefined where more has to change. Most writes of a step are such ones.
 */
export function writeInPlace<V>(
  root: Node<V>,
  key: string,
  value: V,
  owner: object,
): boolean | undefined {
  const leaf = ownLeaf(root, key, owner)
  if (!leaf) return undefined
  const { keys, values } = leaf
  const at = place(keys, key)
  if (at < keys.length && keys[at] === key) {
    values[at] = value
    return false
  }
  if (keys.length >= MOST) return undefined
  open(keys, at, key)
  open(values, at, value)
  return true
}

/** Puts an item at a place; `splice` would make a list of what it removes. */
function open<T>(list: T[], at: number, item: T): void {
  list.push(item)
  for (let i = list.length - 1; i > at; i--) list[i] = list[i - 1] as T
  list[at] = item
}

function close<T>(list: T[], at: number): void {
  for (let i = at + 1; i < list.length; i++) list[i - 1] = list[i] as T
  list.pop()
}

/** Takes a key away that is there, if nothing but a leaf changes; whether it did. */
export function removeInPlace<V>(root: Node<V>, key: string, owner: object): boolean {
  const leaf = ownLeaf(root, key, owner)
  if (!leaf || leaf.keys.length <= FEWEST) return false
  const at = place(leaf.keys, key)
  close(leaf.keys, at)
  close(leaf.values, at)
  return true
}

/** What became of a node: the node, and a right neighbour where it had too much. */
interface Inserted<V> {
  readonly node: Node<V>
  readonly right: Node<V> | undefined
  readonly isNew: boolean
}

/** Sets a key below a node. */
export function insert<V>(before: Node<V>, key: string, value: V, owner: object): Inserted<V> {
  if (!before.children) return insertInLeaf(before, key, value, owner)
  const at = branchOf(before.keys, key)
  const child = before.children[at] as Node<V>
  const { node: after, right, isNew } = insert(child, key, value, owner)
  if (after === child && !right) return { node: before, right: undefined, isNew }
  const node = owned(before, owner)
  const children = node.children as Node<V>[]
  children[at] = after
  if (!right) return { node, right: undefined, isNew }
  children.splice(at + 1, 0, right)
  node.keys.splice(at, 0, lowest(right))
  return { node, right: children.length > MOST ? splitBranch(node, owner) : undefined, isNew }
}

function insertInLeaf<V>(before: Node<V>, key: string, value: V, owner: object): Inserted<V> {
  const at = place(before.keys, key)
  const isNew = before.keys[at] !== key
  const node = owned(before, owner)
  if (!isNew) {
    node.values[at] = value
    return { node, right: undefined, isNew }
  }
  open(node.keys, at, key)
  open(node.values, at, value)
  if (node.keys.length <= MOST) return { node, right: undefined, isNew }
  // Keys that come in order fill their leaves.
  const half = at === MOST ? MOST : MOST >> 1
  const right = {
    owner,
    keys: node.keys.splice(half),
    values: node.values.splice(half),
    children: undefined,
  }
  return { node, right, isNew }
}

/** Takes the right half of a branch off it. */
function splitBranch<V>(node: Node<V>, owner: object): Node<V> {
  const half = MOST >> 1
  const children = (node.children as Node<V>[]).splice(half)
  const keys = node.keys.splice(half)
  node.keys.pop()
  return { owner, keys, values: [], children }
}

/** Takes a key that is there away. A node without any is left for its branch to drop. */
export function remove<V>(before: Node<V>, key: string, owner: object): Node<V> {
  const node = owned(before, owner)
  if (!node.children) {
    const at = place(node.keys, key)
    node.keys.splice(at, 1)
    node.values.splice(at, 1)
    return node
  }
  const at = branchOf(node.keys, key)
  const child = remove(node.children[at] as Node<V>, key, owner)
  node.children[at] = child
  if (sizeOf(child) < FEWEST) mend(node, at, owner)
  return node
}

const sizeOf = <V>({ keys, children }: Node<V>): number => (children ?? keys).length

/** Drops a child that is empty, or merges one that is small with a neighbour that has room. */
function mend<V>({ keys, children: all }: Node<V>, at: number, owner: object): void {
  const children = all as Node<V>[]
  const child = children[at] as Node<V>
  if (sizeOf(child) === 0) {
    children.splice(at, 1)
    keys.splice(Math.max(0, at - 1), 1)
    return
  }
  const left = at > 0 ? at - 1 : 0
  const [first, second] = [children[left], children[left + 1]]
  if (!first || !second || sizeOf(first) + sizeOf(second) > MOST) return
  const whole = owned(first, owner)
  if (whole.children && second.children) {
    whole.keys.push(keys[left] as string, ...second.keys)
    whole.children.push(...second.children)
  } else {
    whole.keys.push(...second.keys)
    whole.values.push(...second.values)
  }
  children[left] = whole
  children.splice(left + 1, 1)
  keys.splice(left, 1)
}
