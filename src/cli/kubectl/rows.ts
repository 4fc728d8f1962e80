/**
 * Tables of objects, as `kubectl get` prints them.
 *
 * @module
 */
import type { Kind } from '../../kubernetes/kinds/kind.js'
import { renderTable } from '../../kubernetes/kinds/table.js'
import { table } from '../../text/tabwriter.js'
import type { PrintFlags } from './output.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import type { AnyObject } from './resources.js'
import type { Session } from './session.js'

/** The flags that say what a table shows. */
export interface TableFlags extends PrintFlags {
  readonly allNamespaces: boolean
  readonly labelColumns: readonly string[]
  readonly showLabels: boolean
  readonly showKind: boolean
}

/** The world that a table is made from, and its time. */
interface Looked {
  readonly now: VirtualTime
  readonly read: Reader
}

/** The world of the step under way. */
export const lookedAt = ({ tx }: Session): Looked => ({ now: tx.now, read: tx })

/** The table of objects of one kind. */
export const tableOf = (
  world: Looked,
  kind: Kind,
  objects: readonly AnyObject[],
  flags: TableFlags,
): string => table(tableRows(world, kind, objects, flags))

/** Header and rows of objects of one kind. */
export const tableRows = (
  { now, read }: Looked,
  kind: Kind,
  objects: readonly AnyObject[],
  flags: TableFlags,
): string[][] =>
  renderTable(kind, objects, {
    now,
    read,
    wide: flags.output === 'wide',
    withNamespace: flags.allNamespaces,
    showKind: flags.showKind,
    showLabels: flags.showLabels,
    labelColumns: flags.labelColumns,
    noHeaders: flags.noHeaders === true,
  })
