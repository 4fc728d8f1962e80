/**
 * Redis's commands on texts, lists, sets and hashes.
 *
 * @see https://redis.io/docs/latest/commands/
 */
import { matches, patternOf } from '../../text/shell-pattern.js'
import type { VirtualTime } from '../../sim/world.js'
import {
  type Database,
  CommandFailed,
  entryOf,
  fail,
  hashOf,
  integer,
  listOf,
  setOf,
  store,
  textOf,
} from './redis-database.js'
import type { Reply } from './redis-protocol.js'

const OK: Reply = { status: 'OK' }
const SYNTAX: Reply = { error: 'ERR syntax error' }

type Command = (database: Database, args: readonly string[]) => Reply

/** Runs one command. */
export function runCommand(database: Database, [name = '', ...args]: readonly string[]): Reply {
  const command = COMMANDS.get(name.toUpperCase())
  if (!command)
    return {
      error: `ERR unknown command '${name}', with args beginning with: ${args.map((arg) => `'${arg}' `).join('')}`,
    }
  const [least, most, run] = command
  if (args.length < least || args.length > most)
    return { error: `ERR wrong number of arguments for '${name.toLowerCase()}' command` }
  try {
    return run(database, args)
  } catch (error) {
    if (error instanceof CommandFailed) return error.reply
    throw error
  }
}

function add(database: Database, key: string, amount: number): Reply {
  const sum = integer(textOf(database, key) ?? '0') + amount
  store(database, key, String(sum))
  return sum
}

function set(database: Database, [key = '', value = '', ...options]: readonly string[]): Reply {
  let until: number | undefined
  let keepsTime = false
  const there = entryOf(database, key)
  for (let i = 0; i < options.length; i++) {
    const option = options[i]?.toUpperCase()
    if (option === 'EX') until = database.now + integer(options[++i]) * 1000
    else if (option === 'PX') until = database.now + integer(options[++i])
    else if (option === 'KEEPTTL') keepsTime = true
    else if (option === 'NX') {
      if (there) return null
    } else if (option === 'XX') {
      if (!there) return null
    } else return SYNTAX
  }
  if (keepsTime) until = there?.until
  database.entries.set(key, { value, ...(until !== undefined && { until }) })
  return OK
}

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

const fits = (pattern: string): ((key: string) => boolean) => {
  const steps = patternOf(pattern)
  return (key) => matches(steps, key)
}

const keysOf = (database: Database): string[] =>
  [...database.entries.keys()].filter((key) => entryOf(database, key))

function typeOf(database: Database, key: string): string {
  const value = entryOf(database, key)?.value
  if (value === undefined) return 'none'
  return typeof value === 'string'
    ? 'string'
    : Array.isArray(value)
      ? 'list'
      : 'set' in value
        ? 'set'
        : 'hash'
}

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

const pairs = (words: readonly string[]): [string, string][] => {
  if (words.length % 2 !== 0) fail(SYNTAX)
  return words.flatMap((word, i) =>
    i % 2 === 0 ? [[word, words[i + 1] ?? ''] as [string, string]] : [],
  )
}

function changeSet(database: Database, key: string, change: (members: Set<string>) => void): Reply {
  const before = setOf(database, key)
  const members = new Set(before)
  change(members)
  store(database, key, { set: [...members] })
  return Math.abs(members.size - before.length)
}

const MANY = Number.POSITIVE_INFINITY

/** By name: the least and the most arguments, and what it does. */
const COMMANDS: ReadonlyMap<string, readonly [least: number, most: number, run: Command]> = new Map<
  string,
  readonly [number, number, Command]
>([
  ['PING', [0, 1, (_, [text]) => text ?? { status: 'PONG' }]],
  ['ECHO', [1, 1, (_, [text = '']) => text]],
  ['SELECT', [1, 1, () => OK]],
  ['AUTH', [1, 2, () => OK]],
  ['COMMAND', [0, MANY, () => []]],
  ['CONFIG', [1, MANY, () => []]],
  ['CLIENT', [1, MANY, () => OK]],
  ['SAVE', [0, 0, () => OK]],
  ['DBSIZE', [0, 0, (database) => keysOf(database).length]],
  ['FLUSHALL', [0, 1, ({ entries }) => (entries.clear(), OK)]],
  ['FLUSHDB', [0, 1, ({ entries }) => (entries.clear(), OK)]],
  ['SET', [2, MANY, set]],
  [
    'SETNX',
    [
      2,
      2,
      (database, [key = '', value = '']) => (set(database, [key, value, 'NX']) === null ? 0 : 1),
    ],
  ],
  [
    'SETEX',
    [
      3,
      3,
      (database, [key = '', seconds = '', value = '']) =>
        set(database, [key, value, 'EX', seconds]),
    ],
  ],
  ['GET', [1, 1, (database, [key = '']) => textOf(database, key) ?? null]],
  [
    'GETSET',
    [
      2,
      2,
      (database, [key = '', value = '']) => {
        const before = textOf(database, key) ?? null
        set(database, [key, value])
        return before
      },
    ],
  ],
  [
    'MGET',
    [
      1,
      MANY,
      (database, keys) =>
        keys.map((key) =>
          typeOf(database, key) === 'string' ? (textOf(database, key) ?? null) : null,
        ),
    ],
  ],
  [
    'MSET',
    [
      2,
      MANY,
      (database, words) => {
        for (const [key, value] of pairs(words)) set(database, [key, value])
        return OK
      },
    ],
  ],
  [
    'APPEND',
    [
      2,
      2,
      (database, [key = '', text = '']) => {
        const whole = (textOf(database, key) ?? '') + text
        store(database, key, whole)
        return whole.length
      },
    ],
  ],
  ['STRLEN', [1, 1, (database, [key = '']) => textOf(database, key)?.length ?? 0]],
  ['INCR', [1, 1, (database, [key = '']) => add(database, key, 1)]],
  ['DECR', [1, 1, (database, [key = '']) => add(database, key, -1)]],
  ['INCRBY', [2, 2, (database, [key = '', amount]) => add(database, key, integer(amount))]],
  ['DECRBY', [2, 2, (database, [key = '', amount]) => add(database, key, -integer(amount))]],
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
])
