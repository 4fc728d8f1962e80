/**
 * Redis's commands on texts and numbers.
 *
 * @see https://redis.io/docs/latest/commands/?group=string
 */
import { type Commands, MANY, OK, SYNTAX, pairs, typeOf } from './redis-command.js'
import { type Database, entryOf, integer, store, textOf } from './redis-database.js'
import type { Reply } from './redis-protocol.js'

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

/** The commands. */
export const textCommands: Commands = [
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
]
