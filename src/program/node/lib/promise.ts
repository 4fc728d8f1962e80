/**
 * The Promise that scripts get: its jobs run in the script's own event loop, in virtual time,
 * before the step ends.
 *
 * @see https://tc39.es/ecma262/#sec-promise-objects
 */

// biome-ignore-all lint/complexity/noThisInStatic: each script has a class of its own, and its
// promises are of that class.

import { INSPECTED } from './inspect.js'

/** Puts a job at the end of the queue of jobs. */
type Enqueue = (job: () => void) => void

type Settle = (value?: unknown) => void
type Reaction = {
  readonly fulfilled: (value: unknown) => void
  readonly rejected: (reason: unknown) => void
}

/** Where jobs go, and who is told of a rejection that nobody handles. */
interface Jobs {
  readonly enqueue: Enqueue
  readonly unhandled: (reason: unknown) => void
}

/**
 * A Promise constructor whose jobs go to `enqueue`; a rejection that nobody handles is told to
 * `unhandled`.
 */
export function createPromise(enqueue: Enqueue, unhandled: (reason: unknown) => void): unknown {
  class OwnPromise extends ScriptPromise {
    static override readonly jobs = { enqueue, unhandled }
  }
  Object.defineProperty(OwnPromise, 'name', { value: 'Promise' })
  return OwnPromise
}

class ScriptPromise {
  /** Where the jobs of these promises go; each script has a class of its own. */
  declare static readonly jobs: Jobs

  #state: 'pending' | 'fulfilled' | 'rejected' = 'pending'
  #value: unknown
  #reactions: Reaction[] = []
  #handled = false

  constructor(executor: (resolve: Settle, reject: Settle) => void) {
    if (typeof executor !== 'function')
      throw new TypeError(`Promise resolver ${String(executor)} is not a function`)
    const { resolve, reject } = this.settlers()
    try {
      executor(resolve, reject)
    } catch (error) {
      reject(error)
    }
  }

  // biome-ignore lint/suspicious/noThenProperty: this is what a promise is
  then(onFulfilled?: unknown, onRejected?: unknown): ScriptPromise {
    this.#handled = true
    return new this.like((resolve, reject) => {
      const react =
        (handler: unknown, passOn: Settle) =>
        (value: unknown): void => {
          if (typeof handler !== 'function') return passOn(value)
          try {
            resolve((handler as (value: unknown) => unknown)(value))
          } catch (error) {
            reject(error)
          }
        }
      this.react({ fulfilled: react(onFulfilled, resolve), rejected: react(onRejected, reject) })
    })
  }

  catch(onRejected: unknown): ScriptPromise {
    return this.then(undefined, onRejected)
  }

  finally(onFinally: unknown): ScriptPromise {
    if (typeof onFinally !== 'function') return this.then(onFinally, onFinally)
    const run = onFinally as () => unknown
    return this.then(
      (value: unknown) => this.like.resolve(run()).then(() => value),
      (reason: unknown) => this.like.resolve(run()).then(() => this.like.reject(reason)),
    )
  }

  /** How far this promise is, for the console. */
  [INSPECTED](): { readonly state: string; readonly value: unknown } {
    return { state: this.#state, value: this.#value }
  }

  /** The class of this script's promises. */
  private get like(): typeof ScriptPromise {
    return this.constructor as typeof ScriptPromise
  }

  private settlers(): { readonly resolve: Settle; readonly reject: Settle } {
    let done = false
    const once =
      (settle: Settle): Settle =>
      (value) => {
        if (done) return
        done = true
        settle(value)
      }
    return {
      resolve: once((value) => this.resolveWith(value)),
      reject: once((reason) => this.settle('rejected', reason)),
    }
  }

  private resolveWith(value: unknown): void {
    if (value === this)
      return this.settle(
        'rejected',
        new TypeError('Chaining cycle detected for promise #<Promise>'),
      )
    if (value === null || (typeof value !== 'object' && typeof value !== 'function'))
      return this.settle('fulfilled', value)
    const { resolve, reject } = this.settlers()
    let then: unknown
    try {
      then = (value as { then?: unknown }).then
    } catch (error) {
      return reject(error)
    }
    if (typeof then !== 'function') return this.settle('fulfilled', value)
    const follow = then as (this: unknown, resolve: Settle, reject: Settle) => void
    this.like.jobs.enqueue(() => {
      try {
        follow.call(value, resolve, reject)
      } catch (error) {
        reject(error)
      }
    })
  }

  private settle(state: 'fulfilled' | 'rejected', value: unknown): void {
    this.#state = state
    this.#value = value
    const reactions = this.#reactions
    this.#reactions = []
    for (const reaction of reactions) this.react(reaction)
    if (state === 'rejected' && !this.#handled)
      this.like.jobs.enqueue(() =>
        this.like.jobs.enqueue(() => this.#handled || this.like.jobs.unhandled(value)),
      )
  }

  private react(reaction: Reaction): void {
    if (this.#state === 'pending') this.#reactions.push(reaction)
    else if (this.#state === 'fulfilled')
      this.like.jobs.enqueue(() => reaction.fulfilled(this.#value))
    else this.like.jobs.enqueue(() => reaction.rejected(this.#value))
  }

  static resolve(value?: unknown): ScriptPromise {
    return value instanceof this ? value : new this((resolve) => resolve(value))
  }

  static reject(reason?: unknown): ScriptPromise {
    return new this((_, reject) => reject(reason))
  }

  static all(items: Iterable<unknown>): ScriptPromise {
    return collect(this, items, (item, at, values, done, reject) =>
      item.then((value: unknown) => done(at, value, values), reject),
    )
  }

  static allSettled(items: Iterable<unknown>): ScriptPromise {
    return collect(this, items, (item, at, values, done) =>
      item.then(
        (value: unknown) => done(at, { status: 'fulfilled', value }, values),
        (reason: unknown) => done(at, { status: 'rejected', reason }, values),
      ),
    )
  }

  static race(items: Iterable<unknown>): ScriptPromise {
    return new this((resolve, reject) => {
      for (const item of items) this.resolve(item).then(resolve, reject)
    })
  }

  static any(items: Iterable<unknown>): ScriptPromise {
    return new this((resolve, reject) => {
      const errors: unknown[] = []
      const list = [...items]
      if (list.length === 0) reject(new AggregateError(errors, 'All promises were rejected'))
      list.forEach((item, at) => {
        this.resolve(item).then(resolve, (reason: unknown) => {
          errors[at] = reason
          if (Object.keys(errors).length === list.length)
            reject(new AggregateError(errors, 'All promises were rejected'))
        })
      })
    })
  }

  get [Symbol.toStringTag](): string {
    return 'Promise'
  }
}

type Done = (at: number, value: unknown, values: unknown[]) => void

function collect(
  like: typeof ScriptPromise,
  items: Iterable<unknown>,
  wait: (item: ScriptPromise, at: number, values: unknown[], done: Done, reject: Settle) => void,
): ScriptPromise {
  return new like((resolve, reject) => {
    const list = [...items]
    const values: unknown[] = new Array(list.length)
    let missing = list.length
    if (missing === 0) resolve(values)
    const done: Done = (at, value) => {
      values[at] = value
      if (--missing === 0) resolve(values)
    }
    list.forEach((item, at) => wait(like.resolve(item), at, values, done, reject))
  })
}
