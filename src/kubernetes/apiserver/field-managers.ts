/**
 * Field managers: who set which fields of an object.
 *
 * Writes that name their manager are written down, and what else happens to an object that has
 * managers. The statuses that components write, and objects that nobody else has touched, are
 * numerous: who owns their fields follows from what they are, and is found out when somebody asks.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
import { apiVersionOf } from '../kinds/index.js'
import type { ManagedFieldsEntry } from '../../types/kubernetes/meta/v1.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader } from '../../sim/world.js'
import { rfc3339 } from '../../text/time.js'
import type { Kind, KindNames, KubeObject, Stored } from '../kinds/kind.js'
import type { UserInfo } from './authentication/user.js'
import { CONTROLLERS, componentOf, componentFor, latestTime } from './fields/component.js'
import { compare } from './fields/compare.js'
import { type Structured, ownable, shapeOfKind, writtenStatus } from './fields/scope.js'
import { type FieldSet, difference, isEmptySet, ordered, union } from './fields/set.js'

/** One manager of an object; one that applies and updates counts as two. */
export interface FieldManager {
  readonly manager: string
  readonly operation: 'Apply' | 'Update'
  /** `status` or `scale`, if the write was one of a part. */
  readonly subresource?: string
  readonly apiVersion: string
  /** When its fields last changed: `2026-01-01T00:00:00Z`. */
  readonly time?: string
  readonly fields: FieldSet
}

/** A kind as far as managers go. */
export type Managed = KindNames & Structured

/** How a write is recorded. */
interface Written {
  readonly fieldManager?: string | undefined
  readonly user?: string | UserInfo | undefined
  readonly subresource?: string | undefined
  readonly apiVersion?: string | undefined
}

/** The managers of one object. */
interface Ownership {
  readonly managers: readonly FieldManager[]
}

/** Keys are `<kind>.<group> <key of the object>`. */
export const ownerships = defineTable<Ownership>('field-managers')

const rowKey = ({ kind, group }: KindNames, key: string): string => `${kind}.${group} ${key}`

/** The version in which a component writes: the scheduler has the newer one of events. */
const versionOf = (component: string, kind: KindNames): string =>
  kind.kind === 'Event' && component === 'kube-scheduler' ? 'events.k8s.io/v1' : apiVersionOf(kind)

/** The managers that are written down. */
const recorded = (
  read: Reader,
  kind: KindNames,
  key: string,
): readonly FieldManager[] | undefined => read.get(ownerships, rowKey(kind, key))?.managers

/** Who manages what of an object, status apart: the written down, or who must have made it. */
export function managersOf<T extends KubeObject>(
  read: Reader,
  kind: Managed,
  key: string,
  object: Stored<T>,
): readonly FieldManager[] {
  const known = recorded(read, kind, key)
  if (known) return known
  const fields = compare({}, ownable(kind, object), shapeOfKind(kind)).changed
  const time = object.metadata.creationTimestamp
  const manager = componentFor(kind, 'object', object)
  const apiVersion = versionOf(manager, kind)
  return isEmptySet(fields) ? [] : [{ manager, operation: 'Update', apiVersion, time, fields }]
}

export function setManagers(
  tx: Tx,
  kind: KindNames,
  key: string,
  managers: readonly FieldManager[],
): void {
  tx.put(ownerships, rowKey(kind, key), {
    managers: managers.filter(({ fields }) => !isEmptySet(fields)),
  })
}

/** Forgets the managers of an object that is gone. */
export const forgetManagers = (tx: Tx, kind: KindNames, key: string): boolean =>
  tx.delete(ownerships, rowKey(kind, key))

/** Whether two entries are one manager's. */
const isSame = (a: FieldManager, b: Omit<FieldManager, 'fields' | 'time'>): boolean =>
  a.manager === b.manager &&
  a.operation === b.operation &&
  a.subresource === b.subresource &&
  a.apiVersion === b.apiVersion

/** Writes down an update: what it changed is its manager's, and nobody else's any more. */
export function recordUpdate<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  key: string,
  before: Stored<T> | undefined,
  after: Stored<T>,
  written: Written,
): void {
  if (!written.fieldManager && !recorded(tx, kind, key)) return
  const managers = managersAfter(tx, kind, key, before, after, written)
  if (managers) setManagers(tx, kind, key, managers)
}

/**
 * Writes down what a component writes of a status that somebody else has written to: what it changes
 * is its own again.
 */
export function recordStatus<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  key: string,
  before: Stored<T>,
  after: Stored<T>,
): void {
  const ofStatus = recorded(tx, kind, key)?.filter(({ subresource }) => subresource === 'status')
  if (ofStatus === undefined || ofStatus.length === 0) return
  const fieldManager = componentFor(kind, 'status', after)
  if (ofStatus.every(({ manager }) => manager === fieldManager)) return
  recordUpdate(tx, kind, key, before, after, { fieldManager, subresource: 'status' })
}

/** Whoever keeps Deployments notes their revisions when it writes their status. */
const partOf = ({ kind }: KindNames, manager: string, subresource?: string) =>
  kind === 'Deployment' && manager === CONTROLLERS
    ? { subresource: 'status' }
    : subresource === undefined
      ? {}
      : { subresource }

