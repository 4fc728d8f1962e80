/**
 * The table of a kind: objects by `namespace/name`, found by owner too.
 *
 * @module
 */
import type { ObjectMeta } from '../../types/kubernetes/meta/v1.js'
import { type IndexOf, type TableSpec, defineTable, indexOfPart } from '../../sim/table.js'
import { controllingOwner } from './controlling-owner.js'
import type { KubeObject, Stored } from './kind.js'

/**
 * Indexed values by the frozen value that they come from: pods of one template share labels, and
 * status writes keep owners.
 */
const ownersOf = new WeakMap<object, readonly string[]>()
const labelsOf = new WeakMap<
  object,
  { readonly namespace: string; readonly values: readonly string[] }
>()

function byOwner(metadata: ObjectMeta): string | readonly string[] | undefined {
  const owners = metadata.ownerReferences
  if (!owners || owners.length === 0) return undefined
  if (owners.length === 1) return owners[0]?.uid
  let uids = ownersOf.get(owners)
  if (!uids) ownersOf.set(owners, (uids = owners.map(({ uid }) => uid)))
  return uids
}

/** `namespace/key=value` for each label. */
export function labelEntries(metadata: ObjectMeta): readonly string[] | undefined {
  const { labels, namespace = '' } = metadata
  if (!labels) return undefined
  const known = labelsOf.get(labels)
  if (known?.namespace === namespace) return known.values
  const values = Object.entries(labels).map(([key, value]) => `${namespace}/${key}=${value}`)
  labelsOf.set(labels, { namespace, values })
  return values
}

/**
 * `namespace/key=value` for each label of what no controller owns: how an owner-to-be finds what it
 * may adopt.
 */
export const orphanEntries = (metadata: ObjectMeta): readonly string[] | undefined =>
  controllingOwner(metadata) ? undefined : labelEntries(metadata)

/**
 * The first pair of a selector (`namespace/key=value`), by which what it selects finds it;
 * `namespace/` if it has no pair.
 */
export function selectorEntry(
  namespace: string | undefined,
  pairs: Readonly<Record<string, string>> | undefined,
): string {
  for (const key in pairs) return `${namespace ?? ''}/${key}=${pairs[key]}`
  return `${namespace ?? ''}/`
}

const PREFIX = 'api/'

/** Whether a table is a kind's. */
export const isObjectTable = (name: string): boolean => name.startsWith(PREFIX)

/** Defines the table of a kind. Every kind's is indexed by owner; `indexes` come on top. */
export function objectTable<T extends KubeObject, Index extends string = never>(
  plural: string,
  indexes?: Readonly<Record<Index, IndexOf<Stored<T>>>>,
): TableSpec<Stored<T>, Index | 'byOwner'> {
  const owners = indexOfPart<Stored<T>>(
    ({ metadata }) => metadata.ownerReferences,
    ({ metadata }) => byOwner(metadata),
  )
  const all = { ...indexes, byOwner: owners } as Record<Index | 'byOwner', IndexOf<Stored<T>>>
  return defineTable<Stored<T>, Index | 'byOwner'>(PREFIX + plural, all)
}

const CUSTOM = 'custom/'

/** The tables of all kinds that are not the API's own, for watches. */
export const CUSTOM_TABLES = `${PREFIX}${CUSTOM}*`

/** The table of a kind that is not the API's own. */
export const customTable = <T extends KubeObject, Index extends string = never>(
  { plural, group }: { readonly plural: string; readonly group: string },
  indexes?: Readonly<Record<Index, IndexOf<Stored<T>>>>,
): TableSpec<Stored<T>, Index | 'byOwner'> =>
  objectTable<T, Index>(`${CUSTOM}${plural}.${group}`, indexes)

/** Whether a table is that of a kind that is not the API's own. */
export const isCustomTable = (name: string): boolean => name.startsWith(PREFIX + CUSTOM)
