/**
 * Update: an object is replaced, unless somebody else was faster.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#updates-to-existing-resources
 */
import { dequal } from 'dequal'
import { produce } from 'immer'
import type { PodSpec } from '../../types/kubernetes/core/v1.js'
import type { ObjectMeta } from '../../types/kubernetes/meta/v1.js'
import { seal } from '../../sim/seal.js'
import type { Tx } from '../../sim/step.js'
import type { Draft, DraftMeta, KubeObject, Kind, StatusPart, Stored } from '../kinds/kind.js'
import { validateMetadata } from '../kinds/metadata.js'
import { changedEphemeralContainers } from '../kinds/pod/ephemeral-containers.js'
import { admit, validateAdmission } from './admission/index.js'
import { requestFor } from './admission/request.js'
import type { Requested } from './api.js'
import { invalidObject, modified, notFound, uidMismatch } from './errors.js'
import { asIfManaged, recordUpdate } from './field-managers.js'
import type { PodPart } from './api.js'
import { resized, validateResize } from '../kinds/pod/resize.js'
import { findStored, keyIn, nextRevision, remove, store } from './stored.js'
import { checkStatus, statusOf } from './update-status.js'

/**
 * What a write may touch: everything but status (or all, for kinds whose status is no subresource),
 * status alone, or the ephemeral containers of a pod, or what its containers want of a node.
 */
export type Scope = 'object' | StatusPart | PodPart

/** @throws ApiError NotFound, Conflict, Invalid */
export function update<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  input: T | Stored<T>,
  options: Requested = {},
  scope: Scope = 'object',
): Stored<T> {
  const name = input.metadata?.name ?? ''
  const key = keyIn(kind, name, input.metadata?.namespace)
  const old = findStored(tx, kind, key)
  if (!old) throw notFound(kind, name)
  const { resourceVersion, uid } = input.metadata ?? {}
  if (resourceVersion && resourceVersion !== old.metadata.resourceVersion)
    throw modified(kind, name)
  if (uid && uid !== old.metadata.uid) throw uidMismatch(kind, name, uid, old.metadata.uid)
  return write(tx, kind, key, input as T, old, options, scope)
}

/** Changes an object by a recipe and writes it. @throws ApiError NotFound, Conflict, Invalid */
export function mutate<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  object: Stored<T>,
  recipe: (draft: Draft<T>) => void,
  options: Requested = {},
): Stored<T> {
  const old = current(tx, kind, object)
  if (old.metadata.resourceVersion !== object.metadata.resourceVersion)
    throw modified(kind, object.metadata.name)
  return rewrite(tx, kind, old, recipe, options)
}

/**
 * Changes the object of this moment by a recipe and writes it. @throws ApiError NotFound, Conflict
 * (another object of that name), Invalid
 */
export function amend<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  object: Stored<T>,
  recipe: (draft: Draft<T>) => void,
  options: Requested = {},
): Stored<T> {
  return rewrite(tx, kind, current(tx, kind, object), recipe, options)
}

/** The object as it is now. */
function current<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  { metadata: { name, namespace, uid } }: Stored<T>,
): Stored<T> {
  const old = findStored(tx, kind, keyIn(kind, name, namespace))
  if (!old) throw notFound(kind, name)
  if (old.metadata.uid !== uid) throw uidMismatch(kind, name, uid, old.metadata.uid)
  return old
}

function rewrite<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  old: Stored<T>,
  recipe: (draft: Draft<T>) => void,
  options: Requested = {},
): Stored<T> {
  const input = produce(old, (draft) => {
    recipe(draft as unknown as Draft<T>)
  })
  return input === old
    ? old
    : write(
        tx,
        kind,
        keyIn(kind, old.metadata.name, old.metadata.namespace),
        input as unknown as T,
        old,
        options,
        'object',
      )
}

