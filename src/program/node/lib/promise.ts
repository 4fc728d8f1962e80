/**
 * The Promise that scripts get: its jobs run in the script's own event loop, in virtual time,
 * before the step ends.
 *
 * @see https://tc39.es/ecma262/#sec-promise-objects
 */

// biome-ignore-all lint/complexity/noThisInStatic: each script has a class of its own, and its
// promises are of that class.

import { putWordsRight } from '../compile/plain-words.js'
import { INSPECTED } from './inspect.js'
import { collect } from './promise-list.js'

export type Settle = (value?: unknown) => void
type React = (value: unknown) => void
type Executor = (resolve: Settle, reject: Settle) => void
type State = 'pending' | 'fulfilled' | 'rejected'

interface Reaction {
  readonly fulfilled: React
  readonly rejected: React
}

/** A promise that was rejected while nobody listened. */
export interface Rejection {
  readonly promise: unknown
  readonly reason: unknown
  /** Somebody listens by now. */
  readonly isHandled: boolean
}

/** Where jobs go, and who keeps an eye on rejections. */
interface Jobs {
  enqueue(job: () => void): void
  rejected(rejection: Rejection): void
}

const JOBS = Symbol('jobs')

/** The Promise of one script. */
export type PromiseClass = typeof ScriptPromise

/** A Promise constructor for a script. */
export function createPromise(jobs: Jobs): PromiseClass {
  class OwnPromise extends ScriptPromise {
    static override readonly [JOBS] = jobs
  }
  const shared: readonly (readonly [object, object])[] = [
    [ScriptPromise.prototype, OwnPromise.prototype],
    [ScriptPromise, OwnPromise],
  ]
  for (const [from, to] of shared)
    for (const key of Reflect.ownKeys(from)) {
      const property = Object.getOwnPropertyDescriptor(from, key)
      if (property && !Object.hasOwn(to, key)) Object.defineProperty(to, key, property)
    }
  Object.defineProperty(OwnPromise, 'length', { value: 1, configurable: true })
  Object.defineProperty(OwnPromise, 'name', { value: 'Promise', configurable: true })
  return OwnPromise
}

/** Reacts to a promise without making another one, as `await` does. */
export let follow: (promise: ScriptPromise, fulfilled: React, rejected: React) => void
/** The promise itself, if it is one of this class; else one of the value. */
export let promiseOf: (like: PromiseClass, value: unknown) => ScriptPromise

export class ScriptPromise {
  /** Where the jobs of these promises go; each script has a class of its own. */
  declare static readonly [JOBS]: Jobs

  #state: State = 'pending'
  #value: unknown
  #reactions: Reaction[] = []
  #isHandled = false

  static {
    follow = (promise, fulfilled, rejected) => {
      promise.#isHandled = true
      promise.#react({ fulfilled, rejected })
    }
    promiseOf = (like, value) =>
      typeof value === 'object' &&
      value !== null &&
      #state in value &&
      (value as ScriptPromise).constructor === like
        ? value
        : new like((resolve) => resolve(value))
  }

  constructor(executor: Executor) {
    if (typeof executor !== 'function')
      throw new TypeError(`Promise resolver ${describe(executor)} is not a function`)
    const { resolve, reject } = this.#settlers()
    try {
      executor(resolve, reject)
    } catch (error) {
      putWordsRight(error)
      reject(error)
    }
  }

