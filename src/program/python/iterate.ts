/**
 * Iteration: over the simulation's own values at once, over a program's generators and iterators
 * with waiting or without.
 *
 * @see https://docs.python.org/3/library/stdtypes.html#iterator-types
 */
import { Raised, exceptionClass, exceptionOf, raise } from './exceptions.js'
import { call, callNow, special } from './objects.js'
import { Stack, charge, drive, isWork, unsimulatedWait } from './running.js'
import { charactersOf } from './types/text.js'
import {
  PyBuiltin,
  PyBytes,
  PyDict,
  PyGenerator,
  PyIterator,
  PyList,
  PyObject,
  PyRange,
  PySet,
  PyTuple,
  type Value,
  membersOf,
  typeName,
} from './values.js'
import { Enter, type Gen, Yielded } from './wait.js'

/** What is said of a dict that changes while somebody goes over it. */
export const CHANGED = 'dictionary changed size during iteration'
/** How many items a list may be made of. */
const MOST_ITEMS = 20_000_000

function* rangeItems({ start, step, length }: PyRange): Generator<Value> {
  let value = start
  for (let i = 0; i < length; i++, value += step) {
    if ((i & 15) === 15) charge(4)
    yield value
  }
}

function* listItems(list: PyList): Generator<Value> {
  for (let i = 0; i < list.items.length; i++) {
    if ((i & 15) === 15) charge(4)
    yield list.items[i] as Value
  }
}

function* dictItems({ map }: PyDict): Generator<Value> {
  const { size } = map
  for (const [key] of map.values()) {
    yield key
    if (map.size !== size) raise('RuntimeError', CHANGED)
  }
}

function* setItems(set: PySet): Generator<Value> {
  const { size } = set.map
  for (const item of membersOf(set)) {
    yield item
    if (set.map.size !== size) raise('RuntimeError', 'Set changed size during iteration')
  }
}

/** What goes over the values of an iterable at once; undefined for those of programs. */
export function itemsOf(value: Value): Iterator<Value> | undefined {
  if (typeof value === 'string') return charactersOf(value)[Symbol.iterator]()
  if (!(value instanceof PyObject)) return undefined
  if (value instanceof PyIterator) return value.each
  if (special(value, '__iter__') !== undefined && value.cls.module !== 'builtins') return undefined
  if (value instanceof PyList) return listItems(value)
  if (value instanceof PyTuple) return value.items[Symbol.iterator]()
  if (value instanceof PyRange) return rangeItems(value)
  if (value instanceof PyDict) return dictItems(value)
  if (value instanceof PySet) return setItems(value)
  if (value instanceof PyBytes) return [...value.data].map((byte) => BigInt(byte)).values()
  const own = value instanceof PyGenerator ? undefined : value.cls.find('__iter__')
  const found = own instanceof PyBuiltin ? callNow(own, [value]) : undefined
  return found instanceof PyIterator ? found.each : undefined
}

/** Goes on with a generator; the next value, or undefined at its end. */
export function* resume(
  made: PyGenerator,
  sent: Value = null,
  error?: Raised,
): Gen<Value | undefined> {
  begin(made)
  if (made.state === 'done') {
    if (error) throw error
    return undefined
  }
  const isNew = made.state === 'new'
  made.state = 'running'
  try {
    if (isNew && error) throw error
    const found = yield new Enter(made.body, isNew ? null : sent, error)
    return settle(made, found)
  } catch (failure) {
    made.state = 'done'
    throw outside(failure)
  }
}

function begin(made: PyGenerator): void {
  if (made.state === 'running') raise('ValueError', 'generator already executing')
}

/** A StopIteration does not leave a generator as what it is. */
function outside(failure: unknown): unknown {
  if (failure instanceof Raised && failure.exception.cls === exceptionClass('StopIteration'))
    return new Raised(exceptionOf('RuntimeError', 'generator raised StopIteration'))
  return failure
}

