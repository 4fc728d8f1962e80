/**
 * The interpreter at work: what counts, and carries out work without waiting.
 *
 * Everything in a step of a process happens at once, so there is never more than one at work.
 *
 * @module
 */
import { Raised, exceptionOf, unsimulated } from './exceptions.js'
import { PyObject, type Value } from './values.js'
import { Enter, type Gen, Wait, Yielded } from './wait.js'

/** How many calls of functions may be in each other. */
const RECURSION_LIMIT = 1000
/** How often the simulation's own functions may call a program's in each other. */
const NESTED_LIMIT = 120

/** What the interpreter at work counts. */
export interface Counter {
  /** Counts turns: a simple statement is one. @throws LimitError */
  charge(turns: number): void
  /** The numbers that objects have, as far as somebody asked. */
  readonly ids: WeakMap<object, bigint>
  lastId: number
}

const IDLE: Counter = { charge: () => undefined, ids: new WeakMap(), lastId: 0 }
const running = { counter: IDLE, nested: 0 }

/** Works with a counter. */
export function working<T>(counter: Counter, work: () => T): T {
  running.counter = counter
  running.nested = 0
  try {
    return work()
  } finally {
    running.counter = IDLE
  }
}

/** Counts work of the interpreter. */
export const charge = (turns: number): void => running.counter.charge(turns)

/** Calls under way, one in the other. */
export class Stack {
  private readonly works: Gen<unknown>[]
  private isFailed = false
  /** What comes back to the call on top; in the end, what all came to. */
  result: unknown

  constructor(work: Gen<unknown>) {
    this.works = [work]
  }

  /** Puts work on top, which is done before anything else. */
  push(work: Gen<unknown>): void {
    this.works.push(work)
  }

  /** Throws an error at the place where it waits. */
  fail(error: unknown): void {
    this.isFailed = true
    this.result = error
  }

  /** Goes on until it has to wait, or is done: undefined. */
  run(): Wait | undefined {
    const { works } = this
    for (;;) {
      const work = works[works.length - 1]
      if (!work) break
      const given = this.step(work)
      if (given instanceof Wait) return given
    }
    if (this.isFailed) throw this.result
    return undefined
  }

  private step(work: Gen<unknown>): Wait | undefined {
    const { works } = this
    try {
      const isFailed = this.isFailed
      this.isFailed = false
      const given = isFailed ? work.throw(this.result) : work.next(this.result)
      this.result = undefined
      if (given.done) {
        works.pop()
        this.result = given.value
      } else if (given.value instanceof Wait) return given.value
      else if (given.value instanceof Yielded) {
        works.pop()
        this.result = given.value
      } else this.enter(given.value)
    } catch (error) {
      const raised = asRaised(error)
      works.pop()
      this.fail(raised)
    }
    return undefined
  }

  private enter(given: Gen<unknown> | Enter): void {
    if (given instanceof Enter) {
      this.works.push(given.body)
      this.result = given.sent
      if (given.error !== undefined) this.fail(given.error)
    } else this.works.push(given)
    if (this.works.length > RECURSION_LIMIT) this.fail(tooDeep())
  }
}

const tooDeep = (): Raised =>
  new Raised(exceptionOf('RecursionError', 'maximum recursion depth exceeded'))

/** The exception of Python's that an error is; the simulation's own go on. */
export function asRaised(error: unknown): Raised {
  if (error instanceof Raised) return error
  if (error instanceof RangeError && /call stack|recursion/i.test(error.message)) return tooDeep()
  throw error
}

/** Whether a call came to work that goes on. */
export const isWork = (called: unknown): called is Gen =>
  typeof called === 'object' && called !== null && !(called instanceof PyObject)

/** Does work at once: where it has to wait, it cannot go on. */
export function drive<T>(work: Gen<T>): T {
  if (running.nested >= NESTED_LIMIT) throw tooDeep()
  running.nested += 1
  try {
    const stack = new Stack(work)
    if (stack.run()) unsimulatedWait()
    return stack.result as T
  } finally {
    running.nested -= 1
  }
}

/** Something waits where the interpreter cannot. */
export const unsimulatedWait = (): never =>
  unsimulated('waiting inside of an operator, an attribute or a function that is built in')

/** What a call came to, at once. */
export const now = (called: Value | Gen): Value => (isWork(called) ? drive(called) : called)

/** The number that `id` gives, the same as long as the program runs. */
export function idOf(value: object): bigint {
  const { counter } = running
  let id = counter.ids.get(value)
  if (id === undefined) {
    id = 0x7f00a0000000n + BigInt(++counter.lastId) * 0x30n
    counter.ids.set(value, id)
  }
  return id
}