function write<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  key: string,
  input: T,
  old: Stored<T>,
  options: Requested,
  scope: Scope,
): Stored<T> {
  const draft = draftIn(scope, kind, input, old)
  const subresource = scope === 'object' ? undefined : scope
  const request = requestFor(tx, kind, 'UPDATE', {
    object: draft,
    old,
    subresource,
    options,
  })
  if (scope === 'object') {
    kind.setDefaults?.(draft)
    admit(request)
    kind.prepareForUpdate?.(draft, old, tx)
    const errors = [
      ...validateMetadata(kind, draft.metadata as ObjectMeta, old.metadata),
      ...(kind.validate?.(draft as T, old, tx) ?? []),
    ]
    if (errors.length > 0) throw invalidObject(kind, old.metadata.name, errors)
  } else if (scope !== 'ephemeralcontainers' && scope !== 'resize') {
    admit(request)
    checkStatus(tx, kind, draft, old, scope)
  } else {
    kind.setDefaults?.(draft)
    admit(request)
    const errors =
      scope === 'resize'
        ? validateResize(specOf(draft), specOf(old), specOf(input))
        : changedEphemeralContainers(specOf(draft), specOf(old))
    if (errors.length > 0) throw invalidObject(kind, old.metadata.name, errors)
  }
  validateAdmission(request)
  const metadata = draft.metadata as DraftMeta
  metadata.resourceVersion = old.metadata.resourceVersion
  if (dequal(draft, old)) return old
  if (kind.hasGeneration && specChanged(draft, old, kind.hasStatus !== false))
    metadata.generation = (old.metadata.generation ?? 0) + 1
  const written: Requested = scope === 'object' ? options : { ...options, subresource: scope }
  if (options.dryRun)
    return seal(asIfManaged(tx, kind, key, old, draft as unknown as Stored<T>, written))
  const object = draft as unknown as Stored<T>
  if (isFinished(kind, object)) {
    remove(tx, kind, key, old)
    return seal(object)
  }
  metadata.resourceVersion = nextRevision(tx)
  recordUpdate(tx, kind, key, old, object, written)
  const stored = store(tx, kind, key, object)
  for (const work of request.afterwards) work()
  return stored
}

/** The new object, with only that changed which the scope allows. */
function draftIn<T extends KubeObject>(
  scope: Scope,
  kind: Kind<T>,
  input: T,
  old: Stored<T>,
): Draft<T> {
  if (scope === 'object') return draftOf(kind, input, old)
  if (scope === 'resize')
    return {
      ...old,
      metadata: { ...old.metadata },
      spec: resized(specOf(old), specOf(input)),
    } as unknown as Draft<T>
  if (scope !== 'ephemeralcontainers') return withStatus(input, old)
  const { ephemeralContainers } = specOf(input)
  return {
    ...old,
    metadata: { ...old.metadata },
    spec: { ...specOf(old), ...(ephemeralContainers ? { ephemeralContainers } : {}) },
  } as unknown as Draft<T>
}

const specOf = (pod: object): PodSpec => (pod as { readonly spec: PodSpec }).spec

/** The new object with what nobody may change put back. */
function draftOf<T extends KubeObject>(kind: Kind<T>, input: T, old: Stored<T>): Draft<T> {
  const { managedFields: _, selfLink: __, ...given } = input.metadata ?? {}
  const metadata: ObjectMeta = {
    ...given,
    name: old.metadata.name,
    uid: old.metadata.uid,
    creationTimestamp: old.metadata.creationTimestamp,
  }
  for (const field of [
    'namespace',
    'generation',
    'generateName',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
  ] as const) {
    if (old.metadata[field] === undefined) delete metadata[field]
    else Object.assign(metadata, { [field]: old.metadata[field] })
  }
  const draft = {
    ...input,
    apiVersion: old.apiVersion,
    kind: old.kind,
    metadata,
  } as unknown as Draft<T>
  shareEqualParts(draft, old)
  shareEqualParts(metadata, old.metadata)
  if (kind.hasStatus) {
    const status = statusOf(old)
    if (status === undefined) Reflect.deleteProperty(draft, 'status')
    else Object.assign(draft, { status })
  }
  return draft
}

/**
 * What did not change stays the frozen value that it was, so that nothing has to look at it again.
 */
function shareEqualParts(draft: object, old: object): void {
  const [target, source] = [draft as Record<string, unknown>, old as Record<string, unknown>]
  for (const key of Object.keys(target)) {
    if (
      key !== 'metadata' &&
      typeof target[key] === 'object' &&
      target[key] !== source[key] &&
      dequal(target[key], source[key])
    )
      target[key] = source[key]
  }
}

const withStatus = <T extends KubeObject>(input: T, old: Stored<T>): Draft<T> =>
  ({
    ...old,
    metadata: { ...old.metadata },
    ...(statusOf(input) === undefined ? {} : { status: statusOf(input) }),
  }) as unknown as Draft<T>

/** Whether more than metadata changed, and more than a status that stands apart. */
function specChanged(draft: object, old: object, hasStatus: boolean): boolean {
  const [before, after] = [old as Record<string, unknown>, draft as Record<string, unknown>]
  return Object.keys({ ...before, ...after }).some(
    (field) =>
      field !== 'metadata' &&
      !(field === 'status' && hasStatus) &&
      before[field] !== after[field] &&
      !dequal(before[field], after[field]),
  )
}

/** Whether nothing holds an object any more that is being deleted. */
export function isFinished<T extends KubeObject>(kind: Kind<T>, object: Stored<T>): boolean {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0, finalizers = [] } = object.metadata
  return (
    deletionTimestamp !== undefined &&
    deletionGracePeriodSeconds === 0 &&
    finalizers.length === 0 &&
    !kind.isHeld?.(object)
  )
}
