/**
 * Writes of status alone: the rest of the object stays as it is.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#get-or-update-status
 */
import { dequal } from 'dequal'
import { produce } from 'immer'
import type { Tx } from '../../sim/step.js'
import type { Draft, KubeObject, Kind, StatusPart, Stored } from '../kinds/kind.js'
import { invalidObject, modified } from './errors.js'
import { recordStatus } from './field-managers.js'
import { findStored, keyIn, nextRevision, store } from './stored.js'

/**
 * Changes nothing but status; undefined if the object is gone or is another one of the same name.
 * @throws ApiError Conflict
 */
export function updateStatus<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  object: Stored<T>,
  recipe: (draft: Draft<T>) => void,
): Stored<T> | undefined {
  const old = sameObject(tx, kind, object)
  if (old && old.metadata.resourceVersion !== object.metadata.resourceVersion)
    throw modified(kind, object.metadata.name)
  return amendStatus(tx, kind, object, recipe)
}

/**
 * Changes nothing but the status of this moment; undefined if the object is gone or is another one
 * of the same name.
 */
export function amendStatus<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  object: Stored<T>,
  recipe: (draft: Draft<T>) => void,
): Stored<T> | undefined {
  const old = sameObject(tx, kind, object)
  if (!old) return undefined
  const input = produce(old, (draft) => {
    recipe(draft as unknown as Draft<T>)
  })
  return writeStatus(tx, kind, old, statusOf(input))
}

/**
 * Writes a whole status, or what a function makes of the status of this moment; undefined if the
 * object is gone or is another one of the same name.
 */
export function replaceStatus<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  object: Stored<T>,
  status: unknown,
): Stored<T> | undefined {
  const old = sameObject(tx, kind, object)
  if (!old) return undefined
  return writeStatus(tx, kind, old, isMaker(status) ? status(statusOf(old)) : status)
}

const isMaker = (status: unknown): status is (of: unknown) => unknown =>
  typeof status === 'function'

function sameObject<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  { metadata }: Stored<T>,
): Stored<T> | undefined {
  const old = findStored(tx, kind, keyIn(kind, metadata.name, metadata.namespace))
  return old?.metadata.uid === metadata.uid ? old : undefined
}

function writeStatus<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  old: Stored<T>,
  status: unknown,
): Stored<T> {
  const before = statusOf(old)
  if (before === status || dequal(before, status)) return old
  const key = keyIn(kind, old.metadata.name, old.metadata.namespace)
  const draft = { ...old, status } as Stored<T>
  checkStatus(tx, kind, draft as unknown as Draft<T>, old)
  recordStatus(tx, kind, key, old, draft)
  return store(tx, kind, key, {
    ...draft,
    metadata: { ...old.metadata, resourceVersion: nextRevision(tx) },
  })
}

export const statusOf = (object: object): unknown =>
  (object as { readonly status?: unknown }).status

/** Shapes and checks an object of which nothing but status was written. @throws ApiError Invalid */
export function checkStatus<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  draft: Draft<T>,
  old: Stored<T>,
  subresource: StatusPart = 'status',
): void {
  kind.setStatusDefaults?.(draft, old, tx.now, subresource)
  const errors = kind.validateStatus?.(draft as T, old, tx, subresource) ?? []
  if (errors.length > 0) throw invalidObject(kind, old.metadata.name, errors)
}
