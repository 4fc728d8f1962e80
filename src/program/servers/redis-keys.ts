/**
 * Redis's commands on keys, whatever they hold.
 *
 * @see https://redis.io/docs/latest/commands/?group=generic
 */
import type { VirtualTime } from '../../sim/world.js'
import { matches, patternOf } from '../../text/shell-pattern.js'
import { type Commands, MANY, OK, typeOf } from './redis-command.js'
import { type Database, entryOf, integer } from './redis-database.js'
import type { Reply } from './redis-protocol.js'

function expire(database: Database, key: string, until: VirtualTime): Reply {
  const entry = entryOf(database, key)
  if (!entry) return 0
  database.entries.set(key, { ...entry, until })
  return 1
}

function timeLeft(database: Database, key: string, unit: number): Reply {
  const entry = entryOf(database, key)
  return entry === undefined
    ? -2
    : entry.until === undefined
      ? -1
      : Math.ceil((entry.until - database.now) / unit)
}

/** Whether a key fits the pattern that `KEYS` and `CONFIG GET` take. */
export function fits(pattern: string): (key: string) => boolean {
  const steps = patternOf(pattern)
  return (key) => matches(steps, key)
}

const keysOf = (database: Database): string[] =>
  [...database.entries.keys()].filter((key) => entryOf(database, key))

/** The commands. */
export const keyCommands: Commands = [
  ['DBSIZE', [0, 0, (database) => keysOf(database).length]],
  ['FLUSHALL', [0, 1, ({ entries }) => (entries.clear(), OK)]],
  ['FLUSHDB', [0, 1, ({ entries }) => (entries.clear(), OK)]],
  [
    'DEL',
    [
      1,
      MANY,
      (database, keys) =>
        keys.filter((key) => entryOf(database, key) && database.entries.delete(key)).length,
    ],
  ],
  [
    'UNLINK',
    [
      1,
      MANY,
      (database, keys) =>
        keys.filter((key) => entryOf(database, key) && database.entries.delete(key)).length,
    ],
  ],
  ['EXISTS', [1, MANY, (database, keys) => keys.filter((key) => entryOf(database, key)).length]],
  ['TYPE', [1, 1, (database, [key = '']) => ({ status: typeOf(database, key) })]],
  ['KEYS', [1, 1, (database, [pattern = '']) => keysOf(database).filter(fits(pattern))]],
  [
    'EXPIRE',
    [
      2,
      2,
      (database, [key = '', seconds]) =>
        expire(database, key, database.now + integer(seconds) * 1000),
    ],
  ],
  [
    'PEXPIRE',
    [2, 2, (database, [key = '', ms]) => expire(database, key, database.now + integer(ms))],
  ],
  ['TTL', [1, 1, (database, [key = '']) => timeLeft(database, key, 1000)]],
  ['PTTL', [1, 1, (database, [key = '']) => timeLeft(database, key, 1)]],
  [
    'PERSIST',
    [
      1,
      1,
      (database, [key = '']) => {
        const entry = entryOf(database, key)
        if (entry?.until === undefined) return 0
        database.entries.set(key, { value: entry.value })
        return 1
      },
    ],
  ],
]
