/**
 * The event loop of one script: timers, immediates, ticks and jobs, in virtual time.
 *
 * @see https://nodejs.org/en/learn/asynchronous-work/event-loop-timers-and-nexttick
 */
import type { VirtualTime } from '../../sim/world.js'

/** Thrown to leave the script when it calls `process.exit`. */
export class Exit {
  constructor(readonly code: number) {}
}

/** What `setTimeout` and `setInterval` give back. */
export interface Timer {
  due: VirtualTime
  readonly sequence: number
  readonly interval: number | undefined
  readonly run: () => void
  isRef: boolean
}

/** A script whose jobs beget jobs without end is stopped after so many at one instant. */
const MOST_JOBS = 1_000_000

/** How often immediates that ask for immediates run before time goes on. */
const MOST_ROUNDS = 100

export class EventLoop {
  /**
   * Why the script stays alive: open servers, requests under way, a standard input that is read.
   */
  readonly holds = new Set<unknown>()
  /** Set when the script called `process.exit`: it ends, even where it catches what that throws. */
  leaving: Exit | undefined
  private readonly timers = new Set<Timer>()
  private ticks: (() => void)[] = []
  private jobs: (() => void)[] = []
  private immediates: { run: () => void }[] = []
  private sequence = 0

  constructor(
    private readonly now: () => VirtualTime,
    private readonly uncaught: (error: unknown) => void,
  ) {}

  readonly tick = (run: () => void): void => void this.ticks.push(run)
  readonly job = (run: () => void): void => void this.jobs.push(run)

  immediate(run: () => void): { run: () => void } {
    const immediate = { run }
    this.immediates.push(immediate)
    return immediate
  }

  clearImmediate(immediate: unknown): void {
    this.immediates = this.immediates.filter((other) => other !== immediate)
  }

  /** A timer after `delay` milliseconds; at least one, as in Node. */
  timer(run: () => void, delay: number, repeat: boolean): Timer {
    const wait = Number.isFinite(delay) && delay >= 1 && delay < 2 ** 31 ? Math.trunc(delay) : 1
    const timer: Timer = {
      due: this.now() + wait,
      sequence: this.sequence++,
      interval: repeat ? wait : undefined,
      run,
      isRef: true,
    }
    this.timers.add(timer)
    return timer
  }

  clearTimer(timer: unknown): void {
    this.timers.delete(timer as Timer)
  }

  /** Runs one thing from outside, and everything that has to follow at once. */
  run(task: () => void): void {
    this.guarded(task)
    this.drain()
    for (let round = 0; this.immediates.length > 0 && round < MOST_ROUNDS; round++) {
      const batch = this.immediates
      this.immediates = []
      for (const { run } of batch) {
        this.guarded(run)
        this.drain()
      }
    }
  }

  /** Runs the timers that are due. */
  runTimers(): void {
    this.run(() => {})
    for (;;) {
      const timer = this.earliest()
      if (!timer || timer.due > this.now()) return
      if (timer.interval === undefined) this.timers.delete(timer)
      else timer.due = this.now() + timer.interval
      this.run(timer.run)
    }
  }

  /** When something is due next. */
  get wakeAt(): VirtualTime | undefined {
    return this.immediates.length > 0 ? this.now() + 1 : this.earliest()?.due
  }

  /** True while something can still happen. */
  get isAlive(): boolean {
    return (
      this.holds.size > 0 ||
      this.immediates.length > 0 ||
      [...this.timers].some(({ isRef }) => isRef)
    )
  }

  private earliest(): Timer | undefined {
    let first: Timer | undefined
    for (const timer of this.timers)
      if (
        !first ||
        timer.due < first.due ||
        (timer.due === first.due && timer.sequence < first.sequence)
      )
        first = timer
    return first
  }

  private drain(): void {
    for (let count = 0; this.ticks.length > 0 || this.jobs.length > 0; count++) {
      if (count > MOST_JOBS) {
        this.ticks = []
        this.jobs = []
        return this.guarded(() => {
          throw new RangeError(`more than ${MOST_JOBS} jobs at one instant`)
        })
      }
      this.guarded((this.ticks.length > 0 ? this.ticks.shift() : this.jobs.shift()) as () => void)
    }
  }

  private guarded(task: () => void): void {
    try {
      task()
    } catch (error) {
      if (!(error instanceof Exit)) this.uncaught(error)
    }
    if (this.leaving === undefined) return
    this.stop()
    this.uncaught(this.leaving)
  }

  /** Forgets everything that was to happen. */
  stop(): void {
    this.ticks = []
    this.jobs = []
    this.immediates = []
    this.timers.clear()
    this.holds.clear()
  }
}