/** The managers after an update; undefined if it changed nothing that is managed. */
function managersAfter<T extends KubeObject>(
  read: Reader,
  kind: Managed,
  key: string,
  before: Stored<T> | undefined,
  after: Stored<T>,
  { fieldManager, user = '', subresource, apiVersion = apiVersionOf(kind) }: Written,
): readonly FieldManager[] | undefined {
  const manager = fieldManager || componentOf(typeof user === 'string' ? user : user.username)
  const isStatus = subresource === 'status'
  const { changed, removed } = compare(
    before ? ownable(kind, before, isStatus) : {},
    ownable(kind, after, isStatus),
    shapeOfKind(kind),
  )
  if (isEmptySet(changed) && isEmptySet(removed)) return undefined
  const managers = before ? managersOf(read, kind, key, before) : []
  const own = {
    manager,
    operation: 'Update',
    apiVersion,
    ...partOf(kind, manager, subresource),
  } as const
  const others = managers
    .filter((one) => !isSame(one, own))
    .map((one) => ({ ...one, fields: difference(difference(one.fields, changed), removed) }))
  const known = managers.find((one) => isSame(one, own))?.fields ?? {}
  const fields = union(difference(known, removed), changed)
  const time = subresource === 'scale' ? {} : { time: rfc3339(read.now) }
  return [...others, { ...own, ...time, fields }]
}

/** An object that was not written, with the managers that it would have. */
export function asIfManaged<T extends KubeObject>(
  read: Reader,
  kind: Managed,
  key: string,
  before: Stored<T> | undefined,
  after: Stored<T>,
  written: Written,
): Stored<T> {
  if (!written.fieldManager) return after
  const managers = managersAfter(read, kind, key, before, after, written) ?? []
  const managedFields = entriesOf(managers.filter(({ fields }) => !isEmptySet(fields)))
  return { ...after, metadata: { ...after.metadata, managedFields } }
}

/**
 * The managers of an object as `metadata.managedFields` shows them: what is written down, and the
 * status that a component wrote.
 */
export function managedFieldsOf<T extends KubeObject>(
  read: Reader,
  kind: Kind<T>,
  key: string,
  object: Stored<T>,
): readonly ManagedFieldsEntry[] {
  const managers = managersOf(read, kind, key, object)
  const ofComponent = statusOf(kind, object, managers)
  const all = ofComponent
    ? [...managers.filter((one) => !isSame(one, ofComponent)), ofComponent]
    : managers
  return entriesOf(all)
}

const entriesOf = (managers: readonly FieldManager[]): ManagedFieldsEntry[] =>
  [...managers].sort(byOperationAndTime).map((one) => ({
    manager: one.manager,
    operation: one.operation,
    apiVersion: one.apiVersion,
    ...(one.time === undefined ? {} : { time: one.time }),
    fieldsType: 'FieldsV1',
    fieldsV1: ordered(one.fields),
    ...(one.subresource === undefined ? {} : { subresource: one.subresource }),
  })) as ManagedFieldsEntry[]

/** An object with its managed fields, as a request for it is answered. */
export function withManagedFields<T extends KubeObject>(
  read: Reader,
  kind: Kind<T>,
  object: Stored<T>,
): Stored<T> {
  const { name, namespace } = object.metadata
  if (object.metadata.managedFields || !kind.verbs.includes('patch')) return object
  const key = kind.namespaced ? `${namespace ?? 'default'}/${name}` : name
  const managers = recorded(read, kind, key)
  const known = shown.get(object)
  if (known?.kind === kind && known.managers === managers) return known.object as Stored<T>
  const managedFields = managedFieldsOf(read, kind, key, object)
  const managed =
    managedFields.length === 0
      ? object
      : { ...object, metadata: { ...object.metadata, managedFields } }
  shown.set(object, { kind, managers, object: managed })
  return managed
}

/** Objects with their managed fields, by the objects without: a list is asked for again and again. */
const shown = new WeakMap<
  object,
  {
    readonly kind: object
    readonly managers: readonly FieldManager[] | undefined
    readonly object: object
  }
>()

/** What a component owns in status: all that nobody else is known to have written. */
function statusOf<T extends KubeObject>(
  kind: Kind<T>,
  object: Stored<T>,
  managers: readonly FieldManager[],
): FieldManager | undefined {
  if (!kind.hasStatus) return undefined
  const status = compare({}, writtenStatus(ownable(kind, object, true)), shapeOfKind(kind)).changed
  const owned = managers.reduce((all: FieldSet, { fields }) => union(all, fields), {})
  const rest = difference(status, owned)
  if (isEmptySet(rest)) return undefined
  const own = {
    manager: componentFor(kind, 'status', object),
    operation: 'Update',
    apiVersion: apiVersionOf(kind),
    subresource: 'status',
  } as const
  const known = managers.find((one) => isSame(one, own))
  const times = [known?.time, latestTime(object) ?? object.metadata.creationTimestamp]
  const time = times
    .filter((one) => one !== undefined)
    .sort()
    .at(-1)
  return { ...own, ...(time ? { time } : {}), fields: union(known?.fields ?? {}, rest) }
}

/** Those that apply come first, then the older ones. */
function byOperationAndTime(a: FieldManager, b: FieldManager): number {
  const keys = ({ operation, time = '', manager }: FieldManager): readonly string[] => [
    operation,
    time,
    manager,
  ]
  const [left, right] = [keys(a), keys(b)]
  const at = left.findIndex((text, index) => text !== right[index])
  return at < 0 ? 0 : (left[at] ?? '') < (right[at] ?? '') ? -1 : 1
}
