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
  /** The watches of a table. */
  watchesOf(table: string): readonly LoopWatch[]
  /** The loops that wake for more than changes. */
  readonly attentive: readonly Required<Pick<Loop, 'name' | 'awakened'>>[]
}

/** Arranges loops for simulations. */
export function loopTable(list: readonly Loop[]): LoopTable {
  const watches = new Map<string, LoopWatch[]>()
  const all = list.flatMap((loop) =>
    loop.watches.map(({ table, wakes, latency = loop.latency ?? 0, urgent = false }) => ({
      table,
      watch: { loop, wakes, latency, urgent },
    })),
  )
  const prefixed = all.filter(({ table }) => table.endsWith('*'))
  for (const { table, watch } of all) {
    const known = watches.get(table)
    if (known) known.push(watch)
    else watches.set(table, [watch])
  }
  const found = new Map<string, readonly LoopWatch[]>()
  const watchesOf = (table: string): readonly LoopWatch[] => {
    let known = found.get(table)
    if (!known) {
      known = [
        ...(watches.get(table) ?? []),
        ...prefixed.flatMap((one) => (table.startsWith(one.table.slice(0, -1)) ? one.watch : [])),
      ]
      found.set(table, known)
    }
    return known
  }
  const attentive = list.flatMap(({ name, awakened }) => (awakened ? [{ name, awakened }] : []))
  const byName = new Map(list.map((loop) => [loop.name, loop]))
  for (const loop of scheduleLoops(byName)) byName.set(loop.name, loop)
  return { list, byName, watchesOf, attentive }
}
