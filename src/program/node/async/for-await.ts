/**
 * `for await`: asks an asynchronous iterator, or a usual one, for one value after the other.
 *
 * @see https://tc39.es/ecma262/#sec-runtime-semantics-forin-div-ofbodyevaluation
 */
import { type PromiseClass, follow, promiseOf } from '../lib/promise.js'
import { badStep, noThrow, notAnObject } from './iteration-errors.js'

/** An iterator whose methods give promises. */
export interface AsyncIteration {
  next(value?: unknown): unknown
  return?(value?: unknown): unknown
  throw?(reason?: unknown): unknown
}

export const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'

/** The asynchronous iterator of a value. */
export function asyncIteratorOf(iterable: unknown, ScriptPromise: PromiseClass): AsyncIteration {
  const given = iterable as { readonly [key: symbol]: unknown } | null | undefined
  const own = given?.[Symbol.asyncIterator]
  const usual = given?.[Symbol.iterator]
  const make = own ?? usual
  if (typeof make !== 'function') throw new TypeError(`${nameOf(iterable)} is not async iterable`)
  const iterator = (make as () => unknown).call(iterable)
  if (!isObject(iterator)) throw notAnObject('Result of the Symbol.iterator method')
  return own === undefined || own === null
    ? fromUsual(iterator as Iterator<unknown>, ScriptPromise)
    : (iterator as AsyncIteration)
}

const nameOf = (value: unknown): string =>
  typeof value === 'function' || isObject(value) ? typeof value : String(value)

/** A usual iterator, whose values are waited for. */
function fromUsual(iterator: Iterator<unknown>, ScriptPromise: PromiseClass): AsyncIteration {
  const ask = (
    how: 'next' | 'return' | 'throw',
    value: unknown,
    args: readonly unknown[],
  ): unknown =>
    new ScriptPromise((resolve, reject) => {
      const method = iterator[how] as ((...args: readonly unknown[]) => unknown) | null | undefined
      if (method === undefined || method === null) {
        if (how === 'return') return resolve({ value, done: true })
        throw noThrow()
      }
      const result = method.call(iterator, ...args)
      if (!isObject(result)) throw badStep(result)
      const { done, value: given } = result as IteratorResult<unknown>
      follow(
        promiseOf(ScriptPromise, given),
        (awaited) => resolve({ value: awaited, done: Boolean(done) }),
        reject,
      )
    })
  return {
    next: (...args: readonly unknown[]) => ask('next', args[0], args),
    return: (...args: readonly unknown[]) => ask('return', args[0], args),
    throw: (...args: readonly unknown[]) => ask('throw', args[0], args),
  }
}

/** One loop; what the compiled text awaits goes through it. */
export class ForAwait {
  /** What the loop's variable is to hold. */
  value: unknown
  /** The iterator is to be closed when the loop is left now. */
  isOpen = false
  private readonly iterator: AsyncIteration
  private error: { readonly reason: unknown } | undefined
  private hasReturn = false

  constructor(iterable: unknown, ScriptPromise: PromiseClass) {
    this.iterator = asyncIteratorOf(iterable, ScriptPromise)
  }

  /** A promise of the next step. */
  next(): unknown {
    this.isOpen = false
    return this.iterator.next()
  }

  /** Takes a step; false at the end. */
  took(step: unknown): boolean {
    if (!isObject(step)) throw badStep(step)
    const { done, value } = step as IteratorResult<unknown>
    if (done) return false
    this.value = value
    this.isOpen = true
    return true
  }

  /** The loop is left by an error. */
  failed(reason: unknown): void {
    this.error = { reason }
  }

  /** Tells the iterator that no more is wanted. */
  close(): unknown {
    this.isOpen = false
    const close = this.iterator.return
    this.hasReturn = close !== undefined && close !== null
    return this.hasReturn ? (close as () => unknown).call(this.iterator) : undefined
  }

  closed(result: unknown): void {
    if (this.hasReturn && !isObject(result)) throw notAnObject(String(result))
  }

  /** An error of the loop itself goes before one of the closing. */
  end(): void {
    if (this.error) throw this.error.reason
  }
}
