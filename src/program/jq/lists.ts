/**
 * jq's functions of arrays that order, group or pick.
 *
 * @module
 */
import { JqError, type Json, compare, isArray, named } from './values.js'

type Pure = (input: Json, ...given: readonly Json[]) => Json

const listOf = (value: Json, what: string): readonly Json[] => {
  if (!isArray(value)) throw new JqError(`${named(value)} cannot be ${what}, as it is not an array`)
  return value
}

/** The items of a list with their keys, in the order of these. */
const ordered = (
  list: readonly Json[],
  keys: Json,
): readonly (readonly [item: Json, key: Json])[] =>
  list
    .map((item, i) => [item, (keys as readonly Json[])[i] as Json] as const)
    .sort(([, a], [, b]) => compare(a, b))

function grouped(list: readonly Json[], keys: Json): readonly (readonly Json[])[] {
  const groups: Json[][] = []
  let last: Json | undefined
  for (const [item, key] of ordered(list, keys)) {
    if (last !== undefined && compare(last, key) === 0) groups.at(-1)?.push(item)
    else groups.push([item])
    last = key
  }
  return groups
}

const unique = (list: readonly Json[], keys: Json): readonly Json[] =>
  grouped(list, keys).map(([first]) => first as Json)

/** The last of the largest, the first of the smallest. */
function extreme(list: readonly Json[], keys: Json, sign: 1 | -1): Json {
  const all = list.map((item, i) => [item, (keys as readonly Json[])[i] as Json] as const)
  const found = all.reduce<readonly [Json, Json] | undefined>((best, one) => {
    const by = best ? compare(one[1], best[1]) * sign : 1
    return by > 0 || (by === 0 && sign > 0) ? one : best
  }, undefined)
  return found?.[0] ?? null
}

function transpose(value: Json): readonly Json[] {
  const rows = listOf(value, 'transposed').map((row) => listOf(row, 'transposed'))
  const width = Math.max(0, ...rows.map(({ length }) => length))
  return Array.from({ length: width }, (_, i) => rows.map((row) => row[i] ?? null))
}

function bsearch(value: Json, wanted: Json): number {
  const list = listOf(value, 'searched from')
  let [low, high] = [0, list.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const by = compare(list[middle] as Json, wanted)
    if (by === 0) return middle
    if (by < 0) low = middle + 1
    else high = middle - 1
  }
  return -1 - low
}

/** The functions; those with a program as argument are given its values, one list an item. */
export const listFunctions: Readonly<Record<string, Pure>> = {
  'sort/0': (value) => [...listOf(value, 'sorted')].sort(compare),
  'sort_by/1': (value, keys) =>
    ordered(listOf(value, 'sorted'), keys as Json).map(([item]) => item),
  'group_by/1': (value, keys) => grouped(listOf(value, 'grouped'), keys as Json),
  'unique/0': (value) => unique(listOf(value, 'sorted'), value),
  'unique_by/1': (value, keys) => unique(listOf(value, 'grouped'), keys as Json),
  'min/0': (value) => extreme(listOf(value, 'searched'), value, -1),
  'max/0': (value) => extreme(listOf(value, 'searched'), value, 1),
  'min_by/1': (value, keys) => extreme(listOf(value, 'searched'), keys as Json, -1),
  'max_by/1': (value, keys) => extreme(listOf(value, 'searched'), keys as Json, 1),
  'transpose/0': transpose,
  'bsearch/1': (value, wanted) => bsearch(value, wanted as Json),
}
