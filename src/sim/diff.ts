/**
 * Differences between two worlds, row by row. What two worlds share is not looked at, so a
 * difference costs what differs, not what there is.
 *
 * @module
 */
import { dequal } from 'dequal'
import { eachTextDifference } from './text-difference.js'
import type { Change } from './step.js'
import { type TableData, tableOf } from './table.js'
import type { World } from './world.js'

/** The rows of one table that differ, in key order. */
export interface TableDiff<Row = unknown> {
  readonly added: readonly { readonly key: string; readonly after: Row }[]
  readonly modified: readonly { readonly key: string; readonly before: Row; readonly after: Row }[]
  readonly deleted: readonly { readonly key: string; readonly before: Row }[]
}

/** What differs between two worlds. */
export interface WorldDiff {
  /** The time in either. */
  readonly now: { readonly before: number; readonly after: number }
  /** By the name of the table; a table whose rows are the same is not there. */
  readonly tables: Readonly<Record<string, TableDiff>>
}

/**
 * What differs between two worlds: of one lab at two times, of a lab and its fork.
 *
 * @example
 * const { tables } = diffWorlds(lab.state, fork.state)
 * tables['api/pods']?.deleted.map(({ key }) => key)
 */
export function diffWorlds(before: World, after: World): WorldDiff {
  const tables: Record<string, TableDiff> = {}
  for (const name of tablesThatDiffer(before, after)) {
    const diff = {
      added: [] as TableDiff['added'][number][],
      modified: [] as TableDiff['modified'][number][],
      deleted: [] as TableDiff['deleted'][number][],
    }
    eachChangedRow(before, after, name, (key, was, is) => {
      if (was === undefined) diff.added.push({ key, after: is })
      else if (is === undefined) diff.deleted.push({ key, before: was })
      else diff.modified.push({ key, before: was, after: is })
    })
    if (diff.added.length + diff.modified.length + diff.deleted.length > 0) tables[name] = diff
  }
  return { now: { before: before.now, after: after.now }, tables }
}

/**
 * The same as a list of changes, as listeners get them; all bear the number of the newer
 * world's last change.
 */
export function changesBetween(before: World, after: World): readonly Change[] {
  const changes: Change[] = []
  for (const table of tablesThatDiffer(before, after))
    eachChangedRow(
      before,
      after,
      table,
      (key, was, is) =>
        void changes.push({ number: after.changes, table, key, before: was, after: is }),
    )
  return changes
}

/** The tables that are not the same value in both worlds, by name. */
export function tablesThatDiffer(before: World, after: World): readonly string[] {
  const names = new Set([...Object.keys(before.tables), ...Object.keys(after.tables)])
  return [...names].filter((name) => before.tables[name] !== after.tables[name]).sort()
}

/** Tells each row of a table that is not equal in both worlds, in key order. */
export function eachChangedRow(
  before: World,
  after: World,
  table: string,
  each: (key: string, was: unknown, is: unknown) => void,
): void {
  const rows = (world: World): TableData['rows'] => (world.tables[table] ?? NO_TABLE).rows
  eachTextDifference(rows(before), rows(after), (key, was, is) => {
    if (!dequal(was, is)) each(key, was, is)
  })
}

const NO_TABLE: TableData = tableOf([])
