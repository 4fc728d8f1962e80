/**
 * The user's calls that changed a lab's world, in order: what a recording, undo and the timeline
 * are made of.
 *
 * A call is written down when it is over, as a small row at the end of a list whose earlier part is
 * shared with forks and checkpoints. A call that changed nothing (a look at something) is not
 * written down, and passing time is one row however many calls it took.
 *
 * @module
 */
import { type JsonValue, SnapshotError } from '../../sim/codec.js'
import { fieldsOf, integer, listOf, shortly, whole } from '../../sim/envelope.js'
import type { Simulation } from '../../sim/driver.js'
import type { VirtualTime, World } from '../../sim/world.js'
import { type Watched, watchCall } from './looking.js'
import { wireOf } from '../wires.js'

/** One call: what was called with what, and how far it took the world. */
export interface Call {
  /** The method, such as `sh`, `docker.run` or `advance`. */
  readonly call: string
  /** The machine on which it was called; absent for what concerns the whole lab. */
  readonly machine?: string
  readonly args: readonly JsonValue[]
  /** The virtual time when it began. */
  readonly time: VirtualTime
  /** How many steps the world had made when it began. */
  readonly step: number
  /** The same when it was over. */
  readonly end: { readonly time: VirtualTime; readonly step: number }
  /** Calls that listeners made while it was under way. */
  readonly during?: readonly Call[]
  /**
   * It went no further than that: it threw, or it was still under way when a fork, a snapshot or a
   * recording was made by a listener.
   */
  readonly cut?: true
}

/** A call under way. */
interface Frame {
  readonly call: string
  readonly machine: string | undefined
  readonly args: readonly unknown[]
  readonly before: World
  readonly during: Call[]
  /** The call under way in which a listener made this one. */
  readonly outer: Frame | undefined
}

/** A place in the list of calls: the last of them, and the place before it. */
export interface Place {
  readonly call: Call
  readonly before: Place | undefined
}

/** The calls of the lab, of a machine, and the tools whose verbs are calls. */
const LAB_CALLS: ReadonlySet<string> = new Set([
  'publish',
  'registry',
  'request',
  'reschedule',
  'advance',
  'settle',
  'until',
  'stop',
])
const MACHINE_CALLS: ReadonlySet<string> = new Set([
  'sh',
  'curl',
  'writeFile',
  'powerOff',
  'powerOn',
])
const TOOLS: ReadonlySet<string> = new Set(
  'docker kubectl minikube net npm terminal editor'.split(' '),
)

/** Whether there is such a call; `tools` are those that plugins bring. */
const isKnown = (call: string, tools: readonly string[]): boolean => {
  const tool = call.split('.')[0] ?? ''
  return (
    LAB_CALLS.has(call) ||
    MACHINE_CALLS.has(call) ||
    TOOLS.has(tool) ||
    tools.includes(tool) ||
    wireOf(tool) !== undefined
  )
}

/**
 * Calls that only let time pass: what several of them did in a row, one of them would have done.
 */
const PASSING: ReadonlySet<string> = new Set(['advance', 'until'])

/** Whether a call only lets time pass. */
export const isPassing = ({ call }: Pick<Call, 'call'>): boolean =>
  PASSING.has(call) || call === 'settle'

/** Writes down the calls of one lab. */
export class Calls {
  /**
   * Called after each call that is written down, with the world and the place before it, and
   * whether it changed something of the user's.
   */
  onCall:
    | ((call: Call, before: World, place: Place | undefined, isLook: boolean) => void)
    | undefined
  /** What the last call changed of the user's first, as `table key`. */
  touched: string | undefined
  /** The call under way. */
  private frame: Frame | undefined
  /** A place that stays as it is, since somebody will ask what came after it. */
  private marked: Place | undefined

  constructor(
    readonly simulation: Simulation,
    public place?: Place,
  ) {
    this.marked = place
  }

  /** The present place, to ask later what came after it. */
  mark(): Place | undefined {
    this.marked = this.place
    return this.place
  }

  get isUnderWay(): boolean {
    return this.frame !== undefined
  }

  /** The present place; while a call is under way, after as much of it as has happened. */
  get present(): Place | undefined {
    let call: Call | undefined
    for (let { frame } = this; frame; frame = frame.outer)
      call = this.made(frame, call ? [...frame.during, call] : frame.during, true) ?? call
    return call ? { call, before: this.place } : this.place
  }

  /** Does what a call does, and writes it down if that changed the world. */
  perform<T>(
    call: string,
    machine: string | undefined,
    args: readonly unknown[],
    work: () => T,
  ): T {
    const during: Call[] = []
    const frame: Frame = {
      call,
      machine,
      args,
      before: this.simulation.world,
      during,
      outer: this.frame,
    }
    let threw = true
    const watched = frame.outer ? undefined : watchCall(this.simulation, isPassing({ call }))
    this.frame = frame
    try {
      const result = work()
      threw = false
      return result
    } finally {
      this.frame = frame.outer
      watched?.stop()
      const made = this.made(frame, during, threw)
      if (made && frame.outer) frame.outer.during.push(made)
      else if (made) this.add(made, frame.before, watched)
    }
  }

