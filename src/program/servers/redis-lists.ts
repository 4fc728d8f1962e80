/**
 * Redis's commands on lists: queues, and those that wait for an item.
 *
 * @see https://redis.io/docs/latest/develop/data-types/lists/
 */
import { type Command, type Commands, MANY, OK, SYNTAX } from './redis-command.js'
import { type Database, fail, integer, listOf, store } from './redis-database.js'
import type { Reply } from './redis-protocol.js'

const NO_KEY: Reply = { error: 'ERR no such key' }
const OUT_OF_RANGE: Reply = { error: 'ERR index out of range' }
const NEGATIVE: Reply = { error: 'ERR timeout is negative' }
const NO_FLOAT: Reply = { error: 'ERR timeout is not a float or out of range' }
const NEGATIVE_COUNT: Reply = { error: 'ERR value is out of range, must be positive' }

/** Takes one item off a list. */
function popped(database: Database, key: string, fromLeft: boolean): string | undefined {
  const list = listOf(database, key)
  if (list.length === 0) return undefined
  store(database, key, fromLeft ? list.slice(1) : list.slice(0, -1))
  return fromLeft ? list[0] : list.at(-1)
}

const pop =
  (fromLeft: boolean): Command =>
  (database, [key = '', count]) => {
    if (count === undefined) return popped(database, key, fromLeft) ?? null
    const most = integer(count)
    if (most < 0) fail(NEGATIVE_COUNT)
    const list = listOf(database, key)
    if (list.length === 0) return null
    const size = Math.min(most, list.length)
    store(database, key, fromLeft ? list.slice(size) : list.slice(0, list.length - size))
    return fromLeft ? list.slice(0, size) : list.slice(list.length - size).toReversed()
  }

const push =
  (fromLeft: boolean, onlyThere = false): Command =>
  (database, [key = '', ...items]) => {
    const list = listOf(database, key)
    if (onlyThere && list.length === 0) return 0
    store(database, key, fromLeft ? [...items.toReversed(), ...list] : [...list, ...items])
    return list.length + items.length
  }

/** Where an index is in a list; the negative ones count from its end. */
const at = (list: readonly string[], index: number): number =>
  index < 0 ? index + list.length : index

const part = (list: readonly string[], from: number, to: number): readonly string[] =>
  list.slice(Math.max(at(list, from), 0), at(list, to) + 1)

const sideOf = (text: string | undefined): boolean => {
  const side = text?.toUpperCase()
  return side === 'LEFT' || side === 'RIGHT' ? side === 'LEFT' : (fail(SYNTAX) as never)
}

function moved(
  database: Database,
  [from = '', to = '']: readonly string[],
  fromLeft: boolean,
  toLeft: boolean,
): Reply {
  listOf(database, to)
  const item = popped(database, from, fromLeft)
  if (item === undefined) return null
  push(toLeft)(database, [to, item])
  return item
}

function removed(database: Database, key: string, count: number, item: string): number {
  const list = listOf(database, key)
  const order = count < 0 ? list.toReversed() : list
  let left = count === 0 ? list.length : Math.abs(count)
  const kept = order.filter((one) => one !== item || left-- <= 0)
  store(database, key, count < 0 ? kept.toReversed() : kept)
  return list.length - kept.length
}

function inserted(
  database: Database,
  [key = '', where = '', pivot = '', item = '']: readonly string[],
): Reply {
  const side = where.toUpperCase()
  if (side !== 'BEFORE' && side !== 'AFTER') fail(SYNTAX)
  const list = listOf(database, key)
  if (list.length === 0) return 0
  const found = list.indexOf(pivot)
  if (found < 0) return -1
  store(database, key, list.toSpliced(found + (side === 'AFTER' ? 1 : 0), 0, item))
  return list.length + 1
}

function replaced(database: Database, key: string, index: number, item: string): Reply {
  const list = listOf(database, key)
  if (list.length === 0) return NO_KEY
  const place = at(list, index)
  if (list[place] === undefined) return OUT_OF_RANGE
  store(database, key, list.with(place, item))
  return OK
}

/** The commands. */
export const listCommands: Commands = [
  ['LPUSH', [2, MANY, push(true)]],
  ['RPUSH', [2, MANY, push(false)]],
  ['LPUSHX', [2, MANY, push(true, true)]],
  ['RPUSHX', [2, MANY, push(false, true)]],
  ['LPOP', [1, 2, pop(true)]],
  ['RPOP', [1, 2, pop(false)]],
  ['LLEN', [1, 1, (database, [key = '']) => listOf(database, key).length]],
  [
    'LRANGE',
    [
      3,
      3,
      (database, [key = '', from, to]) => part(listOf(database, key), integer(from), integer(to)),
    ],
  ],
  [
    'LINDEX',
    [
      2,
      2,
      (database, [key = '', index]) => {
        const list = listOf(database, key)
        return list[at(list, integer(index))] ?? null
      },
    ],
  ],
  [
    'LSET',
    [
      3,
      3,
      (database, [key = '', index, item = '']) => replaced(database, key, integer(index), item),
    ],
  ],
  [
    'LTRIM',
    [
      3,
      3,
      (database, [key = '', from, to]) => {
        store(database, key, part(listOf(database, key), integer(from), integer(to)))
        return OK
      },
    ],
  ],
  [
    'LREM',
    [
      3,
      3,
      (database, [key = '', count, item = '']) => removed(database, key, integer(count), item),
    ],
  ],
  ['LINSERT', [4, 4, inserted]],
  ['RPOPLPUSH', [2, 2, (database, keys) => moved(database, keys, false, true)]],
  [
    'LMOVE',
    [
      4,
      4,
      (database, [a = '', b = '', from, to]) => moved(database, [a, b], sideOf(from), sideOf(to)),
    ],
  ],
]

/** A command that waits for an item: what it does if there is one, and for how long it waits. */
interface Blocking {
  /** The reply; undefined while there is nothing. */
  readonly reply: Reply | undefined
  /** Milliseconds; 0 is for ever. */
  readonly timeout: number
}

function seconds(text: string | undefined): number {
  const value = Number(text)
  if (text === undefined || text.trim() === '' || Number.isNaN(value)) fail(NO_FLOAT)
  if (value < 0) fail(NEGATIVE)
  return Math.ceil(value * 1000)
}

/** What a blocking command comes to now; undefined if it is none. @throws CommandFailed */
export function blocking(
  database: Database,
  [name = '', ...args]: readonly string[],
): Blocking | undefined {
  const command = name.toUpperCase()
  if ((command === 'BLPOP' || command === 'BRPOP') && args.length >= 2) {
    const timeout = seconds(args.at(-1))
    const key = args.slice(0, -1).find((one) => listOf(database, one).length > 0)
    const item = key === undefined ? undefined : popped(database, key, command === 'BLPOP')
    return { timeout, reply: key === undefined ? undefined : [key, item ?? null] }
  }
  const sides =
    command === 'BRPOPLPUSH' && args.length === 3
      ? ([false, true] as const)
      : command === 'BLMOVE' && args.length === 5
        ? ([sideOf(args[2]), sideOf(args[3])] as const)
        : undefined
  if (!sides) return undefined
  const timeout = seconds(args.at(-1))
  return { timeout, reply: moved(database, args, ...sides) ?? undefined }
}
