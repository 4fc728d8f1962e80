/**
 * Operators.
 *
 * @see https://docs.python.org/3/reference/datamodel.html#emulating-numeric-types
 */
import { raise } from './exceptions.js'
import { percent } from './format/percent.js'
import { floats, integers, toFloat } from './arithmetic.js'
import { collect, iterate } from './iterate.js'
import { callNow, callSpecial, special } from './objects.js'
import { charge } from './running.js'
import { equal, hasItem, keyOf, numeric, setItem, truth } from './types/keys.js'
import {
  NotImplemented,
  PyBytes,
  PyDict,
  PyList,
  PyRange,
  PySet,
  PyTuple,
  type Value,
  list,
  typeName,
} from './values.js'

const METHODS: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'truediv',
  '//': 'floordiv',
  '%': 'mod',
  '**': 'pow',
  '@': 'matmul',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
  '<<': 'lshift',
  '>>': 'rshift',
}
/** How many characters a text may have that is repeated. */
const LONGEST = 100_000_000

/** `a op b`; with `isInPlace`, `a op= b`. */
export function binary(op: string, a: Value, b: Value, isInPlace = false): Value {
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    const found = integers(op, a, b)
    return found === undefined ? unsupported(op, a, b, isInPlace) : found
  }
  if (typeof a === 'string' && typeof b === 'string' && op === '+') return joined(a, b)
  const own = byMethods(op, a, b, isInPlace)
  if (own !== NotImplemented) return own
  const found = builtIn(op, a, b, isInPlace)
  if (found !== undefined) return found
  return unsupported(op, a, b, isInPlace)
}

function joined(a: string, b: string): string {
  if (a.length + b.length > LONGEST) raise('MemoryError')
  charge((a.length + b.length) / 1000)
  return a + b
}

function byMethods(op: string, a: Value, b: Value, isInPlace: boolean): Value {
  const name = METHODS[op] ?? ''
  const tries: (readonly [Value, string, Value])[] = [
    [a, `__${name}__`, b],
    [b, `__r${name}__`, a],
  ]
  if (isInPlace) tries.unshift([a, `__i${name}__`, b])
  for (const [self, method, other] of tries) {
    const own = special(self, method)
    const answer = own === undefined ? NotImplemented : callNow(own, [self, other])
    if (answer !== NotImplemented) return answer
  }
  return NotImplemented
}

function unsupported(op: string, a: Value, b: Value, isInPlace: boolean): never {
  if (op === '+' && typeof a === 'string' && !isInPlace)
    raise('TypeError', `can only concatenate str (not "${typeName(b)}") to str`)
  if (op === '+' && typeof a === 'string')
    raise('TypeError', `can only concatenate str (not "${typeName(b)}") to str`)
  if (op === '+' && (a instanceof PyList || a instanceof PyTuple))
    raise(
      'TypeError',
      `can only concatenate ${typeName(a)} (not "${typeName(b)}") to ${typeName(a)}`,
    )
  const repeated = [a, b].find(isSequence)
  if (op === '*' && repeated !== undefined) {
    const other = repeated === a ? b : a
    raise('TypeError', `can't multiply sequence by non-int of type '${typeName(other)}'`)
  }
  const shown = op === '**' && !isInPlace ? '** or pow()' : isInPlace ? `${op}=` : op
  return raise(
    'TypeError',
    `unsupported operand type(s) for ${shown}: '${typeName(a)}' and '${typeName(b)}'`,
  )
}

const isSequence = (value: Value): boolean =>
  typeof value === 'string' ||
  value instanceof PyList ||
  value instanceof PyTuple ||
  value instanceof PyBytes

function builtIn(op: string, a: Value, b: Value, isInPlace: boolean): Value | undefined {
  if (typeof a === 'boolean' && typeof b === 'boolean' && '&|^'.includes(op))
    return op === '&' ? a && b : op === '|' ? a || b : a !== b
  if (isNumber(a) && isNumber(b)) {
    const [x, y] = [numeric(a), numeric(b)]
    if (typeof x === 'bigint' && typeof y === 'bigint') return integers(op, x, y)
    return floats(op, toFloat(x), toFloat(y))
  }
  if (op === '%' && typeof a === 'string') return percent(a, b)
  if (op === '*') return repeat(a, b, isInPlace)
  if (op === '+') return concatenated(a, b, isInPlace)
  if (a instanceof PySet && b instanceof PySet) return sets(op, a, b, isInPlace)
  if (op === '|' && a instanceof PyDict && b instanceof PyDict) return mergedDict(a, b, isInPlace)
  return undefined
}

const isNumber = (value: Value): value is number | bigint | boolean =>
  typeof value === 'bigint' || typeof value === 'number' || typeof value === 'boolean'

