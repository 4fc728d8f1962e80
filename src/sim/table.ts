/**
 * Tables: persistent ordered maps of frozen rows, with indexes that the same write keeps.
 *
 * A table is defined once, as a constant of the room that owns it, and used through a step
 * (`tx.put(pods, key, row)`). An index says by which values a row can be found; it costs a write
 * only when the indexed value changes.
 *
 * @example
 * const containers = defineTable<Container>('containers', { byImage: (row) => row.imageId })
 * tx.by(containers, 'byImage', imageId)
 */
import { type TableIndex, addKey, eachKey, emptyIndex, firstKey, removeKey } from './table-index.js'
import { TextTree } from './text-tree.js'

/** By which values a row is found: none, one or several. */
export interface IndexOf<Row> {
  (row: Row, key: string): string | readonly string[] | undefined
  /** The part of a row that they follow from: with the same part and key they are the same. */
  readonly part?: (row: Row) => unknown
}

/**
 * An index whose values follow from a part of the row (and its key): rows with the same part are
 * not asked.
 */
export const indexOfPart = <Row>(
  part: (row: Row) => unknown,
  find: (row: Row, key: string) => string | readonly string[] | undefined,
): IndexOf<Row> => Object.assign((row: Row, key: string) => find(row, key), { part })

/** What a table is called and by what its rows can be found. */
export interface TableSpec<Row, Index extends string = string> {
  readonly name: string
  readonly indexes: Readonly<Record<Index, IndexOf<Row>>>
}

/**
 * The rows of one table in one world. Never written in place once a world holds it, but for indexes
 * that are built when first needed.
 */
export interface TableData<Row = unknown> {
  readonly rows: TextTree<Row>
  /**
   * An index that is not here yet (a restored table has none) is built from the rows by whoever
   * needs it first.
   */
  readonly indexes: Record<string, TableIndex>
  /** Another object after every write: tables with the same one have the same rows. */
  version: object
}

/**
 * Defines a table. The name is unique in the world.
 *
 * @example
 * const leases = defineTable<Lease>('leases')
 */
export function defineTable<Row extends object, Index extends string = never>(
  name: string,
  indexes?: Readonly<Record<Index, IndexOf<Row>>>,
): TableSpec<Row, Index> {
  return { name, indexes: indexes ?? ({} as Record<Index, IndexOf<Row>>) }
}

export function emptyTable(spec: TableSpec<never>): TableData<never> {
  const indexes: Record<string, TableIndex> = {}
  for (const index in spec.indexes) indexes[index] = emptyIndex()
  return { rows: TextTree.empty(), indexes, version: {} }
}

/** A copy to write into, in constant time. */
export function cloneTable<Row>(table: TableData<Row>): TableData<Row> {
  const indexes: Record<string, TableIndex> = {}
  for (const index in table.indexes) indexes[index] = (table.indexes[index] as TableIndex).clone()
  return { rows: table.rows.clone(), indexes, version: table.version }
}

/** A table of these rows, in key order; its indexes are built when they are first needed. */
export function tableOf<Row>(rows: readonly (readonly [key: string, row: Row])[]): TableData<Row> {
  const table: TableData<Row> = { rows: TextTree.empty(), indexes: {}, version: {} }
  for (const [key, row] of rows) table.rows.set(key, row)
  return table
}

/**
 * Sets or (with `after` undefined) removes a row, and keeps the indexes. `table` is the caller's
 * own clone.
 */
export function writeRow<Row>(
  spec: TableSpec<Row>,
  table: TableData<Row>,
  key: string,
  before: Row | undefined,
  after: Row | undefined,
): void {
  if (after === undefined) table.rows.delete(key)
  else table.rows.set(key, after)
  table.version = {}
  for (const index in spec.indexes) {
    const find = spec.indexes[index] as IndexOf<Row>
    const { part } = find
    if (part && before !== undefined && after !== undefined && part(before) === part(after))
      continue
    const was = before === undefined ? undefined : find(before, key)
    const is = after === undefined ? undefined : find(after, key)
    if (sameValues(was, is)) continue
    const entries = indexOf(spec, table, index)
    if (typeof was === 'string') removeKey(entries, was, key)
    else if (was) for (let i = 0; i < was.length; i++) removeKey(entries, was[i] as string, key)
    addKeys(entries, is, key)
  }
}

/** The rows that an index holds under a value, in key order. */
export function rowsBy<Row>(
  spec: TableSpec<Row>,
  table: TableData<Row>,
  index: string,
  value: string,
): Row[] {
  const found: Row[] = []
  eachKey(indexOf(spec, table, index), value, (key) => found.push(table.rows.get(key) as Row))
  return found
}

/** Calls `each` for the rows that an index holds under a value, in key order. */
export function eachRowBy<Row>(
  spec: TableSpec<Row>,
  table: TableData<Row>,
  index: string,
  value: string,
  each: (row: Row) => void,
): void {
  eachKey(indexOf(spec, table, index), value, (key) => each(table.rows.get(key) as Row))
}

/** The first row that an index holds under a value. */
export function firstBy<Row>(
  spec: TableSpec<Row>,
  table: TableData<Row>,
  index: string,
  value: string,
): Row | undefined {
  const key = firstKey(indexOf(spec, table, index), value)
  return key === undefined ? undefined : table.rows.get(key)
}

/** Calls `each` for the rows whose key starts with `prefix`, in key order. */
export function eachRow<Row>(
  table: TableData<Row>,
  prefix: string,
  each: (row: Row, key: string) => void,
): void {
  if (prefix === '') table.rows.forEachPair((key, row) => each(row, key))
  else table.rows.forRange(prefix, `${prefix}\uffff`, false, (key, row) => each(row, key))
}

/** An index of a table; built from its rows if it is not there yet. */
function indexOf<Row>(spec: TableSpec<Row>, table: TableData<Row>, index: string): TableIndex {
  const known = table.indexes[index]
  if (known) return known
  const find = spec.indexes[index]
  const entries = emptyIndex()
  table.rows.forEachPair((key, row) => addKeys(entries, find?.(row, key), key))
  table.indexes[index] = entries
  return entries
}

/** All rows from the first key after `start`, in a circle, until `visit` gives false. */
export function rowsAround<Row>(
  table: TableData<Row>,
  start: string,
  visit: (row: Row, key: string) => boolean,
): void {
  const stop = { break: true }
  const look = (key: string, row: Row): { break: boolean } | undefined =>
    visit(row, key) ? undefined : stop
  const last = table.rows.maxKey()
  if (last === undefined) return
  const stopped = table.rows.forRange(start, last, true, (key, row) =>
    key === start ? undefined : look(key, row),
  )
  if (typeof stopped === 'number')
    table.rows.forRange(table.rows.minKey() as string, start, true, look)
}

function addKeys(
  entries: TableIndex,
  found: string | readonly string[] | undefined,
  key: string,
): void {
  if (typeof found === 'string') addKey(entries, found, key)
  else if (found) for (let i = 0; i < found.length; i++) addKey(entries, found[i] as string, key)
}

function sameValues(
  a: string | readonly string[] | undefined,
  b: string | readonly string[] | undefined,
): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a.length !== b.length) return false
  return a.every((value, i) => value === b[i])
}
