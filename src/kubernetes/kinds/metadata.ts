/**
 * Validation of `metadata`, the same for every kind.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/
 */
import type { ObjectMeta } from '../../types/kubernetes/meta/v1.js'
import { forbiddenField, invalid, required, tooLong } from './field-errors.js'
import type { FieldError, KindNames } from './kind.js'
import { labelValueErrors, nameErrors, qualifiedNameErrors } from './names.js'

const NAME_REQUIRED = 'name or generateName is required'
const ANNOTATIONS_LIMIT = 262_144
const STANDARD_FINALIZERS: readonly string[] = ['orphan', 'foregroundDeletion', 'kubernetes']

/** Labels and annotations that were found to be fine: pods of one template share theirs. */
const fineLabels = new WeakSet<object>()
const fineAnnotations = new WeakSet<object>()

/** Everything that is wrong with the metadata of a new or changed object. */
export function validateMetadata(
  kind: KindNames,
  metadata: ObjectMeta,
  old: ObjectMeta | undefined,
): readonly FieldError[] {
  const errors: FieldError[] = []
  if (!old) errors.push(...validateName(kind, metadata))
  if (metadata.labels !== old?.labels)
    errors.push(...validateLabels('metadata.labels', metadata.labels))
  if (metadata.annotations !== old?.annotations)
    errors.push(...validateAnnotations(metadata.annotations))
  if (metadata.ownerReferences !== old?.ownerReferences)
    errors.push(...validateOwners(metadata.ownerReferences))
  if (metadata.finalizers !== old?.finalizers)
    errors.push(...validateFinalizers(kind, metadata, old))
  return errors
}

function validateName(kind: KindNames, metadata: ObjectMeta): readonly FieldError[] {
  const format = kind.nameFormat ?? 'subdomain'
  const errors: FieldError[] = []
  if (metadata.generateName) {
    errors.push(
      ...nameErrors(format, metadata.generateName, true).map((error) =>
        invalid('metadata.generateName', metadata.generateName, error),
      ),
    )
  }
  if (!metadata.name) return [...errors, required('metadata.name', NAME_REQUIRED)]
  errors.push(
    ...nameErrors(format, metadata.name).map((error) =>
      invalid('metadata.name', metadata.name, error),
    ),
  )
  if (kind.namespaced) {
    errors.push(
      ...nameErrors('label', metadata.namespace ?? '').map((error) =>
        invalid('metadata.namespace', metadata.namespace, error),
      ),
    )
  }
  return errors
}

/** Checks keys and values of labels or of a selector's `matchLabels`. */
export function validateLabels(
  field: string,
  labels: Readonly<Record<string, string>> | undefined,
): readonly FieldError[] {
  if (!labels || fineLabels.has(labels)) return []
  const errors: FieldError[] = []
  for (const [key, value] of Object.entries(labels)) {
    errors.push(...qualifiedNameErrors(key).map((error) => invalid(field, key, error)))
    errors.push(...labelValueErrors(value).map((error) => invalid(field, value, error)))
  }
  if (errors.length === 0 && Object.isFrozen(labels)) fineLabels.add(labels)
  return errors
}

function validateAnnotations(
  annotations: Readonly<Record<string, string>> | undefined,
): readonly FieldError[] {
  if (!annotations || fineAnnotations.has(annotations)) return []
  const errors: FieldError[] = []
  let size = 0
  for (const [key, value] of Object.entries(annotations)) {
    size += key.length + value.length
    errors.push(
      ...qualifiedNameErrors(key.toLowerCase()).map((error) =>
        invalid('metadata.annotations', key, error),
      ),
    )
  }
  if (size > ANNOTATIONS_LIMIT) errors.push(tooLong('metadata.annotations', ANNOTATIONS_LIMIT))
  if (errors.length === 0 && Object.isFrozen(annotations)) fineAnnotations.add(annotations)
  return errors
}

function validateOwners(owners: ObjectMeta['ownerReferences']): readonly FieldError[] {
  const errors: FieldError[] = []
  let controller: string | undefined
  owners?.forEach((owner, i) => {
    const field = `metadata.ownerReferences[${i}]`
    if (!owner.apiVersion)
      errors.push(
        invalid(`${field}.apiVersion`, owner.apiVersion ?? '', 'version must not be empty'),
      )
    if (!owner.kind) errors.push(invalid(`${field}.kind`, owner.kind ?? '', 'must not be empty'))
    if (!owner.name) errors.push(invalid(`${field}.name`, owner.name ?? '', 'must not be empty'))
    if (!owner.uid) errors.push(invalid(`${field}.uid`, owner.uid ?? '', 'must not be empty'))
    if (!owner.controller) return
    const name = `${owner.kind}/${owner.name}`
    if (controller !== undefined) {
      errors.push(
        invalid(
          'metadata.ownerReferences',
          owners,
          `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${name}`,
        ),
      )
    }
    controller = name
  })
  return errors
}

function validateFinalizers(
  { schema }: KindNames,
  metadata: ObjectMeta,
  old: ObjectMeta | undefined,
): readonly FieldError[] {
  const errors: FieldError[] = []
  metadata.finalizers?.forEach((finalizer, i) => {
    errors.push(
      ...qualifiedNameErrors(finalizer).map((error) =>
        invalid('metadata.finalizers', finalizer, error),
      ),
    )
    // Custom resources may have others; the API server only warns.
    if (!schema && !finalizer.includes('/') && !STANDARD_FINALIZERS.includes(finalizer)) {
      errors.push(
        invalid(
          `metadata.finalizers[${i}]`,
          finalizer,
          'name is neither a standard finalizer name nor is it fully qualified',
        ),
      )
    }
  })
  if (
    metadata.finalizers?.includes('orphan') &&
    metadata.finalizers.includes('foregroundDeletion')
  ) {
    errors.push(
      invalid(
        'metadata.finalizers',
        metadata.finalizers,
        'finalizer orphan and foregroundDeletion cannot be both set',
      ),
    )
  }
  const added =
    metadata.finalizers?.filter((finalizer) => !old?.finalizers?.includes(finalizer)) ?? []
  if (old?.deletionTimestamp && added.length > 0) {
    errors.push(
      forbiddenField(
        'metadata.finalizers',
        `no new finalizers can be added if the object is being deleted, found new finalizers []string{${added.map((one) => `"${one}"`).join(', ')}}`,
      ),
    )
  }
  return errors
}
