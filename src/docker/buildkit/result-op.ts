/**
 * Results of operations: layers on top of what they stand on, kept for what comes after them and in
 * the cache.
 *
 * @see https://docs.docker.com/build/cache/
 */
import { type Layer, type LayerEntry, makeLayer } from '../../oci/layer.js'
import { type Tree, unionOf } from '../../oci/union.js'
import { walk } from '../build/tree.js'
import { cacheRecords, keepRecord, useRecord } from './cache.js'
import { copiedEntries, findSources, madeDirectory } from './copy-op.js'
import type { Op } from './graph.js'
import type { SolveWriter } from './solve-writer.js'

const treeOf = ({ row }: SolveWriter, op: number): Tree => unionOf(row.ops[op]?.layers ?? [])

/** Ends WORKDIR, COPY or ADD. @throws BuildError */
export function finishFiles(writer: SolveWriter, i: number, { work, name }: Op): void {
  const { now } = writer.tx
  if (work.kind === 'mkdir') {
    const entries = madeDirectory(work.path, work.user, treeOf(writer, work.base), now)
    return keepResult(writer, i, work.base, entries, name)
  }
  if (work.kind !== 'copy') return
  const base = work.link ? unionOf([]) : treeOf(writer, work.base)
  const found = findSources(work, (op) => treeOf(writer, op))
  keepResult(writer, i, work.base, copiedEntries(work, found, base, now), name)
}

/** Keeps a result: for what comes after it, and in the cache. */
export function keepResult(
  writer: SolveWriter,
  i: number,
  base: number,
  entries: Readonly<Record<string, LayerEntry>>,
  description: string,
): void {
  const { tx, row } = writer
  const below = row.ops[base]
  const layers = [...(below?.layers ?? []), makeLayer(entries)]
  const { id } = keepRecord(tx, {
    machine: row.machine,
    type: 'regular',
    key: row.ops[i]?.key ?? '',
    layers,
    description,
    ...(below?.record === undefined ? {} : { parent: below.record }),
  })
  writer.setOp(i, { state: 'done', layers, record: id })
  const parent =
    below?.record === undefined ? undefined : tx.get(cacheRecords, `${row.machine} ${below.record}`)
  if (parent) useRecord(tx, parent)
}

const known = new WeakMap<Tree, Layer>()

/** The files of a tree as one layer. */
export function layerOf(tree: Tree): Layer {
  const made = known.get(tree)
  if (made) return made
  const entries: Record<string, LayerEntry> = {}
  walk(tree, '/', (relative, entry) => {
    entries[`/${relative}`] = entry
  })
  const layer = makeLayer(entries)
  known.set(tree, layer)
  return layer
}
