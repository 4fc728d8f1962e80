/**
 * The build cache: results of operations that the daemon keeps, and what cache mounts hold.
 *
 * An operation is found by what it does and what it does it to. COPY and ADD look at what they
 * copy, not at where it comes from: a stage that was built anew and has the same files counts as
 * the same.
 *
 * @see https://docs.docker.com/build/cache/
 */
import { sha256 } from '../../oci/digest.js'
import type { Layer } from '../../oci/layer.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader, VirtualTime } from '../../sim/world.js'

/** What the daemon has in its cache. Key: `<machine> <id>`. */
export interface CacheRecord {
  readonly machine: string
  /** 25 characters. */
  readonly id: string
  readonly type: 'regular' | 'source.local' | 'exec.cachemount'
  /** What an operation is looked up by. */
  readonly key: string
  /** The result, lowest layer first. */
  readonly layers: readonly Layer[]
  /** The record of the result that it stands on. */
  readonly parent?: string
  readonly description: string
  readonly createdAt: VirtualTime
  readonly usedAt: VirtualTime
  readonly uses: number
  readonly size: number
  /** The root that holds the files of a cache mount. */
  readonly root?: string
}

export const cacheRecords = defineTable<CacheRecord, 'byKey' | 'byMachine'>('build-cache', {
  byKey: (row) => `${row.machine} ${row.key}`,
  byMachine: (row) => row.machine,
})

const ALPHABET = [...'0123456789abcdefghijklmnopqrstuvwxyz']
const DIGITS = 25

/** The name of a record, of a build, of a reference. */
export const cacheId = (tx: Tx): string =>
  Array.from({ length: DIGITS }, () => tx.random.pick(ALPHABET)).join('')

/** The key of what is done to what. */
export const keyOf = (...parts: readonly unknown[]): string => sha256(JSON.stringify(parts))

/** The newest result of an operation. */
export const cachedResult = (read: Reader, machine: string, key: string): CacheRecord | undefined =>
  read
    .by(cacheRecords, 'byKey', `${machine} ${key}`)
    .reduce<CacheRecord | undefined>(
      (newest, row) => (newest && newest.createdAt > row.createdAt ? newest : row),
      undefined,
    )

/** What a record is made of, besides what every record has. */
type NewRecord = Pick<CacheRecord, 'machine' | 'type' | 'key' | 'layers' | 'description'> &
  Partial<Pick<CacheRecord, 'parent' | 'size' | 'root'>>

/** Keeps a result; what was known by its key before gives way. */
export function keepRecord(tx: Tx, record: NewRecord): CacheRecord {
  for (const old of tx.by(cacheRecords, 'byKey', `${record.machine} ${record.key}`))
    tx.delete(cacheRecords, recordKey(old))
  const row: CacheRecord = {
    size: record.layers.at(-1)?.size ?? 0,
    ...record,
    id: cacheId(tx),
    createdAt: tx.now,
    usedAt: tx.now,
    uses: 1,
  }
  return tx.put(cacheRecords, recordKey(row), row)
}

export const recordKey = ({ machine, id }: Pick<CacheRecord, 'machine' | 'id'>): string =>
  `${machine} ${id}`

/** Notes that a record was used. */
export function useRecord(tx: Tx, record: CacheRecord): void {
  tx.put(cacheRecords, recordKey(record), { ...record, usedAt: tx.now, uses: record.uses + 1 })
}
