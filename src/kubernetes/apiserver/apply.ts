/**
 * Server-side apply: the object becomes what its manager wants of it, unless another manager wants
 * something else.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
import type { Tx } from '../../sim/step.js'
import { rfc3339 } from '../../text/time.js'
import { apiVersionOf } from '../kinds/index.js'
import type { KubeObject, Kind, Stored } from '../kinds/kind.js'
import type { Requested } from './api.js'
import { create } from './create.js'
import {
  type FieldConflict,
  applyConflicts,
  fieldManagerRequired,
  untypedPatch,
} from './apply-errors.js'
import { type FieldManager, managersOf, setManagers } from './field-managers.js'
import { compare } from './fields/compare.js'
import { lastAppliedFields } from './fields/last-applied.js'
import { merge, prune } from './fields/merge.js'
import { duplicatesIn, fieldsIn } from './fields/of.js'
import { ownable, shapeOfKind } from './fields/scope.js'
import {
  type FieldSet,
  difference,
  intersection,
  isEmptySet,
  pathsOf,
  union,
} from './fields/set.js'
import { findStored, keyIn } from './stored.js'
import { update } from './update.js'

/** The manager that takes over what client-side apply left. */
const UPGRADING = 'kubectl'

/** How an object is applied. */
export interface ApplyOptions extends Requested {
  /** Who applies. */
  readonly fieldManager: string
  /** Takes fields over that others manage. */
  readonly force?: boolean
  /** Managers whose fields this one takes over for good: those of client-side apply. */
  readonly upgrade?: readonly string[]
}

/**
 * @throws ApiError Conflict when others manage fields that this would change, Invalid without a
 * manager, and as create and update do
 */
export function apply<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  body: T,
  options: ApplyOptions,
): Stored<T> {
  const { fieldManager: manager, dryRun = false, user, warn } = options
  if (manager === '') throw fieldManagerRequired()
  const shape = shapeOfKind(kind)
  const duplicates = duplicatesIn(ownable(kind, body), shape)
  if (duplicates.length > 0) throw untypedPatch(kind, body, duplicates)
  const key = keyIn(kind, body.metadata?.name ?? '', body.metadata?.namespace)
  const passed = { dryRun, ...(user === undefined ? {} : { user }), ...(warn ? { warn } : {}) }
  const wanted = fieldsIn(ownable(kind, body), shape)
  const own: FieldManager = {
    manager,
    operation: 'Apply',
    apiVersion: options.apiVersion ?? apiVersionOf(kind),
    time: rfc3339(tx.now),
    fields: wanted,
  }
  const live = findStored(tx, kind, key)
  if (!live) {
    const created = create(tx, kind, body, passed)
    if (!dryRun) setManagers(tx, kind, key, [own])
    return created
  }
  const known = managersOf(tx, kind, key, live)
  const { managers, last } = withoutOwn(known, manager, options.upgrade ?? [])
  const applied = wantedOf(kind, live, body, last, { own, others: managers })
  const { changed, removed } = compare(ownable(kind, live), ownable(kind, applied), shape)
  const conflicts = conflictsOf(managers, changed)
  if (conflicts.length > 0 && options.force !== true)
    refuse(conflicts, manager === UPGRADING ? lastAppliedFields(kind, live) : {})
  const written = update(tx, kind, applied, passed)
  if (dryRun) return written
  const isNoop =
    written === live && isEmptySet(difference(wanted, last)) && isEmptySet(difference(last, wanted))
  const before = known.find((one) => isOwn(one, manager))
  setManagers(tx, kind, key, [
    ...managers.map((one) => ({
      ...one,
      fields: difference(difference(one.fields, changed), removed),
    })),
    isNoop && before ? before : own,
  ])
  return written
}

const isOwn = (one: FieldManager, manager: string): boolean =>
  one.manager === manager && one.operation === 'Apply'

/** The other managers, and what this one applied last. */
function withoutOwn(
  managers: readonly FieldManager[],
  manager: string,
  upgrade: readonly string[],
): { readonly managers: readonly FieldManager[]; readonly last: FieldSet } {
  const isTaken = (one: FieldManager): boolean =>
    isOwn(one, manager) ||
    (one.operation === 'Update' && one.subresource === undefined && upgrade.includes(one.manager))
  return {
    managers: managers.filter((one) => !isTaken(one)),
    last: managers.filter(isTaken).reduce((all: FieldSet, { fields }) => union(all, fields), {}),
  }
}

/** The object as the manager wants it: merged, and without what it and all others gave up. */
function wantedOf<T extends KubeObject>(
  kind: Kind<T>,
  live: Stored<T>,
  body: T,
  last: FieldSet,
  { own, others }: { readonly own: FieldManager; readonly others: readonly FieldManager[] },
): T {
  const shape = shapeOfKind(kind)
  const owned = [own, ...others].reduce((all: FieldSet, { fields }) => union(all, fields), {})
  const { metadata, ...rest } = merge(live, body, shape) as T
  const pruned = prune({ ...rest, metadata }, last, owned, shape) as T
  return {
    ...pruned,
    metadata: {
      ...pruned.metadata,
      resourceVersion: body.metadata?.resourceVersion ?? live.metadata.resourceVersion,
    },
  }
}

/** The changed fields that others manage. */
const conflictsOf = (
  others: readonly FieldManager[],
  changed: FieldSet,
): readonly FieldConflict[] =>
  others.flatMap((one) => {
    const fields = intersection(one.fields, changed)
    return pathsOf(fields).map((path) => ({ ...named(one), path }))
  })

/**
 * @throws ApiError Conflict unless all the fields are as client-side apply left them: then they may
 * be taken over
 */
function refuse(conflicts: readonly FieldConflict[], allowed: FieldSet): void {
  const free = new Set(pathsOf(allowed))
  const left = conflicts.filter(({ path }) => !free.has(path))
  if (left.length > 0) throw applyConflicts(left)
}

/** A manager as conflicts name it: those that update say with which version. */
const named = ({
  manager,
  operation,
  subresource,
  apiVersion,
}: FieldManager): Pick<FieldConflict, 'manager' | 'using' | 'subresource'> => ({
  manager,
  ...(subresource === undefined ? {} : { subresource }),
  ...(operation === 'Update' ? { using: apiVersion } : {}),
})
