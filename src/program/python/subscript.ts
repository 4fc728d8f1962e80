/**
 * `self[key]`: reading, setting and removing items and slices.
 *
 * @see https://docs.python.org/3/reference/expressions.html#subscriptions
 */
import { raise } from './exceptions.js'
import { collect } from './iterate.js'
import { callNow, callSpecial, special } from './objects.js'
import { charactersOf } from './types/text.js'
import { keyOf, setItem } from './types/keys.js'
import {
  PyBytes,
  PyClass,
  PyDict,
  PyList,
  PyObject,
  PyRange,
  PySlice,
  PyTuple,
  type Value,
  typeName,
} from './values.js'

/** An index as a number from the beginning. */
export function indexOf(key: Value, length: number, what: string): number {
  const index = indexNumber(key, `${what} indices must be integers or slices, not ${typeName(key)}`)
  const at = index < 0 ? index + length : index
  if (at < 0 || at >= length) raise('IndexError', `${what} index out of range`)
  return at
}

/** A whole number. @throws TypeError with this message */
function indexNumber(value: Value, message: string): number {
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'boolean') return value ? 1 : 0
  const own = callSpecial(value, '__index__')
  return typeof own === 'bigint' ? Number(own) : raise('TypeError', message)
}

const MESSAGE = 'slice indices must be integers or None or have an __index__ method'

/** The places that a slice means. */
export function placesOf(
  slice: PySlice,
  length: number,
): { start: number; stop: number; step: number } {
  const step = slice.step === null ? 1 : indexNumber(slice.step, MESSAGE)
  if (step === 0) raise('ValueError', 'slice step cannot be zero')
  const [least, most] = step > 0 ? [0, length] : [-1, length - 1]
  const place = (value: Value, usual: number): number => {
    if (value === null) return usual
    const index = indexNumber(value, MESSAGE)
    return Math.min(Math.max(index < 0 ? index + length : index, least), most)
  }
  return {
    start: place(slice.start, step > 0 ? 0 : length - 1),
    stop: place(slice.stop, step > 0 ? length : -1),
    step,
  }
}

function sliced<T>(items: ArrayLike<T>, slice: PySlice): T[] {
  const { start, stop, step } = placesOf(slice, items.length)
  const found: T[] = []
  for (let i = start; step > 0 ? i < stop : i > stop; i += step) found.push(items[i] as T)
  return found
}

/** `self[key]`. */
export function subscript(self: Value, key: Value): Value {
  if (typeof self === 'string') {
    const characters = charactersOf(self)
    if (key instanceof PySlice) return sliced(characters, key).join('')
    return characters[textIndex(key, characters.length)] as string
  }
  if (self instanceof PyClass) return classItem(self, key)
  if (self instanceof PyObject) {
    const own = special(self, '__getitem__')
    if (own !== undefined) return callNow(own, [self, key])
    const found = objectItem(self, key)
    if (found !== undefined) return found
  }
  const any = self instanceof PyObject ? self.cls.find('__getitem__') : undefined
  if (any !== undefined) return callNow(any, [self, key])
  return raise('TypeError', `'${typeName(self)}' object is not subscriptable`)
}

function textIndex(key: Value, length: number): number {
  const index = indexNumber(key, `string indices must be integers, not '${typeName(key)}'`)
  const at = index < 0 ? index + length : index
  if (at < 0 || at >= length) raise('IndexError', 'string index out of range')
  return at
}

function objectItem(self: PyObject, key: Value): Value | undefined {
  if (self instanceof PyList)
    return key instanceof PySlice
      ? new PyList(sliced(self.items, key))
      : (self.items[indexOf(key, self.items.length, 'list')] as Value)
  if (self instanceof PyTuple)
    return key instanceof PySlice
      ? new PyTuple(sliced(self.items, key))
      : (self.items[indexOf(key, self.items.length, 'tuple')] as Value)
  if (self instanceof PyDict) return dictItem(self, key)
  if (self instanceof PyBytes)
    return key instanceof PySlice
      ? new PyBytes(Uint8Array.from(sliced(self.data, key)))
      : BigInt(self.data[indexOf(key, self.data.length, 'index')] ?? 0)
  if (self instanceof PyRange) return rangeItem(self, key)
  return undefined
}

function rangeItem(self: PyRange, key: Value): Value {
  const at = (i: number): bigint => self.start + BigInt(i) * self.step
  if (!(key instanceof PySlice)) return at(indexOf(key, self.length, 'range object'))
  const { start, stop, step } = placesOf(key, self.length)
  return new PyRange(at(start), at(stop), self.step * BigInt(step))
}

function dictItem(self: PyDict, key: Value): Value {
  const entry = self.map.get(keyOf(key))
  if (entry) return entry[1]
  const missing = special(self, '__missing__')
  return missing === undefined ? raise('KeyError', key) : callNow(missing, [self, key])
}

/** `list[int]` is the class; a class of a program's may say more. */
function classItem(self: PyClass, key: Value): Value {
  const meta = special(self, '__getitem__')
  if (meta !== undefined) return callNow(meta, [self, key])
  const own = self.find('__class_getitem__')
  return own === undefined ? self : callNow(own, [self, key])
}

/** `self[key] = value`. */
export function setSubscript(self: Value, key: Value, value: Value): void {
  const own = special(self, '__setitem__')
  if (own !== undefined) return void callNow(own, [self, key, value])
  if (self instanceof PyDict) return setItem(self, key, value)
  if (self instanceof PyList) {
    if (key instanceof PySlice) return setSlice(self, key, collect(value))
    self.items[setIndex(key, self.items.length, 'assignment ')] = value
    return
  }
  const any = self instanceof PyObject ? self.cls.find('__setitem__') : undefined
  if (any !== undefined) return void callNow(any, [self, key, value])
  raise('TypeError', `'${typeName(self)}' object does not support item assignment`)
}

function setIndex(key: Value, length: number, what: string): number {
  const index = indexNumber(key, `list indices must be integers or slices, not ${typeName(key)}`)
  const at = index < 0 ? index + length : index
  if (at < 0 || at >= length) raise('IndexError', `list ${what}index out of range`)
  return at
}

function setSlice(self: PyList, slice: PySlice, values: Value[]): void {
  const { start, stop, step } = placesOf(slice, self.items.length)
  if (step === 1) return void self.items.splice(start, Math.max(0, stop - start), ...values)
  const places: number[] = []
  for (let i = start; step > 0 ? i < stop : i > stop; i += step) places.push(i)
  if (places.length !== values.length)
    raise(
      'ValueError',
      `attempt to assign sequence of size ${values.length} to extended slice of size ${places.length}`,
    )
  places.forEach((place, i) => (self.items[place] = values[i] as Value))
}

/** `del self[key]`. */
export function deleteSubscript(self: Value, key: Value): void {
  const own = special(self, '__delitem__')
  if (own !== undefined) return void callNow(own, [self, key])
  if (self instanceof PyDict) {
    if (!self.map.delete(keyOf(key))) raise('KeyError', key)
    return
  }
  if (self instanceof PyList) {
    if (!(key instanceof PySlice))
      return void self.items.splice(setIndex(key, self.items.length, 'assignment '), 1)
    const { start, stop, step } = placesOf(key, self.items.length)
    const gone = new Set<number>()
    for (let i = start; step > 0 ? i < stop : i > stop; i += step) gone.add(i)
    self.items = self.items.filter((_, i) => !gone.has(i))
    return
  }
  raise('TypeError', `'${typeName(self)}' object doesn't support item deletion`)
}
