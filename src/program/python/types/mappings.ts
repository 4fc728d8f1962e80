/**
 * The methods of `dict`, `set` and `frozenset`.
 *
 * @see https://docs.python.org/3/library/stdtypes.html#mapping-types-dict
 */
import { raise } from '../exceptions.js'
import { CHANGED, collect, iterate } from '../iterate.js'
import { type Natives, addMethods } from '../native.js'
import { attribute, callNow } from '../objects.js'
import { binary } from '../operators.js'
import { repr } from '../show.js'
import {
  type Kw,
  PyBuiltin,
  type PyClass,
  PyDict,
  PyIterator,
  PyList,
  PyObject,
  PySet,
  PyTuple,
  type Value,
  builtinClass,
  dictClass,
  frozensetClass,
  setClass,
} from '../values.js'
import { compare, equal, getItem, hasItem, keyOf, setItem } from './keys.js'

type Arg = Value | undefined

/** `dict.keys()` and its like: a look at the dict, which changes with it. */
class DictView extends PyObject {
  constructor(
    readonly dict: PyDict,
    readonly pick: (entry: readonly [Value, Value]) => Value,
    cls: PyClass,
  ) {
    super(cls)
  }
}

const views: Readonly<Record<string, readonly [PyClass, DictView['pick']]>> = {
  keys: [builtinClass('dict_keys'), ([key]) => key],
  values: [builtinClass('dict_values'), ([, value]) => value],
  items: [builtinClass('dict_items'), ([key, value]) => new PyTuple([key, value])],
}

function viewMethods(name: string): Natives {
  return {
    __iter__: ({ dict, pick }: DictView) => {
      function* each(): Generator<Value> {
        const { size } = dict.map
        for (const entry of dict.map.values()) {
          yield pick(entry)
          if (dict.map.size !== size) raise('RuntimeError', CHANGED)
        }
      }
      return new PyIterator(each(), `dict_${name.slice(0, -1)}iterator`)
    },
    __len__: ({ dict }: DictView) => BigInt(dict.map.size),
    __repr__: (self: DictView) => `dict_${name}(${repr(new PyList(members(self)))})`,
    '__contains__ item': (self: DictView, item: Value) =>
      name === 'keys'
        ? hasItem(self.dict, keyOf(item))
        : members(self).some((one) => equal(one, item)),
    __reversed__: (self: DictView) => new PyIterator(members(self).reverse().values()),
  }
}

const members = ({ dict, pick }: DictView): Value[] => [...dict.map.values()].map(pick)

/** Takes over the entries of another mapping or of pairs. */
function update(self: PyDict, source: Arg, kw: Kw): void {
  if (source instanceof PyDict)
    for (const [key, value] of source.map.values()) setItem(self, key, value)
  else if (source !== undefined) {
    const keys = attribute(source, 'keys')
    if (keys === undefined)
      for (const pair of pairs(source)) setItem(self, pair[0] as Value, pair[1] as Value)
    else
      for (const key of iterate(callNow(keys, [])))
        setItem(self, key, callNow(attribute(source, '__getitem__') ?? null, [key]))
  }
  if (kw) for (const [key, value] of kw) setItem(self, key, value)
}

function* pairs(source: Value): Generator<Value[]> {
  let i = 0
  for (const item of iterate(source)) {
    if (typeof item !== 'string' && !(item instanceof PyObject))
      raise('TypeError', `cannot convert dictionary update sequence element #${i} to a sequence`)
    const pair = collect(item)
    if (pair.length !== 2)
      raise(
        'ValueError',
        `dictionary update sequence element #${i} has length ${pair.length}; 2 is required`,
      )
    yield pair
    i += 1
  }
}