  /** A call as it is written down, if it changed the world. */
  private made(
    { call, machine, args, before }: Frame,
    during: readonly Call[],
    cut: boolean,
  ): Call | undefined {
    const { world } = this.simulation
    if (world === before) return undefined
    const end = { time: world.now, step: world.steps }
    return {
      call,
      ...(machine !== undefined && { machine }),
      args: plainList(args),
      time: before.now,
      step: before.steps,
      end,
      ...(during.length > 0 && { during: [...during] }),
      ...(cut && { cut }),
    }
  }

  /** Lets virtual time pass. */
  advance(time: number): void {
    this.perform('advance', undefined, [time], () => this.simulation.advance(time))
  }

  /** Carries out the next booking up to `end`, for a caller who looks at the world after each. */
  runNext(end: VirtualTime): boolean {
    return this.perform('until', undefined, [1], () => this.simulation.runNext(end))
  }

  /** The calls since a place, oldest first; all of them by default. */
  list(since?: Place): readonly Call[] {
    const calls: Call[] = []
    for (let place = this.present; place !== undefined && place !== since; place = place.before)
      calls.push(place.call)
    return calls.reverse()
  }

  /** Whether a call is part of what happened, and not undone. */
  includes(step: number, call: string): boolean {
    const among = (calls: readonly Call[] | undefined): boolean =>
      calls?.some((made) => (made.step === step && made.call === call) || among(made.during)) ===
      true
    return among(this.list())
  }

  private add(call: Call, before: World, watched: Watched | undefined): void {
    const { place } = this
    this.place =
      place && place !== this.marked && continues(place.call, call)
        ? { call: joined(place.call, call), before: place.before }
        : { call, before: place }
    this.touched = watched?.touched
    this.onCall?.(call, before, place, this.touched === undefined)
  }
}

/** The place after these calls. */
export const placeAfter = (calls: readonly Call[]): Place | undefined =>
  calls.reduce<Place | undefined>((before, call) => ({ call, before }), undefined)

/** The steps at which the commands began that these calls stop. */
export const stoppedBy = (calls: readonly Call[]): readonly number[] =>
  calls.flatMap(({ call, args, during = [] }) => [
    ...(call === 'stop' ? [Number(args[0])] : []),
    ...stoppedBy(during),
  ])

/** What listeners did at the end of a call needs that end. */
const continues = (last: Call, next: Call): boolean =>
  last.call === next.call && PASSING.has(next.call) && !last.cut && !next.cut && !last.during

function joined(last: Call, next: Call): Call {
  const during = [...(last.during ?? []), ...(next.during ?? [])]
  return {
    ...last,
    args: [Number(last.args[0]) + Number(next.args[0])],
    end: next.end,
    ...(during.length > 0 && { during }),
  }
}

/** Arguments as plain data of our own: the caller may go on to change theirs. */
function plainList(args: readonly unknown[]): readonly JsonValue[] {
  if (args.every((arg) => typeof arg === 'string' || typeof arg === 'number')) return [...args]
  return JSON.parse(JSON.stringify(args)) as JsonValue[]
}

/** A list of calls; `tools` are those that plugins bring. @throws SnapshotError */
export function callsOf(
  written: unknown,
  place: string,
  tools: readonly string[],
): readonly Call[] {
  return listOf(written, place).map((entry, i) => callOf(entry, `${place}[${i}]`, tools))
}

function callOf(written: unknown, place: string, tools: readonly string[]): Call {
  const fields = fieldsOf(
    written,
    place,
    ['call', 'args', 'time', 'step', 'end'],
    ['machine', 'during', 'cut'],
  )
  const { call, machine, args, during, cut } = fields
  if (typeof call !== 'string' || !isKnown(call, tools))
    throw new SnapshotError(`${place}.call is no call of a lab: ${shortly(call)}`)
  if (machine !== undefined && typeof machine !== 'string')
    throw new SnapshotError(`${place}.machine is not a name`)
  if (cut !== undefined && cut !== true) throw new SnapshotError(`${place}.cut is not true`)
  if (PASSING.has(call)) whole(listOf(args, `${place}.args`)[0], `${place}.args[0]`)
  const end = fieldsOf(fields.end, `${place}.end`, ['time', 'step'])
  return {
    call,
    ...(machine !== undefined && { machine }),
    args: listOf(args, `${place}.args`) as readonly JsonValue[],
    time: integer(fields.time, `${place}.time`),
    step: whole(fields.step, `${place}.step`),
    end: {
      time: integer(end.time, `${place}.end.time`),
      step: whole(end.step, `${place}.end.step`),
    },
    ...(during !== undefined && { during: callsOf(during, `${place}.during`, tools) }),
    ...(cut && { cut }),
  }
}
