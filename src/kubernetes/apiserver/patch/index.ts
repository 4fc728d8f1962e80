/**
 * Patch: changes an object by a description of the change.
 *
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/
 */
import { apiVersionOf } from '../../kinds/index.js'
import { dequal } from 'dequal'
import type { Tx } from '../../../sim/step.js'
import { goJson } from '../../../text/json.js'
import type { KubeObject, Kind, Stored, KindNames } from '../../kinds/kind.js'
import type { PatchOptions, PatchType, Requested } from '../api.js'
import { decodePatched } from '../decode.js'
import { metadataOf } from '../http/objects.js'
import { hasSchema } from '../../kinds/schema/decode.js'
import type { ManagedFieldsEntry } from '../../../types/kubernetes/meta/v1.js'
import { setManagers, withManagedFields } from '../field-managers.js'
import { managersIn, patchesManagers } from '../fields/replace-managers.js'
import { badRequest, checkName, invalidPatch, notFound, unsupportedPatch } from '../errors.js'
import { get } from '../get.js'
import { getScale, updateScale } from '../scale.js'
import { findStored, keyIn } from '../stored.js'
import { type Scope, update } from '../update.js'
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
  options: Requested & PatchOptions = {},
): Stored<T> {
  const old = findStored(tx, kind, keyIn(kind, name, namespace))
  if (!old) throw notFound(kind, name)
  // What the server knows no structure of, it cannot merge strategically.
  if (type === 'strategic' && (kind.schema || !hasSchema(kind.type))) throw unsupportedPatch()
  if (options.subresource === 'scale')
    return patchScale(tx, kind, name, namespace, type, body, options)
  if (type === 'json' && patchesManagers(body)) return patchManagers(tx, kind, old, body, options)
  const { fieldValidation, warn } = options
  const made = apply(kind, type, old, body) as object
  const refuse =
    type === 'strategic'
      ? undefined
      : (why: string) => invalidPatch(textOf(old, withManagedFields(tx, kind, old), made), why)
  const patched = decodePatched(kind, made, fieldValidation, warn, refuse)
  if (patched.metadata?.name !== undefined) checkName(patched, name)
  return update(tx, kind, patched, options, scopeOf(options))
}

/** A patch of `metadata.managedFields`, and of what else it says. */
function patchManagers<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  old: Stored<T>,
  body: unknown,
  options: Requested & PatchOptions,
): Stored<T> {
  const made = applyJsonPatch(withManagedFields(tx, kind, old), body) as Stored<T>
  const { managedFields, ...metadata } = made.metadata
  const patched = decodePatched(kind, { ...made, metadata }, options.fieldValidation, options.warn)
  const written = update(tx, kind, patched, options, scopeOf(options))
  if (options.dryRun) return written
  const { name, namespace } = written.metadata
  const apiVersion = apiVersionOf(kind)
  const managers = managersIn((managedFields ?? []) as ManagedFieldsEntry[], apiVersion)
  setManagers(tx, kind, keyIn(kind, name, namespace), managers)
  return written
}

const scopeOf = ({ subresource }: PatchOptions): Scope =>
  subresource === undefined || subresource === 'scale' ? 'object' : subresource

/** What a patch made, as it is shown: what it left alone stays as the object has it. */
function textOf(old: Stored<KubeObject>, managed: Stored<KubeObject>, made: object): string {
  const { metadata, ...rest } = made as Record<string, unknown>
  const isSame = dequal(metadata, old.metadata)
  const shown: Record<string, unknown> = {
    ...rest,
    metadata: isSame ? metadataOf(managed) : metadata,
  }
  return goJson(
    Object.fromEntries(
      Object.keys(shown)
        .sort()
        .map((key) => [key, shown[key]]),
    ),
  )
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
  const scale = apply(kind, type, getScale(tx, kind, name, namespace), body) as {
    readonly spec?: { readonly replicas?: number }
  }
  updateScale(tx, kind, name, namespace, scale.spec?.replicas ?? 0, options)
  return get(tx, kind, name, namespace)
}

function apply(kind: KindNames, type: PatchType, old: object, body: unknown): unknown {
  if (type === 'json') return applyJsonPatch(old, body)
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw badRequest(
      'error decoding patch: json: cannot unmarshal into Go value of type map[string]interface {}',
    )
  return type === 'merge'
    ? applyMergePatch(old, body)
    : applyStrategicMergePatch(kind, old, body as Record<string, unknown>)
}
