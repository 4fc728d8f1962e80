/**
 * Pressure: what a kubelet remembers of a node that was low on memory or disk, and the conditions
 * that its node has because of it.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#node-conditions
 */
import { defineTable } from '../../../sim/table.js'
import type { Reader, VirtualTime } from '../../../sim/world.js'
import { parseGoDuration } from '../../../text/duration.js'
import type { Kubelet } from '../node.js'

/** The conditions that pressure gives a node. */
export type PressureCondition = 'MemoryPressure' | 'DiskPressure'

/** What is remembered of a node. Its key is the node's name. */
export interface Pressure {
  /** When the kubelet looks at its node again. */
  readonly dueAt?: VirtualTime
  /** When a threshold of a condition was last seen to be met. */
  readonly seen: Readonly<Partial<Record<PressureCondition, VirtualTime>>>
  /** The last period of five minutes that began with a look for images to remove. */
  readonly collectedIn?: number
  /** The last attempt to remove images did not free enough. */
  readonly failed?: boolean
}

export const pressures = defineTable<Pressure>('node-pressures')

/** How long a condition holds on, in milliseconds. */
const TRANSITION = '5m'
const CONDITIONS: readonly PressureCondition[] = ['MemoryPressure', 'DiskPressure']

/** The conditions that hold now: pressure was seen not long ago. */
export function conditionsUnder(read: Reader, kubelet: Kubelet): readonly PressureCondition[] {
  const seen = read.get(pressures, kubelet.node)?.seen
  if (!seen) return []
  const text = kubelet.eviction?.evictionPressureTransitionPeriod ?? TRANSITION
  const period = parseGoDuration(text) ?? 0
  return CONDITIONS.filter((one) => {
    const at = seen[one]
    return at !== undefined && read.now < at + period
  })
}
