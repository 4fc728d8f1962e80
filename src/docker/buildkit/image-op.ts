/**
 * The images that stages stand on: taken from the machine, from the cache, or fetched from a
 * registry when something needs their files.
 *
 * @see https://docs.docker.com/build/cache/
 */
import { registryFrom } from '../../registry/registry.js'
import { pullPlan } from '../../registry/transfer.js'
import { parseReference } from '../../oci/reference.js'
import { chainIds, hasLayer } from '../image/layers.js'
import type { BaseImage } from './base-image.js'
import { cachedResult, keepRecord, useRecord } from './cache.js'
import type { Op } from './graph.js'
import type { SolveWriter } from './solve-writer.js'
import { vertexOf } from './vertex.js'

/** Bytes that a machine unpacks in a millisecond. */
const UNPACKING = 200_000

/**
 * Shows the images, and fetches those that are needed: one of them, or (in the end of a turn) all
 * that were not decided about.
 */
export function settleImages(writer: SolveWriter, only?: number): void {
  const { graph, ops } = writer.row
  for (const [i, op] of (graph?.ops ?? []).entries()) {
    if (op.work.kind !== 'image' || (only !== undefined && only !== i)) continue
    const { state, isNeeded, vertex } = ops[i] ?? { state: 'done' }
    if (state !== 'waiting') continue
    const image = writer.row.images[op.work.image]
    if (!image) continue
    if (isNeeded) take(writer, i, op, image)
    else if (only === undefined && isOpen(writer, vertex)) writer.end(show(writer, i, op))
  }
}

const isOpen = ({ row }: SolveWriter, vertex: number | undefined): boolean =>
  vertex === undefined || row.vertices[vertex]?.completedAt === undefined

function show(writer: SolveWriter, i: number, op: Op): number {
  const known = writer.row.ops[i]?.vertex
  if (known !== undefined) return known
  const vertex = writer.begin(vertexOf(op.name, [], String(i)))
  writer.setOp(i, { vertex })
  return vertex
}

/** Takes an image from where it is. */
function take(writer: SolveWriter, i: number, op: Op, image: BaseImage): void {
  const { tx, row } = writer
  const key = `image ${image.image.id}`
  const vertex = show(writer, i, op)
  const known = cachedResult(tx, row.machine, key)
  if (known) {
    useRecord(tx, known)
    writer.setOp(i, { state: 'done', record: known.id })
    return writer.cached(vertex)
  }
  const { id } = keepRecord(tx, {
    machine: row.machine,
    type: 'regular',
    key,
    layers: image.image.layers,
    size: 0,
    description: `pulled from ${image.name}${image.digest === undefined ? '' : `@${image.digest}`}`,
  })
  writer.setOp(i, { record: id })
  if (image.digest === undefined) {
    writer.end(vertex)
    return writer.setOp(i, { state: 'done' })
  }
  transfer(writer, i, vertex, image)
}

/** Fetches what the machine lacks of an image, layer after layer. */
function transfer(writer: SolveWriter, i: number, vertex: number, base: BaseImage): void {
  const { tx, row } = writer
  const { domain } = parseReference(base.name)
  const chain = chainIds(base.image)
  const plan = pullPlan(registryFrom(tx, row.machine, domain), base.image, (layer) =>
    hasLayer(tx, row.machine, chain[base.image.layers.indexOf(layer)] as string),
  )
  const missing = plan.filter(({ state }) => state !== 'exists')
  let at = tx.now
  const statuses = [
    { id: `resolve ${base.name}@${base.digest}`, startedAt: at, completedAt: at },
    ...missing.flatMap(({ layer, duration }) => {
      const startedAt = at
      const arrived = at + duration
      at = arrived + Math.ceil(layer.size / UNPACKING)
      const bytes = layer.compressedSize
      return [
        { id: layer.digest, current: bytes, total: bytes, startedAt, completedAt: arrived },
        { id: `extracting ${layer.digest}`, startedAt: arrived, completedAt: at },
      ]
    }),
  ]
  writer.change(vertex, ({ completedAt: _, ...shown }) => ({ ...shown, statuses }))
  writer.due(vertex, at)
  writer.setOp(i, { state: 'running' })
}
