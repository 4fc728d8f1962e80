/**
 * The objects of a kind in a namespace, for kinds that most namespaces have none of.
 *
 * @module
 */
import type { TableSpec } from '../../../sim/table.js'
import type { Reader } from '../../../sim/world.js'

const NONE: readonly never[] = []

/** By the version of the table, then by namespace. */
const known = new WeakMap<object, Map<string, readonly object[]>>()

/** All rows of a namespace; a kind that nobody uses costs nothing. */
export function inNamespace<Row extends object>(
  read: Reader,
  table: TableSpec<Row>,
  namespace: string | undefined,
): readonly Row[] {
  if (namespace === undefined || read.count(table as never) === 0) return NONE
  // A step that is written down, to be carried out again, knows no versions.
  const version = read.version(table as never)
  if (!version) return read.rows(table, `${namespace}/`)
  let namespaces = known.get(version)
  if (!namespaces) known.set(version, (namespaces = new Map()))
  let rows = namespaces.get(namespace) as readonly Row[] | undefined
  if (!rows) namespaces.set(namespace, (rows = read.rows(table, `${namespace}/`)))
  return rows
}
