/**
 * `with`.
 *
 * @see https://docs.python.org/3/reference/compound_stmts.html#the-with-statement
 */
import { Raised, raise } from '../exceptions.js'
import { attribute } from '../objects.js'
import type { StmtOf } from '../parse/tree.js'
import { asRaised } from '../running.js'
import { fullName } from '../show.js'
import { truth } from '../types/keys.js'
import { type Value, typeOf } from '../values.js'
import type { Gen } from '../wait.js'
import { awaited, callLater } from './calls.js'
import { follow } from './compound.js'
import { type Code, type Compiler, NORMAL, type Signal, trace } from './frame.js'

/** A method of a context manager. */
function managerMethod(manager: Value, name: string): Value {
  const found = attribute(typeOf(manager), name)
  if (found !== undefined) return found
  const what = name.includes('a') ? 'asynchronous context manager' : 'context manager'
  return raise(
    'TypeError',
    `'${fullName(typeOf(manager))}' object does not support the ${what} protocol`,
  )
}

/** `with context as target: body`. */
export const withCode = (compiler: Compiler, node: StmtOf<'With'>): Code<Signal> => {
  const [first, ...rest] = node.items
  if (!first) return compiler.block(node.body)
  const context = compiler.expr(first.context)
  const assign = first.target && compiler.assign(first.target)
  const body =
    rest.length > 0 ? withCode(compiler, { ...node, items: rest }) : compiler.block(node.body)
  const prefix = node.isAsync ? '__a' : '__'
  function* method(fn: Value, args: Value[]): Gen {
    const found = yield* callLater({ fn }, args, undefined)
    return node.isAsync ? yield* awaited(found) : found
  }
  return {
    *later(frame) {
      const manager = context.now ? context.now(frame) : yield* context.later(frame)
      frame.at = first.context.at
      const [enter, leave] = [
        managerMethod(manager, `${prefix}enter__`),
        managerMethod(manager, `${prefix}exit__`),
      ]
      const entered = yield* method(enter, [manager])
      assign?.(frame, entered)
      let signal: Signal
      try {
        signal = body.now ? body.now(frame) : yield* body.later(frame)
      } catch (error) {
        const raised = trace(asRaised(error), frame)
        const { exception } = raised
        try {
          if (truth(yield* method(leave, [manager, exception.cls, exception, null]))) return NORMAL
        } catch (other) {
          if (other instanceof Raised) follow(other.exception, exception)
          throw other
        }
        throw raised
      }
      const { returned } = frame
      yield* method(leave, [manager, null, null, null])
      frame.returned = returned
      return signal
    },
  }
}
