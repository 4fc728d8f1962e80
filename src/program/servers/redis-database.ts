/**
 * What a redis server holds: keys with their values, and how commands get at them.
 *
 * @see https://redis.io/docs/latest/develop/data-types/
 */
import type { VirtualTime } from '../../sim/world.js'
import type { Reply } from './redis-protocol.js'

/** What a key holds, and until when. */
export interface Entry {
  readonly [key: string]: unknown
  readonly value:
    | string
    | readonly string[]
    | { readonly set: readonly string[] }
    | { readonly hash: readonly (readonly [string, string])[] }
    | { readonly sorted: readonly (readonly [string, number])[] }
  readonly until?: VirtualTime
}

/** The database while commands run on it. */
export interface Database {
  readonly entries: Map<string, Entry>
  readonly config: Map<string, string>
  readonly now: VirtualTime
}

const WRONG_TYPE: Reply = {
  error: 'WRONGTYPE Operation against a key holding the wrong kind of value',
}
const NOT_A_NUMBER: Reply = { error: 'ERR value is not an integer or out of range' }

/** A command that cannot go on; `reply` says why. */
export class CommandFailed extends Error {
  constructor(readonly reply: Reply) {
    super()
  }
}

/** Ends a command. @throws CommandFailed */
export const fail = (reply: Reply): never => {
  throw new CommandFailed(reply)
}

/** What a key holds, unless its time is over. */
export function entryOf({ entries, now }: Database, key: string): Entry | undefined {
  const entry = entries.get(key)
  if (entry?.until === undefined || entry.until > now) return entry
  entries.delete(key)
  return undefined
}

/** The text at a key. @throws CommandFailed if it holds something else */
export function textOf(database: Database, key: string): string | undefined {
  const value = entryOf(database, key)?.value
  return value === undefined || typeof value === 'string' ? value : (fail(WRONG_TYPE) as never)
}

/** The list at a key; empty if there is none. @throws CommandFailed if it holds something else */
export function listOf(database: Database, key: string): readonly string[] {
  const value = entryOf(database, key)?.value ?? []
  return Array.isArray(value) ? (value as readonly string[]) : (fail(WRONG_TYPE) as never)
}

/**
 * The members of the set at a key; none if there is none. @throws CommandFailed if it holds
 * something else
 */
export function setOf(database: Database, key: string): readonly string[] {
  const value = entryOf(database, key)?.value ?? { set: [] }
  return typeof value === 'object' && 'set' in value ? value.set : (fail(WRONG_TYPE) as never)
}

/**
 * The fields of the hash at a key; none if there is none. @throws CommandFailed if it holds
 * something else
 */
export function hashOf(database: Database, key: string): Map<string, string> {
  const value = entryOf(database, key)?.value ?? { hash: [] }
  return typeof value === 'object' && 'hash' in value
    ? new Map(value.hash)
    : (fail(WRONG_TYPE) as never)
}

/**
 * The members of the sorted set at a key, the lowest score first; none if there is none. @throws
 * CommandFailed if it holds something else
 */
export function sortedOf(database: Database, key: string): readonly (readonly [string, number])[] {
  const value = entryOf(database, key)?.value ?? { sorted: [] }
  return typeof value === 'object' && 'sorted' in value ? value.sorted : (fail(WRONG_TYPE) as never)
}

/** Stores a value and keeps the time that the key has; what is empty is removed. */
export function store(database: Database, key: string, value: Entry['value']): void {
  const until = entryOf(database, key)?.until
  const isEmpty =
    typeof value === 'object' &&
    (Array.isArray(value)
      ? value
      : 'set' in value
        ? value.set
        : 'hash' in value
          ? value.hash
          : (value as { sorted: readonly unknown[] }).sorted
    ).length === 0
  if (isEmpty) database.entries.delete(key)
  else database.entries.set(key, { value, ...(until !== undefined && { until }) })
}

/** A number that a client wrote. @throws CommandFailed */
export function integer(text: string | undefined): number {
  return text !== undefined && /^-?\d{1,16}$/.test(text)
    ? Number(text)
    : (fail(NOT_A_NUMBER) as never)
}
