/**
 * Redis's commands on sorted sets: members with scores.
 *
 * @see https://redis.io/docs/latest/develop/data-types/sorted-sets/
 */
import { type Command, type Commands, MANY, SYNTAX, pairs } from './redis-command.js'
import { type Database, fail, integer, sortedOf, store } from './redis-database.js'
import type { Reply } from './redis-protocol.js'

type Member = readonly [name: string, score: number]

const NO_FLOAT: Reply = { error: 'ERR value is not a valid float' }
const NO_BOUND: Reply = { error: 'ERR min or max is not a float' }

const scoreOf = (text: string | undefined, otherwise: Reply = NO_FLOAT): number => {
  const plain = text?.toLowerCase()
  if (plain === 'inf' || plain === '+inf') return Number.POSITIVE_INFINITY
  if (plain === '-inf') return Number.NEGATIVE_INFINITY
  const value = Number(text)
  return text === undefined || text.trim() === '' || Number.isNaN(value)
    ? (fail(otherwise) as never)
    : value
}

/** A score as a client gets it. */
const shown = (score: number): string =>
  Number.isFinite(score) ? String(score) : score > 0 ? 'inf' : '-inf'

/** By score, and by name where that is the same. */
const ordered = (members: Iterable<Member>): readonly Member[] =>
  [...members].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : a > b ? 1 : 0))

const listed = (members: readonly Member[], withScores: boolean): Reply =>
  members.flatMap(([name, score]) => (withScores ? [name, shown(score)] : [name]))

const put = (database: Database, key: string, members: ReadonlyMap<string, number>): void =>
  store(database, key, { sorted: ordered(members) })

const add: Command = (database, [key = '', ...words]) => {
  const flags = words.findIndex((word) => !/^(nx|xx|ch)$/i.test(word))
  const given = words.slice(0, flags).map((word) => word.toUpperCase())
  const members = new Map(sortedOf(database, key))
  const [before, scores] = [members.size, pairs(words.slice(flags))]
  if (scores.length === 0) fail(SYNTAX)
  let changed = 0
  for (const [text, name] of scores) {
    const score = scoreOf(text)
    const known = members.get(name)
    if (given.includes(known === undefined ? 'XX' : 'NX')) continue
    if (known !== score) changed++
    members.set(name, score)
  }
  put(database, key, members)
  return given.includes('CH') ? changed : members.size - before
}

/** `(5`, `5`, `-inf` */
function bound(text: string | undefined): (score: number, isLowest: boolean) => boolean {
  const isOpen = text?.startsWith('(') ?? false
  const limit = scoreOf(isOpen ? text?.slice(1) : text, NO_BOUND)
  return (score, isLowest) =>
    isOpen ? (isLowest ? score > limit : score < limit) : isLowest ? score >= limit : score <= limit
}

const within = (members: readonly Member[], low: string | undefined, high: string | undefined) => {
  const [above, below] = [bound(low), bound(high)]
  return members.filter(([, score]) => above(score, true) && below(score, false))
}

const part = (members: readonly Member[], from: number, to: number): readonly Member[] => {
  const at = (index: number): number => (index < 0 ? index + members.length : index)
  return members.slice(Math.max(at(from), 0), at(to) + 1)
}

const range =
  (isReversed: boolean): Command =>
  (database, [key = '', from, to, ...rest]) => {
    const words = rest.map((word) => word.toUpperCase())
    const unknown = words.find((word) => !['WITHSCORES', 'REV'].includes(word))
    if (unknown !== undefined) fail(SYNTAX)
    const members = sortedOf(database, key)
    const order = isReversed || words.includes('REV') ? members.toReversed() : members
    return listed(part(order, integer(from), integer(to)), words.includes('WITHSCORES'))
  }

const rangeByScore =
  (isReversed: boolean): Command =>
  (database, [key = '', first, second, ...rest]) => {
    const words = rest.map((word) => word.toUpperCase())
    const limit = words.indexOf('LIMIT')
    const [low, high] = isReversed ? [second, first] : [first, second]
    const found = within(sortedOf(database, key), low, high)
    const order = isReversed ? found.toReversed() : found
    const skipped = limit < 0 ? order : order.slice(integer(rest[limit + 1]))
    const most = limit < 0 ? -1 : integer(rest[limit + 2])
    return listed(most < 0 ? skipped : skipped.slice(0, most), words.includes('WITHSCORES'))
  }

const rank =
  (isReversed: boolean): Command =>
  (database, [key = '', name = '']) => {
    const members = sortedOf(database, key)
    const found = members.findIndex(([one]) => one === name)
    return found < 0 ? null : isReversed ? members.length - 1 - found : found
  }

const remove: Command = (database, [key = '', ...names]) => {
  const members = new Map(sortedOf(database, key))
  const gone = names.filter((name) => members.delete(name)).length
  put(database, key, members)
  return gone
}

const increment: Command = (database, [key = '', by, name = '']) => {
  const members = new Map(sortedOf(database, key))
  const score = (members.get(name) ?? 0) + scoreOf(by)
  put(database, key, members.set(name, score))
  return shown(score)
}

const popMember =
  (isHighest: boolean): Command =>
  (database, [key = '', count = '1']) => {
    const members = sortedOf(database, key)
    const order = isHighest ? members.toReversed() : members
    const taken = order.slice(0, Math.max(0, integer(count)))
    remove(database, [key, ...taken.map(([name]) => name)])
    return listed(taken, true)
  }

/** The commands. */
export const sortedSetCommands: Commands = [
  ['ZADD', [3, MANY, add]],
  ['ZCARD', [1, 1, (database, [key = '']) => sortedOf(database, key).length]],
  [
    'ZCOUNT',
    [3, 3, (database, [key = '', low, high]) => within(sortedOf(database, key), low, high).length],
  ],
  ['ZINCRBY', [3, 3, increment]],
  ['ZPOPMAX', [1, 2, popMember(true)]],
  ['ZPOPMIN', [1, 2, popMember(false)]],
  ['ZRANGE', [3, MANY, range(false)]],
  ['ZREVRANGE', [3, MANY, range(true)]],
  ['ZRANGEBYSCORE', [3, MANY, rangeByScore(false)]],
  ['ZREVRANGEBYSCORE', [3, MANY, rangeByScore(true)]],
  ['ZRANK', [2, 2, rank(false)]],
  ['ZREVRANK', [2, 2, rank(true)]],
  ['ZREM', [2, MANY, remove]],
  [
    'ZSCORE',
    [
      2,
      2,
      (database, [key = '', name = '']) => {
        const found = sortedOf(database, key).find(([one]) => one === name)
        return found ? shown(found[1]) : null
      },
    ],
  ],
]
