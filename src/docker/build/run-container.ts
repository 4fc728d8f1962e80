/**
 * The containers in which RUN commands run.
 *
 * @module
 */
import type { LayerEntry } from '../../oci/layer.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader } from '../../sim/world.js'
import type { Effect, Stage } from './instruction.js'

export const containers = defineTable<{readonly id: string}>('containers')
export const startRun = (_tx: Tx, _machine: string, _stage: Stage, _effect: Extract<Effect, {kind: 'run'}>): string => { throw new Error('no') }
export const runExitCode = (_read: Reader, _machine: string, _container: string): number | undefined => 0
export const runOutput = (_read: Reader, _machine: string, _container: string): string => ''
export const runChanges = (_read: Reader, _machine: string, _container: string): Readonly<Record<string, LayerEntry>> => ({})
export const discardRun = (_tx: Tx, _machine: string, _container: string): void => {}
