/**
 * The garbage collector: what belongs to nobody any more is deleted.
 *
 * An object that names owners is kept as long as one of them is there. Three ways to delete an
 * owner: its dependents follow it (background), it waits for them (foreground), or they are left to
 * themselves (orphan). It is level-triggered: a key is an object, and the question is what should
 * become of it, whatever woke it.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/garbage-collection/
 */
import type { OwnerReference } from '../../types/kubernetes/meta/v1.js'
import { type Loop, type Outcome, type Watch, awaitChange } from '../../sim/loop.js'
import type { Change, Tx } from '../../sim/step.js'
import type { Reader } from '../../sim/world.js'
import { type Api, type DeleteOptions, connect } from '../apiserver/client.js'
import { FOREGROUND, ORPHAN } from '../apiserver/delete.js'
import { asClient, presentOf } from '../apiserver/informer.js'
import type { KubeObject, Kind, Stored } from '../kinds/kind.js'
import { kinds } from '../kinds/index.js'
import { CUSTOM_TABLES, isCustomTable } from '../kinds/object-table.js'
import { kindOfGroup, servedKind, servedKinds } from '../kinds/served.js'
import { LATENCY, deleteIfThere, groupIn } from './controller.js'

const NAME = 'generic-garbage-collector'

type Any = Stored<KubeObject>

/** Keys begin with the kind, and its group if the kind is not the API's own. */
const keyFor = ({ kind, group, table }: Kind, key: string): string =>
  `${isCustomTable(table.name) ? `${kind}.${group}` : kind} ${key}`

const keyIn = (kind: Kind, name: string, namespace: string | undefined): string =>
  kind.namespaced ? `${namespace}/${name}` : name

/** Events belong to nobody. */
const isCollected = ({ kind }: Kind): boolean => kind !== 'Event'

/** The objects that name an owner: an index range in each kind. */
function dependentsOf(
  read: Reader,
  uid: string,
): readonly { readonly kind: Kind; readonly object: Any }[] {
  const found: { readonly kind: Kind; readonly object: Any }[] = []
  // Most kinds have no objects at all, and every pod that goes is asked about.
  for (const kind of servedKinds(read))
    if (read.count(kind.table) > 0 && isCollected(kind))
      read.eachBy(kind.table, 'byOwner', uid, (object) => void found.push({ kind, object }))
  return found
}

const dependentKeys = (read: Reader, { metadata }: Any): readonly string[] =>
  dependentsOf(read, metadata.uid).map(({ kind, object }) =>
    keyFor(kind, keyIn(kind, object.metadata.name, object.metadata.namespace)),
  )

const isDeletedBy = ({ metadata }: Any, finalizer: string): boolean =>
  metadata.deletionTimestamp !== undefined && (metadata.finalizers?.includes(finalizer) ?? false)

/**
 * It asks the server itself about an object and its owners before it deletes, since deleting cannot
 * be undone; only dependents are found in caches.
 */
const loop: Loop = {
  name: NAME,
  latency: LATENCY,
  watches: [
    ...kinds.filter(isCollected).map(
      (kind): Watch => ({
        table: kind.table.name,
        wakes: (change, tx) => wakes(kind, change as Change<Any>, tx),
      }),
    ),
    {
      table: CUSTOM_TABLES,
      wakes(change, tx) {
        const { before, after } = change as Change<Any>
        const object = (after ?? before) as Any
        const kind = kindOfGroup(tx, groupIn(object.apiVersion), object.kind)
        return kind && wakes(kind, change as Change<Any>, tx)
      },
    },
  ],
  step(tx, key) {
    const space = key.indexOf(' ')
    const name = key.slice(0, space)
    const kind = servedKind(tx, name)
    const object = kind && presentOf(tx).get(kind.table, key.slice(space + 1))
    return kind && object
      ? collect(connect(tx, `system:serviceaccount:kube-system:${NAME}`), kind, object)
      : awaitChange
  },
}

export const garbageCollector = asClient(loop, {
  start: (tx) =>
    servedKinds(tx)
      .filter(isCollected)
      .flatMap((kind) =>
        tx
          .rows(kind.table)
          .flatMap(({ metadata }) =>
            metadata.ownerReferences || metadata.deletionTimestamp
              ? keyFor(kind, keyIn(kind, metadata.name, metadata.namespace))
              : [],
          ),
      ),
})

function wakes(
  kind: Kind,
  { key, before, after }: Change<Any>,
  tx: Tx,
): readonly string[] | undefined {
  if (!after) {
    const gone = before as Any
    return [...dependentKeys(tx, gone), ...waitingOwners(tx, gone)]
  }
  if (!before)
    return after.metadata.ownerReferences?.some(
      (owner) => !findOwner(tx, owner, after.metadata.namespace),
    )
      ? [keyFor(kind, key)]
      : undefined
  const own = after.metadata.ownerReferences !== before.metadata.ownerReferences
  const ending =
    after.metadata.deletionTimestamp !== undefined &&
    (before.metadata.deletionTimestamp === undefined ||
      before.metadata.finalizers !== after.metadata.finalizers)
  if (!own && !ending) return undefined
  return [
    ...(own || after.metadata.finalizers ? [keyFor(kind, key)] : []),
    ...(own ? waitingOwners(tx, before) : []),
  ]
}

