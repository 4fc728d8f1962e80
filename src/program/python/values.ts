/**
 * The values of Python: `None`, `bool`, `int`, `float` and `str` are JavaScript's own (`null`,
 * booleans, bigints, numbers, texts); everything else is an object with a class.
 *
 * @see https://docs.python.org/3/reference/datamodel.html
 */
import type { Gen } from './wait.js'

/** A value; `undefined` stands for none at all. */
export type Value = null | boolean | bigint | number | string | PyObject
/** Arguments by name. */
export type Kw = ReadonlyMap<string, Value> | undefined
/** What a call comes to: a value, or work that may have to wait. */
export type Called = Value | Gen

/** An object: its class, and its attributes if it has any. */
export class PyObject {
  attrs: Map<string, Value> | undefined
  constructor(public cls: PyClass) {}
}

/** A class. */
export class PyClass extends PyObject {
  readonly mro: readonly PyClass[]
  readonly dict: Map<string, Value>
  /** Makes the empty instance, where the class is built in or stands on one that is. */
  make: ((cls: PyClass) => PyObject) | undefined
  module = 'builtins'
  qualname: string
  constructor(
    public name: string,
    readonly bases: readonly PyClass[],
    dict?: Map<string, Value>,
    meta?: PyClass,
  ) {
    super(meta ?? (bases[0]?.cls as PyClass))
    this.dict = dict ?? new Map()
    this.mro = [this, ...merged([...bases.map(({ mro }) => [...mro]), [...bases]])]
    this.make = this.mro.find((one) => one !== this && one.make)?.make
    this.qualname = name
  }
  /** An attribute of the class or of one that it stands on. */
  find(name: string): Value | undefined {
    for (const { dict } of this.mro) {
      const found = dict.get(name)
      if (found !== undefined) return found
    }
    return undefined
  }
  isSubclassOf(other: PyClass): boolean {
    return this.mro.includes(other)
  }
}

/** The order in which classes are asked (C3). */
function merged(lists: PyClass[][]): PyClass[] {
  const order: PyClass[] = []
  for (;;) {
    const left = lists.filter((list) => list.length > 0)
    if (left.length === 0) return order
    const next = left
      .map((list) => list[0] as PyClass)
      .find((head) => !left.some((list) => list.indexOf(head) > 0))
    if (!next) throw new MroConflict(left.map((list) => list[0]?.name).join(', '))
    order.push(next)
    lists = left.map((list) => (list[0] === next ? list.slice(1) : list))
  }
}

/** Bases whose orders contradict each other. */
export class MroConflict {
  constructor(readonly names: string) {}
}

export const objectClass = new PyClass('object', [])
export const typeClass = new PyClass('type', [objectClass])
objectClass.cls = typeClass
typeClass.cls = typeClass

/** A class of the language itself. */
export const builtinClass = (name: string, ...bases: PyClass[]): PyClass =>
  new PyClass(name, bases.length > 0 ? bases : [objectClass], undefined, typeClass)

const noneClass = builtinClass('NoneType')
export const intClass = builtinClass('int')
export const boolClass = builtinClass('bool', intClass)
export const floatClass = builtinClass('float')
export const strClass = builtinClass('str')
export const bytesClass = builtinClass('bytes')
export const listClass = builtinClass('list')
export const tupleClass = builtinClass('tuple')
export const dictClass = builtinClass('dict')
export const setClass = builtinClass('set')
export const frozensetClass = builtinClass('frozenset')
export const rangeClass = builtinClass('range')
export const sliceClass = builtinClass('slice')
const functionClass = builtinClass('function')
const builtinFunctionClass = builtinClass('builtin_function_or_method')
const methodClass = builtinClass('method')
export const generatorClass = builtinClass('generator')
export const coroutineClass = builtinClass('coroutine')
export const iteratorClass = builtinClass('iterator')
const moduleClass = builtinClass('module')
export const propertyClass = builtinClass('property')
export const staticmethodClass = builtinClass('staticmethod')
export const classmethodClass = builtinClass('classmethod')
export const superClass = builtinClass('super')
const ellipsisClass = builtinClass('ellipsis')
const notImplementedClass = builtinClass('NotImplementedType')
export const Ellipsis = new PyObject(ellipsisClass)
export const NotImplemented = new PyObject(notImplementedClass)

