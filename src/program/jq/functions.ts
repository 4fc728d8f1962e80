/**
 * The functions of jq that are not written in jq.
 *
 * @see https://jqlang.github.io/jq/manual/v1.7/#builtin-operators-and-functions
 */
import type { Evaluator } from './evaluate.js'
import type { Place, Scope } from './scope.js'
import { asText } from './formats.js'
import { dateFunctions } from './dates.js'
import { listFunctions } from './lists.js'
import { mathFunctions } from './math.js'
import { textFunctions } from './texts.js'
import {
  type Path,
  deletePaths,
  getPath,
  indexesOf,
  invalidPath,
  pathOf,
  setPath,
} from './paths.js'
import { regexFunctions } from './regex.js'
import type { Node } from './tree.js'
import {
  JqError,
  type Json,
  areEqual,
  isArray,
  isObject,
  isTrue,
  keysOf,
  named,
  textOf,
  typeOf,
} from './values.js'

/** A function of ours: it gets its arguments as programs. */
export type Native = (
  run: Evaluator,
  args: readonly Node[],
  input: Place,
  scope: Scope,
) => Iterable<Place>

/** A function of values: of its input, and of each combination of its arguments' values. */
type Pure = (input: Json, ...given: readonly Json[]) => Json

const made = (value: Json, { path }: Place): Place => ({
  value,
  path: path === undefined ? undefined : null,
})

const native = (pure: Pure): Native =>
  function* (run, args, input, scope) {
    for (const given of combinations(run, args, input, scope))
      yield made(pure(input.value, ...given), input)
  }

/** The values of arguments, in every combination; the last varies slowest, as in jq. */
function* combinations(
  run: Evaluator,
  args: readonly Node[],
  input: Place,
  scope: Scope,
): Iterable<readonly Json[]> {
  const last = args.at(-1)
  if (!last) return yield []
  for (const value of run.values(last, input, scope))
    for (const rest of combinations(run, args.slice(0, -1), input, scope)) yield [...rest, value]
}

function lengthOf(value: Json): number {
  if (value === null) return 0
  if (typeof value === 'boolean') throw new JqError(`${named(value)} has no length`)
  if (typeof value === 'number') return Math.abs(value)
  if (typeof value === 'string') return [...value].length
  return isArray(value) ? value.length : Object.keys(value).length
}

function keysIn(value: Json, sorted: boolean): Json {
  if (isArray(value)) return value.map((_, i) => i)
  if (isObject(value)) return sorted ? keysOf(value) : Object.keys(value)
  throw new JqError(`${named(value)} has no keys`)
}

function has(value: Json, key: Json): boolean {
  if (isObject(value) && typeof key === 'string') return Object.hasOwn(value, key)
  if (isArray(value) && typeof key === 'number') return key >= 0 && key < value.length
  throw new JqError(
    `Cannot check whether ${typeOf(value)} has a ${typeof key === 'string' ? 'string' : typeOf(key)} key`,
  )
}

function contains(value: Json, part: Json): boolean {
  if (isObject(value) && isObject(part))
    return Object.entries(part).every(
      ([key, one]) => Object.hasOwn(value, key) && contains(value[key] as Json, one),
    )
  if (isArray(value) && isArray(part))
    return part.every((one) => value.some((other) => contains(other, one)))
  if (typeof value === 'string' && typeof part === 'string') return value.includes(part)
  if (typeOf(value) === typeOf(part)) return areEqual(value, part)
  throw new JqError(`${named(value)} and ${named(part)} cannot have their containment checked`)
}

function toNumber(value: Json): number {
  if (typeof value === 'number') return value
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  if (typeof value !== 'string' || Number.isNaN(number))
    throw new JqError(
      `${typeof value === 'string' ? `Cannot be parsed as a number: ${value}` : `${named(value)} cannot be parsed as a number`}`,
    )
  return number
}

function fromJson(value: Json): Json {
  if (typeof value !== 'string') throw new JqError(`${named(value)} cannot be parsed as JSON`)
  try {
    return JSON.parse(value) as Json
  } catch {
    throw new JqError(`${value} (while parsing '${value}')`)
  }
}

function indices(value: Json, part: Json): Json {
  if (value === null) return null
  if (typeof value === 'string' && typeof part === 'string') return indexesOf([...value], [...part])
  if (isArray(value)) return indexesOf(value, isArray(part) ? part : [part])
  throw new JqError(`Cannot determine indices of ${typeOf(part)} in ${typeOf(value)}`)
}

const edge = (found: Json, at: number): Json => (isArray(found) ? (found.at(at) ?? null) : null)

function flatten(value: Json, depth: Json): readonly Json[] {
  if (typeof depth === 'number' && depth < 0)
    throw new JqError('flatten depth must not be negative')
  if (!isArray(value)) throw new JqError(`Cannot iterate over ${named(value)}`)
  const rest = Number(depth)
  return value.flatMap((one) => (isArray(one) && rest > 0 ? flatten(one, rest - 1) : [one]))
}

