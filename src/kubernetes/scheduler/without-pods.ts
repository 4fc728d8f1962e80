/**
 * The world as it would be without some pods, for plugins that look at where pods are.
 *
 * @module
 */
import type { Tx } from '../../sim/step.js'
import type { TableSpec } from '../../sim/table.js'
import { type Stored, keyOf } from '../kinds/kind.js'
import { pods as podTable } from '../kinds/pod/index.js'
import type { Pod } from '../../types/kubernetes/core/v1.js'
import { assumed } from './assumed.js'

type Row = Stored<Pod> | { readonly pod: Stored<Pod> }

/** A step that reads as if the pods of these keys were not there. It is for reading alone. */
export function withoutPods(tx: Tx, removed: ReadonlySet<string>): Tx {
  const isHidden = (table: TableSpec<never>, row: Row): boolean =>
    (table.name === podTable.name || table.name === assumed.name) &&
    removed.has(keyOf('pod' in row ? row.pod : row))
  const hiding: Readonly<Record<string, (table: TableSpec<never>, ...given: never[]) => unknown>> =
    {
      get: (table, key: string) => {
        const row = tx.get(table, key) as Row | undefined
        return row && isHidden(table, row) ? undefined : row
      },
      rows: (table, prefix?: string) =>
        (tx.rows(table, prefix) as Row[]).filter((row) => !isHidden(table, row)),
      by: (table, index: never, value: string) =>
        (tx.by(table, index, value) as Row[]).filter((row) => !isHidden(table, row)),
      first: (table, index: never, value: string) =>
        (tx.by(table, index, value) as Row[]).find((row) => !isHidden(table, row)),
      each: (table, prefix: string, each: (row: Row, key: string) => void) =>
        tx.each(table as unknown as TableSpec<Row>, prefix, (row, key) => {
          if (!isHidden(table, row)) each(row, key)
        }),
    }
  return new Proxy(tx, {
    get(target, name) {
      if (typeof name === 'string' && Object.hasOwn(hiding, name)) return hiding[name]
      const member: unknown = Reflect.get(target, name, target)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}
