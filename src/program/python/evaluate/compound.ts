/**
 * Compound statements: choices, loops, `try` and `with`.
 *
 * @see https://docs.python.org/3/reference/compound_stmts.html
 */
import { PyException, Raised, baseException, exceptionOf, raise } from '../exceptions.js'
import { itemsOf, iteratorOf, nextOf } from '../iterate.js'
import type { Stmt, StmtOf } from '../parse/tree.js'
import { asRaised, charge } from '../running.js'
import { truth } from '../types/keys.js'
import { PyClass, PyTuple, type Value } from '../values.js'
import type { Gen } from '../wait.js'
import {
  BREAK,
  type Code,
  type Compiler,
  type Frame,
  NORMAL,
  RETURN,
  type Signal,
  trace,
} from './frame.js'

type Compile<Is extends Stmt['is']> = (compiler: Compiler, node: StmtOf<Is>) => Code<Signal>

/** Statements one after the other. */
export function blockCode(codes: readonly Code<Signal>[]): Code<Signal> {
  const nows = codes.map(({ now }) => now)
  if (nows.every((now) => now !== undefined))
    return {
      now: (frame) => {
        for (const now of nows) {
          charge(1)
          const signal = now(frame)
          if (signal !== NORMAL) return signal
        }
        return NORMAL
      },
    }
  return {
    *later(frame) {
      for (const code of codes) {
        charge(1)
        const signal = code.now ? code.now(frame) : yield* code.later(frame)
        if (signal !== NORMAL) return signal
      }
      return NORMAL
    },
  }
}

const ifCode: Compile<'If' | 'While'> = (compiler, node) => {
  const test = compiler.expr(node.test)
  const [then, otherwise] = [compiler.block(node.body), compiler.block(node.otherwise)]
  if (test.now && then.now && otherwise.now) {
    const [a, b, c] = [test.now, then.now, otherwise.now]
    return { now: (frame) => (truth(a(frame)) ? b(frame) : c(frame)) }
  }
  return {
    *later(frame) {
      const one = truth(test.now ? test.now(frame) : yield* test.later(frame)) ? then : otherwise
      return one.now ? one.now(frame) : yield* one.later(frame)
    },
  }
}

const whileCode: Compile<'If' | 'While'> = (compiler, node) => {
  const [test, body] = [compiler.expr(node.test), compiler.block(node.body)]
  const otherwise = compiler.block(node.otherwise)
  if (test.now && body.now && otherwise.now) {
    const [a, b, c] = [test.now, body.now, otherwise.now]
    return {
      now: (frame) => {
        while (truth(a(frame))) {
          charge(1)
          const signal = b(frame)
          if (signal === BREAK) return NORMAL
          if (signal === RETURN) return RETURN
        }
        return c(frame)
      },
    }
  }
  return {
    *later(frame) {
      while (truth(test.now ? test.now(frame) : yield* test.later(frame))) {
        charge(1)
        const signal = body.now ? body.now(frame) : yield* body.later(frame)
        if (signal === BREAK) return NORMAL
        if (signal === RETURN) return RETURN
      }
      return otherwise.now ? otherwise.now(frame) : yield* otherwise.later(frame)
    },
  }
}

const forCode: Compile<'For'> = (compiler, node) => {
  const [iterable, assign] = [compiler.expr(node.iterable), compiler.assign(node.target)]
  const [body, otherwise] = [compiler.block(node.body), compiler.block(node.otherwise)]
  return {
    *later(frame) {
      const value = iterable.now ? iterable.now(frame) : yield* iterable.later(frame)
      frame.at = node.iterable.at
      const items = itemsOf(value)
      const iterator = items ? undefined : iteratorOf(value)
      for (;;) {
        let item: Value | undefined
        frame.at = node.iterable.at
        if (items) {
          const { done, value: one } = items.next()
          item = done ? undefined : one
        } else item = yield* nextOf(iterator as Value)
        if (item === undefined) break
        charge(1)
        frame.at = node.target.at
        assign(frame, item)
        const signal = body.now ? body.now(frame) : yield* body.later(frame)
        if (signal === BREAK) return NORMAL
        if (signal === RETURN) return RETURN
      }
      return otherwise.now ? otherwise.now(frame) : yield* otherwise.later(frame)
    },
  }
}

