/**
 * Field managers: who set which fields of an object. Only writes that name their manager are
 * remembered; controllers name none.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
import { dequal } from 'dequal'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { KindNames, KubeObject } from '../kinds/kind.js'
import { listRule, rootOf } from '../kinds/schema/list-rule.js'

/** One manager of an object; a manager that applies and updates counts as two. */
export interface FieldManager {
  readonly manager: string
  readonly operation: 'Apply' | 'Update'
  /** Paths such as `.data.a` and `.spec.containers[name="web"].image`. */
  readonly fields: readonly string[]
}

/** The managers of one object. */
interface Ownership {
  readonly managers: readonly FieldManager[]
}

/** Keys are `<kind>.<group> <key of the object>`. */
export const ownerships = defineTable<Ownership>('field-managers')

const rowKey = ({ kind, group }: KindNames, key: string): string => `${kind}.${group} ${key}`

/** What the server sets, and nobody manages. */
const SERVER_FIELDS: readonly string[] = ['apiVersion', 'kind', 'status']
const SERVER_METADATA: readonly string[] = [
  'name',
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'managedFields',
  'selfLink',
]

/**
 * The values of an object by their paths. Lists that are merged item by item are entered, others
 * are one value.
 */
export function leavesOf(kind: KindNames, object: KubeObject): ReadonlyMap<string, unknown> {
  const leaves = new Map<string, unknown>()
  collect(withoutServerFields(object), '', rootOf(kind), leaves)
  return leaves
}

function withoutServerFields(object: KubeObject): object {
  const metadata = Object.fromEntries(
    Object.entries(object.metadata ?? {}).filter(([key]) => !SERVER_METADATA.includes(key)),
  )
  return Object.fromEntries(
    Object.entries({ ...object, metadata }).filter(([key]) => !SERVER_FIELDS.includes(key)),
  )
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function collect(value: unknown, path: string, plain: string, leaves: Map<string, unknown>): void {
  if (isFields(value) && Object.keys(value).length > 0) {
    for (const [key, field] of Object.entries(value))
      collect(field, `${path}.${key}`, `${plain}.${key}`, leaves)
    return
  }
  const rule = Array.isArray(value) ? listRule(plain) : undefined
  if (!Array.isArray(value) || rule === undefined) {
    if (path !== '.metadata') leaves.set(path, value)
    return
  }
  for (const item of value as readonly unknown[])
    collect(item, path + itemSelector(item, rule.key), plain, leaves)
}

/** How a path names an item of a list: `[name="web"]`, or `[="value"]` in a set of values. */
export const itemSelector = (item: unknown, key: string | undefined): string =>
  key === undefined
    ? `[=${JSON.stringify(item)}]`
    : `[${key}=${JSON.stringify(isFields(item) ? item[key] : undefined)}]`

/** Who manages what of an object. */
export const managersOf = (tx: Tx, kind: KindNames, key: string): readonly FieldManager[] =>
  tx.get(ownerships, rowKey(kind, key))?.managers ?? []

export function setManagers(
  tx: Tx,
  kind: KindNames,
  key: string,
  managers: readonly FieldManager[],
): void {
  tx.put(ownerships, rowKey(kind, key), {
    managers: managers.filter(({ fields }) => fields.length > 0),
  })
}

/** Forgets the managers of an object that is gone. */
export const forgetManagers = (tx: Tx, kind: KindNames, key: string): boolean =>
  tx.delete(ownerships, rowKey(kind, key))

/** Writes down an update: what it changed is its manager's, and nobody else's any more. */
export function recordUpdate(
  tx: Tx,
  kind: KindNames,
  key: string,
  before: KubeObject | undefined,
  after: KubeObject,
  manager: string | undefined,
): void {
  const managers = managersOf(tx, kind, key)
  if (manager === undefined && managers.length === 0) return
  const [old, leaves] = [
    before ? leavesOf(kind, before) : new Map<string, unknown>(),
    leavesOf(kind, after),
  ]
  const changed = [...leaves]
    .filter(([path, value]) => !old.has(path) || !dequal(old.get(path), value))
    .map(([path]) => path)
  const taken = new Set(changed)
  const isOwn = (one: FieldManager): boolean =>
    one.manager === manager && one.operation === 'Update'
  const kept = managers.map((one) => ({
    ...one,
    fields: one.fields.filter((path) => leaves.has(path) && (isOwn(one) || !taken.has(path))),
  }))
  if (manager === undefined) return setManagers(tx, kind, key, kept)
  const own = kept.find(isOwn)
  const fields = [...new Set([...(own?.fields ?? []), ...changed])].sort()
  setManagers(tx, kind, key, [
    ...kept.filter((one) => !isOwn(one)),
    { manager, operation: 'Update', fields },
  ])
}
