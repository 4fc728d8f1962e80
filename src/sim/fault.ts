/**
 * Faults: errors that nobody expected, thrown by a loop, a program or a watch.
 *
 * A fault ends the step in which it happens and nothing else. The step is thrown away, every
 * listener is called, and the key is tried again after the loop's back-off, as in controller-runtime
 * after a panic. After 15 failures in a row the key is given up until a change wakes it again, as
 * the controllers of kube-controller-manager do. A program does not get a second try: its process
 * has ended.
 *
 * @see https://pkg.go.dev/sigs.k8s.io/controller-runtime/pkg/controller#Options
 */
import type { Booking } from './agenda.js'
import { KubariumError } from './errors.js'
import { type Outcome, backoff, failures } from './loop.js'
import type { Step } from './step.js'
import type { Reader } from './world.js'

/** What was under way: a program, a step of a loop, a watch of a loop, or a call of a user. */
export type FaultPlace = 'program' | 'loop' | 'watch' | 'call'

/** An error that nobody expected, as a listener sees it. */
export interface Fault {
  readonly where: FaultPlace
  /** The loop that ran; the machine, if `where` is `call`. */
  readonly loop: string
  /** The key of the loop (of a program: its process); the verb, if `where` is `call`. */
  readonly key: string
  /** The class and the message of the error, such as `TypeError: x is not a function`. */
  readonly message: string
  /** The stack of the error, as the host's JavaScript writes it. */
  readonly stack: string | undefined
}

/** A call of the typed facade met an error that nobody expected; `cause` is that error. */
export class FaultError extends KubariumError {
  override name = 'FaultError'
}

/** How often a key may fail in a row by faults before it is given up until something wakes it. */
const MOST_FAULTS = 15

/** What an error says in one line. */
function faultMessage(error: unknown): string {
  const [line = ''] = textOf(error).split('\n', 1)
  return line
}

function textOf(error: unknown): string {
  try {
    return String(error)
  } catch {
    return typeof error
  }
}

/** What the users of a program, a build or a call see of an unexpected error. */
export const unexpectedError = (error: unknown): string =>
  `unexpected error: ${faultMessage(error)}`

/** An error as a fault. */
export const faultOf = (where: FaultPlace, loop: string, key: string, error: unknown): Fault => ({
  where,
  loop,
  key,
  message: faultMessage(error),
  stack: error instanceof Error ? error.stack : undefined,
})

/** The key of a (loop, key) in `failures`. */
const failureKey = (loop: string, key: string): string => `${loop}\u0000${key}`

/** Books what comes after a step that came to its end. */
export function conclude(step: Step, { loop, key }: Booking, outcome: Outcome): void {
  const failed = failureKey(loop, key)
  if (outcome && 'retry' in outcome) {
    const count = (step.get(failures, failed)?.count ?? 0) + 1
    const at = step.now + backoff(count)
    step.put(failures, failed, { count, until: at })
    step.book(loop, key, { at, idle: true })
  } else {
    if (step.count(failures) > 0) step.delete(failures, failed)
    if (outcome) step.book(loop, key, outcome)
  }
}

/** Books the next try after a step that was thrown away, or gives the key up. */
export function concludeFault(step: Step, { loop, key }: Booking, error: unknown): void {
  const failed = failureKey(loop, key)
  const count = (step.get(failures, failed)?.count ?? 0) + 1
  const at = step.now + backoff(count)
  if (count > MOST_FAULTS) step.delete(failures, failed)
  else {
    step.put(failures, failed, { count, until: at, fault: faultMessage(error) })
    step.book(loop, key, { at, idle: true })
  }
}

/** Whether a key waits for its next try: a condition that still holds does not wake it again. */
export function isBackingOff(read: Reader, loop: string, key: string): boolean {
  if (read.count(failures) === 0) return false
  const failure = read.get(failures, failureKey(loop, key))
  return failure !== undefined && read.now < failure.until
}
