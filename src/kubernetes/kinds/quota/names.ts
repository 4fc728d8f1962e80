/**
 * The names of resources as quotas and limit ranges have them.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/#resource-quota-types
 */
import { MUST_BE_INTEGER, invalid, notNegative } from '../field-errors.js'
import type { FieldError } from '../kind.js'
import { qualifiedNameErrors } from '../names.js'
import { parseQuantity } from '../../../text/quantity.js'

const COMPUTE = ['cpu', 'memory', 'ephemeral-storage'] as const
const OBJECTS = [
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
] as const

/** What a quota can limit, of what has no domain of its own. */
const QUOTA: ReadonlySet<string> = new Set([
  ...COMPUTE,
  ...COMPUTE.map((name) => `requests.${name}`),
  ...COMPUTE.map((name) => `limits.${name}`),
  'requests.storage',
  ...OBJECTS,
])
const STANDARD: ReadonlySet<string> = new Set([...QUOTA, 'storage'])
const OF_CONTAINERS: ReadonlySet<string> = new Set(COMPUTE)
const HUGE_PAGES = /^(requests\.)?hugepages-/

/** A resource without a domain that nobody knows. */
export const NOT_STANDARD = 'must be a standard resource type or fully qualified'
const NOT_OF_QUOTAS = 'must be a standard resource for quota'
/** A resource that containers have no amount of. */
export const NOT_OF_CONTAINERS = 'must be a standard resource for containers'

const isQualified = (name: string): boolean => name.includes('/')

/** What is wrong with the name of a resource of any sort. */
export function resourceNameErrors(at: string, name: string): readonly FieldError[] {
  const errors = qualifiedNameErrors(name)
  if (errors.length > 0) return errors.map((error) => invalid(at, name, error))
  return isQualified(name) || STANDARD.has(name) || HUGE_PAGES.test(name)
    ? []
    : [invalid(at, name, NOT_STANDARD)]
}

/** What is wrong with the name of a resource that a quota limits. */
export const quotaNameErrors = (at: string, name: string): readonly FieldError[] => [
  ...resourceNameErrors(at, name),
  ...(isQualified(name) || isQuotaName(name) ? [] : [invalid(at, name, NOT_OF_QUOTAS)]),
]

/** Whether quotas know a resource without a domain. */
export const isQuotaName = (name: string): boolean => QUOTA.has(name) || HUGE_PAGES.test(name)

/** What is wrong with the name of a resource of pods and containers. */
export const containerNameErrors = (at: string, name: string): readonly FieldError[] => [
  ...resourceNameErrors(at, name),
  ...(isQualified(name) || OF_CONTAINERS.has(name) || name.startsWith('hugepages-')
    ? []
    : [invalid(at, name, NOT_OF_CONTAINERS)]),
]

/** What is wrong with the amount of a resource. */
export function amountErrors(at: string, name: string, quantity: string): readonly FieldError[] {
  const value = parseQuantity(quantity)
  const whole =
    (OBJECTS as readonly string[]).includes(name) ||
    (isQualified(name) && !name.startsWith('count/'))
  return [
    ...notNegative(at, value, String(quantity)),
    ...(whole && !Number.isInteger(value) ? [invalid(at, String(quantity), MUST_BE_INTEGER)] : []),
  ]
}
