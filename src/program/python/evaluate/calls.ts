/**
 * Calls, and what is done with generators: `await`, `yield`, `yield from`.
 *
 * @see https://docs.python.org/3/reference/expressions.html#calls
 */
import { Raised, exceptionOf, raise } from '../exceptions.js'
import { close, collect, iteratorOf, nextOf, resume } from '../iterate.js'
import { attribute, call, getAttribute } from '../objects.js'
import type { Argument, ExprOf } from '../parse/tree.js'
import { charge, isWork } from '../running.js'
import { str } from '../show.js'
import {
  type Called,
  type Kw,
  PyBuiltin,
  PyClass,
  PyDict,
  PyFunction,
  PyGenerator,
  PyList,
  PyModule,
  PyObject,
  PySuper,
  type Value,
  coroutineClass,
  superClass,
  typeName,
  typeOf,
} from '../values.js'
import { type Gen, Yielded } from '../wait.js'
import type { Code, Compiler, Frame } from './frame.js'

/** How many simple statements a call counts as, for what it costs. */
const TURNS_PER_CALL = 12

/** What a call needs: the function, and the object that it is a method of. */
interface Callee {
  readonly fn: Value
  readonly self?: Value
}

/** The method of an object, without making one that is bound. */
function methodOf(self: Value, name: string): Callee {
  if (!(self instanceof PyModule || self instanceof PyClass || self instanceof PySuper)) {
    const own = self instanceof PyObject ? self.attrs?.get(name) : undefined
    if (own === undefined) {
      const found = typeOf(self).find(name)
      if (found instanceof PyFunction || found instanceof PyBuiltin) return { fn: found, self }
    }
  }
  return { fn: getAttribute(self, name) }
}

/** Calls a function; a generator is emptied first for one that would do so without waiting. */
export function* callLater({ fn, self }: Callee, args: Value[], kw: Kw): Gen {
  charge(TURNS_PER_CALL)
  const exhausts = fn instanceof PyBuiltin && fn.exhausts
  if (exhausts)
    for (const [i, arg] of args.entries())
      if (arg instanceof PyGenerator && arg.cls !== coroutineClass)
        args[i] = new PyList(yield* allOf(arg))
  const called: Called = call(fn, self === undefined ? args : [self, ...args], kw)
  return (isWork(called) ? yield called : called) as Value
}

/** All that a generator gives. */
function* allOf(made: PyGenerator): Gen<Value[]> {
  const items: Value[] = []
  for (;;) {
    const item = yield* resume(made)
    if (item === undefined) return items
    items.push(item)
  }
}

/** The arguments that starred ones stand for. */
interface Spread {
  readonly args: Value[]
  readonly kw: Kw
}

function spread(given: readonly Argument[], values: readonly Value[], fn: Value): Spread {
  const args: Value[] = []
  let kw: Map<string, Value> | undefined
  for (const [i, { star, name }] of given.entries()) {
    const value = values[i] as Value
    if (star === '*') args.push(...collect(value))
    else if (star === '**')
      for (const [key, one] of mapping(value, fn)) addNamed((kw ??= new Map()), key, one, fn)
    else if (name !== undefined) addNamed((kw ??= new Map()), name, value, fn)
    else args.push(value)
  }
  return { args, kw }
}

function addNamed(kw: Map<string, Value>, name: string, value: Value, fn: Value): void {
  if (kw.has(name))
    raise('TypeError', `${functionName(fn)} got multiple values for keyword argument '${name}'`)
  kw.set(name, value)
}

function mapping(value: Value, fn: Value): (readonly [string, Value])[] {
  if (!(value instanceof PyDict))
    return raise(
      'TypeError',
      `${functionName(fn)} argument after ** must be a mapping, not ${typeName(value)}`,
    )
  return [...value.map.values()].map(([key, one]) => [
    typeof key === 'string' ? key : raise('TypeError', 'keywords must be strings'),
    one,
  ])
}

const functionName = (fn: Value): string => {
  const name = attribute(fn, '__qualname__')
  return typeof name === 'string' ? `${name}()` : str(fn)
}