/** Owners that wait for their dependents. */
function waitingOwners(read: Reader, { metadata }: Any): readonly string[] {
  return (metadata.ownerReferences ?? []).flatMap((owner) => {
    const found = findOwner(read, owner, metadata.namespace)
    const kind = kindOfGroup(read, groupIn(owner.apiVersion), owner.kind)
    return kind && typeof found === 'object' && isDeletedBy(found, FOREGROUND)
      ? keyFor(kind, keyIn(kind, owner.name, metadata.namespace))
      : []
  })
}

/**
 * The owner that a reference means; `true` if it is of a kind that nobody here knows, undefined if
 * it is gone.
 */
function findOwner(
  read: Reader,
  { apiVersion, kind, name, uid }: OwnerReference,
  namespace: string | undefined,
): Any | true | undefined {
  const spec = kindOfGroup(read, groupIn(apiVersion), kind)
  if (!spec) return true
  const found = read.get(spec.table, keyIn(spec, name, namespace))
  return found?.metadata.uid === uid ? found : undefined
}

/** What should become of an object. */
function collect(api: Api, kind: Kind, object: Any): Outcome {
  if (isDeletedBy(object, ORPHAN)) return orphanDependents(api, kind, object)
  if (isDeletedBy(object, FOREGROUND)) return awaitDependents(api, kind, object)
  const references = object.metadata.ownerReferences ?? []
  if (references.length === 0 || object.metadata.deletionTimestamp) return awaitChange
  const found = references.map((reference) => ({
    reference,
    owner: findOwner(api.live.tx, reference, object.metadata.namespace),
  }))
  const isWaiting = (owner: Any | true | undefined): boolean =>
    typeof owner === 'object' && isDeletedBy(owner, FOREGROUND)
  const solid = found.filter(({ owner }) => owner !== undefined && !isWaiting(owner))
  if (solid.length > 0) {
    if (solid.length < found.length)
      keepOwners(api, kind, object, (uid) => solid.some(({ reference }) => reference.uid === uid))
    return awaitChange
  }
  const waits = found.some(({ owner }) => isWaiting(owner))
  remove(
    api,
    kind,
    object,
    waits && dependentKeys(api.tx, object).length > 0 ? 'Foreground' : 'Background',
  )
  return awaitChange
}

const remove = (
  api: Api,
  kind: Kind,
  { metadata }: Any,
  propagationPolicy: NonNullable<DeleteOptions['propagationPolicy']>,
): void => void deleteIfThere(api, kind, { metadata }, { propagationPolicy })

/** Dependents lose the reference, then the owner goes. */
function orphanDependents(api: Api, kind: Kind, object: Any): Outcome {
  for (const dependent of dependentsOf(api.tx, object.metadata.uid))
    keepOwners(api, dependent.kind, dependent.object, (uid) => uid !== object.metadata.uid)
  dropFinalizer(api, kind, object, ORPHAN)
  return awaitChange
}

/** Dependents are deleted, and the owner stays until those that block it are gone. */
function awaitDependents(api: Api, kind: Kind, object: Any): Outcome {
  const dependents = dependentsOf(api.tx, object.metadata.uid)
  const blocking = dependents.filter((one) =>
    one.object.metadata.ownerReferences?.some(
      ({ uid, blockOwnerDeletion }) => uid === object.metadata.uid && blockOwnerDeletion,
    ),
  )
  if (blocking.length === 0) dropFinalizer(api, kind, object, FOREGROUND)
  else
    for (const one of dependents)
      if (!one.object.metadata.deletionTimestamp) collect(api, one.kind, one.object)
  return awaitChange
}

function keepOwners(api: Api, kind: Kind, object: Any, keeps: (uid: string) => boolean): void {
  const kept = (object.metadata.ownerReferences ?? []).filter(({ uid }) => keeps(uid))
  writeMetadata(api, kind, object, 'ownerReferences', kept)
}

function dropFinalizer(api: Api, kind: Kind, object: Any, finalizer: string): void {
  writeMetadata(
    api,
    kind,
    object,
    'finalizers',
    (object.metadata.finalizers ?? []).filter((one) => one !== finalizer),
  )
}

function writeMetadata(
  api: Api,
  kind: Kind,
  object: Any,
  field: 'ownerReferences' | 'finalizers',
  list: readonly unknown[],
): void {
  api.amend(kind, object as never, ({ metadata }: KubeObject) => {
    if (!metadata) return
    if (list.length === 0) delete metadata[field]
    else Object.assign(metadata, { [field]: list })
  })
}
