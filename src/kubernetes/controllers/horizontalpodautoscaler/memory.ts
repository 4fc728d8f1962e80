/**
 * What the autoscaler's controller keeps in memory: recent recommendations, and how it scaled
 * lately. It is gone when the controller starts anew.
 *
 * @module
 */
import type { Tx } from '../../../sim/step.js'
import { defineTable } from '../../../sim/table.js'
import type { VirtualTime } from '../../../sim/world.js'

/** What metrics asked for at a time. */
interface Recommendation {
  readonly at: VirtualTime
  readonly replicas: number
}

/** By how many replicas a target was scaled at a time. */
export interface Scaling {
  readonly at: VirtualTime
  readonly change: number
}

/** What is known of one autoscaler; a copy that its reconcile changes and keeps. */
export interface Memory {
  recommendations: readonly Recommendation[]
  ups: readonly Scaling[]
  downs: readonly Scaling[]
}

/** By the autoscaler's key. */
const memories = defineTable<Readonly<Memory>>('horizontalpodautoscaler-memory')

/** No policy looks further back than half an hour. */
const LONGEST_PERIOD = 1_800_000

/** What is known of an autoscaler; at first the present number is the recommendation. */
export function recall(tx: Tx, key: string, current: number): Memory {
  const known = tx.get(memories, key)
  return known
    ? { ...known }
    : { recommendations: [{ at: tx.now, replicas: current }], ups: [], downs: [] }
}

export function keep(tx: Tx, key: string, memory: Memory): void {
  const recent = (events: readonly Scaling[]): readonly Scaling[] =>
    events.filter(({ at }) => at > tx.now - LONGEST_PERIOD)
  tx.put(memories, key, { ...memory, ups: recent(memory.ups), downs: recent(memory.downs) })
}

/** The target was scaled. */
export function noteScaling(memory: Memory, at: VirtualTime, from: number, to: number): void {
  if (to > from) memory.ups = [...memory.ups, { at, change: to - from }]
  else memory.downs = [...memory.downs, { at, change: from - to }]
}

export const forgetMemory = (tx: Tx, key: string): void => void tx.delete(memories, key)

export function forgetAllMemory(tx: Tx): void {
  const keys: string[] = []
  tx.each(memories, '', (_, key) => keys.push(key))
  for (const key of keys) tx.delete(memories, key)
}
