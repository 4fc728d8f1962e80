/**
 * Runs the generators that stand for asynchronous functions, with the promises of one script.
 *
 * @see https://tc39.es/ecma262/#await
 */
import { putWordsRight } from '../compile/plain-words.js'
import { type PromiseClass, follow, promiseOf } from '../lib/promise.js'

/** What an asynchronous function is while it runs: every `yield` waits for a promise. */
export type Body = (...args: readonly unknown[]) => Generator<unknown, unknown, unknown>

/** Goes on when a value is there: at once after the jobs that were there before. */
export type Wait = (
  value: unknown,
  fulfilled: (value: unknown) => void,
  rejected: (reason: unknown) => void,
) => void

/** What `await` does with a value. */
export const waitWith =
  (ScriptPromise: PromiseClass): Wait =>
  (value, fulfilled, rejected) =>
    follow(promiseOf(ScriptPromise, value), fulfilled, rejected)

/** Calls an asynchronous function. */
export const asyncFunction = (ScriptPromise: PromiseClass) => {
  const wait = waitWith(ScriptPromise)
  return (self: unknown, args: ArrayLike<unknown>, body: Body): unknown =>
    new ScriptPromise((resolve, reject) => {
      const generator = body.apply(self, args as unknown[])
      const go = (how: 'next' | 'throw', value: unknown): void => {
        let step: IteratorResult<unknown, unknown>
        try {
          step = generator[how](value)
        } catch (error) {
          putWordsRight(error)
          return reject(error)
        }
        if (step.done) resolve(step.value)
        else wait(step.value, next, fail)
      }
      const next = (value: unknown): void => go('next', value)
      const fail = (reason: unknown): void => go('throw', reason)
      next(undefined)
    })
}
