/**
 * The driver: carries out the agenda, one step after the other, and lets virtual time pass.
 *
 * It holds the current world and nothing else that matters: what it would do next is written in the
 * world.
 */
import { type Booking, nextBooking } from './agenda.js'
import { changesBetween } from './diff.js'
import { newEmitter } from './emitter.js'
import { StuckError, TimeoutError } from './errors.js'
import { type Fault, conclude, concludeFault, faultOf } from './fault.js'
import { type Loop, attempt } from './loop.js'
import { type LoopTable, loopTable } from './loop-table.js'
import { isDisturbed, scheduleFor, stepClient } from './schedule/client.js'
import { anyDue } from './schedule/order.js'
import { moveOn } from './schedule/past.js'
import { scheduleOf } from './schedule/schedule.js'
import { type Change, type News, Step, type Tx } from './step.js'
import { Trace, type TracedStep } from './trace.js'
import { wakeWatchers } from './wake.js'
import { type Reader, type VirtualTime, type World, readerOf, worldOf } from './world.js'

/** What a listener gets after each step that changed something. */
export interface SimulationEvents {
  commit: (
    world: World,
    changes: readonly Change[],
    by: { readonly loop: string; readonly key: string },
  ) => void
  /** Virtual time passed, or a step booked work: no row is different. */
  time: (world: World) => void
  /** What happened in a step besides changes, once the step is committed. */
  news: (news: News) => void
  /** An error that nobody expected ended a step, or a call from outside. */
  fault: (fault: Fault) => void
}

/** How many steps of one instant are carried out in one transaction at most. */
const BATCH = 256

/** How often one (loop, key) may run at one instant before time is said to stand still. */
const STEPS_AT_ONE_INSTANT = 10_000

const NEVER = (): boolean => false

/** Runs a world: transactions from outside, and everything that is on its agenda. */
export class Simulation {
  readonly events = newEmitter<SimulationEvents>()
  /** Everything that acts. */
  readonly loops: LoopTable
  /** How often each key of a loop has run at this instant. */
  private readonly ranNow = new Map<string, Map<string, number>>()
  private news: News[] = []
  private faults: Fault[] = []

  constructor(
    loops: readonly Loop[] | LoopTable,
    public world: World,
    /** What caused what. */
    public trace = new Trace(),
  ) {
    this.loops = 'list' in loops ? loops : loopTable(loops)
  }

  /** Begins anew in a world with its trace, before anybody watches. */
  startFrom(world: World, trace: Trace): void {
    this.world = world
    this.trace = trace
  }

  get now(): VirtualTime {
    return this.world.now
  }

  /** Reads the rows of this moment. */
  read(): Reader {
    return readerOf(this.world)
  }

  /**
   * One transaction from outside. If `work` throws, the world is as before and the error reaches
   * the caller.
   */
  transact<T>(work: (tx: Tx) => T, key = ''): T {
    const step = this.begin(undefined)
    const result = work(step)
    this.wake(step)
    this.adopt(step, [
      {
        step: step.number,
        time: this.now,
        loop: 'user',
        key,
        cause: undefined,
        changes: step.changes,
      },
    ])
    return result
  }

  /**
   * Goes to another world, of the past or of another future; listeners get what differs.
   */
  travelTo(world: World, key: string): void {
    const before = this.world
    this.world = world
    this.ranNow.clear()
    if (this.events.listenerCount('commit') > 0)
      this.events.emit('commit', world, changesBetween(before, world), { loop: 'user', key })
  }

  /** Lets `milliseconds` of virtual time pass, carrying out what falls due. */
  advance(milliseconds: number): void {
    const end = this.now + Math.max(0, Math.round(milliseconds))
    this.ranNow.clear()
    while (this.runSome(end, NEVER));
    this.waitUntil(end)
  }

  /** Runs until nothing is left but waiting; at most `limit` milliseconds of virtual time. */
  settle(limit: number): void {
    const end = this.now + limit
    this.ranNow.clear()
    while (this.world.agenda.work > 0) {
      if (!this.runSome(end, (step) => step.work === 0)) {
        const left = this.unfinished()
        throw new TimeoutError(`not settled after ${limit} ms: ${left}`)
      }
    }
  }

  /**
   * Runs until `holds` is true of the world, checking after every step, or until `end`; tells
   * whether it came true.
   */
  runUntil(holds: (read: Reader) => boolean, end: VirtualTime): boolean {
    if (holds(this.read())) return true
    this.ranNow.clear()
    while (this.runNext(end)) if (holds(this.read())) return true
    this.waitUntil(end)
    return holds(this.read())
  }

  /** Carries out the next booking that is due by `end`; false if there is none. */
  runNext(end: VirtualTime): boolean {
    return this.runDue(end, 1, NEVER)
  }

  /**
   * Carries out bookings that are due at one instant, up to `end`, until `enough`; false if there
   * is none. One by one while somebody watches, or a schedule disturbs them.
   */
  private runSome(end: VirtualTime, enough: (step: Step) => boolean): boolean {
    const watched = this.events.listenerCount('commit') > 0 || this.events.listenerCount('news') > 0
    return this.runDue(end, watched || isDisturbed(this.world) ? 1 : BATCH, enough)
  }