  // biome-ignore lint/suspicious/noThenProperty: this is what a promise is
  then(onFulfilled?: unknown, onRejected?: unknown): ScriptPromise {
    this.#isHandled = true
    return new this.#like((resolve, reject) => {
      const react =
        (handler: unknown, passOn: Settle): React =>
        (value) => {
          if (typeof handler !== 'function') return passOn(value)
          try {
            resolve((handler as React)(value))
          } catch (error) {
            putWordsRight(error)
            reject(error)
          }
        }
      this.#react({ fulfilled: react(onFulfilled, resolve), rejected: react(onRejected, reject) })
    })
  }

  catch(onRejected?: unknown): ScriptPromise {
    return this.then(undefined, onRejected)
  }

  finally(onFinally?: unknown): ScriptPromise {
    if (typeof onFinally !== 'function') return this.then(onFinally, onFinally)
    const run = onFinally as () => unknown
    const like = this.#like
    return this.then(
      (value: unknown) => promiseOf(like, run()).then(() => value),
      (reason: unknown) =>
        promiseOf(like, run()).then(() => {
          throw reason
        }),
    )
  }

  /** How far this promise is, for the console. */
  [INSPECTED](): { readonly state: string; readonly value: unknown } {
    return { state: this.#state, value: this.#value }
  }

  /** The class of this script's promises. */
  get #like(): PromiseClass {
    return this.constructor as PromiseClass
  }

  #settlers(): { readonly resolve: Settle; readonly reject: Settle } {
    let isDone = false
    const once =
      (settle: Settle): Settle =>
      (value) => {
        if (isDone) return
        isDone = true
        settle(value)
      }
    return {
      resolve: once((value) => this.#resolveWith(value)),
      reject: once((reason) => this.#settle('rejected', reason)),
    }
  }

  #resolveWith(value: unknown): void {
    if (value === this)
      return this.#settle(
        'rejected',
        new TypeError('Chaining cycle detected for promise #<Promise>'),
      )
    if (value === null || (typeof value !== 'object' && typeof value !== 'function'))
      return this.#settle('fulfilled', value)
    const { resolve, reject } = this.#settlers()
    let then: unknown
    try {
      then = (value as { then?: unknown }).then
    } catch (error) {
      return reject(error)
    }
    if (typeof then !== 'function') return this.#settle('fulfilled', value)
    const adopt = then as (this: unknown, resolve: Settle, reject: Settle) => void
    this.#like[JOBS].enqueue(() => {
      try {
        adopt.call(value, resolve, reject)
      } catch (error) {
        reject(error)
      }
    })
  }

  #settle(state: State, value: unknown): void {
    this.#state = state
    this.#value = value
    const reactions = this.#reactions
    this.#reactions = []
    for (let i = 0; i < reactions.length; i++) this.#react(reactions[i] as Reaction)
    if (state === 'rejected' && !this.#isHandled) this.#like[JOBS].rejected(this.#rejection())
  }

  #rejection(): Rejection {
    const isHandled = (): boolean => this.#isHandled
    return {
      promise: this,
      reason: this.#value,
      get isHandled() {
        return isHandled()
      },
    }
  }

  #react(reaction: Reaction): void {
    const value = this.#value
    if (this.#state === 'pending') this.#reactions[this.#reactions.length] = reaction
    else if (this.#state === 'fulfilled') this.#like[JOBS].enqueue(() => reaction.fulfilled(value))
    else this.#like[JOBS].enqueue(() => reaction.rejected(value))
  }

  static resolve(value?: unknown): ScriptPromise {
    return promiseOf(this, value)
  }

  static reject(reason?: unknown): ScriptPromise {
    return new this((_, reject) => reject(reason))
  }

  static withResolvers(): { promise: ScriptPromise; resolve: Settle; reject: Settle } {
    let settlers: readonly [Settle, Settle] | undefined
    const promise = new this((resolve, reject) => void (settlers = [resolve, reject]))
    const [resolve, reject] = settlers as unknown as readonly [Settle, Settle]
    return { promise, resolve, reject }
  }

  static all(items: Iterable<unknown>): ScriptPromise {
    return collect(this, items, (item, at, done, reject) =>
      item.then((value: unknown) => done(at, value), reject),
    )
  }

  static allSettled(items: Iterable<unknown>): ScriptPromise {
    return collect(this, items, (item, at, done) =>
      item.then(
        (value: unknown) => done(at, { status: 'fulfilled', value }),
        (reason: unknown) => done(at, { status: 'rejected', reason }),
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
      let pending = 1
      const settled = (): void => {
        if (--pending === 0) reject(new AggregateError(errors, 'All promises were rejected'))
      }
      let at = 0
      for (const item of items) {
        const index = at++
        pending++
        this.resolve(item).then(resolve, (reason: unknown) => {
          errors[index] = reason
          settled()
        })
      }
      settled()
    })
  }

  static get [Symbol.species](): PromiseClass {
    return this
  }

  get [Symbol.toStringTag](): string {
    return 'Promise'
  }
}

const describe = (value: unknown): string =>
  typeof value === 'object' && value !== null ? '#<Object>' : String(value)
