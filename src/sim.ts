/**
 * kubarium's kernel alone: a world in one immutable value, loops that act in it, and virtual time.
 * It knows nothing of containers.
 *
 * @example
 * import { Simulation, awaitChange, defineTable, emptyWorld, watch } from 'kubarium/sim'
 *
 * const lamps = defineTable<{ readonly on: boolean }>('lamps')
 * const switchOff = {
 *   name: 'switch-off',
 *   watches: [watch(lamps, ({ after, key }) => (after?.on ? key : undefined))],
 *   step(tx, key) {
 *     tx.put(lamps, key, { on: false })
 *     return awaitChange
 *   },
 * }
 * const simulation = new Simulation([switchOff], emptyWorld(1))
 * simulation.transact((tx) => tx.put(lamps, 'hall', { on: true }))
 * simulation.settle(60_000)
 * simulation.read().get(lamps, 'hall') // { on: false }
 *
 * @module
 */
export { awaitChange, backoff, requeueAt, retry, watch } from './sim/loop.js'
export type { Client, Loop, Outcome, Watch } from './sim/loop.js'
export { loopTable } from './sim/loop-table.js'
export type { LoopTable } from './sim/loop-table.js'
export { SnapshotError } from './sim/codec.js'
export type { JsonValue } from './sim/codec.js'
export { diffWorlds } from './sim/diff.js'
export type { TableDiff, WorldDiff } from './sim/diff.js'
export { Simulation } from './sim/driver.js'
export type { SimulationEvents } from './sim/driver.js'
export { KubariumError, StuckError, TimeoutError, UsageError } from './sim/errors.js'
export { FaultError } from './sim/fault.js'
export type { Fault, FaultPlace } from './sim/fault.js'
export { hexId, nameSuffix, uuid } from './sim/id.js'
export { patchBetween } from './sim/patch.js'
export type { PatchOperation } from './sim/patch.js'
export type { Random, RandomState } from './sim/random.js'
export { loadWorld, saveWorld } from './sim/snapshot.js'
export type { WorldSnapshot } from './sim/snapshot.js'
export type { BookingOptions, Change, News, Tx } from './sim/step.js'
export { defineTable } from './sim/table.js'
export type { IndexOf, TableSpec } from './sim/table.js'
export { Trace } from './sim/trace.js'
export type { TracedStep } from './sim/trace.js'
export { viewOf } from './sim/view.js'
export type { TableChoice, WorldView } from './sim/view.js'
export { emptyWorld, readerOf } from './sim/world.js'
export type { Reader, RowDifference, TableReader, VirtualTime, World } from './sim/world.js'
