/**
 * Server-side apply: the object becomes what its manager wants of it, unless another manager wants
 * something else.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
import { dequal } from 'dequal'
import type { Tx } from '../../sim/step.js'
import { apiVersionOf } from '../kinds/index.js'
import type { KindNames, KubeObject, Kind, Stored } from '../kinds/kind.js'
import type { Requested } from './api.js'
import { create } from './create.js'
import { type FieldConflict, applyConflicts, badRequest } from './errors.js'
import {
  type FieldManager,
  itemSelector,
  leavesOf,
  managersOf,
  setManagers,
} from './field-managers.js'
import { listRule, rootOf } from '../kinds/schema/list-rule.js'
import { applyStrategicMergePatch } from './patch/strategic-merge-patch.js'
import { findStored, keyIn } from './stored.js'
import { update } from './update.js'

/** How an object is applied. */
export interface ApplyOptions extends Requested {
  /** Who applies. */
  readonly fieldManager: string
  /** Takes fields over that others manage. */
  readonly force?: boolean
}

/**
 * @throws ApiError Conflict when others manage fields that this would change, and as create and
 * update do
 */
export function apply<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  body: T,
  options: ApplyOptions,
): Stored<T> {
  const { fieldManager: manager, force = false, dryRun = false } = options
  if (manager === '')
    throw badRequest(
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    )
  const key = keyIn(kind, body.metadata?.name ?? '', body.metadata?.namespace)
  const live = findStored(tx, kind, key)
  const wanted = leavesOf(kind, body)
  const own: FieldManager = { manager, operation: 'Apply', fields: [...wanted.keys()].sort() }
  if (!live) {
    const created = create(tx, kind, body, { dryRun })
    if (!dryRun) setManagers(tx, kind, key, [own])
    return created
  }
  const managers = managersOf(tx, kind, key)
  const isOwn = (one: FieldManager): boolean => one.manager === manager && one.operation === 'Apply'
  const others = managers.filter((one) => !isOwn(one))
  const changed = changedPaths(kind, live, wanted)
  const conflicts = conflictsOf(kind, others, changed)
  if (conflicts.length > 0 && !force) throw applyConflicts(conflicts)
  const given = (managers.find(isOwn)?.fields ?? []).filter(
    (path) => !wanted.has(path) && !others.some(({ fields }) => fields.includes(path)),
  )
  const patched = applyStrategicMergePatch(kind, live, body as Readonly<Record<string, unknown>>)
  const merged = without(patched, new Set(given), '', rootOf(kind)) as T
  const written = update(
    tx,
    kind,
    {
      ...merged,
      metadata: {
        ...merged.metadata,
        resourceVersion: body.metadata?.resourceVersion ?? live.metadata.resourceVersion,
      },
    },
    { dryRun },
  )
  if (!dryRun)
    setManagers(tx, kind, key, [
      ...others.map((one) => ({ ...one, fields: one.fields.filter((path) => !changed.has(path)) })),
      own,
    ])
  return written
}

/** The fields that the manager wants to be something else than they are. */
function changedPaths(
  kind: KindNames,
  live: KubeObject,
  wanted: ReadonlyMap<string, unknown>,
): ReadonlySet<string> {
  const values = leavesOf(kind, live)
  const changed = [...wanted].filter(([path, value]) => !dequal(values.get(path), value))
  return new Set(changed.map(([path]) => path))
}

/** The changed fields that others manage. */
const conflictsOf = (
  kind: KindNames,
  others: readonly FieldManager[],
  changed: ReadonlySet<string>,
): readonly FieldConflict[] =>
  others.flatMap((one) =>
    one.fields
      .filter((path) => changed.has(path))
      .map((path): FieldConflict => ({ ...named(one, kind), path })),
  )

/** A manager as conflicts name it: those that update say with which version. */
const named = (
  { manager, operation }: FieldManager,
  kind: KindNames,
): Pick<FieldConflict, 'manager' | 'using'> => ({
  manager,
  ...(operation === 'Update' ? { using: apiVersionOf(kind) } : {}),
})

/** The value without the fields at some paths, and without what that leaves empty. */
function without(value: unknown, gone: ReadonlySet<string>, path: string, plain: string): unknown {
  if (gone.has(path) || gone.size === 0) return gone.size === 0 ? value : undefined
  if (Array.isArray(value)) {
    const rule = listRule(plain)
    if (rule === undefined) return value
    const items = value.flatMap((item) => {
      const at = path + itemSelector(item, rule.key)
      const dropped = gone.has(at) || (rule.key !== undefined && gone.has(`${at}.${rule.key}`))
      return dropped ? [] : [without(item, gone, at, plain)]
    })
    return items.length === 0 && value.length > 0 ? undefined : items
  }
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const kept = entries
    .map(
      ([key, field]) => [key, without(field, gone, `${path}.${key}`, `${plain}.${key}`)] as const,
    )
    .filter(([, field]) => field !== undefined)
  return kept.length === 0 && entries.length > 0 ? undefined : Object.fromEntries(kept)
}
