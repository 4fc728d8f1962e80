/**
 * What makes a quota invalid.
 *
 * @module
 */
import { dequal } from 'dequal'
import type { ResourceQuota, ResourceQuotaSpec } from '../../../types/kubernetes/core/v1.js'
import { immutable, invalid, required } from '../field-errors.js'
import type { FieldError } from '../kind.js'
import { amountErrors, isQuotaName, quotaNameErrors } from './names.js'

const SCOPES: readonly string[] = [
  'Terminating',
  'NotTerminating',
  'BestEffort',
  'NotBestEffort',
  'PriorityClass',
  'CrossNamespacePodAffinity',
  'VolumeAttributesClass',
]
const OPPOSITES = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
] as const
const OF_PODS: readonly string[] = [
  'pods',
  'cpu',
  'memory',
  'limits.cpu',
  'limits.memory',
  'requests.cpu',
  'requests.memory',
]
const UNSUPPORTED = 'unsupported scope'
const MISAPPLIED = 'unsupported scope applied to resource'
const CONFLICTING = 'conflicting scopes'
const ONLY_EXISTS =
  "must be 'Exist' only operator when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity"
const NEEDS_VALUES =
  "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector"
const NEEDS_NO_VALUES =
  "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector"

export function validateQuota(
  { spec }: ResourceQuota,
  old: Pick<ResourceQuota, 'spec'> | undefined,
): readonly FieldError[] {
  return [
    ...Object.entries(spec?.hard ?? {}).flatMap(([name, quantity]) => {
      const at = `spec.hard[${name}]`
      return [...quotaNameErrors(at, name), ...amountErrors(at, name, String(quantity))]
    }),
    ...scopeErrors(spec ?? {}),
    ...selectorErrors(spec ?? {}),
    ...(old
      ? immutable(
          'spec.scopes',
          spec?.scopes,
          dequal([...(spec?.scopes ?? [])].sort(), [...(old.spec?.scopes ?? [])].sort()),
        )
      : []),
  ]
}

/** Whether a quota with a scope can limit a resource. */
const isLimitable = (scope: string, name: string): boolean =>
  scope === 'BestEffort'
    ? name === 'pods'
    : scope === 'VolumeAttributesClass'
      ? name === 'persistentvolumeclaims' || name === 'requests.storage'
      : OF_PODS.includes(name)

function scopeErrors({ scopes = [], hard }: ResourceQuotaSpec): readonly FieldError[] {
  const errors = scopes.flatMap((scope) => [
    ...(SCOPES.includes(scope) ? [] : [UNSUPPORTED]),
    ...Object.keys(hard ?? {})
      .filter((name) => isQuotaName(name) && !isLimitable(scope, name))
      .map(() => MISAPPLIED),
  ])
  for (const pair of OPPOSITES)
    if (pair.every((one) => (scopes as readonly string[]).includes(one))) errors.push(CONFLICTING)
  return errors.map((error) => invalid('spec.scopes', scopes, error))
}

function selectorErrors({ scopeSelector, hard }: ResourceQuotaSpec): readonly FieldError[] {
  const at = 'spec.scopeSelector.matchExpressions'
  return (scopeSelector?.matchExpressions ?? []).flatMap(({ scopeName, operator, values = [] }) => {
    const errors: FieldError[] = []
    const scope = scopeName as string
    if (!SCOPES.includes(scope)) errors.push(invalid(`${at}.scopeName`, scope, UNSUPPORTED))
    for (const name of Object.keys(hard ?? {}))
      if (isQuotaName(name) && !isLimitable(scope, name))
        errors.push(invalid('spec.scopeSelector', scopeSelector, MISAPPLIED))
    if (!['PriorityClass', 'VolumeAttributesClass'].includes(scope) && operator !== 'Exists')
      errors.push(invalid(`${at}.operator`, operator, ONLY_EXISTS))
    if ((operator === 'In' || operator === 'NotIn') && values.length === 0)
      errors.push(required(`${at}.values`, NEEDS_VALUES))
    if ((operator === 'Exists' || operator === 'DoesNotExist') && values.length > 0)
      errors.push(invalid(`${at}.values`, values, NEEDS_NO_VALUES))
    return errors
  })
}
