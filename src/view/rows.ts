/**
 * The rows that a picture is made of: of a world, or of the view of one that a page keeps beside a
 * worker.
 *
 * @module
 */
import type { TableData } from '../sim/table.js'
import type { WorldView } from '../sim/view.js'
import type { World } from '../sim/world.js'

/** What a picture is made of: `lab.state`, or what `viewOf` and `applyPatch` give. */
export type Source = World | WorldView

type Row = object
type Records = WorldView['tables'][string]

const NOTHING: Records = {}

const isWorld = (source: Source): source is World => 'agenda' in source

/** A row of a table. */
export function rowOf<T extends Row>(source: Source, table: string, key: string): T | undefined {
  if (isWorld(source)) return source.tables[table]?.rows.get(key) as T | undefined
  const records = source.tables[table] ?? NOTHING
  return Object.hasOwn(records, key) ? (records[key] as T) : undefined
}

/** Visits the rows of a table. */
export function eachRow<T extends Row>(
  source: Source,
  table: string,
  visit: (key: string, row: T) => void,
): void {
  if (isWorld(source)) source.tables[table]?.rows.forEachPair((key, row) => visit(key, row as T))
  else
    for (const [key, row] of Object.entries(source.tables[table] ?? NOTHING)) visit(key, row as T)
}

/** What stands for the rows of a table: while it is the same, so are they. */
export const tableIn = (source: Source, table: string): TableData | Records | undefined =>
  source.tables[table]

/**
 * Visits the rows of a table that are not the same value in two sources. Between two worlds that
 * costs what differs; between two views, one look at each row.
 */
export function eachDifference(
  before: Source,
  after: Source,
  table: string,
  visit: (key: string, was: Row | undefined, is: Row | undefined) => void,
): void {
  if (tableIn(before, table) === tableIn(after, table)) return
  if (isWorld(before) && isWorld(after)) {
    after.eachDifference(before, table, (key, was, is) =>
      visit(key, was as Row | undefined, is as Row | undefined),
    )
    return
  }
  eachRow(after, table, (key, is) => {
    const was = rowOf(before, table, key)
    if (was !== is) visit(key, was, is)
  })
  eachRow(before, table, (key, was) => {
    if (rowOf(after, table, key) === undefined) visit(key, was, undefined)
  })
}

const grouped = new WeakMap<object, ReadonlyMap<string, readonly Row[]>>()

/**
 * The rows of a table that `groupOf` puts into one group; the groups are made once for as long as
 * the table is the same. One table has one `groupOf`.
 */
export function groupIn<T extends Row>(
  source: Source,
  table: string,
  group: string,
  groupOf: (row: T) => string,
): readonly T[] {
  const rows = tableIn(source, table)
  if (!rows) return []
  let groups = grouped.get(rows)
  if (!groups) {
    const made = new Map<string, Row[]>()
    eachRow<T>(source, table, (_, row) => {
      const name = groupOf(row)
      const known = made.get(name)
      if (known) known.push(row)
      else made.set(name, [row])
    })
    grouped.set(rows, (groups = made))
  }
  return (groups.get(group) ?? []) as readonly T[]
}