function settle(made: PyGenerator, found: unknown): Value | undefined {
  if (found instanceof Yielded) {
    made.state = 'suspended'
    return found.value
  }
  made.state = 'done'
  made.returned = found as Value
  return undefined
}

/** Goes on with a generator without waiting. */
function resumeNow(made: PyGenerator): Value | undefined {
  begin(made)
  if (made.state === 'done') return undefined
  made.state = 'running'
  try {
    const stack = new Stack(made.body)
    if (stack.run()) unsimulatedWait()
    return settle(made, stack.result)
  } catch (failure) {
    made.state = 'done'
    throw outside(failure)
  }
}

/** Ends a generator early. */
export function close(made: PyGenerator): void {
  if (made.state === 'done') return
  const isNew = made.state === 'new'
  if (isNew) {
    made.state = 'done'
    return
  }
  try {
    if (drive(resume(made, null, new Raised(exceptionOf('GeneratorExit')))) !== undefined)
      raise('RuntimeError', 'generator ignored GeneratorExit')
  } catch (error) {
    if (!(error instanceof Raised)) throw error
    const { cls } = error.exception
    if (cls !== exceptionClass('GeneratorExit')) throw error
  }
}

const isStop = (error: unknown): boolean =>
  error instanceof Raised && error.exception.cls.isSubclassOf(exceptionClass('StopIteration'))

/** The iterator of an iterable, as `iter()` gives it. */
export function iteratorOf(value: Value): Value {
  const items = itemsOf(value)
  if (items) return value instanceof PyIterator ? value : new PyIterator(items, iteratorName(value))
  if (value instanceof PyGenerator) return value
  const own = value instanceof PyObject ? value.cls.find('__iter__') : undefined
  if (own !== undefined && own !== null) return callNow(own, [value])
  const indexed = special(value, '__getitem__')
  if (indexed !== undefined) return new PyIterator(byIndex(value, indexed))
  return raise('TypeError', `'${typeName(value)}' object is not iterable`)
}

const iteratorName = (value: Value): string =>
  typeof value === 'string' ? 'str_ascii_iterator' : `${typeName(value)}_iterator`

function* byIndex(value: Value, method: Value): Generator<Value> {
  for (let i = 0n; ; i++) {
    try {
      yield callNow(method, [value, i])
    } catch (error) {
      if (error instanceof Raised && error.exception.cls.isSubclassOf(exceptionClass('IndexError')))
        return
      throw error
    }
  }
}

/** The next value of an iterator; undefined at its end. */
export function* nextOf(iterator: Value): Gen<Value | undefined> {
  if (iterator instanceof PyIterator) {
    const { done, value } = iterator.each.next()
    return done ? undefined : (value as Value)
  }
  if (iterator instanceof PyGenerator) return yield* resume(iterator)
  const method = iterator instanceof PyObject ? iterator.cls.find('__next__') : undefined
  if (method === undefined)
    return raise('TypeError', `'${typeName(iterator)}' object is not an iterator`)
  try {
    const called = call(method, [iterator])
    return (isWork(called) ? yield called : called) as Value
  } catch (error) {
    if (isStop(error)) return undefined
    throw error
  }
}

/** The values of an iterable, without waiting. */
export function* iterate(value: Value): Generator<Value> {
  const items = itemsOf(value)
  if (items) {
    for (;;) {
      const { done, value: item } = items.next()
      if (done) return
      yield item as Value
    }
  }
  const iterator = iteratorOf(value)
  for (;;) {
    const item = iterator instanceof PyGenerator ? resumeNow(iterator) : drive(nextOf(iterator))
    if (item === undefined) return
    yield item
  }
}

/** All values of an iterable, without waiting. */
export function collect(value: Value): Value[] {
  if (value instanceof PyList && value.cls.module === 'builtins') return value.items.slice()
  const found: Value[] = []
  for (const item of iterate(value)) {
    found.push(item)
    if (found.length > MOST_ITEMS) raise('MemoryError')
  }
  return found
}
