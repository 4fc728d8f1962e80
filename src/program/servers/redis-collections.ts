/**
 * Redis's commands on lists, sets and hashes.
 *
 * @see https://redis.io/docs/latest/develop/data-types/
 */
import { type Command, type Commands, MANY, pairs } from './redis-command.js'
import { type Database, hashOf, integer, listOf, setOf, store } from './redis-database.js'
import type { Reply } from './redis-protocol.js'

function pop(database: Database, key: string, fromLeft: boolean): Reply {
  const list = listOf(database, key)
  if (list.length === 0) return null
  store(database, key, fromLeft ? list.slice(1) : list.slice(0, -1))
  return (fromLeft ? list[0] : list.at(-1)) ?? null
}

function range(list: readonly string[], from: number, to: number): Reply {
  const at = (index: number): number => (index < 0 ? Math.max(index + list.length, 0) : index)
  return list.slice(at(from), (to < 0 ? to + list.length : to) + 1)
}

const push =
  (fromLeft: boolean): Command =>
  (database, [key = '', ...items]) => {
    const list = listOf(database, key)
    store(database, key, fromLeft ? [...items.toReversed(), ...list] : [...list, ...items])
    return list.length + items.length
  }

function changeSet(database: Database, key: string, change: (members: Set<string>) => void): Reply {
  const before = setOf(database, key)
  const members = new Set(before)
  change(members)
  store(database, key, { set: [...members] })
  return Math.abs(members.size - before.length)
}

/** The commands. */
export const collectionCommands: Commands = [
  ['LPUSH', [2, MANY, push(true)]],
  ['RPUSH', [2, MANY, push(false)]],
  ['LPOP', [1, 1, (database, [key = '']) => pop(database, key, true)]],
  ['RPOP', [1, 1, (database, [key = '']) => pop(database, key, false)]],
  ['LLEN', [1, 1, (database, [key = '']) => listOf(database, key).length]],
  [
    'LRANGE',
    [
      3,
      3,
      (database, [key = '', from, to]) => range(listOf(database, key), integer(from), integer(to)),
    ],
  ],
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
