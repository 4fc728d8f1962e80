/**
 * Patches of `metadata.managedFields`: how kubectl turns what client-side apply owned into what
 * server-side apply owns.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#upgrading-from-client-side-apply-to-server-side-apply
 */
import type { ManagedFieldsEntry } from '../../../types/kubernetes/meta/v1.js'
import type { FieldManager } from '../field-managers.js'
import type { FieldSet } from './set.js'

const PATH = '/metadata/managedFields'

/** Whether a JSON patch changes who manages what. */
export const patchesManagers = (body: unknown): boolean =>
  Array.isArray(body) &&
  body.some(({ path }: { readonly path?: unknown }) => String(path).startsWith(PATH))

/** Managers as they are written down, from what `metadata.managedFields` shows. */
export const managersIn = (
  entries: readonly Partial<ManagedFieldsEntry>[],
  apiVersion: string,
): readonly FieldManager[] =>
  entries
    // An empty entry is how somebody says that nobody manages anything.
    .filter(({ fieldsV1 }) => fieldsV1 !== undefined)
    .map((entry) => ({
      manager: entry.manager ?? 'unknown',
      operation: entry.operation === 'Apply' ? 'Apply' : 'Update',
      apiVersion: entry.apiVersion ?? apiVersion,
      ...(entry.subresource ? { subresource: entry.subresource } : {}),
      ...(entry.time ? { time: String(entry.time) } : {}),
      fields: entry.fieldsV1 as FieldSet,
    }))
