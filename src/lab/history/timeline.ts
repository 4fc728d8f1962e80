/**
 * The timeline of a lab: the user's commands and what Docker and Kubernetes said of it, in order.
 *
 * @module
 */
import type { Event } from '../../types/kubernetes/core/v1.js'
import type { DaemonEvent } from '../../docker/events.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import { WORKSTATION } from '../../machine/machine.js'
import { type VirtualTime, type World, readerOf } from '../../sim/world.js'
import { type Call, isPassing } from './calls.js'
import type { PluginSet } from '../plugin-set.js'

/** One thing that happened. */
export type TimelineEntry =
  /** A command of the user's; `until` is when it was over. */
  | {
      readonly type: 'command'
      readonly time: VirtualTime
      readonly until: VirtualTime
      readonly text: string
      readonly command: Call
    }
  /**
   * An event of the cluster; one that came several times stands where it first came, and `until` is
   * when it last came.
   */
  | {
      readonly type: 'kubernetes'
      readonly time: VirtualTime
      readonly until: VirtualTime
      readonly text: string
      readonly event: Stored<Event>
    }
  /** An event of a machine's Docker. */
  | {
      readonly type: 'docker'
      readonly time: VirtualTime
      readonly until: VirtualTime
      readonly text: string
      readonly event: DaemonEvent
    }

/**
 * The timeline of a world that these calls led to. Events are those that the world still knows: an
 * hour of Kubernetes', a thousand of each machine's Docker.
 */
export function timelineOf(
  world: World,
  calls: readonly Call[],
  plugins: PluginSet,
): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = calls
    .filter((call) => !isPassing(call))
    .map((command) => ({
      type: 'command',
      time: command.time,
      until: command.end.time,
      text: textOf(command),
      command,
    }))
  return [...entries, ...plugins.entries(readerOf(world), world.now)].sort(
    (a, b) => a.time - b.time,
  )
}

/** A command as a line: what was typed, or what was called. */
function textOf({ call, machine, args }: Call): string {
  const [first] = args
  const where = machine === undefined || machine === WORKSTATION ? '' : `${machine}: `
  if (call === 'sh') return `${where}${String(first)}`
  const words = args.filter((arg) => typeof arg !== 'object').map(String)
  const flags = args
    .flatMap((arg) => (typeof arg === 'object' && arg !== null ? Object.entries(arg) : []))
    .filter(([name, value]) => name !== 'stdin' && typeof value !== 'object')
  return `${where}${call.replace('.', ' ')} ${[...words.map((word) => word.split('\n')[0]), ...flags.map(([name, value]) => `--${name}=${String(value)}`)].join(' ')}`.trimEnd()
}