const dicts: Natives = {
  'get key default?': (self: PyDict, key: Value, other: Arg) => {
    const found = getItem(self, key)
    return found === undefined ? (other ?? null) : found
  },
  'pop key default?': (self: PyDict, key: Value, other: Arg) => {
    const at = keyOf(key)
    const entry = self.map.get(at)
    if (!entry) return other === undefined ? raise('KeyError', key) : other
    self.map.delete(at)
    return entry[1]
  },
  popitem: (self: PyDict) => {
    const last = [...self.map].at(-1)
    if (!last) return raise('KeyError', 'popitem(): dictionary is empty')
    self.map.delete(last[0])
    return new PyTuple(last[1])
  },
  'setdefault key default?': (self: PyDict, key: Value, other: Value = null) => {
    const found = getItem(self, key)
    if (found !== undefined) return found
    setItem(self, key, other)
    return other
  },
  clear: (self: PyDict) => (self.map.clear(), null),
  copy: (self: PyDict) => {
    const made = new PyDict(self.cls)
    made.attrs = self.attrs
    update(made, self, undefined)
    return made
  },
  '__getitem__ key': (self: PyDict, key: Value) => {
    const found = getItem(self, key)
    return found === undefined ? raise('KeyError', key) : found
  },
  '__setitem__ key value': (self: PyDict, key: Value, value: Value) => (
    setItem(self, key, value), null
  ),
  '__delitem__ key': (self: PyDict, key: Value) =>
    self.map.delete(keyOf(key)) ? null : raise('KeyError', key),
  '__contains__ key': (self: PyDict, key: Value) => hasItem(self, keyOf(key)),
  __len__: (self: PyDict) => BigInt(self.map.size),
  __iter__: (self: PyDict) => new PyIterator([...self.map.values()].map(([key]) => key).values()),
  __reversed__: (self: PyDict) =>
    new PyIterator(
      [...self.map.values()]
        .map(([key]) => key)
        .reverse()
        .values(),
    ),
}

function fill(self: PySet, source: Arg): PySet {
  if (source !== undefined)
    for (const item of iterate(source)) {
      const key = keyOf(item)
      if (!self.map.has(key)) self.map.set(key, item)
    }
  return self
}

/** A set operation with any iterables. */
const combine =
  (op: string, isInPlace = false) =>
  (self: PySet, ...others: Value[]): Value => {
    let found: Value = isInPlace ? self : fill(new PySet(self.cls), self)
    for (const other of others) found = binary(op, found, fill(new PySet(), other), isInPlace)
    return isInPlace ? null : found
  }

const sets: Natives = {
  'union *': combine('|'),
  'intersection *': combine('&'),
  'difference *': combine('-'),
  'symmetric_difference other': combine('^'),
  'issubset other': (self: PySet, other: Value) => compare('<=', self, fill(new PySet(), other)),
  'issuperset other': (self: PySet, other: Value) => compare('>=', self, fill(new PySet(), other)),
  'isdisjoint other': (self: PySet, other: Value) =>
    collect(other).every((item) => !self.map.has(keyOf(item))),
  copy: (self: PySet) => fill(new PySet(self.cls), self),
}

const changing: Natives = {
  'update *': combine('|', true),
  'intersection_update *': combine('&', true),
  'difference_update *': combine('-', true),
  'add item': (self: PySet, item: Value) => {
    const key = keyOf(item)
    if (!self.map.has(key)) self.map.set(key, item)
    return null
  },
  'discard item': (self: PySet, item: Value) => (self.map.delete(keyOf(item)), null),
  'remove item': (self: PySet, item: Value) =>
    self.map.delete(keyOf(item)) ? null : raise('KeyError', item),
  pop: (self: PySet) => {
    for (const [key, item] of self.map) {
      self.map.delete(key)
      return item
    }
    return raise('KeyError', 'pop from an empty set')
  },
  clear: (self: PySet) => (self.map.clear(), null),
}

/** Gives mappings and sets their methods. */
export function setUpMappings(): void {
  for (const [name, [cls, pick]] of Object.entries(views)) {
    addMethods(cls, viewMethods(name))
    addMethods(dictClass, { [name]: (self: PyDict) => new DictView(self, pick, cls) })
  }
  addMethods(dictClass, dicts)
  dictClass.make = (cls) => new PyDict(cls)
  const initialize = (args: readonly Value[], kw: Kw): null => {
    const [self, source] = args
    if (args.length > 2)
      raise('TypeError', `dict expected at most 1 argument, got ${args.length - 1}`)
    if (self instanceof PyDict) update(self, source, kw)
    return null
  }
  dictClass.dict.set('__init__', new PyBuiltin('dict', initialize))
  dictClass.dict.set('update', new PyBuiltin('update', initialize))
  dictClass.dict.set(
    'fromkeys',
    new PyBuiltin('fromkeys', ([keys = null, value = null]) => {
      const made = new PyDict()
      for (const key of iterate(keys)) setItem(made, key, value)
      return made
    }),
  )
  addMethods(setClass, { ...sets, ...changing })
  addMethods(frozensetClass, sets)
  for (const cls of [setClass, frozensetClass]) {
    cls.dict.set(
      '__new__',
      new PyBuiltin(cls.name, ([of, source]) =>
        fill(new PySet((of as PyClass | undefined) ?? cls), source),
      ),
    )
  }
}
