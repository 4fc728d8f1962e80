/**
 * The history of a kind: what has changed in its table, for watches that begin in the past and for
 * lists of a moment that is over.
 *
 * It begins when a client that could come back to it first asks for the kind, so a kind that nobody
 * asks for costs nothing. As etcd's is, it is compacted every five minutes: what was old then is
 * forgotten.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
import { type Loop, requeueAt } from '../../../sim/loop.js'
import type { Tx } from '../../../sim/step.js'
import { type TableSpec, defineTable } from '../../../sim/table.js'
import type { Reader, VirtualTime } from '../../../sim/world.js'
import { clusterOf } from '../cluster.js'

/** The name of the counter that resource versions come from. */
export const REVISION = 'resourceVersion'

/** Since when the changes of a table are kept. */
interface History {
  /** The revision of the first moment that can be gone back to by the changes that are kept. */
  readonly since: number
  /** The oldest revision from which a watch can begin. */
  readonly oldest: number
  /** The last change of this table that was forgotten. */
  readonly forgotten?: number
}

/** Keys are names of tables. */
const histories = defineTable<History>('watch-histories')

/** A change of one row. */
interface KeptChange {
  readonly revision: number
  readonly time: VirtualTime
  /** The key of the row. */
  readonly key: string
  /** The row as it was; absent if it was added. */
  readonly before?: object
  /** The row as it is; absent if it was deleted. */
  readonly after?: object
}

/** Keys are `<table> <revision>`. */
const keptChanges = defineTable<KeptChange>('watch-changes')

/** What etcd knew at the last compaction, which is what the next one forgets. */
interface Compaction {
  readonly revision: number
}

const compactions = defineTable<Compaction>('watch-compactions')

/** The tables that are empty without a cluster. */
export const HISTORY_TABLES: readonly TableSpec<object>[] = [histories, keptChanges, compactions]

const COMPACTION = 'compaction'
const ETCD = 'etcd'
/** Milliseconds between two compactions. */
const PERIOD = 300_000
/** The digits of a revision in a key, so that keys are in the order of revisions. */
const DIGITS = 12

type AnyTable = TableSpec<never>

const changeKey = (table: string, revision: number): string =>
  `${table} ${String(revision).padStart(DIGITS, '0')}`

/** The revision of the moment. */
export const revisionOf = (tx: Tx): number => tx.last(REVISION)

/** Keeps the changes of a table from now on. */
export function keepHistory(tx: Tx, table: AnyTable): void {
  if (tx.get(histories, table.name)) return
  const revision = revisionOf(tx)
  const age = tx.now - (clusterOf(tx)?.startedAt ?? tx.now)
  if (!tx.get(compactions, ETCD)) {
    tx.put(compactions, ETCD, { revision })
    tx.book(COMPACTION, ETCD, { at: tx.now + PERIOD, idle: true })
  }
  // Of a young cluster nothing has been compacted: what is there now is what has happened.
  tx.put(histories, table.name, { since: revision, oldest: age < PERIOD ? 0 : revision })
}

/** Writes a change down, if the history of its table is kept. */
export function recordChange(
  tx: Tx,
  table: AnyTable,
  revision: number,
  key: string,
  before: object | undefined,
  after: object | undefined,
): void {
  if (tx.count(histories as never) === 0 || tx.get(histories, table.name) === undefined) return
  tx.put(keptChanges, changeKey(table.name, revision), {
    revision,
    key,
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
    time: tx.now,
  })
}

/** Whether anything has changed in a table since a revision. */
export function hasChanged(read: Reader, table: AnyTable, since: number): boolean {
  let found = false
  visit(read, table, since, () => {
    found = true
    return false
  })
  return found
}

/** What has changed in a table since a revision, oldest first. */
export function changesSince(read: Reader, table: AnyTable, since: number): readonly KeptChange[] {
  const changes: KeptChange[] = []
  visit(read, table, since, (change) => {
    changes.push(change)
    return true
  })
  return changes
}

function visit(
  read: Reader,
  table: AnyTable,
  since: number,
  each: (change: KeptChange) => boolean,
): void {
  const start = changeKey(table.name, since)
  const prefix = `${table.name} `
  read.around(
    keptChanges,
    start,
    (change, key) => key > start && key.startsWith(prefix) && each(change),
  )
}

/** The oldest revision that a watch of a table can begin from. */
export const oldestRevision = (read: Reader, table: AnyTable): number =>
  read.get(histories, table.name)?.oldest ?? 0

/** The last change of a table that was forgotten: a watch that saw it has missed nothing. */
export const forgottenRevision = (read: Reader, table: AnyTable): number =>
  read.get(histories, table.name)?.forgotten ?? 0

/**
 * The rows of a table, by key, that were others at a revision: as they were then, or undefined if
 * they were not there.
 */
export function rowsAt(
  read: Reader,
  table: AnyTable,
  revision: number,
): ReadonlyMap<string, object | undefined> {
  const rows = new Map<string, object | undefined>()
  for (const { key, before } of changesSince(read, table, revision))
    if (!rows.has(key)) rows.set(key, before)
  return rows
}

/**
 * Since when the changes of a table are known one by one. What is older follows from the rows as
 * they were then.
 */
export const recordedSince = (read: Reader, table: AnyTable): number =>
  read.get(histories, table.name)?.since ?? Number.POSITIVE_INFINITY

/** Forgets every five minutes what was there five minutes ago. */
export const compaction: Loop = {
  name: COMPACTION,
  watches: [],
  step(tx) {
    const last = tx.get(compactions, ETCD)
    if (!last) return undefined
    const forgotten = forget(tx, last.revision)
    const tables: string[] = []
    tx.each(histories, '', (_, table) => tables.push(table))
    for (const table of tables)
      tx.update(histories, table, (row) => {
        row.since = Math.max(row.since, last.revision)
        row.oldest = row.since
        const revision = forgotten.get(table)
        if (revision !== undefined) row.forgotten = revision
      })
    tx.put(compactions, ETCD, { revision: revisionOf(tx) })
    return requeueAt(tx.now + PERIOD)
  },
}

/** Forgets the changes up to a revision; the last one of each table. */
function forget(tx: Tx, upTo: number): ReadonlyMap<string, number> {
  const old: string[] = []
  const last = new Map<string, number>()
  tx.each(keptChanges, '', ({ revision }, key) => {
    if (revision > upTo) return
    old.push(key)
    last.set(key.slice(0, key.indexOf(' ')), revision)
  })
  for (const key of old) tx.delete(keptChanges, key)
  return last
}
