/**
 * Attributes and calls: how a name is found on an object, and what calling one does.
 *
 * @see https://docs.python.org/3/howto/descriptor.html
 */
import { PyException, Raised, exceptionAttribute, exceptionOf, raise } from './exceptions.js'
import { isWork, now } from './running.js'
import {
  type Called,
  type Kw,
  PyBuiltin,
  PyClass,
  PyDict,
  PyFunction,
  PyMethod,
  PyModule,
  PyObject,
  PyProperty,
  PyRange,
  PySlice,
  PySuper,
  PyTuple,
  PyWrapped,
  type Value,
  classmethodClass,
  typeName,
  typeOf,
} from './values.js'
import type { Gen } from './wait.js'

/** What a function found on a class is for an object of it. */
function bound(found: Value, self: Value, cls: PyClass): Value {
  if (found instanceof PyFunction || found instanceof PyBuiltin) return new PyMethod(self, found)
  if (found instanceof PyWrapped)
    return found.cls === classmethodClass ? new PyMethod(cls, found.fn) : found.fn
  if (found instanceof PyProperty) return now(call(found.get, [self]))
  if (found instanceof PyObject && !(found instanceof PyClass)) {
    const get = found.cls.find('__get__')
    if (get !== undefined) return now(call(get, [found, self, cls]))
  }
  return found
}

/** An attribute; undefined when there is none. */
export function attribute(self: Value, name: string): Value | undefined {
  if (self instanceof PyModule) return moduleAttribute(self, name)
  if (self instanceof PyClass) return classAttribute(self, name)
  if (self instanceof PySuper) return superAttribute(self, name)
  const cls = typeOf(self)
  const found = cls.find(name)
  if (found instanceof PyProperty) return bound(found, self, cls)
  if (self instanceof PyObject) {
    const own = self.attrs?.get(name)
    if (own !== undefined) return own
  }
  if (found !== undefined) return bound(found, self, cls)
  return specialAttribute(self, cls, name)
}

function specialAttribute(self: Value, cls: PyClass, name: string): Value | undefined {
  if (name === '__class__') return cls
  if (name === '__doc__') return null
  if (self instanceof PyException) {
    const found = exceptionAttribute(self, name)
    if (found !== undefined) return found
  }
  if (self instanceof PySlice || self instanceof PyRange)
    if (name === 'start' || name === 'stop' || name === 'step') return self[name]
  if ((name === 'real' || name === 'numerator') && typeof self === 'bigint') return self
  if (name === '__dict__' && self instanceof PyObject) return dictOf((self.attrs ??= new Map()))
  if (self instanceof PyFunction || self instanceof PyBuiltin) {
    if (name === '__name__') return self.name
    if (name === '__qualname__') return self instanceof PyFunction ? self.qualname : self.name
    if (name === '__module__') return '__main__'
    if (name === '__wrapped__') return undefined
  }
  if (self instanceof PyMethod) {
    if (name === '__self__') return self.self
    if (name === '__func__') return self.fn
    return attribute(self.fn, name)
  }
  const fallback = cls.find('__getattr__')
  return fallback === undefined ? undefined : now(call(fallback, [self, name]))
}

/** A dict that shows attributes. */
export function dictOf(attrs: ReadonlyMap<string, Value>): PyDict {
  const shown = new PyDict()
  for (const [name, value] of attrs) shown.map.set(name, [name, value])
  return shown
}

function moduleAttribute(self: PyModule, name: string): Value | undefined {
  const own = self.dict.get(name)
  if (own !== undefined) return own
  if (name === '__dict__') return dictOf(self.dict)
  const fallback = self.dict.get('__getattr__')
  return fallback === undefined ? undefined : now(call(fallback, [name]))
}

function classAttribute(self: PyClass, name: string): Value | undefined {
  const found = self.find(name)
  if (found instanceof PyWrapped)
    return found.cls === classmethodClass ? new PyMethod(self, found.fn) : found.fn
  if (found !== undefined && !(found instanceof PyProperty && self.cls.find(name))) return found
  const meta = self.cls.find(name)
  if (meta !== undefined) return bound(meta, self, self.cls)
  switch (name) {
    case '__name__':
      return self.name
    case '__qualname__':
      return self.qualname
    case '__module__':
      return self.module
    case '__class__':
      return self.cls
    case '__mro__':
      return new PyTuple(self.mro)
    case '__bases__':
      return new PyTuple(self.bases)
    case '__dict__':
      return dictOf(self.dict)
    case '__doc__':
      return null
    default: {
      const fallback = self.cls.find('__getattr__')
      return fallback === undefined ? undefined : now(call(fallback, [self, name]))
    }
  }
}

function superAttribute({ after, self }: PySuper, name: string): Value | undefined {
  const cls = self instanceof PyClass && self.isSubclassOf(after) ? self : typeOf(self)
  const { mro } = cls
  for (const one of mro.slice(mro.indexOf(after) + 1)) {
    const found = one.dict.get(name)
    if (found === undefined) continue
    return self === cls && name === '__new__' ? found : bound(found, self, cls)
  }
  return undefined
}

