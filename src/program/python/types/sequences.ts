/**
 * The methods of `list`, `tuple`, `range` and `bytes`.
 *
 * @see https://docs.python.org/3/library/stdtypes.html#sequence-types-list-tuple-range
 */
import { raise } from '../exceptions.js'
import { collect, iterate } from '../iterate.js'
import { type Natives, addMethods, asInt, asText } from '../native.js'
import { callNow } from '../objects.js'
import { charge } from '../running.js'
import { indexOf } from '../subscript.js'
import {
  type Kw,
  PyBuiltin,
  PyBytes,
  PyList,
  PyRange,
  PyTuple,
  type Value,
  bytesClass,
  listClass,
  rangeClass,
  tupleClass,
} from '../values.js'
import { equal, less, truth } from './keys.js'
import { decodeBytes, encodeText } from './text.js'

type Arg = Value | undefined

function place(items: readonly Value[], value: Value, start: Arg, stop: Arg, what: string): bigint {
  const [from, to] = [
    start === undefined ? 0 : asInt(start),
    stop === undefined ? items.length : asInt(stop),
  ]
  const first = from < 0 ? Math.max(0, from + items.length) : from
  const at = items.findIndex(
    (item, i) => i >= first && i < (to < 0 ? to + items.length : to) && equal(item, value),
  )
  return at < 0 ? raise('ValueError', what) : BigInt(at)
}

const count = (items: readonly Value[], value: Value): bigint =>
  BigInt(items.filter((item) => equal(item, value)).length)

/** The items in order; equal ones stay as they are. */
export function sorted(items: Value[], kw: Kw): Value[] {
  const key = kw?.get('key')
  const keys = key === undefined || key === null ? items : items.map((item) => callNow(key, [item]))
  const isReversed = truth(kw?.get('reverse') ?? false)
  charge((items.length * Math.log2(items.length + 1)) / 4)
  const places = items.map((_, i) => i)
  places.sort((a, b) => {
    const [x, y] = [keys[a] as Value, keys[b] as Value]
    if (isReversed) return less(y, x) ? -1 : less(x, y) ? 1 : a - b
    return less(x, y) ? -1 : less(y, x) ? 1 : a - b
  })
  return places.map((i) => items[i] as Value)
}

const lists: Natives = {
  'append object': (self: PyList, value: Value) => (self.items.push(value), null),
  'extend iterable': (self: PyList, values: Value) => {
    for (const value of values === self ? self.items.slice() : iterate(values))
      self.items.push(value)
    return null
  },
  'insert index object': (self: PyList, index: Value, value: Value) => {
    self.items.splice(asInt(index), 0, value)
    return null
  },
  'pop index?': (self: PyList, index: Arg) => {
    if (self.items.length === 0) raise('IndexError', 'pop from empty list')
    if (index === undefined) return self.items.pop() as Value
    const at = asInt(index)
    if (at >= self.items.length || at < -self.items.length)
      raise('IndexError', 'pop index out of range')
    return self.items.splice(indexOf(index, self.items.length, 'pop'), 1)[0] as Value
  },
  'remove value': (self: PyList, value: Value) => {
    const at = self.items.findIndex((item) => equal(item, value))
    if (at < 0) raise('ValueError', 'list.remove(x): x not in list')
    self.items.splice(at, 1)
    return null
  },
  clear: (self: PyList) => ((self.items = []), null),
  copy: (self: PyList) => new PyList(self.items.slice()),
  reverse: (self: PyList) => (self.items.reverse(), null),
  'count value': (self: PyList, value: Value) => count(self.items, value),
  'index value start? stop?': (self: PyList, value: Value, start: Arg, stop: Arg) =>
    place(
      self.items,
      value,
      start,
      stop,
      `${typeof value === 'bigint' ? value : 'value'} is not in list`,
    ),
  __len__: (self: PyList) => BigInt(self.items.length),
}

const tuples: Natives = {
  'count value': (self: PyTuple, value: Value) => count(self.items, value),
  'index value start? stop?': (self: PyTuple, value: Value, start: Arg, stop: Arg) =>
    place(self.items, value, start, stop, 'tuple.index(x): x not in tuple'),
}

const hex = (data: Uint8Array): string =>
  [...data].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Bytes as a text with a character for each. */
const latin = ({ data }: PyBytes): string => decodeBytes(data, 'latin-1')
const fromLatin = (text: string): PyBytes =>
  new PyBytes(Uint8Array.from([...text].map((sign) => sign.charCodeAt(0))))

