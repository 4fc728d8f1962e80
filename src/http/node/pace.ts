/**
 * How virtual time passes while real programs ask: as real time does, while they wait, or not.
 *
 * @module
 */
import { changesOf } from '../changes.js'
import type { Door } from '../door.js'

/**
 * `real`: as real time does. `waiting`: it jumps to what comes next while a client is blocked on a
 * stream, and stops at the first thing that a client gets; for a client that asks the same again and
 * again, it passes meanwhile as real time does. `manual`: as its owner lets it pass.
 */
export type ServedTime = 'real' | 'waiting' | 'manual'

/** What of a lab lets time pass. */
export interface TimedLab {
  readonly door: Door
  readonly now: number
  readonly isPlaying: boolean
  until(condition: () => boolean, options: { readonly timeout: number }): void
  advance(time: number): void
  play(): void
  pause(): void
}

/** How a lab's time goes. */
export interface Pace {
  /** A client has asked for something: the method and the target of its request. */
  asked(request: string): void
  stop(): void
}

/** Milliseconds of real time: how often it is looked at, how long clients have to ask and to react. */
const TICK = 5
const AFTER_REQUEST = 5
const AFTER_DELIVERY = 20
/** The longest time between two requests of a client that asks again and again. */
const LONGEST_PAUSE = 10_000
/** The most virtual time without anything that a client gets, in milliseconds. */
const LONGEST = 600_000

/** Lets a lab's time pass from now on. */
export function paceOf(lab: TimedLab, time: ServedTime): Pace {
  if (time === 'waiting') return whileWaiting(lab)
  const plays = time === 'real' && !lab.isPlaying
  if (plays) lab.play()
  return { asked: () => {}, stop: () => plays && lab.pause() }
}

function whileWaiting(lab: TimedLab): Pace {
  const changes = changesOf(lab.door.simulation)
  let quietUntil = 0
  let left = LONGEST
  let seen = changes.delivered
  const tick = (): void => {
    if (changes.delivered !== seen) {
      seen = changes.delivered
      left = LONGEST
      quietUntil = Math.max(quietUntil, performance.now() + AFTER_DELIVERY)
    }
    if (changes.blocked === 0 || left <= 0 || performance.now() < quietUntil) return
    const before = lab.now
    jump(lab, () => changes.delivered !== seen, left)
    left -= lab.now - before
  }
  const timer = setInterval(tick, TICK)
  timer.unref()
  const asked = new Map<string, number>()
  let passed = 0
  return {
    asked(request) {
      const now = performance.now()
      left = LONGEST
      quietUntil = Math.max(quietUntil, now + AFTER_REQUEST)
      const pause = now - (asked.get(request) ?? Number.NEGATIVE_INFINITY)
      for (const [other, at] of asked) if (now - at > LONGEST_PAUSE) asked.delete(other)
      asked.set(request, now)
      if (pause > LONGEST_PAUSE || changes.blocked > 0) return
      lab.advance(Math.floor(Math.min(pause, now - passed)))
      passed = now
    },
    stop: () => clearInterval(timer),
  }
}

/** Lets time pass until something is there, or all of it has passed. */
function jump(lab: TimedLab, isThere: () => boolean, timeout: number): void {
  try {
    lab.until(isThere, { timeout })
  } catch (error) {
    if (!(error instanceof Error && error.name.endsWith('TimeoutError'))) throw error
  }
}