/** Whether an exception is what a handler wants. */
function matches(exception: PyException, type: Value): boolean {
  if (type instanceof PyTuple) return type.items.some((one) => matches(exception, one))
  if (!(type instanceof PyClass) || !type.isSubclassOf(baseException))
    return raise(
      'TypeError',
      'catching classes that do not inherit from BaseException is not allowed',
    )
  return exception.cls.isSubclassOf(type)
}

interface Handling {
  readonly type: Code | undefined
  readonly at: Frame['at']
  readonly name: string | undefined
  readonly assign: ((frame: Frame, value: Value) => void) | undefined
  readonly remove: ((frame: Frame) => void) | undefined
  readonly body: Code<Signal>
}

/** Handles an exception; undefined when no handler wants it. */
function* handle(
  handlers: readonly Handling[],
  frame: Frame,
  exception: PyException,
): Gen<Signal | undefined> {
  for (const { type, at, assign, remove, body } of handlers) {
    const wanted = type && (type.now ? type.now(frame) : yield* type.later(frame))
    frame.at = at
    if (wanted !== undefined && !matches(exception, wanted)) continue
    assign?.(frame, exception)
    const { handled } = frame.unit
    const before = handled.exception
    frame.handling.push(exception)
    handled.exception = exception
    try {
      return body.now ? body.now(frame) : yield* body.later(frame)
    } catch (error) {
      if (error instanceof Raised) follow(error.exception, exception)
      throw error
    } finally {
      frame.handling.pop()
      handled.exception = before
      remove?.(frame)
    }
  }
  return undefined
}

/** Notes that an exception came while another was handled. */
export function follow(exception: PyException, handled: PyException): void {
  if (exception === handled || exception.context !== null) return
  exception.context = handled
}

const tryCode: Compile<'Try'> = (compiler, node) => {
  const body = compiler.block(node.body)
  const [otherwise, last] = [compiler.block(node.otherwise), compiler.block(node.last)]
  const handlers = node.handlers.map((one): Handling => {
    const { name, at } = one
    return {
      type: one.type && compiler.expr(one.type),
      at: one.type?.at ?? at,
      name,
      assign: name === undefined ? undefined : compiler.assign({ is: 'Name', id: name, at }),
      remove: name === undefined ? undefined : (frame) => void frame.vars.delete(name),
      body: compiler.block(one.body),
    }
  })
  function* attempt(frame: Frame): Gen<Signal> {
    let signal: Signal
    try {
      signal = body.now ? body.now(frame) : yield* body.later(frame)
    } catch (error) {
      const raised = trace(asRaised(error), frame)
      const handled = yield* handle(handlers, frame, raised.exception)
      if (handled === undefined) throw raised
      return handled
    }
    if (signal !== NORMAL) return signal
    return otherwise.now ? otherwise.now(frame) : yield* otherwise.later(frame)
  }
  if (node.last.length === 0) return { later: attempt }
  return {
    *later(frame) {
      let signal: Signal = NORMAL
      let failure: Raised | undefined
      try {
        signal = yield* attempt(frame)
      } catch (error) {
        failure = trace(asRaised(error), frame)
      }
      const { returned, at } = frame
      const end = last.now ? last.now(frame) : yield* last.later(frame)
      if (end !== NORMAL) return end
      frame.returned = returned
      frame.at = at
      if (failure) throw failure
      return signal
    },
  }
}

/** What compiles each of these statements. */
export const compoundStatements = {
  If: ifCode,
  While: whileCode,
  For: forCode,
  Try: tryCode,
}

/** An exception as a class or an object of it, as `generator.throw` takes it. */
export function exceptionFrom(value: Value): PyException {
  if (value instanceof PyException) return value
  if (value instanceof PyClass && value.isSubclassOf(baseException)) return exceptionOf(value)
  return raise('TypeError', 'exceptions must be classes or instances deriving from BaseException')
}
