/**
 * `class`.
 *
 * @see https://docs.python.org/3/reference/compound_stmts.html#class-definitions
 */
import { raise } from '../exceptions.js'
import { isWork } from '../running.js'
import { call, callNow } from '../objects.js'
import type { StmtOf } from '../parse/tree.js'
import {
  MroConflict,
  PyBuiltin,
  PyClass,
  PyDict,
  PyFunction,
  PyObject,
  PyProperty,
  PyTuple,
  PyWrapped,
  type Value,
  boolClass,
  intClass,
  objectClass,
  strClass,
  floatClass,
  typeClass,
} from '../values.js'
import { type Code, type Compiler, Frame, type Signal, lift, traced } from './frame.js'
import { decorated, docOf } from './functions.js'
import { writeName } from './names.js'
import { Scope, bindNames } from './scope.js'

/** Makes the class of a name, bases and body. */
function makeClass(
  name: string,
  bases: readonly Value[],
  dict: Map<string, Value>,
  meta?: PyClass,
): PyClass {
  const parents = bases.map((base) =>
    base instanceof PyClass ? base : raise('TypeError', 'bases must be types'),
  )
  if (parents.includes(boolClass)) raise('TypeError', "type 'bool' is not an acceptable base type")
  for (const base of [intClass, strClass, floatClass])
    if (parents.some((parent) => parent.isSubclassOf(base)) && !parents.some(isEnum))
      raise('NotImplementedError', `kubarium does not simulate classes that stand on ${base.name}`)
  const inherited = parents.find(({ cls }) => cls !== typeClass)?.cls
  try {
    const kept = parents.filter((parent) => ![intClass, strClass, floatClass].includes(parent))
    const made = new PyClass(
      name,
      kept.length > 0 ? kept : [objectClass],
      dict,
      meta ?? inherited ?? typeClass,
    )
    made.module = String(dict.get('__module__') ?? '__main__')
    made.qualname = String(dict.get('__qualname__') ?? name)
    return made
  } catch (error) {
    if (!(error instanceof MroConflict)) throw error
    return raise(
      'TypeError',
      `Cannot create a consistent method resolution order (MRO) for bases ${error.names}`,
    )
  }
}

const isEnum = (cls: PyClass): boolean => cls.mro.some(({ name }) => name === 'Enum')

/** What follows when a class has been made. */
function finish(made: PyClass, kw: ReadonlyMap<string, Value>): void {
  for (const value of made.dict.values()) own(value, made)
  for (const [name, value] of made.dict) {
    if (!(value instanceof PyObject) || value.cls.module === 'builtins') continue
    const setName = value.cls.find('__set_name__')
    if (setName !== undefined) callNow(setName, [value, made, name])
  }
  if (made.dict.has('__eq__') && !made.dict.has('__hash__')) made.dict.set('__hash__', null)
  abstractMethods(made)
  for (const base of made.mro.slice(1)) {
    const hook = base.dict.get('__init_subclass__')
    if (hook === undefined) continue
    callNow(hook instanceof PyWrapped ? hook.fn : hook, [made], kw)
    return
  }
}

function own(value: Value, made: PyClass): void {
  if (value instanceof PyFunction) value.owner ??= made
  else if (value instanceof PyWrapped) own(value.fn, made)
  else if (value instanceof PyProperty)
    for (const part of [value.get, value.set, value.del]) own(part, made)
  else if (value instanceof PyObject && value.attrs?.has('__wrapped__'))
    own(value.attrs.get('__wrapped__') as Value, made)
}

const isAbstract = (value: Value | undefined): boolean => {
  if (value instanceof PyProperty) return isAbstract(value.get)
  if (value instanceof PyWrapped) return isAbstract(value.fn)
  return value instanceof PyObject && value.attrs?.get('__isabstractmethod__') === true
}

function abstractMethods(made: PyClass): void {
  const names = new Set<string>()
  for (const { dict } of made.mro)
    for (const [name, value] of dict)
      if (isAbstract(value) && isAbstract(made.find(name))) names.add(name)
  if (names.size > 0) made.dict.set('__abstractmethods__', new PyTuple([...names].sort()))
}

/** `class name(bases): body`. */
export function classCode(compiler: Compiler, node: StmtOf<'ClassDef'>): Code<Signal> {
  const { name, args, body, decorators } = node
  const scope = bindNames(new Scope('class', compiler.scope, compiler.scope.nameOf(name)), body)
  const inner = compiler.inner(scope).block(body)
  const given = lift(
    args.map(({ value }) => compiler.expr(value)),
    (_, values) => new PyTuple(values.slice()),
  )
  const made: Code = {
    *later(frame) {
      const values = (given.now ? given.now(frame) : yield* given.later(frame)) as PyTuple
      const bases = values.items.filter((_, i) => args[i]?.name === undefined)
      const kw = new Map<string, Value>()
      args.forEach(({ name: key }, i) => {
        if (key !== undefined) kw.set(key, values.items[i] as Value)
      })
      const meta = kw.get('metaclass') ?? metaOf(bases)
      kw.delete('metaclass')
      const vars = new Map<string, Value>([
        ['__module__', frame.globals.get('__name__') ?? '__main__'],
        ['__qualname__', scope.qualname],
        ['__doc__', docOf(body)],
        ['__annotations__', new PyDict()],
      ])
      const own = new Frame(compiler.unit, name, vars, frame.globals, frame)
      try {
        if (inner.now) inner.now(own)
        else yield* inner.later(own)
      } catch (error) {
        throw traced(error, own)
      }
      frame.at = node.at
      if (!(meta instanceof PyClass) || meta === typeClass || meta.find('__new__') === TYPE_NEW) {
        const cls = makeClass(name, bases, vars, meta instanceof PyClass ? meta : undefined)
        finish(cls, kw)
        const init =
          meta instanceof PyClass && meta !== typeClass ? meta.find('__init__') : undefined
        if (init !== undefined) callNow(init, [cls, name, new PyTuple(bases), dictFrom(vars)], kw)
        return cls
      }
      const called = call(meta, [name, new PyTuple(bases), dictFrom(vars)], kw)
      return (isWork(called) ? yield called : called) as Value
    },
  }
  return decorated(compiler, decorators, made, writeName(compiler, name))
}

const metaOf = (bases: readonly Value[]): Value | undefined =>
  bases.find((base): base is PyClass => base instanceof PyClass && base.cls !== typeClass)?.cls

function dictFrom(vars: ReadonlyMap<string, Value>): PyDict {
  const made = new PyDict()
  for (const [key, value] of vars) made.map.set(key, [key, value])
  return made
}

/** `type.__new__(meta, name, bases, dict)`; with one value, its class. */
const TYPE_NEW = new PyBuiltin('type', ([meta, name, bases, body], kw) => {
  if (!(bases instanceof PyTuple) || !(body instanceof PyDict) || typeof name !== 'string')
    return raise('TypeError', 'type() takes 1 or 3 arguments')
  const dict = new Map([...body.map.values()].map(([key, value]) => [String(key), value]))
  const cls = makeClass(name, bases.items, dict, meta instanceof PyClass ? meta : typeClass)
  finish(cls, kw ?? new Map())
  return cls
})
typeClass.dict.set('__new__', TYPE_NEW)
