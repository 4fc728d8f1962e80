/**
 * The kinds that an API server serves: those of the API, and those whose definitions lie in the
 * world.
 *
 * A definition is a row of plain data, so a fork and a snapshot have it. What a kind does beyond its
 * definition (defaults, validation, columns) is code: a WeakMap finds it by the row. A row that has
 * no code is served as its data says.
 *
 * @see https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/
 */
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader } from '../../sim/world.js'
import { factKind } from './define.js'
import { findAmong, isKindName, kindOf, kinds } from './index.js'
import type { AnyKind, Kind } from './kind.js'
import { objectTable } from './object-table.js'
import type { ApiResource } from './resources.js'

/** By the kind's name. */
const definitions = defineTable<ApiResource>('kind-definitions')

/** The kinds that were made of rows, or for them. */
const made = new WeakMap<ApiResource, Kind>()

/** Serves a kind from now on. */
export function serveKind(tx: Tx, kind: AnyKind): void {
  made.set(tx.put(definitions, kind.kind, definitionOf(kind)), kind)
}

/** Finds the code of kinds again, in a world that was read from a snapshot. */
export function resumeKinds(read: Reader, kinds: readonly AnyKind[]): void {
  for (const kind of kinds) {
    const row = read.get(definitions, kind.kind)
    if (row) made.set(row, kind)
  }
}

/** What of a kind is data. */
const definitionOf = (kind: AnyKind): ApiResource => ({
  plural: kind.plural,
  kind: kind.kind,
  singular: kind.singular,
  shortNames: kind.shortNames,
  group: kind.group,
  version: kind.version,
  namespaced: kind.namespaced,
  verbs: kind.verbs,
  categories: kind.categories ?? [],
  type: kind.type,
  subresources: kind.hasStatus ? [{ name: 'status', kind: kind.kind, verbs: [] }] : [],
  headers: kind.columns.map(({ header, wide = false }) => ({ header, wide })),
})

function kindFrom(row: ApiResource): Kind {
  let kind = made.get(row)
  if (!kind) {
    kind = factKind(row, { table: objectTable(`${row.plural}.${row.group}`) })
    made.set(row, kind)
  }
  return kind
}

/** The definitions that lie in a world. */
export const servedDefinitions = (read: Reader): readonly ApiResource[] =>
  read.count(definitions as never) === 0 ? NONE : read.rows(definitions)

const NONE: readonly ApiResource[] = []

/** The kinds of a world, by the version of its definitions. */
const served = new WeakMap<object, readonly Kind[]>()

/** All kinds that can be listed. */
export function servedKinds(read: Reader): readonly Kind[] {
  const more = servedDefinitions(read)
  if (more.length === 0) return kinds
  const version = read.version(definitions as never)
  const known = version && served.get(version)
  if (known) return known
  const all = [...kinds, ...more.map(kindFrom)]
  if (version) served.set(version, all)
  return all
}

/** The kind of a name such as `Pod`. */
export function servedKind(read: Reader, name: string): Kind | undefined {
  if (isKindName(name)) return kindOf(name) as unknown as Kind
  const row = servedDefinitions(read) === NONE ? undefined : read.get(definitions, name)
  return row && kindFrom(row)
}

/** The kind that a user means by a word such as `deploy` or `deployments.v1.apps`. */
export const findKind = (read: Reader, word: string): Kind | undefined =>
  findAmong(servedKinds(read), word)
