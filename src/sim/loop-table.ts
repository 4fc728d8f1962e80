/**
 * Loops with what a simulation looks up in them.
 *
 * @module
 */
import type { Loop, Watch } from './loop.js'
import { scheduleLoops } from './schedule/loops.js'

/** Loops with what a simulation looks up in them; made once for all the worlds that they run. */
export interface LoopTable {
  readonly list: readonly Loop[]
  readonly byName: ReadonlyMap<string, Loop>
  /** By table. */
  readonly watches: ReadonlyMap<string, readonly { readonly loop: Loop; readonly wakes: Watch['wakes'] }[]>
  /** The loops that wake for more than changes. */
  readonly attentive: readonly Required<Pick<Loop, 'name' | 'awakened'>>[]
}

/** Arranges loops for simulations. */
export function loopTable(list: readonly Loop[]): LoopTable {
  const watches = new Map<string, { loop: Loop; wakes: Watch['wakes'] }[]>()
  for (const loop of list) {
    for (const { table, wakes } of loop.watches) {
      const known = watches.get(table)
      if (known) known.push({ loop, wakes })
      else watches.set(table, [{ loop, wakes }])
    }
  }
  const attentive = list.flatMap(({ name, awakened }) => (awakened ? [{ name, awakened }] : []))
  const byName = new Map(list.map((loop) => [loop.name, loop]))
  for (const loop of scheduleLoops(byName)) byName.set(loop.name, loop)
  return { list, byName, watches, attentive }
}
