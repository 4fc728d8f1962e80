/**
 * Loops with what a simulation looks up in them.
 *
 * @module
 */
import type { Loop, Watch } from './loop.js'
import { scheduleLoops } from './schedule/loops.js'

/** A watch of a loop, with all that is left out of it filled in. */
export interface LoopWatch extends Required<Omit<Watch, 'table'>> {
  readonly loop: Loop
}

/** Loops with what a simulation looks up in them; made once for all the worlds that they run. */
export interface LoopTable {
  readonly list: readonly Loop[]
  readonly byName: ReadonlyMap<string, Loop>
  /** By table. */
  readonly watches: ReadonlyMap<string, readonly LoopWatch[]>
  /** The loops that wake for more than changes. */
  readonly attentive: readonly Required<Pick<Loop, 'name' | 'awakened'>>[]
}

/** Arranges loops for simulations. */
export function loopTable(list: readonly Loop[]): LoopTable {
  const watches = new Map<string, LoopWatch[]>()
  for (const loop of list) {
    for (const { table, wakes, latency = loop.latency ?? 0, urgent = false } of loop.watches) {
      const known = watches.get(table) ?? []
      known.push({ loop, wakes, latency, urgent })
      watches.set(table, known)
    }
  }
  const attentive = list.flatMap(({ name, awakened }) => (awakened ? [{ name, awakened }] : []))
  const byName = new Map(list.map((loop) => [loop.name, loop]))
  for (const loop of scheduleLoops(byName)) byName.set(loop.name, loop)
  return { list, byName, watches, attentive }
}
