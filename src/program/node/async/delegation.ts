/**
 * `yield*` in an asynchronous generator: whatever is asked of the generator is passed on.
 *
 * @see https://tc39.es/ecma262/#sec-generator-function-definitions-runtime-semantics-evaluation
 */
import type { PromiseClass } from '../lib/promise.js'
import { type AsyncIteration, asyncIteratorOf, isObject } from './for-await.js'
import { Given, ReturnNow } from './yielded.js'
import { badStep, noThrow } from './iteration-errors.js'

type Step = IteratorResult<unknown, unknown>

/** The iterator that the generator delegates to: it yields what is to be awaited or given. */
export class Delegation {
  private readonly iterator: AsyncIteration
  /** What was passed on and is not answered yet. */
  private asked: 'next' | 'throw' | 'return' | undefined
  private isOver = false

  constructor(iterable: unknown, ScriptPromise: PromiseClass) {
    this.iterator = asyncIteratorOf(iterable, ScriptPromise)
  }

  [Symbol.iterator](): this {
    return this
  }

  next(value: unknown): Step {
    return this.asked === undefined ? this.pass('next', value) : this.answered(value)
  }

  throw(reason: unknown): Step {
    if (this.asked !== undefined) {
      this.asked = undefined
      throw reason
    }
    if (typeof this.iterator.throw === 'function') return this.pass('throw', reason)
    void this.iterator.return?.()
    throw noThrow()
  }

  return(value: unknown): Step {
    if (this.isOver || typeof this.iterator.return !== 'function') return { value, done: true }
    return this.pass('return', value)
  }

  private pass(kind: 'next' | 'throw' | 'return', value: unknown): Step {
    this.asked = kind
    const { iterator } = this
    return {
      value: (iterator[kind] as (value: unknown) => unknown).call(iterator, value),
      done: false,
    }
  }

  private answered(result: unknown): Step {
    const { asked } = this
    this.asked = undefined
    if (!isObject(result)) throw badStep(result)
    const { done, value } = result as Step
    if (!done) return { value: new Given(value, true), done: false }
    if (asked !== 'return') return { value, done: true }
    this.isOver = true
    return { value: new ReturnNow(value), done: false }
  }
}
