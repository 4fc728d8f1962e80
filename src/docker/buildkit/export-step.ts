/**
 * What becomes of the result: an image of the machine with its names, files for the client, or
 * nothing.
 *
 * @see https://docs.docker.com/build/exporters/
 */
import { type Image, makeImage } from '../../oci/image.js'
import { familiarString, fullString, withDefaultTag } from '../../oci/reference.js'
import { unionOf } from '../../oci/union.js'
import { rfc3339nano } from '../../text/time.js'
import { walk } from '../build/tree.js'
import { DockerError } from '../errors.js'
import { recordImageEvent } from '../image/events.js'
import { referenceOf } from '../image/find.js'
import { pushImage, pushStatus } from '../image/push.js'
import { addImage, imageById, setName } from '../image/store.js'
import { cacheRecords } from './cache.js'
import { historyOf } from './image-history.js'
import type { Graph } from './graph.js'
import type { SolveFile } from './solve.js'
import type { SolveWriter } from './solve-writer.js'
import { vertexOf, withStatus } from './vertex.js'

/** Milliseconds that layers take to be exported that no image had before. */
const EXPORTING = 100
const WRITING = 10

const VERTICES = {
  image: 'exporting to image',
  local: 'exporting to client directory',
  tar: 'exporting to client tarball',
} as const
const pushing = (name: string): string => `pushing ${name} with docker`

/** Begins to export: the time that it takes depends on what is new. */
export function beginExport(writer: SolveWriter): void {
  const { options, graph } = writer.row
  const [exporter] = options.exporters
  if (!graph || !exporter || exporter.kind === 'none') return finish(writer)
  writer.set({ phase: 'export' })
  if (exporter.kind === 'files') {
    const files = filesOf(writer, graph)
    const bytes = files.reduce((sum, { text }) => sum + text.length, 0)
    const status = exporter.as === 'tar' ? 'sending tarball' : 'copying files'
    const vertex = vertexOf(VERTICES[exporter.as])
    writer.begin(
      withStatus(vertex, writer.tx.now, status, exporter.as === 'tar' ? undefined : bytes),
      WRITING,
    )
    return writer.set({ files })
  }
  const image = imageOf(writer, graph)
  const isKnown = imageById(writer.tx, writer.row.machine, image.id) !== undefined
  const hasLayers = image.layers.length > 0
  const vertex = vertexOf(VERTICES.image)
  const shown = hasLayers ? withStatus(vertex, writer.tx.now, 'exporting layers') : vertex
  writer.begin(shown, isKnown || !hasLayers ? 0 : EXPORTING)
}

/** Ends the export: the image is there, with its names. */
export function endExport(writer: SolveWriter): void {
  const { options, graph, machine, vertices } = writer.row
  const [exporter] = options.exporters
  if (!graph || exporter?.kind !== 'image') return finish(writer)
  const { tx } = writer
  const image = imageOf(writer, graph)
  addImage(tx, machine, image)
  const index = vertices.length - 1
  const say = (id: string): void =>
    writer.change(index, (vertex) => ({
      ...vertex,
      statuses: [...vertex.statuses, { id, startedAt: tx.now, completedAt: tx.now }],
    }))
  say(`writing image ${image.id}`)
  for (const name of exporter.names) {
    const given = referenceOf(name)
    const reference = withDefaultTag(given)
    setName(tx, machine, reference, image.id)
    recordImageEvent(tx, machine, 'tag', image.id, familiarString(reference))
    say(`naming to ${fullString(given)}`)
  }
  writer.set({ image: image.id })
  if (exporter.push) return push(writer, exporter.names, 0)
  finish(writer)
}

const finish = (writer: SolveWriter): void => writer.set({ state: 'done', due: {} })

/** Pushes the names one after the other. */
function push(writer: SolveWriter, names: readonly string[], at: number): void {
  const name = names[at]
  if (name === undefined) return finish(writer)
  const vertex = writer.begin(vertexOf(pushing(name)))
  try {
    const id = pushImage(writer.tx, writer.row.machine, name)
    writer.set({ phase: 'push', push: { id, at } })
    endPush(writer)
  } catch (error) {
    if (!(error instanceof DockerError)) throw error
    writer.fail({ message: error.message, vertex })
  }
}

/** Goes on once a push has ended. */
export function endPush(writer: SolveWriter): void {
  const { push: under, options, vertices } = writer.row
  const [exporter] = options.exporters
  if (!under || exporter?.kind !== 'image') return
  const status = pushStatus(writer.tx, under.id)
  if (status?.state === 'pushing') return
  const vertex = vertices.length - 1
  if (status?.error) return writer.fail({ message: status.error.message, vertex })
  writer.end(vertex)
  push(writer, exporter.names, under.at + 1)
}

/** The image that a graph comes to. */
function imageOf(writer: SolveWriter, graph: Graph): Image {
  const { row, tx } = writer
  const base = graph.base === undefined ? undefined : row.images[graph.base]?.image
  const history = historyOf(graph, base, (op) => {
    const record = row.ops[op]?.record
    return tx.get(cacheRecords, `${row.machine} ${record}`)?.createdAt ?? tx.now
  })
  const epoch = row.options.buildArgs['SOURCE_DATE_EPOCH']
  const fixed =
    epoch !== undefined && /^\d+$/.test(epoch) ? rfc3339nano(Number(epoch) * 1000) : undefined
  const entries = history.map((entry) => (fixed ? { ...entry, created: fixed } : entry))
  return makeImage({
    created: fixed ?? entries.at(-1)?.created ?? rfc3339nano(tx.now),
    config: graph.config,
    layers: row.ops[graph.result]?.layers ?? [],
    history: entries,
    architecture: graph.platform.architecture,
    ...(graph.author === undefined ? {} : { author: graph.author }),
  })
}

/** The files of the result. */
function filesOf({ row }: SolveWriter, graph: Graph): readonly SolveFile[] {
  const files: SolveFile[] = []
  walk(unionOf(row.ops[graph.result]?.layers ?? []), '/', (path, entry) => {
    if (entry.type === 'whiteout') return
    const { type, mode, uid, gid, mtime } = entry
    files.push({ path, type, mode, uid, gid, mtime, text: entry.target ?? entry.text ?? '' })
  })
  return files
}
