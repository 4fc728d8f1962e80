/**
 * The past in a snapshot: not the tables of each instant, but the rows that were different before
 * the next one.
 *
 * @module
 */
import type { Decoder, Encoder, JsonValue } from '../codec.js'
import { SnapshotError, isObject } from '../codec.js'
import { integer, listOf, notAnObject } from '../envelope.js'
import { orderedBy } from '../ordered.js'
import { eachTextDifference } from '../text-difference.js'
import { type TableData, tableOf } from '../table.js'
import type { VirtualTime, World } from '../world.js'
import type { Past } from './past.js'

/** A row as it was: its table, its key, and what it was; undefined if it was not there. */
type FormerRow = readonly [table: string, key: string, row: unknown]

/** An instant, and how it was different from the next one. */
interface Instant {
  readonly time: VirtualTime
  readonly rows: readonly FormerRow[]
}

/** A past as a JSON value, newest instant first. */
export type PastSnapshot = readonly (readonly [
  time: number,
  rows: readonly (readonly [table: string, key: string, row: JsonValue])[],
])[]

const NO_TABLE: TableData = tableOf([])

/** The instants of a world's past, newest first. */
export function instantsOf({ past, tables }: World): readonly Instant[] {
  let newer = tables
  return [...(past?.entriesReversed() ?? [])].map(([time, older]) => {
    const rows: FormerRow[] = []
    for (const name of [...new Set([...Object.keys(older), ...Object.keys(newer)])].sort()) {
      if (older[name] === newer[name]) continue
      eachTextDifference(
        (older[name] ?? NO_TABLE).rows,
        (newer[name] ?? NO_TABLE).rows,
        (key, was) => void rows.push([name, key, was]),
      )
    }
    newer = older
    return { time, rows }
  })
}

/** Writes instants whose rows the encoder has met. */
export const savePast = (instants: readonly Instant[], encoder: Encoder): PastSnapshot =>
  instants.map(({ time, rows }) => [
    time,
    rows.map(([table, key, row]) => [table, key, encoder.encode(row)]),
  ])

/**
 * Reads a past that led to `tables`; undefined if nothing is known of one. @throws SnapshotError
 */
export function loadPast(
  written: unknown,
  tables: World['tables'],
  now: VirtualTime,
  decoder: Decoder,
): Past | undefined {
  const past: Past = orderedBy<VirtualTime, World['tables']>((a, b) => a - b)
  let newer = tables
  let last = now
  for (const [i, entry] of listOf(written, 'world.past').entries()) {
    const place = `world.past[${i}]`
    const [at, rows] = listOf(entry, place)
    const time = integer(at, `${place}[0]`)
    if (time >= last)
      throw new SnapshotError(
        `${place} is not in its place: instants must descend, from before now`,
      )
    last = time
    newer = olderTables(newer, listOf(rows, `${place}[1]`), `${place}[1]`, decoder)
    past.set(time, newer)
  }
  return past.isEmpty ? undefined : past
}

function olderTables(
  newer: World['tables'],
  rows: readonly unknown[],
  place: string,
  decoder: Decoder,
): World['tables'] {
  const changed = new Map<string, TableData>()
  for (const [i, written] of rows.entries()) {
    const [name, key, row, ...more] = listOf(written, `${place}[${i}]`)
    if (typeof name !== 'string' || typeof key !== 'string' || more.length > 0)
      throw new SnapshotError(`${place}[${i}] is not a table, a key and a row`)
    const read = decoder.decode(row, `${place}[${i}][2]`)
    if (read !== undefined && !isObject(read)) throw notAnObject(`${place}[${i}][2]`)
    // Its indexes are built from the rows when somebody asks.
    const table = changed.get(name) ?? {
      ...tableOf([]),
      rows: (newer[name] ?? NO_TABLE).rows.clone(),
    }
    changed.set(name, table)
    if (read === undefined) table.rows.delete(key)
    else table.rows.set(key, read)
  }
  return Object.freeze({ ...newer, ...Object.fromEntries(changed) })
}
