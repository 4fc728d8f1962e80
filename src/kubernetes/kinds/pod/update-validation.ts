/**
 * What may change in the spec of a pod that exists: next to nothing.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement
 */
import { dequal } from 'dequal'
import type { Container, PodSpec } from '../../../types/kubernetes/core/v1.js'
import { forbiddenField } from '../field-errors.js'
import type { FieldError } from '../kind.js'
import { difference } from '../difference.js'
import { internalForm } from './internal-form.js'
import { changedGates, withGatesOf } from './scheduling-gates.js'

const MAY_CHANGE =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)'
const COUNT_CHANGED = 'pod updates may not add or remove containers'
const DEADLINE_REMOVED = 'must be less than or equal to previous value'
const TOLERATIONS_CHANGED = 'existing toleration can not be modified except its tolerationSeconds'

/** What is wrong with the change from `old` to `spec`. */
export function changedSpec(spec: PodSpec, old: PodSpec): readonly FieldError[] {
  const errors: FieldError[] = []
  for (const list of ['containers', 'initContainers'] as const) {
    if ((spec[list]?.length ?? 0) !== (old[list]?.length ?? 0))
      return [forbiddenField(`spec.${list}`, COUNT_CHANGED)]
  }
  const before = old.activeDeadlineSeconds
  const after = spec.activeDeadlineSeconds
  if (before !== undefined && (after === undefined || after > before)) {
    errors.push({
      field: 'spec.activeDeadlineSeconds',
      reason: 'FieldValueInvalid',
      message: `Invalid value: ${after ?? 'null'}: ${DEADLINE_REMOVED}`,
    })
  }
  const kept = (old.tolerations ?? []).every((one) =>
    spec.tolerations?.some((other) =>
      dequal({ ...one, tolerationSeconds: 0 }, { ...other, tolerationSeconds: 0 }),
    ),
  )
  if (!kept) errors.push(forbiddenField('spec.tolerations', TOLERATIONS_CHANGED))
  errors.push(...changedGates(spec, old))
  const allowed = withGatesOf(withAllowedChanges(spec, old), old)
  if (errors.length > 0 || dequal(allowed, old)) return errors
  return [
    forbiddenField(
      'spec',
      `${MAY_CHANGE}\n${difference(internalForm(old), internalForm(allowed))}`,
    ),
  ]
}

/** The new spec with those fields put back that may change. */
function withAllowedChanges(spec: PodSpec, old: PodSpec): PodSpec {
  const images = (
    containers: readonly Container[] | undefined,
    before: readonly Container[] | undefined,
  ) =>
    containers?.map((container, i) => ({
      ...container,
      image: before?.[i]?.image as string,
      ...(before?.[i]?.resources ? { resources: before[i]?.resources as object } : {}),
    }))
  const { activeDeadlineSeconds: _, tolerations: __, ...rest } = spec
  const initContainers = images(spec.initContainers, old.initContainers)
  const grace =
    (old.terminationGracePeriodSeconds ?? 0) < 0 && spec.terminationGracePeriodSeconds === 1
  return {
    ...rest,
    containers: images(spec.containers, old.containers) ?? [],
    ...(initContainers ? { initContainers } : {}),
    ...(old.activeDeadlineSeconds === undefined
      ? {}
      : { activeDeadlineSeconds: old.activeDeadlineSeconds }),
    ...(old.tolerations ? { tolerations: old.tolerations } : {}),
    ...(grace
      ? { terminationGracePeriodSeconds: old.terminationGracePeriodSeconds as number }
      : {}),
  }
}
