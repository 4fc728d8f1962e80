/**
 * `clusterView`: a lab as plain data for a picture.
 *
 * @module
 */
import { type Collection, type Contents, EMPTY, follow } from './collection.js'
import { containers } from './container.js'
import { images } from './image.js'
import { machines } from './machine.js'
import { networks } from './network.js'
import type { ClusterView, Edge, Part } from './parts.js'
import { pods } from './pod.js'
import { PLACES, requests } from './request.js'
import { type Source, tableIn } from './rows.js'
import { endpoints, services } from './service.js'
import { volumes } from './volume.js'

type Lists = Omit<ClusterView, 'now' | 'edges'>
type Name = keyof Lists

const COLLECTIONS: { readonly [List in Name]: Collection<Lists[List][number]> } = {
  machines,
  pods,
  containers,
  services,
  endpoints,
  images,
  volumes,
  networks,
  requests,
}
const NAMES = Object.keys(COLLECTIONS) as readonly Name[]

/**
 * The tables that `clusterView` reads: what a worker has to send to a page that draws.
 *
 * @example postMessage(viewOf(lab.state, { tables: VIEW_TABLES }))
 */
export const VIEW_TABLES: readonly string[] = [
  ...new Set([...NAMES.flatMap((name) => COLLECTIONS[name].tables), ...PLACES]),
]

/** What a view was made of. */
interface Made {
  readonly view: ClusterView
  readonly source: Source
  readonly contents: Readonly<Record<Name, Contents>>
}

const NOTHING: Made = {
  view: {
    now: Number.NaN,
    ...(Object.fromEntries(NAMES.map((name) => [name, EMPTY.parts])) as unknown as Lists),
    edges: EMPTY.edges,
  },
  source: { now: 0, tables: {} },
  contents: Object.fromEntries(NAMES.map((name) => [name, EMPTY])) as unknown as Made['contents'],
}

/** How many views are remembered, so that views of several forks in turn share what they can. */
const REMEMBERED = 8
const made = new WeakMap<ClusterView, Made>()
/** The last views. Whoever holds none of them sees no difference, so nothing is kept for them. */
let recent: readonly WeakRef<ClusterView>[] = []

/**
 * A lab as plain data: machines, pods, containers, services, endpoints, images, volumes, networks
 * and requests under way, with the edges between them. It takes `lab.state`, a world of the past or
 * of a fork, or the view of one that a page keeps with `applyPatch`.
 *
 * Parts share structure: what has not changed since a view that somebody still holds is the same
 * object, a list of such parts the same list, and all of it costs what changed.
 *
 * @example
 * const view = clusterView(lab.state)
 * view.pods.filter(({ state }) => state === 'running').length
 * view.edges.find(({ from, type }) => from === 'pod/default/web' && type === 'on')?.to
 */
export function clusterView(source: Source): ClusterView {
  const before = nearest(source)
  const contents = Object.fromEntries(
    NAMES.map((name) => [name, contentsOf(name, before, source)]),
  ) as unknown as Made['contents']
  const changed = NAMES.filter((name) => contents[name] !== before.contents[name])
  if (changed.length === 0 && before.view.now === source.now) return before.view
  const lists = Object.fromEntries(
    NAMES.map((name) => [name, contents[name].parts]),
  ) as unknown as Lists
  const view = {
    now: source.now,
    ...lists,
    edges: changed.length > 0 ? edgesOf(before, contents) : before.view.edges,
  }
  made.set(view, { view, source, contents })
  recent = [new WeakRef(view), ...recent.filter((ref) => ref.deref())].slice(0, REMEMBERED)
  return view
}

const contentsOf = (name: Name, { source, contents }: Made, now: Source): Contents =>
  follow(
    COLLECTIONS[name] as unknown as Collection<Part>,
    { source, contents: contents[name] },
    now,
  )

/** All edges, one collection after the other; the same list while none of them has another. */
function edgesOf({ view, contents: old }: Made, contents: Made['contents']): readonly Edge[] {
  if (NAMES.every((name) => old[name].edges === contents[name].edges)) return view.edges
  return ([] as Edge[]).concat(...NAMES.map((name) => contents[name].edges))
}

/** The remembered view that has most tables in common with a source. */
function nearest(source: Source): Made {
  let [best, most] = [NOTHING, -1]
  for (const ref of recent) {
    const view = ref.deref()
    const one = view && made.get(view)
    if (!one) continue
    const common = VIEW_TABLES.filter(
      (table) => tableIn(one.source, table) === tableIn(source, table),
    )
    if (common.length > most) [best, most] = [one, common.length]
  }
  return best
}
