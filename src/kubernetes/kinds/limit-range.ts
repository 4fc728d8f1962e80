/**
 * LimitRanges: limits of single pods, containers and claims in a namespace.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
import type { LimitRange, LimitRangeItem } from '../../types/kubernetes/core/v1.js'
import { compareQuantities, parseQuantity } from '../../text/quantity.js'
import { kind } from './define.js'
import { duplicate, forbiddenField, invalid, required } from './field-errors.js'
import type { FieldError } from './kind.js'
import { qualifiedNameErrors } from './names.js'
import { objectTable } from './object-table.js'
import { containerNameErrors, resourceNameErrors } from './quota/names.js'

type Amounts = Readonly<Record<string, string>>

const TYPES: readonly string[] = ['Pod', 'Container', 'PersistentVolumeClaim']
const NOT_OF_PODS = "may not be specified when `type` is 'Pod'"
const NO_STORAGE = 'either minimum or maximum storage value is required, but neither was provided'
const NO_TYPE = 'must be a standard limit type or fully qualified'

/** All limit ranges. */
const limitRanges = objectTable<LimitRange>('limitranges')

export const limitRange = kind<LimitRange>('v1', 'LimitRange', {
  table: limitRanges,
  setDefaults(draft) {
    if (draft.spec?.limits)
      draft.spec = { ...draft.spec, limits: draft.spec.limits.map(withDefaults) }
  },
  validate({ spec }) {
    const limits = spec?.limits ?? []
    return limits.flatMap((item, i) => [
      ...typeErrors(item.type ?? '', `spec.limits[${i}].type`),
      ...(limits.findIndex(({ type }) => type === item.type) < i
        ? [duplicate(`spec.limits[${i}].type`, item.type)]
        : []),
      ...itemErrors(item, `spec.limits[${i}]`),
    ])
  },
})

/** What a container gets follows from what it may have. */
function withDefaults(item: LimitRangeItem): LimitRangeItem {
  if (item.type !== 'Container') return item
  const limits = { ...item.max, ...item.default }
  const requests = { ...item.min, ...limits, ...item.defaultRequest }
  return {
    ...item,
    ...(Object.keys(limits).length > 0 ? { default: limits } : {}),
    ...(Object.keys(requests).length > 0 ? { defaultRequest: requests } : {}),
  }
}

function typeErrors(type: string, at: string): readonly FieldError[] {
  const errors = qualifiedNameErrors(type)
  if (errors.length > 0) return errors.map((error) => invalid(at, type, error))
  return type.includes('/') || TYPES.includes(type) ? [] : [invalid(at, type, NO_TYPE)]
}

function itemErrors(item: LimitRangeItem, at: string): readonly FieldError[] {
  const nameErrors =
    item.type === 'PersistentVolumeClaim' ? resourceNameErrors : containerNameErrors
  const names = (field: 'max' | 'min' | 'default' | 'defaultRequest' | 'maxLimitRequestRatio') =>
    Object.keys(item[field] ?? {}).flatMap((name) => nameErrors(`${at}.${field}[${name}]`, name))
  const errors: FieldError[] = [...names('max'), ...names('min')]
  if (item.type === 'Pod') {
    for (const field of ['default', 'defaultRequest'] as const)
      if (item[field]) errors.push(forbiddenField(`${at}.${field}`, NOT_OF_PODS))
  } else errors.push(...names('default'), ...names('defaultRequest'))
  if (item.type === 'PersistentVolumeClaim' && !item.min?.['storage'] && !item.max?.['storage'])
    errors.push(required(`${at}.limits`, NO_STORAGE))
  errors.push(...names('maxLimitRequestRatio'))
  for (const name of resourcesOf(item))
    errors.push(...orderErrors(item, at, name), ...ratioErrors(item, at, name))
  return errors
}

/** The lesser and the greater: the field of the error, whose value it shows, what they are called. */
const ORDER = [
  ['min', 'max', 'min', 'min', 'min', 'max'],
  ['min', 'defaultRequest', 'defaultRequest', 'defaultRequest', 'min', 'default request'],
  ['defaultRequest', 'max', 'defaultRequest', 'defaultRequest', 'default request', 'max'],
  [
    'defaultRequest',
    'default',
    'defaultRequest',
    'defaultRequest',
    'default request',
    'default limit',
  ],
  ['min', 'default', 'default', 'min', 'min', 'default'],
  ['default', 'max', 'default', 'max', 'default', 'max'],
] as const

function orderErrors(item: LimitRangeItem, at: string, name: string): readonly FieldError[] {
  return ORDER.flatMap(([low, high, field, shown, lowName, highName]) => {
    const [a, b] = [amountIn(item[low], name), amountIn(item[high], name)]
    if (a === undefined || b === undefined || compareQuantities(String(a), String(b)) <= 0)
      return []
    return [
      invalid(
        `${at}.${field}[${name}]`,
        String(item[shown]?.[name]),
        `${lowName} value ${a} is greater than ${highName} value ${b}`,
      ),
    ]
  })
}

/** The amount of a resource, whatever it is called. */
const amountIn = (amounts: Amounts | undefined, name: string): string | undefined =>
  amounts && Object.hasOwn(amounts, name) ? amounts[name] : undefined

function ratioErrors(item: LimitRangeItem, at: string, name: string): readonly FieldError[] {
  const ratio = amountIn(item.maxLimitRequestRatio, name)
  if (ratio === undefined) return []
  const field = `${at}.maxLimitRequestRatio[${name}]`
  const [value, least, most] = [ratio, amountIn(item.min, name), amountIn(item.max, name)].map(
    (one) => (one === undefined ? Number.NaN : parseQuantity(String(one))),
  ) as [number, number, number]
  const errors: FieldError[] = []
  if (value < 1) errors.push(invalid(field, String(ratio), `ratio ${ratio} is less than 1`))
  if (value > most / least)
    errors.push(
      invalid(
        field,
        String(ratio),
        `ratio ${ratio} is greater than max/min = ${(most / least).toFixed(6)}`,
      ),
    )
  return errors
}

/** The amounts of one item by the name of the resource, in the order in which they were said. */
export const resourcesOf = (item: LimitRangeItem): readonly string[] => [
  ...new Set(
    (
      [item.max, item.min, item.default, item.defaultRequest, item.maxLimitRequestRatio] as const
    ).flatMap((amounts: Amounts | undefined) => Object.keys(amounts ?? {})),
  ),
]
