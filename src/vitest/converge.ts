/**
 * `toConvergeWithin`: everything becomes ready and comes to rest. The lab goes on until then, as it
 * does with `lab.settle`.
 *
 * @module
 */
import { milliseconds } from '../lab/duration.js'
import { type Verdict, verdict } from './matcher.js'
import { labOf } from './subject.js'

/** How long is waited between two looks at something that is at rest and not ready, in milliseconds. */
const LOOK = 1_000

/** Lets time pass until nothing is left to do and everything is ready; `time` at most. */
export function toConvergeWithin(received: unknown, time: number | string): Verdict {
  const lab = labOf('toConvergeWithin', received)
  const start = lab.now
  const end = start + milliseconds(time)
  let isCalm = settles(lab, end)
  while (lab.now < end && (!isCalm || lab.seen.unready.length > 0)) {
    lab.advance(Math.min(LOOK, end - lab.now))
    isCalm = settles(lab, end)
  }
  const { unready } = lab.seen
  const left = unready.map(({ kind, name, status }) => `  ${kind} ${name}: ${status}`)
  return verdict(
    lab,
    isCalm && unready.length === 0,
    `everything to be ready within ${String(time)}`,
    left.length === 0 ? `it took ${(lab.now - start) / 1000} s` : `not ready:\n${left.join('\n')}`,
  )
}

/** Whether nothing but waiting is left, which it lets happen. */
function settles(
  lab: { settle: ReturnType<typeof labOf>['settle']; readonly now: number },
  end: number,
): boolean {
  if (lab.now >= end) return true
  try {
    lab.settle({ timeout: end - lab.now })
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return false
    throw error
  }
}
