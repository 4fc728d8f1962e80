/**
 * Ephemeral containers: added to a pod that runs already, never changed, never taken away.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/
 */
import { dequal } from 'dequal'
import type { EphemeralContainer, PodSpec } from '../../../types/kubernetes/core/v1.js'
import { duplicate, forbiddenField, notFoundField } from '../field-errors.js'
import type { FieldError } from '../kind.js'
import { validateContainer } from './container-validation.js'

const LIST = 'spec.ephemeralContainers'
const ON_CREATE = 'cannot be set on create'
const REMOVED = (name: string): string =>
  `existing ephemeral containers ${JSON.stringify(name)} may not be removed\n`
const CHANGED = (name: string): string =>
  `existing ephemeral containers ${JSON.stringify(name)} may not be changed\n`
const NOT_ALLOWED = 'cannot be set for an Ephemeral Container'
/** What belongs to containers that stay. */
const FORBIDDEN = [
  'ports',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
  'resizePolicy',
] as const

/** What is wrong with a new pod that has some already. */
export const ephemeralOnCreate = ({ ephemeralContainers }: PodSpec): readonly FieldError[] =>
  ephemeralContainers?.length ? [forbiddenField(LIST, ON_CREATE)] : []

/** What is wrong with the change from `old` to `spec`, of which only these containers count. */
export function changedEphemeralContainers(spec: PodSpec, old: PodSpec): readonly FieldError[] {
  const now = spec.ephemeralContainers ?? []
  const errors = validateEphemeralContainers(spec, now)
  for (const before of old.ephemeralContainers ?? []) {
    const after = now.find(({ name }) => name === before.name)
    if (!after) errors.push(forbiddenField(LIST, REMOVED(before.name)))
    else if (!dequal(after, before)) errors.push(forbiddenField(LIST, CHANGED(before.name)))
  }
  return errors
}

function validateEphemeralContainers(
  spec: PodSpec,
  containers: readonly EphemeralContainer[],
): FieldError[] {
  const errors: FieldError[] = []
  const own = [...spec.containers, ...(spec.initContainers ?? [])].map(({ name }) => name)
  const names = new Set(own)
  containers.forEach((container, i) => {
    const at = `${LIST}[${i}]`
    errors.push(...validateContainer(container, spec.volumes, at))
    if (names.has(container.name)) errors.push(duplicate(`${at}.name`, container.name))
    if (container.name) names.add(container.name)
    const { targetContainerName: target } = container
    if (target && !own.includes(target))
      errors.push(notFoundField(`${at}.targetContainerName`, target))
    for (const field of FORBIDDEN)
      if (container[field]) errors.push(forbiddenField(`${at}.${field}`, NOT_ALLOWED))
    if (hasResources(container)) errors.push(forbiddenField(`${at}.resources`, NOT_ALLOWED))
    container.volumeMounts?.forEach(({ subPath }, j) => {
      if (subPath) errors.push(forbiddenField(`${at}.volumeMounts[${j}].subPath`, NOT_ALLOWED))
    })
  })
  return errors
}

const hasResources = ({ resources }: EphemeralContainer): boolean =>
  Object.keys(resources?.limits ?? {}).length + Object.keys(resources?.requests ?? {}).length > 0
