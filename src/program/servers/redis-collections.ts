/**
 * Redis's commands on sets and hashes.
 *
 * @see https://redis.io/docs/latest/develop/data-types/
 */
import { type Commands, MANY, pairs } from './redis-command.js'
import { type Database, hashOf, integer, setOf, store } from './redis-database.js'
import type { Reply } from './redis-protocol.js'

function changeSet(database: Database, key: string, change: (members: Set<string>) => void): Reply {
  const before = setOf(database, key)
  const members = new Set(before)
  change(members)
  store(database, key, { set: [...members] })
  return Math.abs(members.size - before.length)
}

/** What is in the sets, each member once. */
const combined = (
  database: Database,
  keys: readonly string[],
  counts: (item: string) => boolean,
): Reply => [...new Set(keys.flatMap((key) => setOf(database, key)))].filter(counts)

/** The commands. */
export const collectionCommands: Commands = [
  [
    'SADD',
    [
      2,
      MANY,
      (database, [key = '', ...items]) =>
        changeSet(database, key, (members) => items.forEach((item) => members.add(item))),
    ],
  ],
  [
    'SREM',
    [
      2,
      MANY,
      (database, [key = '', ...items]) =>
        changeSet(database, key, (members) => items.forEach((item) => members.delete(item))),
    ],
  ],
  ['SMEMBERS', [1, 1, (database, [key = '']) => setOf(database, key)]],
  [
    'SISMEMBER',
    [2, 2, (database, [key = '', item = '']) => (setOf(database, key).includes(item) ? 1 : 0)],
  ],
  ['SUNION', [1, MANY, (database, keys) => combined(database, keys, () => true)]],
  [
    'SINTER',
    [
      1,
      MANY,
      (database, keys) =>
        combined(database, keys.slice(0, 1), (item) =>
          keys.every((key) => setOf(database, key).includes(item)),
        ),
    ],
  ],
  [
    'SDIFF',
    [
      1,
      MANY,
      (database, [first = '', ...others]) =>
        combined(database, [first], (item) =>
          others.every((key) => !setOf(database, key).includes(item)),
        ),
    ],
  ],
  ['SCARD', [1, 1, (database, [key = '']) => setOf(database, key).length]],
  [
    'HSET',
    [
      3,
      MANY,
      (database, [key = '', ...words]) => {
        const hash = hashOf(database, key)
        const before = hash.size
        for (const [field, value] of pairs(words)) hash.set(field, value)
        store(database, key, { hash: [...hash] })
        return hash.size - before
      },
    ],
  ],
  ['HGET', [2, 2, (database, [key = '', field = '']) => hashOf(database, key).get(field) ?? null]],
  [
    'HEXISTS',
    [2, 2, (database, [key = '', field = '']) => (hashOf(database, key).has(field) ? 1 : 0)],
  ],
  ['HLEN', [1, 1, (database, [key = '']) => hashOf(database, key).size]],
  ['HVALS', [1, 1, (database, [key = '']) => [...hashOf(database, key).values()]]],
  [
    'HMGET',
    [
      2,
      MANY,
      (database, [key = '', ...fields]) => {
        const hash = hashOf(database, key)
        return fields.map((field) => hash.get(field) ?? null)
      },
    ],
  ],
  [
    'HINCRBY',
    [
      3,
      3,
      (database, [key = '', field = '', by]) => {
        const hash = hashOf(database, key)
        const value = integer(hash.get(field) ?? '0') + integer(by)
        store(database, key, { hash: [...hash.set(field, String(value))] })
        return value
      },
    ],
  ],
  [
    'HSETNX',
    [
      3,
      3,
      (database, [key = '', field = '', value = '']) => {
        const hash = hashOf(database, key)
        if (hash.has(field)) return 0
        store(database, key, { hash: [...hash.set(field, value)] })
        return 1
      },
    ],
  ],
  ['HGETALL', [1, 1, (database, [key = '']) => [...hashOf(database, key)].flat()]],
  ['HKEYS', [1, 1, (database, [key = '']) => [...hashOf(database, key).keys()]]],
  [
    'HDEL',
    [
      2,
      MANY,
      (database, [key = '', ...fields]) => {
        const hash = hashOf(database, key)
        const gone = fields.filter((field) => hash.delete(field)).length
        store(database, key, { hash: [...hash] })
        return gone
      },
    ],
  ],
]
