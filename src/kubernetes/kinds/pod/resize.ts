/**
 * Resizing pods in place: what of a pod the subresource `resize` may change, and what not.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
 */
import { dequal } from 'dequal'
import type { Container, PodSpec } from '../../../types/kubernetes/core/v1.js'
import { forbiddenField, invalid } from '../field-errors.js'
import type { FieldError } from '../kind.js'
import { qosClass } from './qos.js'
import { validatePodSpec } from './validation.js'

type Resources = NonNullable<Container['resources']>
type Section = 'limits' | 'requests'

const RESIZABLE = new Set(['cpu', 'memory'])
const ONLY_COMPUTE = 'only cpu and memory resources are mutable'
const OTHER_QOS = 'Pod QOS Class may not change as a result of resizing'
const COUNT_CHANGED = 'pod resize may not add or remove containers'
const removed = (section: Section): string => `resource ${section} cannot be removed`

/** The spec of a pod with the resources that are asked for, and nothing else changed. */
export function resized(old: PodSpec, asked: PodSpec): PodSpec {
  const change = (
    containers: readonly Container[] | undefined,
    wanted: readonly Container[] | undefined,
  ): Container[] | undefined =>
    containers?.map((container) => {
      const resources = wanted?.find(({ name }) => name === container.name)?.resources
      return resources && !dequal(resources, container.resources)
        ? { ...container, resources }
        : container
    })
  const initContainers = change(old.initContainers, asked.initContainers)
  return {
    ...old,
    containers: change(old.containers, asked.containers) ?? [],
    ...(initContainers ? { initContainers } : {}),
  }
}

/** What is wrong with the change from `old` to `spec`; `asked` is what was sent. */
export function validateResize(spec: PodSpec, old: PodSpec, asked: PodSpec): readonly FieldError[] {
  if (asked.containers.length !== old.containers.length)
    return [forbiddenField('spec.containers', COUNT_CHANGED)]
  const errors = [...validatePodSpec(spec, 'spec')]
  spec.containers.forEach(({ resources = {} }, i) => {
    errors.push(...changes(resources, old.containers[i]?.resources ?? {}, `spec.containers[${i}]`))
  })
  if (errors.length === 0 && qosClass(spec) !== qosClass(old))
    errors.push(invalid('spec', qosClass(spec), OTHER_QOS))
  return errors
}

function changes(now: Resources, before: Resources, at: string): readonly FieldError[] {
  const errors: FieldError[] = []
  for (const section of ['limits', 'requests'] as const) {
    const [after, was] = [now[section] ?? {}, before[section] ?? {}]
    const names = [...new Set([...Object.keys(after), ...Object.keys(was)])]
    if (names.some((name) => !RESIZABLE.has(name) && after[name] !== was[name]))
      errors.push(forbiddenField(`${at}.resources.${section}`, ONLY_COMPUTE))
    if (Object.keys(was).some((name) => RESIZABLE.has(name) && after[name] === undefined))
      errors.push(forbiddenField(`${at}.resources.${section}`, removed(section)))
  }
  return errors
}
