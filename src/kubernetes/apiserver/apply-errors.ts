/**
 * What the API server says when something cannot be applied.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts
 */
import { apiVersionOf } from '../kinds/index.js'
import type { KindNames, KubeObject } from '../kinds/kind.js'
import { type ApiError, failure } from './errors.js'

/** A field that somebody else manages. */
export interface FieldConflict {
  readonly manager: string
  /** The version with which the manager wrote it, if it did not apply it. */
  readonly using?: string
  /** The part that the manager wrote alone. */
  readonly subresource?: string
  readonly path: string
}

const MANAGER_REQUIRED = 'Required value: is required for apply patch'

/** An apply that does not say who applies. */
export const fieldManagerRequired = (): ApiError =>
  failure(
    422,
    'Invalid',
    `PatchOptions.meta.k8s.io "" is invalid: fieldManager: ${MANAGER_REQUIRED}`,
    {
      group: 'meta.k8s.io',
      kind: 'PatchOptions',
      causes: [{ reason: 'FieldValueRequired', message: MANAGER_REQUIRED, field: 'fieldManager' }],
    },
  )

/** An applied object whose lists name an item twice. */
export function untypedPatch(
  { group, version, kind }: KindNames,
  { metadata }: KubeObject,
  errors: readonly string[],
): ApiError {
  const what = `${metadata?.namespace ?? ''}/${metadata?.name ?? ''}; ${apiVersionOf({ group, version })}, Kind=${kind}`
  const text =
    errors.length === 1 ? errors[0] : `errors:\n${errors.map((one) => `  ${one}`).join('\n')}`
  return failure(500, '', `failed to create typed patch object (${what}): ${text}`)
}

/** A server-side apply would change what others manage. */
export function applyConflicts(conflicts: readonly FieldConflict[]): ApiError {
  const nameOf = ({ manager, subresource, using }: FieldConflict): string =>
    `"${manager}"${subresource === undefined ? '' : ` with subresource "${subresource}"`}${using === undefined ? '' : ` using ${using}`}`
  const sorted = [...conflicts].sort((a, b) =>
    nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0,
  )
  const [first] = sorted
  const lines = [...new Set(sorted.map(nameOf))].flatMap((name) => [
    `conflicts with ${name}:`,
    ...sorted.filter((one) => nameOf(one) === name).map(({ path }) => `- ${path}`),
  ])
  const text =
    sorted.length === 1 && first
      ? `conflict with ${nameOf(first)}: ${first.path}`
      : lines.join('\n')
  return failure(
    409,
    'Conflict',
    `Apply failed with ${sorted.length} conflict${sorted.length === 1 ? '' : 's'}: ${text}`,
    {
      causes: sorted.map((one) => ({
        reason: 'FieldManagerConflict',
        message: `conflict with ${nameOf(one)}`,
        field: one.path,
      })),
    },
  )
}
