/**
 * What makes a pod invalid, in the order in which the API server looks.
 *
 * A spec that was found to be fine is remembered, so that pods made from one template are checked
 * once.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 */
import type { Pod, PodSpec, Toleration } from '../../../types/kubernetes/core/v1.js'
import { invalid, oneOf, notSupported, required } from '../field-errors.js'
import type { FieldError, Stored } from '../kind.js'
import { validateLabels } from '../metadata.js'
import { labelValueErrors, nameErrors, qualifiedNameErrors } from '../names.js'
import { validateContainers, validateInitContainers } from './container-validation.js'
import { validateGates } from './scheduling-gates.js'
import { validateSysctls } from './sysctls.js'
import { ephemeralOnCreate } from './ephemeral-containers.js'
import { changedSpec } from './update-validation.js'
import { validateVolumes } from './volume-validation.js'

const RESTART_POLICIES = ['Always', 'OnFailure', 'Never']
const DNS_POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None']
const TOLERATION_EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']
const MAX_INT32 = 2_147_483_647
const INCLUSIVE = `must be between 1 and ${MAX_INT32}, inclusive`

const fine = new WeakSet<PodSpec>()

export function validatePod(pod: Pod, old: Stored<Pod> | undefined): readonly FieldError[] {
  if (!pod.spec) return [required('spec.containers')]
  if (!old)
    return [
      ...validatePodSpec(pod.spec, 'spec'),
      ...validateGates(pod.spec),
      ...ephemeralOnCreate(pod.spec),
    ]
  return pod.spec === old.spec
    ? []
    : [...validatePodSpec(pod.spec, 'spec'), ...changedSpec(pod.spec, old.spec as PodSpec)]
}

/** Checks a pod's or a template's spec; `field` is where it stands. */
export function validatePodSpec(spec: PodSpec, field: string): readonly FieldError[] {
  if (fine.has(spec)) return []
  const errors = checkSpec(spec, field)
  if (errors.length === 0 && Object.isFrozen(spec)) fine.add(spec)
  return errors
}

function checkSpec(spec: PodSpec, field: string): readonly FieldError[] {
  const errors: FieldError[] = [...validateVolumes(spec.volumes, `${field}.volumes`)]
  errors.push(
    ...validateContainers(spec, `${field}.containers`),
    ...validateInitContainers(spec, `${field}.initContainers`),
  )
  errors.push(...oneOf(`${field}.restartPolicy`, spec.restartPolicy, RESTART_POLICIES))
  errors.push(...oneOf(`${field}.dnsPolicy`, spec.dnsPolicy, DNS_POLICIES))
  errors.push(...validateLabels(`${field}.nodeSelector`, spec.nodeSelector))
  spec.imagePullSecrets?.forEach(({ name }, i) => {
    if (!name) errors.push(required(`${field}.imagePullSecrets[${i}].name`))
  })
  errors.push(
    ...nameField(`${field}.serviceAccountName`, spec.serviceAccountName, 'subdomain'),
    ...nameField(`${field}.nodeName`, spec.nodeName, 'subdomain'),
  )
  const deadline = spec.activeDeadlineSeconds
  if (deadline !== undefined && (deadline < 1 || deadline > MAX_INT32))
    errors.push(invalid(`${field}.activeDeadlineSeconds`, deadline, INCLUSIVE))
  errors.push(
    ...nameField(`${field}.hostname`, spec.hostname, 'label'),
    ...nameField(`${field}.subdomain`, spec.subdomain, 'label'),
  )
  errors.push(...validateSysctls(spec, field), ...validateHost(spec, field))
  errors.push(...validateTolerations(spec.tolerations, `${field}.tolerations`))
  const grace = spec.terminationGracePeriodSeconds
  if (grace === undefined) errors.push(required(`${field}.terminationGracePeriodSeconds`))
  return errors
}

/** A pod does not share the processes of its node and its own among its containers. */
const validateHost = (
  { hostPID, shareProcessNamespace, runtimeClassName }: PodSpec,
  field: string,
): readonly FieldError[] => [
  ...(hostPID && shareProcessNamespace
    ? [
        invalid(
          `${field}.shareProcessNamespace`,
          shareProcessNamespace,
          'ShareProcessNamespace and HostPID cannot both be enabled',
        ),
      ]
    : []),
  ...nameField(`${field}.runtimeClassName`, runtimeClassName, 'subdomain'),
]

const nameField = (
  field: string,
  name: string | undefined,
  format: 'subdomain' | 'label',
): readonly FieldError[] =>
  name ? nameErrors(format, name).map((error) => invalid(field, name, error)) : []

function validateTolerations(
  tolerations: readonly Toleration[] | undefined,
  field: string,
): readonly FieldError[] {
  const errors: FieldError[] = []
  tolerations?.forEach((toleration, i) => {
    const at = `${field}[${i}]`
    const { key, operator = 'Equal', value, effect, tolerationSeconds } = toleration
    if (key)
      errors.push(...qualifiedNameErrors(key).map((error) => invalid(`${at}.key`, key, error)))
    else if (operator !== 'Exists')
      errors.push(
        invalid(
          `${at}.operator`,
          operator,
          'operator must be Exists when `key` is empty, which means "match all values and all keys"',
        ),
      )
    if (tolerationSeconds !== undefined && effect !== 'NoExecute')
      errors.push(
        invalid(
          `${at}.effect`,
          effect ?? '',
          "effect must be 'NoExecute' when `tolerationSeconds` is set",
        ),
      )
    if (operator === 'Equal')
      errors.push(
        ...labelValueErrors(value ?? '').map((error) => invalid(`${at}.operator`, value, error)),
      )
    else if (operator === 'Exists') {
      if (value)
        errors.push(
          invalid(`${at}.operator`, toleration, "value must be empty when `operator` is 'Exists'"),
        )
    } else errors.push(notSupported(`${at}.operator`, operator, ['Equal', 'Exists']))
    if (effect && !TOLERATION_EFFECTS.includes(effect))
      errors.push(notSupported(`${at}.effect`, effect, TOLERATION_EFFECTS))
  })
  return errors
}