export class PyList extends PyObject {
  constructor(
    public items: Value[],
    cls = listClass,
  ) {
    super(cls)
  }
}
export class PyTuple extends PyObject {
  constructor(
    public items: readonly Value[],
    cls = tupleClass,
  ) {
    super(cls)
  }
}
export class PyBytes extends PyObject {
  constructor(public data: Uint8Array) {
    super(bytesClass)
  }
}
/** What a key is looked up by; see `types/keys.ts`. */
export type Key = string | bigint | number | null | object
export class PyDict extends PyObject {
  readonly map = new Map<Key, [Value, Value]>()
  constructor(cls = dictClass) {
    super(cls)
  }
}
export class PySet extends PyObject {
  readonly map = new Map<Key, Value>()
  constructor(cls = setClass) {
    super(cls)
  }
}
/**
 * The members of a set in the order of its table: small numbers stand at their own place, all else
 * as it was added.
 */
export function membersOf({ map }: PySet): readonly Value[] {
  const members = [...map.values()]
  if (!members.every((one) => typeof one === 'bigint' && one >= 0n)) return members
  let size = 8
  for (let used = 1; used <= members.length; used++)
    if (used * 5 >= (size - 1) * 3) while (size <= used * 4) size *= 2
  const places = members.map((one) => Number((one as bigint) % BigInt(size)))
  return places
    .map((place, i) => [place, i] as const)
    .sort(([a, i], [b, j]) => a - b || i - j)
    .map(([, i]) => members[i] as Value)
}
export class PyRange extends PyObject {
  readonly length: number
  constructor(
    readonly start: bigint,
    readonly stop: bigint,
    readonly step: bigint,
  ) {
    super(rangeClass)
    const distance = step > 0n ? stop - start : start - stop
    const stride = step > 0n ? step : -step
    this.length = distance <= 0n ? 0 : Number((distance + stride - 1n) / stride)
  }
}
export class PySlice extends PyObject {
  constructor(
    readonly start: Value,
    readonly stop: Value,
    readonly step: Value,
  ) {
    super(sliceClass)
  }
}

/** A function that is part of the simulation. */
export class PyBuiltin extends PyObject {
  constructor(
    readonly name: string,
    readonly run: (args: readonly Value[], kw: Kw) => Called,
    /** It takes all that an iterable gives, so that it may be given a list instead. */
    readonly exhausts = false,
  ) {
    super(builtinFunctionClass)
  }
}
export class PyMethod extends PyObject {
  constructor(
    readonly self: Value,
    readonly fn: Value,
  ) {
    super(methodClass)
  }
}
/** `property`, `staticmethod` and `classmethod`. */
export class PyProperty extends PyObject {
  constructor(
    public get: Value,
    public set: Value = null,
    public del: Value = null,
  ) {
    super(propertyClass)
  }
}
export class PyWrapped extends PyObject {
  constructor(
    cls: PyClass,
    readonly fn: Value,
  ) {
    super(cls)
  }
}
export class PySuper extends PyObject {
  constructor(
    readonly after: PyClass,
    readonly self: Value,
  ) {
    super(superClass)
  }
}
export class PyModule extends PyObject {
  readonly dict: Map<string, Value>
  constructor(
    readonly name: string,
    dict: Map<string, Value> = new Map(),
  ) {
    super(moduleClass)
    this.dict = dict
    if (!dict.has('__name__')) dict.set('__name__', name)
  }
}
/** An iterator of the simulation's. */
export class PyIterator extends PyObject {
  constructor(
    readonly each: Iterator<Value>,
    readonly kind = 'iterator',
  ) {
    super(iteratorClass)
  }
}

/** The class of a value. */
export function typeOf(value: Value): PyClass {
  switch (typeof value) {
    case 'bigint':
      return intClass
    case 'string':
      return strClass
    case 'number':
      return floatClass
    case 'boolean':
      return boolClass
    default:
      return value === null ? noneClass : value.cls
  }
}

/** The name of the class of a value, as errors say it. */
export const typeName = (value: Value): string => typeOf(value).name
export const list = (items: Iterable<Value>): PyList => new PyList([...items])

/** A function of a program's. */
export class PyFunction extends PyObject {
  /** The class in whose body it stands. */
  owner: PyClass | undefined
  constructor(
    readonly name: string,
    readonly qualname: string,
    readonly run: (args: readonly Value[], kw: Kw) => Called,
  ) {
    super(functionClass)
  }
}

/** A generator or a coroutine. */
export class PyGenerator extends PyObject {
  state: 'new' | 'suspended' | 'running' | 'done' = 'new'
  /** What it gives when it ends. */
  returned: Value = null
  constructor(
    readonly name: string,
    readonly body: Gen,
    cls = generatorClass,
  ) {
    super(cls)
  }
}
