/**
 * `map`, `filter`, `zip`, `enumerate` and `reversed`; the methods of generators.
 *
 * @see https://docs.python.org/3/library/functions.html
 */
import { PyException, Raised, exceptionClass, exceptionOf, raise } from './exceptions.js'
import { callLater } from './evaluate/calls.js'
import { exceptionFrom } from './evaluate/compound.js'
import { close, itemsOf, iterate, iteratorOf, nextOf, resume } from './iterate.js'
import { addMethods, asInt, native } from './native.js'
import { attribute, callNow } from './objects.js'
import { truth } from './types/keys.js'
import {
  PyGenerator,
  PyIterator,
  PyBuiltin,
  PyList,
  PyRange,
  PyTuple,
  type Value,
  builtinClass,
  coroutineClass,
  generatorClass,
  iteratorClass,
  typeName,
} from './values.js'
import { type Gen, Yielded } from './wait.js'

const classes = Object.fromEntries(
  ['map', 'filter', 'zip', 'enumerate', 'reversed'].map((name) => [
    name,
    builtinClass(name, generatorClass),
  ]),
)
const lazy = (name: string, body: Gen): PyGenerator => new PyGenerator(name, body, classes[name])

function* mapped(fn: Value, iterators: readonly Value[]): Gen {
  for (;;) {
    const args: Value[] = []
    for (const iterator of iterators) {
      const item = yield* nextOf(iterator)
      if (item === undefined) return null
      args.push(item)
    }
    yield new Yielded(yield* callLater({ fn }, args, undefined))
  }
}

function* filtered(fn: Value, iterator: Value): Gen {
  for (;;) {
    const item = yield* nextOf(iterator)
    if (item === undefined) return null
    if (truth(fn === null ? item : yield* callLater({ fn }, [item], undefined)))
      yield new Yielded(item)
  }
}

function* zipped(iterators: readonly Value[], isStrict: boolean): Gen {
  if (iterators.length === 0) return null
  for (;;) {
    const items: Value[] = []
    for (const [i, iterator] of iterators.entries()) {
      const item = yield* nextOf(iterator)
      if (item !== undefined) items.push(item)
      else if (!isStrict) return null
      else if (i > 0 && items.length === i)
        return raise(
          'ValueError',
          `zip() argument ${i + 1} is shorter than argument${i > 1 ? `s 1-${i}` : ' 1'}`,
        )
    }
    if (items.length === 0) return null
    if (items.length < iterators.length)
      raise('ValueError', `zip() argument ${items.length + 1} is longer than argument 1`)
    yield new Yielded(new PyTuple(items))
  }
}

function* numbered(iterator: Value, start: bigint): Gen {
  for (let i = start; ; i++) {
    const item = yield* nextOf(iterator)
    if (item === undefined) return null
    yield new Yielded(new PyTuple([i, item]))
  }
}

/** `enumerate` of what is at hand does not wait. */
function* numberedNow(items: Iterator<Value>, start: bigint): Generator<Value> {
  for (let i = start; ; i++) {
    const { done, value } = items.next()
    if (done) return
    yield new PyTuple([i, value as Value])
  }
}

/** The functions that give iterators. */
export const iteratorFunctions: readonly PyBuiltin[] = [
  native('map func *', (fn: Value, ...sources: Value[]) =>
    lazy('map', mapped(fn, sources.map(iteratorOf))),
  ),
  native('filter function iterable', (fn: Value, source: Value) =>
    lazy('filter', filtered(fn, iteratorOf(source))),
  ),
  new PyBuiltin('zip', (sources, kw) =>
    lazy('zip', zipped(sources.map(iteratorOf), truth(kw?.get('strict') ?? false))),
  ),
  native('enumerate iterable start?', (source: Value, start: Value = 0n) => {
    const items = itemsOf(source)
    const first = BigInt(asInt(start))
    return items
      ? new PyIterator(numberedNow(items, first), 'enumerate')
      : lazy('enumerate', numbered(iteratorOf(source), first))
  }),
  native('reversed sequence', reversed),
  native('iter object sentinel?', (source: Value, sentinel?: Value) => {
    if (sentinel === undefined) return iteratorOf(source)
    return lazy('callable_iterator', until(source, sentinel))
  }),
  native('next iterator default?', function* (iterator: Value, other?: Value): Gen {
    const found = yield* nextOf(iterator)
    if (found !== undefined) return found
    if (other !== undefined) return other
    const returned = iterator instanceof PyGenerator ? iterator.returned : null
    throw new Raised(exceptionOf('StopIteration', ...(returned === null ? [] : [returned])))
  }),
]

function* until(fn: Value, sentinel: Value): Gen {
  for (;;) {
    const found = yield* callLater({ fn }, [], undefined)
    if (found === sentinel) return null
    yield new Yielded(found)
  }
}

function reversed(source: Value): Value {
  const own = attribute(source, '__reversed__')
  if (own !== undefined) return callNow(own, [])
  if (source instanceof PyList || source instanceof PyTuple)
    return new PyIterator(source.items.slice().reverse().values(), 'list_reverseiterator')
  if (source instanceof PyRange || typeof source === 'string')
    return new PyIterator([...iterate(source)].reverse().values(), 'reversed')
  return raise('TypeError', `'${typeName(source)}' object is not reversible`)
}

function* sentTo(self: PyGenerator, value: Value): Gen {
  if (self.state === 'new' && value !== null)
    raise('TypeError', "can't send non-None value to a just-started generator")
  const found = yield* resume(self, value)
  if (found !== undefined) return found
  throw new Raised(exceptionOf('StopIteration', ...(self.returned === null ? [] : [self.returned])))
}

function* thrownTo(self: PyGenerator, type: Value, value?: Value): Gen {
  const exception = value instanceof PyException ? value : exceptionFrom(type)
  const found = yield* resume(self, null, new Raised(exception))
  if (found !== undefined) return found
  throw new Raised(exceptionOf(exceptionClass('StopIteration')))
}

/** Gives generators and iterators their methods. */
export function setUpIterators(): void {
  const own = { __iter__: (self: Value) => self }
  addMethods(generatorClass, {
    ...own,
    __next__: (self: PyGenerator) => sentTo(self, null),
    'send value': sentTo,
    'throw type value?': thrownTo,
    close: (self: PyGenerator) => (close(self), null),
  })
  addMethods(coroutineClass, {
    'send value': sentTo,
    close: (self: PyGenerator) => (close(self), null),
  })
  addMethods(iteratorClass, {
    ...own,
    __next__: ({ each }: PyIterator) => {
      const { done, value } = each.next()
      return done ? raise('StopIteration') : (value as Value)
    },
  })
}
