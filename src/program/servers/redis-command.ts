/**
 * What a command of Redis's is, and what several of them share.
 *
 * @see https://redis.io/docs/latest/commands/
 */
import { type Database, entryOf, fail } from './redis-database.js'
import type { Reply } from './redis-protocol.js'

/** Does a command with its arguments. */
export type Command = (database: Database, args: readonly string[]) => Reply

/** Commands by name: the least and the most arguments, and what each does. */
export type Commands = readonly (readonly [
  name: string,
  command: readonly [least: number, most: number, run: Command],
])[]

export const OK: Reply = { status: 'OK' }
export const SYNTAX: Reply = { error: 'ERR syntax error' }
export const MANY = Number.POSITIVE_INFINITY

/** Words as pairs. @throws CommandFailed when one is left over */
export const pairs = (words: readonly string[]): [string, string][] => {
  if (words.length % 2 !== 0) fail(SYNTAX)
  return words.flatMap((word, i) =>
    i % 2 === 0 ? [[word, words[i + 1] ?? ''] as [string, string]] : [],
  )
}

/** What a key holds, in a word. */
export function typeOf(database: Database, key: string): string {
  const value = entryOf(database, key)?.value
  if (value === undefined) return 'none'
  return typeof value === 'string'
    ? 'string'
    : Array.isArray(value)
      ? 'list'
      : 'set' in value
        ? 'set'
        : 'hash' in value
          ? 'hash'
          : 'zset'
}
