/**
 * Counts what a script does: turns of loops, calls of its functions, jobs.
 *
 * The count goes to the host in portions, as ticks. The host throws when it is too much; from then
 * on whatever the script does next throws, too, so that it ends even where it catches.
 *
 * @module
 */
import { TICKS_PER_MILLISECOND } from '../limits.js'
import { needStack } from './stack-room.js'

/**
 * How many turns a tick is: a tick takes half a microsecond, a turn of an empty loop a four
 * hundredth part of it.
 */
export const TURNS_PER_TICK = 400

/** What is smaller is not worth a count. */
const SMALL = 64
/** What is larger cannot be made at all; the engine says so. */
const LARGEST = 2 ** 32
const TURNS_PER_ITEM = 16
const TURNS_PER_CHARACTER = 2
const BYTES_PER_ITEM = 8

/** How many turns are counted before they are reported to the host. */
const PORTION = 5 * TURNS_PER_TICK * TICKS_PER_MILLISECOND

/** How often a full stack is taken to be full without another look. */
const STILL_FULL = 50

/** The count of one script. */
export class Meter {
  /** How many turns are left of this portion; compiled text counts down. */
  left = PORTION
  private stop: { readonly error: unknown } | undefined
  private full: { readonly error: unknown; again: number } | undefined

  constructor(private readonly spend: (ticks: number) => void) {}

  /** A portion is used up. */
  spent(): void {
    if (this.stop) throw this.stop.error
    this.needRoom()
    const turns = PORTION - this.left
    this.left = PORTION
    try {
      this.spend(Math.floor(turns / TURNS_PER_TICK))
    } catch (error) {
      this.end(error)
      throw error
    }
  }

  /**
   * The host can be called only where the stack has room for it. Until then each count throws, so
   * that the script's calls end one after the other.
   */
  private needRoom(): void {
    if (this.full && this.full.again-- > 0) throw this.full.error
    this.full = undefined
    try {
      needStack()
    } catch (error) {
      this.full = { error, again: STILL_FULL }
      throw error
    }
  }

  /** Counts many turns at once. */
  charge(turns: number): void {
    this.left -= Math.floor(turns)
    if (this.left < 0) this.spent()
  }

  /** Counts the size of a list, a text or a buffer. */
  of<T>(value: T): T {
    if (typeof value === 'string') {
      if (value.length > SMALL) this.charge(value.length * TURNS_PER_CHARACTER)
    } else if (Array.isArray(value) || ArrayBuffer.isView(value)) {
      const size = Array.isArray(value) ? value.length : value.byteLength / BYTES_PER_ITEM
      if (size > SMALL) this.charge(size * TURNS_PER_ITEM)
    }
    return value
  }

  /** Counts what a number, or an object with a length, makes room for. */
  room<T>(value: T, costs: number): T {
    const wanted: unknown =
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? (value as { length?: unknown }).length
        : value
    if (typeof wanted !== 'number') return this.of(value)
    if (wanted > SMALL && wanted < LARGEST) this.charge(wanted * costs)
    return value
  }

  /** Everything that the script does from now on throws this. */
  end(error: unknown): void {
    this.stop ??= { error }
    this.left = 0
  }

  /** The script does something after all: what it does when it exits. */
  goOn(): void {
    this.stop = undefined
    this.left = PORTION
  }

  /** Reports to the host what has been counted so far. */
  settle(): void {
    if (this.stop) return
    const ticks = Math.floor((PORTION - this.left) / TURNS_PER_TICK)
    this.left += ticks * TURNS_PER_TICK
    if (ticks > 0) this.spend(ticks)
  }

  /** Why the script was stopped. */
  get stopped(): { readonly error: unknown } | undefined {
    return this.stop
  }
}
