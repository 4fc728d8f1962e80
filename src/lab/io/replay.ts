/**
 * Replays: the calls of a recording, made again. Where a call does not lead where the recording says,
 * the replay stops with an error that names the call.
 *
 * @module
 */
import { SnapshotError, isObject } from '../../sim/codec.js'
import type { Simulation } from '../../sim/driver.js'
import { type Goal, GoalReached, SimulationUpTo } from '../../sim/horizon.js'
import type { World } from '../../sim/world.js'
import type { LabConfig } from '../config.js'
import type { Call, Calls, Place } from '../history/calls.js'
import type { Stand } from '../history/checkpoint.js'

/** Makes calls again, from where a lab stood up to a goal, in a lab that nobody else sees. */
export function again(
  config: LabConfig,
  from: Stand,
  calls: readonly Call[],
  goal: Goal,
  labOf: (
    config: LabConfig,
    simulation: Simulation,
    place: Place | undefined,
  ) => { replayTo(calls: readonly Call[], simulation: SimulationUpTo): Stand },
): Stand {
  const simulation = new SimulationUpTo(config.plugins.loops, from.world, goal)
  const hidden = { ...config, options: { ...config.options, history: 0 } }
  return labOf(hidden, simulation, from.place).replayTo(calls, simulation)
}

type Method = (...args: readonly unknown[]) => unknown
type Methods = Readonly<Record<string, Method | Readonly<Record<string, Method>>>>

/** A lab, as far as calls need it. */
interface Stage {
  machine(name: string): object
  /** A tool that a plugin brings, by its name. */
  facadeOf(tool: string): Readonly<Record<string, Method>> | undefined
}

/** Makes recorded calls again, on a lab that is where the recording began. */
export class Replay {
  /** What calls left open, by the step at which they began. */
  private readonly open = new Map<number, () => void>()

  constructor(
    private readonly lab: Stage,
    private readonly calls: Calls,
    private readonly simulation: SimulationUpTo,
  ) {}

  /** @throws SnapshotError when a call does not lead where it led */
  all(calls: readonly Call[]): void {
    for (const [i, call] of calls.entries()) {
      this.make(call)
      const { world } = this.simulation
      if (world.now !== call.end.time || world.steps !== call.end.step)
        throw new SnapshotError(
          `call ${i} (${call.call}) does not lead where it led when it was recorded: ${ledTo(world, call)}`,
        )
    }
  }

  /** What a call threw, it throws again, and its caller has had that answer. */
  private make(call: Call): void {
    const { events } = this.simulation
    const during = [...(call.during ?? [])]
    const listen = (world: World): void => {
      const next = during[0]
      if (next?.step !== world.steps || next.time !== world.now) return
      during.shift()
      this.make(next)
    }
    if (during.length > 0) {
      events.on('commit', listen)
      events.on('time', listen)
    }
    try {
      if (call.cut) this.simulation.cutAfter(call.end, () => this.perform(call))
      else this.perform(call)
    } catch (error) {
      if (error instanceof GoalReached || error instanceof SnapshotError) throw error
    } finally {
      events.off('commit', listen)
      events.off('time', listen)
    }
  }

  private perform({ call, machine, args, step }: Call): void {
    const target = machine === undefined ? this.lab : this.lab.machine(machine)
    if (call === 'until') return this.steps(Number(args[0]))
    if (call === 'stop') return this.open.get(Number(args[0]))?.()
    const [tool = '', verb] = call.split('.')
    const own = machine === undefined ? this.lab.facadeOf(tool) : undefined
    const verbs = own ?? (target as Methods)[tool]
    const method =
      verb === undefined
        ? verbs
        : typeof verbs === 'object' && Object.hasOwn(verbs, verb)
          ? verbs[verb]
          : undefined
    if (typeof method !== 'function') throw new SnapshotError(`there is no ${call} here`)
    const result = method.apply(target, args as unknown[])
    if (isObject(result) && typeof result.stop === 'function')
      this.open.set(step, result.stop as () => void)
  }

  private steps(count: number): void {
    for (let i = 0; i < count; i++) if (!this.calls.runNext(Number.POSITIVE_INFINITY)) return
  }
}

const ledTo = (world: World, { end }: Call): string =>
  `to step ${world.steps} at ${world.now}, not to step ${end.step} at ${end.time}; it was recorded by another version of kubarium, or with other programs`
