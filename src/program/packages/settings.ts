/**
 * What package managers do about a package that the simulated repositories do not have.
 *
 * @module
 */
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader } from '../../sim/world.js'

/** Installed as an empty package with a word about it, or refused as the real repository does. */
export type Packages = 'open' | 'strict'

const settings = defineTable<{ readonly mode: Packages }>('packages')

/** Sets what a lab does about packages that it does not know. */
export const setPackages = (tx: Tx, mode: Packages): void => void tx.put(settings, 'lab', { mode })

/** Whether unknown packages are refused. */
export const refusesUnknown = (read: Reader): boolean =>
  read.get(settings, 'lab')?.mode === 'strict'

/** What is said of a package that is installed without what is in it. */
export const emptyPackage = (name: string): string =>
  `kubarium does not know the package ${name}: it is installed as an empty one\n`