/** `f(…)` and `a.m(…)`. */
export function callCode(compiler: Compiler, node: ExprOf<'Call'>): Code {
  const { func, args, at } = node
  if (func.is === 'Name' && func.id === 'super' && args.length === 0)
    return { now: (frame) => superOf(frame) }
  const target = compiler.expr(func.is === 'Attribute' ? func.value : func)
  const codes = args.map(({ value }) => compiler.expr(value))
  const isPlain = args.every(({ star, name }) => star === undefined && name === undefined)
  return {
    *later(frame) {
      const on = target.now ? target.now(frame) : yield* target.later(frame)
      frame.at = func.is === 'Attribute' ? func.at : at
      const callee = func.is === 'Attribute' ? methodOf(on, func.attr) : { fn: on }
      const values: Value[] = []
      for (const code of codes) values.push(code.now ? code.now(frame) : yield* code.later(frame))
      frame.at = at
      if (isPlain) return yield* callLater(callee, values, undefined)
      const all = spread(args, values, callee.fn)
      return yield* callLater(callee, all.args, all.kw)
    },
  }
}

/** `super()`: the class in whose body the function stands, and the function's first argument. */
function superOf(frame: Frame): Value {
  for (let at: Frame | undefined = frame; at; at = at.outer)
    if (at.fn?.owner && at.self !== undefined) return new PySuper(at.fn.owner, at.self)
  return raise('RuntimeError', 'super(): no arguments')
}

/** `super(cls, self)` is a class like others. */
superClass.dict.set(
  '__new__',
  new PyBuiltin('super', ([, cls, self]) =>
    cls instanceof PyClass && self !== undefined
      ? new PySuper(cls, self)
      : raise('TypeError', 'super() argument 1 must be a type'),
  ),
)

/** `yield value`. */
export function yieldCode(compiler: Compiler, { value }: ExprOf<'Yield'>): Code {
  const code: Code = value ? compiler.expr(value) : { now: () => null }
  return {
    *later(frame) {
      const given = code.now ? code.now(frame) : yield* code.later(frame)
      const sent = yield new Yielded(given)
      return sent === undefined ? null : (sent as Value)
    },
  }
}

/** `yield from iterable`. */
export function yieldFromCode(compiler: Compiler, { value, at }: ExprOf<'YieldFrom'>): Code {
  const code = compiler.expr(value)
  return {
    *later(frame) {
      const iterable = code.now ? code.now(frame) : yield* code.later(frame)
      frame.at = at
      const iterator = iteratorOf(iterable)
      let sent: Value = null
      let error: Raised | undefined
      for (;;) {
        const item: Value | undefined =
          iterator instanceof PyGenerator
            ? yield* resume(iterator, sent, error)
            : yield* nextOf(iterator)
        if (item === undefined) return iterator instanceof PyGenerator ? iterator.returned : null
        error = undefined
        try {
          const back: unknown = yield new Yielded(item)
          sent = back === undefined ? null : (back as Value)
        } catch (failure) {
          if (!(failure instanceof Raised)) throw failure
          if (!(iterator instanceof PyGenerator)) throw failure
          if (failure.exception.cls.name === 'GeneratorExit') {
            close(iterator)
            throw failure
          }
          error = failure
        }
      }
    },
  }
}

/** `await`: a coroutine runs where it is awaited. */
export function awaitCode(compiler: Compiler, { value, at }: ExprOf<'Await'>): Code {
  const code = compiler.expr(value)
  return {
    *later(frame) {
      const found = code.now ? code.now(frame) : yield* code.later(frame)
      frame.at = at
      return yield* awaited(found)
    },
  }
}

/** What a coroutine, or an object with `__await__`, comes to. */
export function* awaited(value: Value): Gen {
  if (value instanceof PyGenerator && value.cls === coroutineClass) {
    if (value.state !== 'new')
      throw new Raised(exceptionOf('RuntimeError', 'cannot reuse already awaited coroutine'))
    const end = yield* resume(value)
    return end === undefined ? value.returned : end
  }
  const method = attribute(value, '__await__')
  if (method === undefined)
    return raise('TypeError', `object ${typeName(value)} can't be used in 'await' expression`)
  const called = call(method, [])
  const found = (isWork(called) ? yield called : called) as Value
  if (!(found instanceof PyGenerator)) return found
  for (;;) if ((yield* resume(found)) === undefined) return found.returned
}
