/**
 * Asynchronous generators: what is asked of one is answered in turn, each time with a promise.
 *
 * @see https://tc39.es/ecma262/#sec-asyncgenerator-objects
 */
import { putWordsRight } from '../compile/plain-words.js'
import type { PromiseClass } from '../lib/promise.js'
import { type Body, type Wait, waitWith } from './async-function.js'
import { Delegation } from './delegation.js'
import { Given, ReturnNow } from './yielded.js'

type Kind = 'next' | 'throw' | 'return'

interface Request {
  readonly kind: Kind
  readonly value: unknown
  resolve(value: unknown): void
  reject(reason: unknown): void
}

/** What all objects of asynchronous generators have in common in the host. */
const parentOf = (generator: object): object =>
  Object.getPrototypeOf(Object.getPrototypeOf(generator)) as object

/** The functions of one script that stand for asynchronous generators and their parts. */
export function asyncGenerators(ScriptPromise: PromiseClass) {
  const wait = waitWith(ScriptPromise)
  const runs = new WeakMap<object, Run>()
  const request = (self: unknown, kind: Kind, value: unknown): unknown =>
    new ScriptPromise((resolve, reject) => {
      const run = runs.get(self as object)
      if (run) run.enqueue({ kind, value, resolve, reject })
      else reject(new TypeError(`${kind} method called on incompatible receiver ${String(self)}`))
    })
  const methods = {
    next(this: unknown, value: unknown) {
      return request(this, 'next', value)
    },
    return(this: unknown, value: unknown) {
      return request(this, 'return', value)
    },
    throw(this: unknown, reason: unknown) {
      return request(this, 'throw', reason)
    },
  }
  const prototype = Object.create(ASYNC_ITERATOR, {
    ...hidden(methods),
    [Symbol.toStringTag]: { value: 'AsyncGenerator', configurable: true },
  }) as object
  return {
    asyncGenerator(self: unknown, args: ArrayLike<unknown>, body: Body): object {
      const object = Object.create(prototype) as object
      runs.set(object, new Run(body.apply(self, args as unknown[]), wait))
      return object
    },
    given: (value: unknown) => new Given(value),
    delegated: (iterable: unknown) => new Delegation(iterable, ScriptPromise),
  }
}

const ASYNC_ITERATOR = parentOf((async function* () {})())

const hidden = (methods: Readonly<Record<string, unknown>>): PropertyDescriptorMap =>
  Object.fromEntries(
    Object.entries(methods).map(([name, value]) => [
      name,
      { value, writable: true, configurable: true },
    ]),
  )

/** One generator that runs, and what is asked of it. */
class Run {
  private readonly requests: Request[] = []
  private state: 'new' | 'suspended' | 'running' | 'done' = 'new'

  constructor(
    private readonly generator: Generator<unknown, unknown, unknown>,
    private readonly wait: Wait,
  ) {}

  enqueue(request: Request): void {
    this.requests.push(request)
    if (this.state !== 'running') this.answer()
  }

  /** Works on the request that is first in turn. */
  private answer(): void {
    const [request] = this.requests
    if (!request) return
    const { kind, value } = request
    if (this.state === 'new' && kind !== 'next') this.state = 'done'
    if (this.state !== 'done') {
      this.state = 'running'
      if (kind === 'return') this.await(value, (awaited) => this.step('return', awaited))
      else this.step(kind, value)
    } else if (kind === 'next') this.finish((one) => one.resolve({ value: undefined, done: true }))
    else if (kind === 'throw') this.finish((one) => one.reject(value))
    else this.returnLate(value)
  }

  /** `return` after the end waits for its value all the same. */
  private returnLate(value: unknown): void {
    this.state = 'running'
    this.wait(
      value,
      (awaited) => this.end((one) => one.resolve({ value: awaited, done: true })),
      (reason) => this.end((one) => one.reject(reason)),
    )
  }

  private step(kind: Kind, value: unknown): void {
    let step: IteratorResult<unknown, unknown>
    try {
      step = this.generator[kind](value)
    } catch (error) {
      putWordsRight(error)
      return this.end((one) => one.reject(error))
    }
    const result = step.value
    if (step.done) this.end((one) => one.resolve({ value: result, done: true }))
    else if (result instanceof ReturnNow) this.step('return', result.value)
    else if (!(result instanceof Given)) this.await(result, (awaited) => this.step('next', awaited))
    else if (result.isAwaited) this.give(result.value)
    else this.await(result.value, (awaited) => this.give(awaited))
  }

  private await(value: unknown, then: (value: unknown) => void): void {
    this.wait(value, then, (reason) => this.step('throw', reason))
  }

  private give(value: unknown): void {
    this.state = 'suspended'
    this.finish((one) => one.resolve({ value, done: false }))
  }

  private end(settle: (request: Request) => void): void {
    this.state = 'done'
    this.finish(settle)
  }

  private finish(settle: (request: Request) => void): void {
    const request = this.requests.shift()
    if (request) settle(request)
    this.answer()
  }
}
