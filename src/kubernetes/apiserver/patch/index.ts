/**
 * Patch: changes an object by a description of the change.
 *
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/
 */
import type { Tx } from '../../../sim/step.js'
import type { KubeObject, Kind, Stored, KindNames } from '../../kinds/kind.js'
import type { PatchType, WriteOptions } from '../client.js'
import { badRequest, notFound } from '../errors.js'
import { findStored, keyIn } from '../stored.js'
import { update } from '../update.js'
import { applyJsonPatch } from './json-patch.js'
import { applyMergePatch } from './merge-patch.js'
import { applyStrategicMergePatch } from './strategic-merge-patch.js'

/** @throws ApiError NotFound, Conflict, Invalid, BadRequest */
export function patch<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  name: string,
  namespace: string | undefined,
  type: PatchType,
  body: unknown,
  options: WriteOptions & { readonly subresource?: 'status' | 'scale' } = {},
): Stored<T> {
  const old = findStored(tx, kind, keyIn(kind, name, namespace))
  if (!old) throw notFound(kind, name)
  const patched = apply(kind, name, type, old, body) as T
  if (patched.metadata?.name !== undefined && patched.metadata.name !== name) throw badRequest(`the name of the object (${patched.metadata.name}) does not match the name on the URL (${name})`)
  return update(tx, kind, patched, options, options.subresource === 'status' ? 'status' : 'object')
}

function apply(kind: KindNames, name: string, type: PatchType, old: object, body: unknown): unknown {
  if (type === 'json') return applyJsonPatch(kind, name, old, body)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw badRequest('error decoding patch: json: cannot unmarshal into Go value of type map[string]interface {}')
  return type === 'merge' ? applyMergePatch(old, body) : applyStrategicMergePatch(kind, old, body as Record<string, unknown>)
}