function repeat(a: Value, b: Value, isInPlace: boolean): Value | undefined {
  const [what, count] = isSequence(a) ? [a, b] : [b, a]
  if (!isSequence(what) || (typeof count !== 'bigint' && typeof count !== 'boolean'))
    return undefined
  const times = Math.max(0, Number(count))
  const size =
    typeof what === 'string'
      ? what.length
      : what instanceof PyBytes
        ? what.data.length
        : (what as PyList).items.length
  if (size * times > LONGEST) raise('MemoryError')
  charge((size * times) / 200)
  if (typeof what === 'string') return what.repeat(times)
  const all = <T>(items: Iterable<T>): T[] => {
    const once = [...items]
    return Array.from({ length: times }, () => once).flat() as T[]
  }
  if (what instanceof PyBytes) return new PyBytes(Uint8Array.from(all(what.data)))
  if (what instanceof PyTuple) return new PyTuple(all(what.items))
  if (!(what instanceof PyList)) return undefined
  if (!isInPlace) return new PyList(all(what.items))
  what.items = all(what.items)
  return what
}

function concatenated(a: Value, b: Value, isInPlace: boolean): Value | undefined {
  if (a instanceof PyList && isInPlace) {
    for (const item of collect(b)) a.items.push(item)
    return a
  }
  if (a instanceof PyList && b instanceof PyList) {
    charge((a.items.length + b.items.length) / 16)
    return list([...a.items, ...b.items])
  }
  if (a instanceof PyTuple && b instanceof PyTuple) return new PyTuple([...a.items, ...b.items])
  if (a instanceof PyBytes && b instanceof PyBytes)
    return new PyBytes(Uint8Array.from([...a.data, ...b.data]))
  return undefined
}

function sets(op: string, a: PySet, b: PySet, isInPlace: boolean): Value | undefined {
  charge((a.map.size + b.map.size) / 8)
  const keeps = (inA: boolean, inB: boolean): boolean =>
    op === '|' ? inA || inB : op === '&' ? inA && inB : op === '-' ? inA && !inB : inA !== inB
  if (!'|&-^'.includes(op)) return undefined
  const made = new PySet(a.cls)
  for (const [key, item] of a.map) if (keeps(true, b.map.has(key))) made.map.set(key, item)
  for (const [key, item] of b.map)
    if (!a.map.has(key) && keeps(false, true)) made.map.set(key, item)
  if (!isInPlace) return made
  a.map.clear()
  for (const [key, item] of made.map) a.map.set(key, item)
  return a
}

function mergedDict(a: PyDict, b: PyDict, isInPlace: boolean): PyDict {
  const made = isInPlace ? a : new PyDict(a.cls)
  if (!isInPlace) for (const [key, value] of a.map.values()) setItem(made, key, value)
  for (const [key, value] of b.map.values()) setItem(made, key, value)
  return made
}

/** `-a`, `+a`, `~a`. */
export function unary(op: string, a: Value): Value {
  const method = op === '-' ? '__neg__' : op === '+' ? '__pos__' : '__invert__'
  const own = callSpecial(a, method)
  if (own !== undefined) return own
  if (typeof a === 'boolean') return unary(op, a ? 1n : 0n)
  if (typeof a === 'bigint') return op === '-' ? -a : op === '+' ? a : ~a
  if (typeof a === 'number' && op !== '~') return op === '-' ? -a : a
  return raise('TypeError', `bad operand type for unary ${op}: '${typeName(a)}'`)
}

/** `item in container`. */
export function contains(container: Value, item: Value): boolean {
  const own = special(container, '__contains__')
  if (own !== undefined) return truth(callNow(own, [container, item]))
  if (typeof container === 'string') {
    if (typeof item !== 'string')
      raise('TypeError', `'in <string>' requires string as left operand, not ${typeName(item)}`)
    charge(container.length / 500)
    return container.includes(item)
  }
  if (special(container, '__iter__') === undefined) {
    if (container instanceof PyDict || container instanceof PySet)
      return hasItem(container, keyOf(item))
    if (container instanceof PyRange && typeof item === 'bigint') return inRange(container, item)
  }
  for (const other of iterateFor(container)) if (other === item || equal(other, item)) return true
  return false
}

function iterateFor(container: Value): Iterable<Value> {
  if (container === null || typeof container !== 'object')
    raise('TypeError', `argument of type '${typeName(container)}' is not iterable`)
  return iterate(container)
}

function inRange({ start, step, length }: PyRange, item: bigint): boolean {
  const distance = item - start
  return distance % step === 0n && distance / step >= 0n && distance / step < BigInt(length)
}
