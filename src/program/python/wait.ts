/**
 * Work that may have to wait: generators of JavaScript that give the interpreter what they wait for.
 *
 * @module
 */
import type { Value } from './values.js'

/** What the work gives while it goes on. */
export type Given = Wait | Gen<unknown> | Yielded | Enter

/**
 * Work under way. What it gives is carried out by `drive` (`threads.ts`): other work is done first,
 * and its result comes back.
 */
export type Gen<T = Value> = Generator<Given, T, unknown>

/** Nothing goes on in this thread until this is so. */
export class Wait {
  constructor(
    readonly isReady: () => boolean,
    /** When that is the case at the latest, in virtual time. */
    readonly until?: number,
  ) {}
}

/** What a generator of Python's yields. */
export class Yielded {
  constructor(readonly value: Value) {}
}

/** Goes on with the body of a generator of Python's. */
export class Enter {
  constructor(
    readonly body: Gen,
    readonly sent: Value,
    readonly error?: unknown,
  ) {}
}

/** Waits until something is so; true unless the time is over before. */
export function* wait(isReady: () => boolean, now: () => number, until?: number): Gen<boolean> {
  while (!isReady()) {
    if (until !== undefined && now() >= until) return false
    yield new Wait(() => isReady() || (until !== undefined && now() >= until), until)
  }
  return true
}
