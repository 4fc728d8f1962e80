/**
 * What can be wrong with a job's rules for pods that failed.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
 */
import type {
  JobSpec,
  PodFailurePolicyOnExitCodesRequirement,
  PodFailurePolicyRule,
} from '../../types/kubernetes/batch/v1.js'
import {
  duplicate,
  invalid,
  invalidWithoutValue,
  notSupported,
  required,
  tooMany,
} from './field-errors.js'
import type { FieldError } from './kind.js'

const MAX_RULES = 20
const MAX_CODES = 255
const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore']
const OPERATORS = ['In', 'NotIn']
const STATUSES = ['False', 'True', 'Unknown']

/** What is wrong with the failure policy of a job. */
export function validateFailurePolicy(spec: JobSpec, path: string): readonly FieldError[] {
  const rules = spec.podFailurePolicy?.rules ?? []
  return rules.length > MAX_RULES
    ? [tooMany(`${path}.rules`, rules.length, MAX_RULES)]
    : rules.flatMap((rule, i) => validateRule(spec, rule, `${path}.rules[${i}]`))
}

function validateRule(
  spec: JobSpec,
  { action, onExitCodes, onPodConditions = [] }: PodFailurePolicyRule,
  path: string,
): readonly FieldError[] {
  const errors: FieldError[] = []
  if (!action) errors.push(required(`${path}.action`, validValues(ACTIONS)))
  else if (action === 'FailIndex' && spec.backoffLimitPerIndex === undefined)
    errors.push(invalid(`${path}.action`, action, 'requires the backoffLimitPerIndex to be set'))
  else if (!ACTIONS.includes(action)) errors.push(notSupported(`${path}.action`, action, ACTIONS))
  if (onExitCodes) errors.push(...validateCodes(spec, onExitCodes, `${path}.onExitCodes`))
  const conditions = `${path}.onPodConditions`
  if (onPodConditions.length > MAX_RULES)
    errors.push(tooMany(conditions, onPodConditions.length, MAX_RULES))
  else
    onPodConditions.forEach(({ status }, i) => {
      const field = `${conditions}[${i}].status`
      if (!status) errors.push(required(field, validValues(STATUSES)))
      else if (!STATUSES.includes(status)) errors.push(notSupported(field, status, STATUSES))
    })
  if (onExitCodes && onPodConditions.length > 0)
    errors.push(
      invalidWithoutValue(path, 'specifying both OnExitCodes and OnPodConditions is not supported'),
    )
  if (!onExitCodes && onPodConditions.length === 0)
    errors.push(
      invalidWithoutValue(path, 'specifying one of OnExitCodes and OnPodConditions is required'),
    )
  return errors
}

function validateCodes(
  { template }: JobSpec,
  { containerName, operator, values = [] }: PodFailurePolicyOnExitCodesRequirement,
  path: string,
): readonly FieldError[] {
  const errors: FieldError[] = []
  if (!operator) errors.push(required(`${path}.operator`, validValues(OPERATORS)))
  else if (!OPERATORS.includes(operator))
    errors.push(notSupported(`${path}.operator`, operator, OPERATORS))
  const { containers = [], initContainers = [] } = template.spec ?? {}
  if (
    containerName !== undefined &&
    ![...containers, ...initContainers].some(({ name }) => name === containerName)
  )
    errors.push(
      invalid(
        `${path}.containerName`,
        containerName,
        'must be one of the container or initContainer names in the pod template',
      ),
    )
  return [...errors, ...validateValues(operator, values, `${path}.values`)]
}

function validateValues(
  operator: string,
  values: readonly number[],
  path: string,
): readonly FieldError[] {
  if (values.length === 0) return [invalid(path, values, 'at least one value is required')]
  if (values.length > MAX_CODES) return [tooMany(path, values.length, MAX_CODES)]
  const errors: FieldError[] = []
  values.forEach((value, i) => {
    if (operator === 'In' && value === 0)
      errors.push(invalid(`${path}[${i}]`, value, 'must not be 0 for the In operator'))
    if (values.indexOf(value) < i) errors.push(duplicate(`${path}[${i}]`, value))
  })
  if (values.some((value, i) => i > 0 && (values[i - 1] ?? value) > value))
    errors.push(invalid(path, values, 'must be ordered'))
  return errors
}

/** `valid values: ["In" "NotIn"]` */
const validValues = (values: readonly string[]): string =>
  `valid values: [${values.map((value) => `"${value}"`).join(' ')}]`
