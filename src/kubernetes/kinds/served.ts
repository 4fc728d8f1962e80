/**
 * The kinds that an API server serves: those of the API, those of plugins, and those that
 * CustomResourceDefinitions define.
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
import { customKinds } from './custom/served.js'
import { apiVersionOf, findAmong, isKindName, kindOf, kinds, otherVersions } from './index.js'
import type { AnyKind, Kind } from './kind.js'
import { customTable } from './object-table.js'
import type { ApiResource } from './resources.js'
import { reviewKinds } from './reviews.js'

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
    kind = factKind(row, { table: customTable(row) })
    made.set(row, kind)
  }
  return kind
}

/** The definitions that lie in a world. */
export const servedDefinitions = (read: Reader): readonly ApiResource[] =>
  read.count(definitions as never) === 0 ? NONE : read.rows(definitions)

const NONE: readonly ApiResource[] = []

/** The kinds of a world, by the versions of its definitions. */
const served = new WeakMap<object, WeakMap<object, readonly Kind[]>>()
/** Stands for a table that nobody has written to. */
const NEVER = {}

/** All kinds that can be listed, each in the version that is preferred. */
export function servedKinds(read: Reader): readonly Kind[] {
  const more = servedDefinitions(read)
  const custom = customKinds(read)
  if (more.length === 0 && !custom) return kinds
  const version = read.version(definitions as never) ?? (more.length === 0 ? NEVER : {})
  const byCustom = served.get(version) ?? new WeakMap<object, readonly Kind[]>()
  served.set(version, byCustom)
  let all = byCustom.get(custom ?? NEVER)
  if (!all) {
    all = [...kinds, ...more.map(kindFrom), ...(custom?.preferred ?? [])]
    byCustom.set(custom ?? NEVER, all)
  }
  return all
}

/** The kinds of each category, by the list of all kinds. */
const categories = new WeakMap<readonly Kind[], ReadonlyMap<string, readonly Kind[]>>()

/** The kinds of a category such as `all`; none if there is no such category. */
export function kindsOfCategory(read: Reader, category: string): readonly Kind[] {
  const all = servedKinds(read)
  let known = categories.get(all)
  if (!known) {
    const found = new Map<string, Kind[]>()
    for (const kind of all)
      for (const name of kind.categories ?? []) found.set(name, [...(found.get(name) ?? []), kind])
    categories.set(all, (known = found))
  }
  return known.get(category) ?? []
}

/** The kind of a name such as `Pod`, or `Website.example.com` for one of that group. */
export function servedKind(read: Reader, name: string): Kind | undefined {
  if (isKindName(name)) return kindOf(name) as unknown as Kind
  const [kind = '', ...rest] = name.split('.')
  const group = rest.length === 0 ? undefined : rest.join('.')
  const row = servedDefinitions(read) === NONE ? undefined : read.get(definitions, kind)
  if (row && (group === undefined || row.group === group)) return kindFrom(row)
  return customKinds(read)?.preferred.find(
    (one) => one.kind === kind && (group === undefined || one.group === group),
  )
}

/** The kind that an object says it is of: `apps/v1`, `Deployment`. */
export function kindIn(read: Reader, apiVersion: string, kind: string): Kind | undefined {
  const custom = customKinds(read)?.byVersion.get(`${apiVersion} ${kind}`)
  const isMeant = (one: AnyKind): boolean => one.kind === kind && apiVersionOf(one) === apiVersion
  return (
    custom ??
    servedKinds(read).find(isMeant) ??
    otherVersions.find(isMeant) ??
    reviewKinds.find(isMeant)
  )
}

/** The kind of a group, in whatever version: what an owner reference means. */
export const kindOfGroup = (read: Reader, group: string, kind: string): Kind | undefined => {
  const own = servedKind(read, kind)
  return own?.group === group ? own : servedKind(read, `${kind}.${group}`)
}

/** The kind that a user means by a word such as `deploy` or `deployments.v1.apps`. */
export const findKind = (read: Reader, word: string): Kind | undefined =>
  findAmong(servedKinds(read), word) ??
  findAmong(customKinds(read)?.all ?? [], word) ??
  findAmong(otherVersions, word) ??
  findAmong(reviewKinds, word)