function asBytes(value: Arg): string {
  return value instanceof PyBytes
    ? latin(value)
    : raise('TypeError', 'a bytes-like object is required, not str')
}

const bytes: Natives = {
  'decode encoding? errors?': (self: PyBytes, encoding?: string, errors?: string) =>
    decodeBytes(self.data, encoding, errors),
  hex: (self: PyBytes) => hex(self.data),
  'startswith prefix': (self: PyBytes, prefix: Value) => latin(self).startsWith(asBytes(prefix)),
  'endswith suffix': (self: PyBytes, suffix: Value) => latin(self).endsWith(asBytes(suffix)),
  'find sub': (self: PyBytes, sub: Value) => BigInt(latin(self).indexOf(asBytes(sub))),
  'count sub': (self: PyBytes, sub: Value) => BigInt(latin(self).split(asBytes(sub)).length - 1),
  strip: (self: PyBytes) => fromLatin(latin(self).trim()),
  rstrip: (self: PyBytes) => fromLatin(latin(self).trimEnd()),
  upper: (self: PyBytes) => fromLatin(latin(self).toUpperCase()),
  lower: (self: PyBytes) => fromLatin(latin(self).toLowerCase()),
  'replace old new': (self: PyBytes, old: Value, by: Value) =>
    fromLatin(latin(self).replaceAll(asBytes(old), () => asBytes(by))),
  'split sep?': (self: PyBytes, sep: Arg) =>
    new PyList(
      (sep === undefined || sep === null
        ? latin(self).trim().split(/\s+/)
        : latin(self).split(asBytes(sep))
      ).map(fromLatin),
    ),
  splitlines: (self: PyBytes) =>
    new PyList(
      latin(self)
        .replace(/\r?\n$/, '')
        .split(/\r?\n/)
        .map(fromLatin),
    ),
  'join iterable': (self: PyBytes, values: Value) =>
    fromLatin(collect(values).map(asBytes).join(latin(self))),
}

/** `bytes(…)`. */
function makeBytes(source: Arg, encoding: Arg): PyBytes {
  if (source === undefined) return new PyBytes(new Uint8Array())
  if (typeof source === 'string') {
    if (encoding === undefined) raise('TypeError', 'string argument without an encoding')
    return new PyBytes(encodeText(source, asText(encoding)))
  }
  if (source instanceof PyBytes) return source
  if (typeof source === 'bigint') return new PyBytes(new Uint8Array(Number(source)))
  return new PyBytes(
    Uint8Array.from(
      collect(source).map((one) => {
        const byte = asInt(one)
        return byte < 0 || byte > 255 ? raise('ValueError', 'bytes must be in range(0, 256)') : byte
      }),
    ),
  )
}

/** Gives sequences their methods. */
export function setUpSequences(): void {
  addMethods(listClass, lists, ['extend iterable'])
  listClass.dict.set(
    'sort',
    new PyBuiltin('sort', ([self], kw) => {
      if (self instanceof PyList) self.items = sorted(self.items.slice(), kw)
      return null
    }),
  )
  addMethods(tupleClass, tuples)
  addMethods(bytesClass, bytes)
  bytesClass.dict.set(
    '__new__',
    new PyBuiltin('bytes', ([, source, encoding]) => makeBytes(source, encoding)),
  )
  listClass.make = (cls) => new PyList([], cls)
  listClass.dict.set(
    '__init__',
    new PyBuiltin('list', ([self, source], kw) => {
      if (kw && kw.size > 0) raise('TypeError', 'list() takes no keyword arguments')
      if (self instanceof PyList) self.items = source === undefined ? [] : collect(source)
      return null
    }),
  )
  tupleClass.dict.set(
    '__new__',
    new PyBuiltin('tuple', ([cls, source]) => {
      const items = source === undefined ? [] : collect(source)
      return new PyTuple(items, cls === undefined ? tupleClass : (cls as typeof tupleClass))
    }),
  )
  rangeClass.dict.set(
    '__new__',
    new PyBuiltin('range', ([, ...args]) => {
      const [a, b, c] = args.map((one) => BigInt(asInt(one)))
      if (a === undefined) return raise('TypeError', 'range expected at least 1 argument, got 0')
      if (c === 0n) return raise('ValueError', 'range() arg 3 must not be zero')
      return b === undefined ? new PyRange(0n, a, 1n) : new PyRange(a, b, c ?? 1n)
    }),
  )
}