/** An attribute. */
export function getAttribute(self: Value, name: string): Value {
  const found = attribute(self, name)
  if (found !== undefined) return found
  const made = exceptionOf('AttributeError', noAttribute(self, name))
  made.attrs = new Map<string, Value>([
    ['name', name],
    ['obj', self],
  ])
  throw new Raised(made)
}

/** What is said of an attribute that is not there. */
export function noAttribute(self: Value, name: string): string {
  if (self instanceof PyModule) return `module '${self.name}' has no attribute '${name}'`
  if (self instanceof PyClass) return `type object '${self.name}' has no attribute '${name}'`
  if (self instanceof PySuper) return `'super' object has no attribute '${name}'`
  return `'${typeName(self)}' object has no attribute '${name}'`
}

/** Calls a value. */
export function call(callee: Value, args: readonly Value[], kw?: Kw): Called {
  if (callee instanceof PyFunction || callee instanceof PyBuiltin) return callee.run(args, kw)
  if (callee instanceof PyMethod) return call(callee.fn, [callee.self, ...args], kw)
  if (callee instanceof PyClass) return construct(callee, args, kw)
  if (callee instanceof PyWrapped) return call(callee.fn, args, kw)
  const special = typeOf(callee).find('__call__')
  if (special !== undefined) return call(special, [callee, ...args], kw)
  return raise('TypeError', `'${typeName(callee)}' object is not callable`)
}

/** Calls a value without waiting. */
export const callNow = (callee: Value, args: readonly Value[], kw?: Kw): Value =>
  now(call(callee, args, kw))

/** Makes an object of a class. */
function construct(cls: PyClass, args: readonly Value[], kw: Kw): Called {
  const meta = special(cls, '__call__')
  if (meta !== undefined) return call(meta, [cls, ...args], kw)
  return makeInstance(cls, args, kw)
}

/** What `type.__call__` does: `__new__`, then `__init__`. */
export function makeInstance(cls: PyClass, args: readonly Value[], kw: Kw): Called {
  const maker = cls.find('__new__')
  if (maker instanceof PyBuiltin && cls.module === 'builtins') return maker.run([cls, ...args], kw)
  const isPlain = maker instanceof PyWrapped && maker.fn instanceof PyBuiltin
  if (maker === undefined || isPlain || maker instanceof PyBuiltin) {
    const made =
      maker instanceof PyBuiltin ? now(maker.run([cls, ...args], kw)) : newObject(cls, args)
    return initialize(cls, made, args, kw)
  }
  return (function* (): Gen {
    const called = call(maker instanceof PyWrapped ? maker.fn : maker, [cls, ...args], kw)
    const made = (isWork(called) ? yield called : called) as Value
    if (!typeOf(made).isSubclassOf(cls)) return made
    const after = initialize(cls, made, args, kw)
    return (isWork(after) ? yield after : after) as Value
  })()
}

/** An object that nothing has been done to. */
export function newObject(cls: PyClass, args: readonly Value[] = []): PyObject {
  checkAbstract(cls)
  const made = cls.make ? cls.make(cls) : new PyObject(cls)
  if (made instanceof PyException) made.args = args
  return made
}

function checkAbstract(cls: PyClass): void {
  const abstract = cls.dict.get('__abstractmethods__')
  if (!(abstract instanceof PyTuple) || abstract.items.length === 0) return
  const names = abstract.items.map((name) => `'${String(name)}'`)
  raise(
    'TypeError',
    `Can't instantiate abstract class ${cls.name} without an implementation for abstract method${names.length > 1 ? 's' : ''} ${names.join(', ')}`,
  )
}

function initialize(cls: PyClass, made: Value, args: readonly Value[], kw: Kw): Called {
  const init = cls.find('__init__')
  if (init === undefined) {
    const takesAny = made instanceof PyException || cls.make !== undefined || cls.find('__new__')
    if (!takesAny && (args.length > 0 || (kw && kw.size > 0)))
      raise('TypeError', `${cls.name}() takes no arguments`)
    return made
  }
  const called = call(init, [made, ...args], kw)
  if (!isWork(called)) return checkInit(called, made)
  return (function* (): Gen {
    return checkInit((yield called) as Value, made)
  })()
}

function checkInit(result: Value, made: Value): Value {
  if (result !== null)
    raise('TypeError', `__init__() should return None, not '${typeName(result)}'`)
  return made
}

/** A method that a class has which is not built in; undefined when there is none. */
export function special(self: Value, name: string): Value | undefined {
  if (!(self instanceof PyObject) || self.cls.module === 'builtins') return undefined
  for (const { module, dict } of self.cls.mro) {
    const found = module === 'builtins' ? undefined : dict.get(name)
    if (found !== undefined) return found
  }
  return undefined
}

/** Calls such a method without waiting; undefined when there is none. */
export function callSpecial(self: Value, name: string, ...args: Value[]): Value | undefined {
  const found = special(self, name)
  return found === undefined ? undefined : callNow(found, [self, ...args])
}
