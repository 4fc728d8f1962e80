/**
 * Errors point at the line of the caller: the stack of an error begins where the user called the
 * lab, not somewhere inside of it, so that a test runner shows the user's own code.
 *
 * @module
 */
import { KubariumError } from '../sim/errors.js'

/** V8, and by now other engines too, can begin the stack of an error below a function. */
const engine = Error as {
  readonly captureStackTrace?: (error: object, below: (...args: never) => unknown) => void
}

/** Carries what a function of the user's threw through the lab: its stack is the user's own. */
export class TheirError extends Error {
  constructor(readonly thrown: unknown) {
    super('a function of the user threw')
  }
}

type Face = (...args: never) => unknown

/** Does what `face`, a function that users call, does. Errors of ours then begin at its caller. */
export function facing<Result>(face: Face, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof TheirError) throw error.thrown
    if (error instanceof KubariumError) engine.captureStackTrace?.(error, face)
    throw error
  }
}

/** Makes the methods of a class faces. */
export function makeFaces({ prototype }: { readonly prototype: object }): void {
  for (const [name, { value, ...rest }] of Object.entries(
    Object.getOwnPropertyDescriptors(prototype),
  )) {
    if (name === 'constructor' || typeof value !== 'function') continue
    const method = value as (...args: unknown[]) => unknown
    const face = function (this: unknown, ...args: unknown[]): unknown {
      return facing(face, () => method.apply(this, args))
    }
    Object.defineProperty(face, 'name', { value: name })
    Object.defineProperty(prototype, name, { ...rest, value: face })
  }
}
