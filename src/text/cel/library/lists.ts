/**
 * Functions of lists and sets, and of texts by patterns, as Kubernetes adds them.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-list-library
 */
import type { FunctionTable, Run } from '../functions.js'
import { CelError, type Duration, type Value, areEqual, numeric } from '../values.js'
import { duration, int, order, uint } from './operators.js'
import { pattern } from './standard.js'

type List = readonly Value[]

const isSorted = (list: List): boolean =>
  list.every((item, i) => i === 0 || order(list[i - 1] as Value, item) <= 0)

/** The first or last of a list in order. */
function extreme(list: List, name: string, sign: number): Value {
  const [first, ...rest] = list
  if (first === undefined) throw new CelError(`${name} called on empty list`)
  return rest.reduce<Value>((best, item) => (sign * order(item, best) > 0 ? item : best), first)
}

const firstIndex = (list: List, item: Value): bigint =>
  BigInt(list.findIndex((one) => areEqual(one, item)))
const lastIndex = (list: List, item: Value): bigint => {
  for (let i = list.length - 1; i >= 0; i--) if (areEqual(list[i] as Value, item)) return BigInt(i)
  return -1n
}

const ORDERED = ['int', 'uint', 'double', 'bool', 'duration', 'timestamp', 'string', 'bytes']

const ordered: FunctionTable = Object.fromEntries(
  ORDERED.flatMap((type): [string, Run][] => [
    [`list(${type}).isSorted() bool`, isSorted],
    [`list(${type}).min() ${type}`, (list: List) => extreme(list, 'min', -1)],
    [`list(${type}).max() ${type}`, (list: List) => extreme(list, 'max', 1)],
  ]),
)

const bigs = (list: List): bigint =>
  list.reduce<bigint>((sum, item) => sum + BigInt(numeric(item) ?? 0), 0n)

const sums: FunctionTable = {
  'list(int).sum() int': (list: List) => int(bigs(list)),
  'list(uint).sum() uint': (list: List) => uint(bigs(list)),
  'list(double).sum() double': (list: readonly number[]) =>
    list.reduce((sum, item) => sum + item, 0),
  'list(duration).sum() duration': (list: readonly Duration[]) =>
    duration(list.reduce((sum, { ns }) => sum + ns, 0n)),
}

const has = (list: List, item: Value): boolean => list.some((one) => areEqual(one, item))
const contains = (list: List, part: List): boolean => part.every((item) => has(list, item))

export const lists: FunctionTable = {
  ...ordered,
  ...sums,
  'list(A).indexOf(A) int': firstIndex,
  'list(A).lastIndexOf(A) int': lastIndex,
  'sets.contains(list(A), list(A)) bool': contains,
  'sets.equivalent(list(A), list(A)) bool': (a: List, b: List) => contains(a, b) && contains(b, a),
  'sets.intersects(list(A), list(A)) bool': (a: List, b: List) => b.some((item) => has(a, item)),
  'string.find(string) string': (text: string, regex: string) =>
    pattern(regex).exec(text)?.[0] ?? '',
  'string.findAll(string) list(string)': (text: string, regex: string) => findAll(text, regex, -1n),
  'string.findAll(string, int) list(string)': (text: string, regex: string, limit: bigint) =>
    findAll(text, regex, limit),
  'math.greatest(int, int) int': (a: bigint, b: bigint) => (a > b ? a : b),
  'math.least(int, int) int': (a: bigint, b: bigint) => (a < b ? a : b),
}

function findAll(text: string, regex: string, limit: bigint): List {
  const made = pattern(regex)
  const found = [...text.matchAll(new RegExp(made.source, `${made.flags}g`))].map(([all]) => all)
  return limit < 0n ? found : found.slice(0, Number(limit))
}
