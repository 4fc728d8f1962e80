/**
 * The event loop of one script: timers, immediates, ticks and jobs, in virtual time.
 *
 * @see https://nodejs.org/en/learn/asynchronous-work/event-loop-timers-and-nexttick
 */
import type { VirtualTime } from '../../sim/world.js'
import { putWordsRight } from './compile/plain-words.js'
import type { Rejection } from './lib/promise.js'
import type { Meter } from './meter.js'

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

/** How many turns it costs to run a job, a tick, an immediate or a timer. */
const TURNS_PER_JOB = 2000

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
  private readonly ticks = new Queue()
  private readonly jobs = new Queue()
  private rejections: Rejection[] = []
  private immediates: { run: () => void }[] = []
  private sequence = 0

  constructor(
    private readonly now: () => VirtualTime,
    private readonly meter: Meter,
    private readonly uncaught: (error: unknown) => void,
    private readonly unhandled: (rejection: Rejection) => void,
    /** Runs code of the script. */
    private readonly task: (work: () => void) => void,
  ) {}

  readonly tick = (run: () => void): void => this.ticks.add(run)
  readonly job = (run: () => void): void => this.jobs.add(run)
  /** A promise was rejected; it counts when nobody listens once all jobs are done. */
  readonly rejected = (rejection: Rejection): void =>
    void (this.rejections[this.rejections.length] = rejection)

  /** The script called `process.exit`. */
  leave(code: number): never {
    this.leaving ??= new Exit(code)
    this.meter.end(this.leaving)
    throw this.leaving
  }

  immediate(run: () => void): { run: () => void } {
    const immediate = { run }
    this.immediates[this.immediates.length] = immediate
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

  /** All ticks, then all jobs, until there are none; then what rejections are left. */
  private drain(): void {
    do {
      do {
        for (let run = this.ticks.take(); run; run = this.ticks.take()) this.guarded(run)
        for (let run = this.jobs.take(); run; run = this.jobs.take()) this.guarded(run)
      } while (!this.ticks.isEmpty)
    } while (this.tellRejections())
  }

  private tellRejections(): boolean {
    const { rejections } = this
    this.rejections = []
    for (const rejection of rejections)
      if (!rejection.isHandled) this.guarded(() => this.unhandled(rejection))
    return rejections.length > 0
  }

  private guarded(task: () => void): void {
    try {
      this.meter.charge(TURNS_PER_JOB)
      this.task(task)
    } catch (error) {
      putWordsRight(error)
      if (!(error instanceof Exit) && !this.meter.stopped) this.uncaught(error)
    }
    const stopped = this.meter.stopped
    if (!stopped) return
    this.stop()
    if (this.leaving === undefined) throw stopped.error
    this.meter.goOn()
    this.uncaught(this.leaving)
  }

  /** Forgets everything that was to happen. */
  stop(): void {
    this.ticks.clear()
    this.jobs.clear()
    this.rejections = []
    this.immediates = []
    this.timers.clear()
    this.holds.clear()
  }
}

/** After how many things a queue forgets those that it has given. */
const CHUNK = 10_000

/** First in, first out. */
class Queue {
  private items: (() => void)[] = []
  private first = 0

  get isEmpty(): boolean {
    return this.first === this.items.length
  }

  add(run: () => void): void {
    this.items[this.items.length] = run
  }

  take(): (() => void) | undefined {
    const run = this.items[this.first]
    if (!run) {
      this.clear()
      return undefined
    }
    if (++this.first === CHUNK) {
      this.items = this.items.slice(CHUNK)
      this.first = 0
    }
    return run
  }

  clear(): void {
    this.items = []
    this.first = 0
  }
}