function reverse(value: Json): Json {
  if (value === null) return []
  if (typeof value === 'string') return [...value].reverse().join('')
  if (!isArray(value)) throw new JqError(`Cannot reverse ${named(value)}`)
  return [...value].reverse()
}

const pure: Readonly<Record<string, Pure>> = {
  'not/0': (value) => !isTrue(value),
  'length/0': lengthOf,
  'keys/0': (value) => keysIn(value, true),
  'keys_unsorted/0': (value) => keysIn(value, false),
  'has/1': has,
  'contains/1': contains,
  'type/0': typeOf,
  'tostring/0': asText,
  'tojson/0': (value) => textOf(value),
  'fromjson/0': fromJson,
  'tonumber/0': toNumber,
  'reverse/0': reverse,
  'flatten/0': (value) => flatten(value, Number.POSITIVE_INFINITY),
  'flatten/1': flatten,
  'indices/1': indices,
  'index/1': (value, part) => edge(indices(value, part), 0),
  'rindex/1': (value, part) => edge(indices(value, part), -1),
  'setpath/2': (value, path, next) => setPath(value, pathOf(path), next),
  'delpaths/1': (value, paths) => deletePaths(value, pathOf(paths).map(pathOf)),
  ...textFunctions,
  ...listFunctions,
  ...mathFunctions,
  ...dateFunctions,
}

const lazy: Readonly<Record<string, Native>> = {
  *'empty/0'() {},
  *'error/0'(_run, _args, input) {
    throw new JqError(input.value)
  },
  *'error/1'(run, [message], input, scope) {
    for (const value of run.values(message as Node, input, scope)) throw new JqError(value)
  },
  *'path/1'(run, [body], input, scope) {
    for (const path of run.paths(body as Node, input.value, scope)) yield made(path, input)
  },
  *'getpath/1'(run, [body], input, scope) {
    if (input.path === null) throw invalidPath(input.value)
    for (const value of run.values(body as Node, input, scope)) {
      const path: Path = pathOf(value)
      yield { value: getPath(input.value, path), path: input.path && [...input.path, ...path] }
    }
  },
  *'range/2'(run, [from, to], input, scope) {
    for (const end of run.values(to as Node, input, scope))
      for (const start of run.values(from as Node, input, scope))
        yield* ranged(run, Number(start), Number(end), 1, input)
  },
  *'range/3'(run, [from, to, by], input, scope) {
    for (const [start, end, step] of combinations(run, [from, to, by] as Node[], input, scope))
      yield* ranged(run, Number(start), Number(end), Number(step), input)
  },
  // A list of what is under way takes the place of calls within calls, however deep it goes.
  *'recurse/1'(run, [next], input, scope) {
    const open: Iterator<Place>[] = [[input].values()]
    for (let last = open.at(-1); last; last = open.at(-1)) {
      const { done, value } = last.next()
      if (done) open.pop()
      else {
        yield value
        open.push(run.eval(next as Node, value, scope)[Symbol.iterator]())
      }
    }
  },
  *'until/2'(run, [isOver, next], input, scope) {
    for (let place = input; ; ) {
      const over = [...run.values(isOver as Node, place, scope)][0]
      if (over === undefined) return
      if (isTrue(over)) return yield place
      const following = run
        .eval(next as Node, place, scope)
        [Symbol.iterator]()
        .next()
      if (following.done) return
      place = following.value
    }
  },
  *'input/0'(run, _args, input) {
    const next = run.inputs.next()
    if (next.done) throw new JqError('No more inputs')
    yield made(next.value, input)
  },
  *'inputs/0'(run, _args, input) {
    for (let next = run.inputs.next(); !next.done; next = run.inputs.next())
      yield made(next.value, input)
  },
  *'input_line_number/0'(_run, _args, input) {
    yield made(0, input)
  },
  ...by('sort_by', 'group_by', 'unique_by', 'min_by', 'max_by'),
  ...regexFunctions,
}

function* ranged(
  run: Evaluator,
  from: number,
  to: number,
  by: number,
  input: Place,
): Iterable<Place> {
  for (let i = from; by > 0 ? i < to : by < 0 && i > to; i += by) {
    run.spend()
    yield made(i, input)
  }
}

/** Functions that order by what a program gives: they are told these keys. */
function by(...names: readonly string[]): Record<string, Native> {
  return Object.fromEntries(
    names.map((name): [string, Native] => [
      `${name}/1`,
      function* (run, [key], input, scope) {
        const { value } = input
        if (!isArray(value)) throw new JqError(`Cannot index ${typeOf(value)} with number`)
        const keys = value.map((one) => [
          ...run.values(key as Node, { value: one, path: undefined }, scope),
        ])
        yield made((listFunctions[`${name}/1`] as Pure)(value, keys), input)
      },
    ]),
  )
}

/** The functions by name and number of arguments. */
export const natives: Readonly<Record<string, Native>> = {
  ...Object.fromEntries(Object.entries(pure).map(([name, one]) => [name, native(one)])),
  ...lazy,
}
