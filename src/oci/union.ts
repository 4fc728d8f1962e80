/**
 * The union of layers: what a container sees of its image. Upper layers win; a whiteout hides a
 * path and all below it, an opaque directory hides what the layers under it have inside.
 *
 * The union of some layers and one more is the union of those with a few changes: it shares the big
 * map of entries, and has a small one of its own. So a build may have as many layers as it likes.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts
 */
import type { Layer, LayerEntry } from './layer.js'

/** A tree of entries. Paths are absolute and normal; the root directory is always there. */
export interface Tree {
  get(path: string): LayerEntry | undefined
  /** The names in a directory, sorted. */
  list(path: string): readonly string[]
}

const ROOT: LayerEntry = Object.freeze({
  type: 'directory',
  mode: 0o755,
  uid: 0,
  gid: 0,
  mtime: 0,
  size: 0,
})

/** Layers and their union. */
interface Known {
  readonly layers: readonly Layer[]
  readonly union: Union
}

const unions = new WeakMap<readonly Layer[], Union>()
/** The last union that a layer is the top of. */
const byTop = new WeakMap<Layer, Known>()

/** The tree that layers make, lowest first. The same array gives the same tree. */
export function unionOf(layers: readonly Layer[]): Tree {
  const known = unions.get(layers)
  if (known) return known
  const union = onKnown(layers) ?? layers.reduce((below, layer) => below.with(layer), Union.EMPTY)
  unions.set(layers, union)
  const top = layers.at(-1)
  if (top) byTop.set(top, { layers, union })
  return union
}

/** The union of layers that are known, or that are known but for the top one. */
function onKnown(layers: readonly Layer[]): Union | undefined {
  const [below, top] = layers.slice(-2)
  const same = knownAs(layers, layers.at(-1), layers.length)
  if (same) return same
  const lower = top === undefined ? undefined : knownAs(layers, below, layers.length - 1)
  return lower?.with(top as Layer)
}

function knownAs(
  layers: readonly Layer[],
  top: Layer | undefined,
  count: number,
): Union | undefined {
  const known = top && byTop.get(top)
  return known?.layers.length === count && known.layers.every((layer, i) => layer === layers[i])
    ? known.union
    : undefined
}

/** So many changes stand beside a shared map before a map of its own is made. */
const MOST_CHANGES = 256

type Names = ReadonlySet<string>

/** The entries of a tree by path, and the names in its directories. */
interface Index {
  readonly entries: ReadonlyMap<string, LayerEntry | undefined>
  readonly names: ReadonlyMap<string, Names>
}

class Union implements Tree {
  static readonly EMPTY = new Union(
    { entries: new Map([['/', ROOT]]), names: new Map() },
    { entries: new Map(), names: new Map() },
  )
  private readonly sorted = new Map<string, readonly string[]>()

  private constructor(
    /** What many trees share. */
    private readonly shared: Index,
    /** What is different here; undefined stands for what is gone. */
    private readonly own: Index,
  ) {}

  get(path: string): LayerEntry | undefined {
    return this.own.entries.has(path) ? this.own.entries.get(path) : this.shared.entries.get(path)
  }

  list(path: string): readonly string[] {
    let list = this.sorted.get(path)
    if (!list) {
      list = Object.freeze(
        [...(this.own.names.get(path) ?? this.shared.names.get(path) ?? [])].sort(),
      )
      this.sorted.set(path, list)
    }
    return list
  }

  /** This tree under one more layer. */
  with(layer: Layer): Union {
    const changed = new Editor(this.shared, this.own)
    changed.apply(layer)
    const { entries, names } = changed
    return entries.size + names.size > MOST_CHANGES
      ? new Union(merged(this.shared, changed), Union.EMPTY.own)
      : new Union(this.shared, { entries, names })
  }
}

function merged(shared: Index, own: Index): Index {
  const entries = new Map(shared.entries)
  const names = new Map(shared.names)
  for (const [path, entry] of own.entries)
    if (entry) entries.set(path, entry)
    else entries.delete(path)
  for (const [path, list] of own.names) names.set(path, list)
  return { entries, names }
}

/** Changes the own part of a tree. */
class Editor implements Index {
  readonly entries: Map<string, LayerEntry | undefined>
  readonly names: Map<string, Names>
  /** The sets of names that are this editor's. */
  private readonly fresh = new Map<string, Set<string>>()

  constructor(
    private readonly shared: Index,
    own: Index,
  ) {
    this.entries = new Map(own.entries)
    this.names = new Map(own.names)
  }

  apply({ entries }: Layer): void {
    const paths = Object.keys(entries)
    for (const path of paths) this.clear(entries[path] as LayerEntry, path)
    for (const path of paths) this.add(entries[path] as LayerEntry, path)
  }

  private get(path: string): LayerEntry | undefined {
    return this.entries.has(path) ? this.entries.get(path) : this.shared.entries.get(path)
  }

  private namesIn(path: string): Names | undefined {
    return this.names.get(path) ?? this.shared.names.get(path)
  }

  private editable(path: string): Set<string> {
    const known = this.fresh.get(path)
    if (known) return known
    const copy = new Set(this.namesIn(path))
    this.fresh.set(path, copy)
    this.names.set(path, copy)
    return copy
  }

  /** Takes away what an entry hides of the layers below. */
  private clear(entry: LayerEntry, path: string): void {
    if (entry.type === 'directory' && !entry.opaque) {
      const below = this.get(path)
      if (below === undefined || below.type === 'directory') return
    }
    for (const name of [...(this.namesIn(path) ?? [])]) this.removeTree(join(path, name))
    if (entry.type === 'whiteout') this.removeTree(path)
  }

  private removeTree(path: string): void {
    for (const name of [...(this.namesIn(path) ?? [])]) this.removeTree(join(path, name))
    if (this.namesIn(path)?.size) this.editable(path).clear()
    this.entries.set(path, undefined)
    if (this.namesIn(parentOf(path))?.has(nameOf(path)))
      this.editable(parentOf(path)).delete(nameOf(path))
  }

  /** Adds an entry, and the directories above it that no layer has. */
  private add(entry: LayerEntry, path: string): void {
    if (entry.type === 'whiteout') return
    this.entries.set(path, entry)
    for (let at = path; at !== '/'; at = parentOf(at)) {
      const parent = parentOf(at)
      if (this.namesIn(parent)?.has(nameOf(at))) return
      this.editable(parent).add(nameOf(at))
      if (!this.get(parent)) this.entries.set(parent, ROOT)
    }
  }
}

const join = (directory: string, name: string): string =>
  directory === '/' ? `/${name}` : `${directory}/${name}`

const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 1))

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