  protected runDue(end: VirtualTime, most: number, enough: (step: Step) => boolean): boolean {
    const schedule = scheduleOf(this.world)
    const first =
      schedule?.order === 'random' ? anyDue(schedule, this.world) : nextBooking(this.world.agenda)
    if (!first || first.time > end) return false
    this.passTo(first.time)
    const before = this.world
    const step = this.begin(first.cause)
    const done: TracedStep[] = []
    let booking: Booking | undefined = first
    try {
      for (; booking && booking.time <= this.now; booking = step.nextBooking) {
        if (done.length > 0) step.another(booking.cause)
        this.guard(booking)
        this.carryOut(step, booking)
        done.push(this.traced(step, booking))
        if (done.length >= most || enough(step)) break
      }
    } catch (error) {
      this.world = before
      if (done.length === 0) this.recover(first, error)
      // Only the step that failed is undone: those before it are carried out again, in a
      // transaction that ends with them.
      else {
        for (const { loop, key } of [...done, booking as Booking]) this.unguard(loop, key)
        this.runDue(end, done.length, enough)
      }
      return true
    }
    this.adopt(step, done)
    return true
  }

  /**
   * A step for a booking threw an error that nobody expected, and is thrown away: in its place
   * comes what the loop does about it, or a booking of the next try.
   */
  private recover(booking: Booking, error: unknown): void {
    const { loop, key } = booking
    const found = this.loops.byName.get(loop)
    const fault = faultOf(found?.runsPrograms ? 'program' : 'loop', loop, key, error)
    const anew = (): Step => {
      const step = this.begin(booking.cause)
      step.cancel(loop, key)
      return step
    }
    let step = anew()
    try {
      if (found?.recover) conclude(step, booking, found.recover(step, key, error))
      else concludeFault(step, booking, error)
    } catch (another) {
      step = anew()
      this.faults.push(faultOf('loop', loop, key, another))
      concludeFault(step, booking, another)
    }
    this.faults.unshift(fault)
    this.wake(step)
    this.adopt(step, [this.traced(step, booking)])
  }

  private carryOut(step: Step, booking: Booking): void {
    step.cancel(booking.loop, booking.key)
    const loop = this.loops.byName.get(booking.loop)
    const schedule = loop && scheduleFor(this.world, step, loop, booking.key)
    if (loop && schedule) {
      const disturbed = stepClient(schedule, this.world, step, loop, booking.key, (tx) =>
        attempt(loop, tx, booking.key),
      )
      if (disturbed !== 'away') conclude(step, booking, disturbed.outcome)
    } else conclude(step, booking, loop && attempt(loop, step, booking.key))
    this.wake(step)
  }

  private traced(step: Step, { loop, key }: Booking): TracedStep {
    const { number, cause, changes } = step
    return { step: number, time: this.now, loop, key, cause, changes }
  }

  private begin(cause: number | undefined): Step {
    this.news = []
    this.faults = []
    return new Step(
      this.world,
      cause,
      this.events.listenerCount('news') > 0 ? (news) => void this.news.push(news) : undefined,
    )
  }

  /** The world is what the step made of it; listeners are called. */
  private adopt(step: Step, done: readonly TracedStep[]): void {
    const before = this.world
    this.world = step.commit()
    const { news, faults } = this
    for (const one of done) {
      if (one.changes.length === 0) continue
      this.trace.add(one)
      this.events.emit('commit', this.world, one.changes, one)
    }
    if (this.world !== before && done.every(({ changes }) => changes.length === 0))
      this.events.emit('time', this.world)
    for (const one of news) this.events.emit('news', one)
    for (const fault of faults) this.events.emit('fault', fault)
  }

  private wake(step: Step): void {
    wakeWatchers(this.loops, this.world, step, (fault) => void this.faults.push(fault))
  }

  /** Time passes and nothing happens; listeners are called. */
  private waitUntil(time: VirtualTime): void {
    const before = this.world
    this.passTo(time)
    if (this.world !== before) this.events.emit('time', this.world)
  }

  protected passTo(time: VirtualTime): void {
    if (time <= this.now) return
    this.world = worldOf(moveOn(this.world, time))
    this.ranNow.clear()
  }

  private guard({ loop, key }: Booking): void {
    let counts = this.ranNow.get(loop)
    if (!counts) this.ranNow.set(loop, (counts = new Map()))
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    if (count > STEPS_AT_ONE_INSTANT) throw new StuckError(loop, key, count)
  }

  private unguard(loop: string, key: string): void {
    const counts = this.ranNow.get(loop)
    counts?.set(key, (counts.get(key) ?? 1) - 1)
  }

  private unfinished(): string {
    for (const booking of this.world.agenda.due.keys())
      if (!booking.idle) return `loop "${booking.loop}" still has work for "${booking.key}"`
    return 'nothing is left'
  }
}
