/**
 * The player: lets virtual time pass as real time does, for people who watch.
 *
 * Several times a second it lets as much virtual time pass as has really passed since, times the
 * speed. How real time is cut into such pieces makes no difference to what happens: a lab that was
 * played for a minute is as one that was advanced by a minute.
 *
 * @module
 */
import type { Clock } from './host-clock.js'

/** How a lab is played. */
export interface PlayOptions {
  /** How many times faster than real time; 1 by default. */
  readonly speed?: number
  /**
   * The clock that it follows: the host's, unless you bring your own (the frames of an animation, a
   * test).
   */
  readonly clock?: Clock
}

/** Milliseconds between two looks at the clock. */
const TICK = 40
/**
 * The longest time between two looks that is made up for. A tab in the background is woken once a
 * second; a computer that slept, or that cannot keep up with the speed, does not have to catch up
 * with hours.
 */
const LONGEST_TICK = 2_000

/** Plays one lab. */
export class Player {
  private stopTicking: (() => void) | undefined
  /** Virtual time that is due, less than a millisecond of it. */
  private rest = 0

  /** `advance` lets milliseconds of virtual time pass. */
  constructor(private readonly advance: (milliseconds: number) => void) {}

  get isPlaying(): boolean {
    return this.stopTicking !== undefined
  }

  /** Plays, or goes on at another speed. */
  play(speed: number, clock: Clock): void {
    this.pause()
    this.wait(speed, clock, clock.now())
  }

  /** Stops where the lab is. */
  pause(): void {
    this.stopTicking?.()
    this.stopTicking = undefined
    this.rest = 0
  }

  private wait(speed: number, clock: Clock, since: number): void {
    this.stopTicking = clock.after(TICK, () => {
      const now = clock.now()
      this.wait(speed, clock, now)
      this.pass(Math.min(Math.max(now - since, 0), LONGEST_TICK) * speed)
    })
  }

  private pass(time: number): void {
    const due = this.rest + time
    const whole = Math.floor(due)
    this.rest = due - whole
    try {
      if (whole > 0) this.advance(whole)
    } catch (error) {
      this.pause()
      throw error
    }
  }
}
