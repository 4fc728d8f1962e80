/**
 * Errors of the simulation itself (not of the simulated Docker or Kubernetes).
 *
 * @module
 */

/**
 * The base of every error that kubarium throws on purpose: `instanceof KubariumError` separates ours
 * from a bug.
 */
export class KubariumError extends Error {
  override name = 'KubariumError'
}

/** A condition did not come true in the time it was given; the message says what was waited for. */
export class TimeoutError extends KubariumError {
  override name = 'TimeoutError'
}

/**
 * Time stands still: one loop keeps waking itself at the same instant. Names the loop and the key.
 */
export class StuckError extends KubariumError {
  override name = 'StuckError'
  constructor(
    readonly loop: string,
    readonly key: string,
    steps: number,
  ) {
    super(`time stands still: loop "${loop}" ran ${steps} times for "${key}" at the same instant`)
  }
}

/** A value that a caller passed is not usable (an option, a duration, a name). */
export class UsageError extends KubariumError {
  override name = 'UsageError'
}
