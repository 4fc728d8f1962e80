/**
 * What can be wrong with the spec of a job, by itself or in a cron job.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/job-v1/
 */
import type { JobSpec, SuccessPolicyRule } from '../../types/kubernetes/batch/v1.js'
import { atMost, invalid, notNegative, notSupported, required, tooMany } from './field-errors.js'
import { validateFailurePolicy } from './job-failure-policy.js'
import type { FieldError } from './kind.js'
import { validateTemplate } from './pod/template.js'

const MAX_RULES = 20
/** How many pods an indexed job may run at once. */
const MAX_INDEXED_PARALLELISM = 100_000
const NEEDS_INDEXES = 'requires indexed completion mode'
const AMOUNTS = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
] as const
const POLICIES = ['OnFailure', 'Never'] as const

/** What is wrong with the spec of a job, here or in a cron job's template. */
export function validateJobSpec(spec: JobSpec | undefined, path: string): readonly FieldError[] {
  if (!spec) return [required(path)]
  return [
    ...AMOUNTS.flatMap((field) => notNegative(`${path}.${field}`, spec[field])),
    ...validateMaxFailed(spec, path),
    ...validateMode(spec, path),
    ...(spec.podFailurePolicy ? validateFailurePolicy(spec, `${path}.podFailurePolicy`) : []),
    ...validateSuccessPolicy(spec, `${path}.successPolicy`),
    ...validateReplacement(spec, `${path}.podReplacementPolicy`),
    ...validateTemplate(spec.template ?? {}, ['Always', ...POLICIES])
      .filter(({ field }) => field !== 'spec.template.spec.restartPolicy')
      .map((one) => ({ ...one, field: one.field.replace(/^spec/, path) })),
    ...validateRestartPolicy(spec, `${path}.template.spec.restartPolicy`),
  ]
}

const validateMaxFailed = (spec: JobSpec, path: string): readonly FieldError[] =>
  spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined
    ? [required(`${path}.backoffLimitPerIndex`, 'when maxFailedIndexes is specified')]
    : []

function validateMode(spec: JobSpec, path: string): readonly FieldError[] {
  const mode = spec.completionMode
  const errors: FieldError[] = []
  if (mode !== undefined && mode !== 'NonIndexed' && mode !== 'Indexed')
    errors.push(notSupported(`${path}.completionMode`, mode, ['Indexed', 'NonIndexed']))
  if (mode !== 'Indexed') {
    for (const field of ['backoffLimitPerIndex', 'maxFailedIndexes'] as const)
      if (spec[field] !== undefined)
        errors.push(invalid(`${path}.${field}`, spec[field], NEEDS_INDEXES))
    return errors
  }
  if (spec.completions === undefined)
    errors.push(required(`${path}.completions`, 'when completion mode is Indexed'))
  if ((spec.parallelism ?? 0) > MAX_INDEXED_PARALLELISM)
    errors.push(
      invalid(
        `${path}.parallelism`,
        spec.parallelism,
        `${atMost(MAX_INDEXED_PARALLELISM)} when completion mode is Indexed`,
      ),
    )
  return errors
}

function validateSuccessPolicy(spec: JobSpec, path: string): readonly FieldError[] {
  const policy = spec.successPolicy
  if (!policy) return []
  if (spec.completionMode !== 'Indexed') return [invalid(path, policy, NEEDS_INDEXES)]
  const rules = policy.rules ?? []
  if (rules.length === 0)
    return [
      required(
        `${path}.rules`,
        'at least one rules must be specified when the successPolicy is specified',
      ),
    ]
  if (rules.length > MAX_RULES) return [tooMany(`${path}.rules`, rules.length, MAX_RULES)]
  return rules.flatMap((rule, i) => validateSuccessRule(rule, spec, `${path}.rules[${i}]`))
}

function validateSuccessRule(
  { succeededCount, succeededIndexes }: SuccessPolicyRule,
  { completions = 0 }: JobSpec,
  path: string,
): readonly FieldError[] {
  if (succeededCount === undefined && succeededIndexes === undefined)
    return [required(path, 'at least one of succeededCount or succeededIndexes must be specified')]
  const errors: FieldError[] = []
  const indexes = succeededIndexes === undefined ? 0 : countIndexes(succeededIndexes, completions)
  if (typeof indexes === 'string')
    errors.push(
      invalid(
        `${path}.succeededIndexes`,
        succeededIndexes,
        `error parsing succeededIndexes: ${indexes}`,
      ),
    )
  if (succeededCount === undefined) return errors
  const field = `${path}.succeededCount`
  const tooLarge = (limit: number, what: string): FieldError =>
    invalid(field, succeededCount, `${atMost(limit)} (${what})`)
  errors.push(...notNegative(field, succeededCount))
  if (succeededCount > completions)
    errors.push(tooLarge(completions, 'the number of specified completions'))
  if (succeededIndexes !== undefined && typeof indexes === 'number' && succeededCount > indexes)
    errors.push(tooLarge(indexes, 'the number of indexes in the specified succeededIndexes field'))
  return errors
}

/** How many indexes a text such as `0,2-4` names, or what is wrong with it. */
function countIndexes(text: string, completions: number): number | string {
  let count = 0
  let last: number | undefined
  for (const part of text === '' ? [] : text.split(',')) {
    const limits = part.split('-')
    if (limits.length > 2)
      return `the fragment "${part}" violates the requirement that an index interval can have at most two parts separated by '-'`
    const numbers: number[] = []
    for (const limit of limits) {
      if (!/^\d+$/.test(limit)) return `cannot convert string to integer for index: "${limit}"`
      const index = Number(limit)
      if (index >= completions) return `too large index: "${limit}"`
      numbers.push(index)
    }
    const [from = 0, to = from] = numbers
    if (last !== undefined && last >= from)
      return `non-increasing order, previous: ${last}, current: ${from}`
    if (to < from || (numbers.length > 1 && to === from))
      return `non-increasing order, previous: ${from}, current: ${to}`
    count += to - from + 1
    last = to
  }
  return count
}

function validateReplacement(spec: JobSpec, field: string): readonly FieldError[] {
  const policy = spec.podReplacementPolicy
  if (policy === undefined) return []
  const supported = spec.podFailurePolicy ? ['Failed'] : ['Failed', 'TerminatingOrFailed']
  return supported.includes(policy) ? [] : [notSupported(field, policy, supported)]
}

/** `Always` is what a template has whose author said nothing. */
function validateRestartPolicy(spec: JobSpec, field: string): readonly FieldError[] {
  const policy = spec.template?.spec?.restartPolicy
  if (!spec.template?.spec) return []
  if (!policy || policy === 'Always') return [required(field, 'valid values: "OnFailure", "Never"')]
  if (!POLICIES.some((one) => one === policy)) return [notSupported(field, policy, POLICIES)]
  return spec.podFailurePolicy && policy !== 'Never'
    ? [invalid(field, policy, 'only "Never" is supported when podFailurePolicy is specified')]
    : []
}

/** A cron job's template has a selector of its own making. */
export const generatedSelectorOnly = (spec: JobSpec | undefined, path: string): FieldError[] => [
  ...(spec?.selector
    ? [invalid(`${path}.selector`, spec.selector, '`selector` will be auto-generated')]
    : []),
  ...(spec?.manualSelector === true
    ? [notSupported(`${path}.manualSelector`, true, ['nil', 'false'])]
    : []),
]
