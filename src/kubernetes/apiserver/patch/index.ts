/**
 * Patch: changes an object by a description of the change.
 *
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/
 */
import type { Tx } from '../../../sim/step.js'
import type { KubeObject, Kind, Stored, KindNames } from '../../kinds/kind.js'
import type { PatchType, Requested } from '../api.js'
import { decodePatched } from '../decode.js'
import { hasSchema } from '../../kinds/schema/decode.js'
import { badRequest, notFound, unsupportedPatch } from '../errors.js'
import { get } from '../get.js'
import { getScale, updateScale } from '../scale.js'
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
  options: Requested & { readonly subresource?: 'status' | 'scale' } = {},
): Stored<T> {
  const old = findStored(tx, kind, keyIn(kind, name, namespace))
  if (!old) throw notFound(kind, name)
  // What the server knows no structure of, it cannot merge strategically.
  if (type === 'strategic' && (kind.schema || !hasSchema(kind.type))) throw unsupportedPatch()
  if (options.subresource === 'scale')
    return patchScale(tx, kind, name, namespace, type, body, options)
  const patched = decodePatched(kind, apply(kind, name, type, old, body))
  if (patched.metadata?.name !== undefined && patched.metadata.name !== name)
    throw badRequest(
      `the name of the object (${patched.metadata.name}) does not match the name on the URL (${name})`,
    )
  return update(tx, kind, patched, options, options.subresource === 'status' ? 'status' : 'object')
}

function patchScale<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  name: string,
  namespace: string | undefined,
  type: PatchType,
  body: unknown,
  options: Requested,
): Stored<T> {
  const scale = apply(kind, name, type, getScale(tx, kind, name, namespace), body) as {
    readonly spec?: { readonly replicas?: number }
  }
  updateScale(tx, kind, name, namespace, scale.spec?.replicas ?? 0, options)
  return get(tx, kind, name, namespace)
}

function apply(
  kind: KindNames,
  name: string,
  type: PatchType,
  old: object,
  body: unknown,
): unknown {
  if (type === 'json') return applyJsonPatch(kind, name, old, body)
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw badRequest(
      'error decoding patch: json: cannot unmarshal into Go value of type map[string]interface {}',
    )
  return type === 'merge'
    ? applyMergePatch(old, body)
    : applyStrategicMergePatch(kind, old, body as Record<string, unknown>)
}
