/**
 * LimitRanges: limits of single pods, containers and claims in a namespace.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
import type { LimitRange, LimitRangeItem } from '../../types/kubernetes/core/v1.js'
import { compareQuantities } from '../../text/quantity.js'
import { kind } from './define.js'
import { forbiddenField, invalid } from './field-errors.js'
import type { FieldError } from './kind.js'
import { objectTable } from './object-table.js'

type Amounts = Readonly<Record<string, unknown>>

/** All limit ranges. */
const limitRanges = objectTable<LimitRange>('limitranges')

export const limitRange = kind<LimitRange>('v1', 'LimitRange', {
  table: limitRanges,
  setDefaults(draft) {
    if (draft.spec?.limits)
      draft.spec = { ...draft.spec, limits: draft.spec.limits.map(withDefaults) }
  },
  validate: ({ spec }) =>
    (spec?.limits ?? []).flatMap((item, i) => itemErrors(item, `spec.limits[${i}]`)),
})

/** What a container gets follows from what it may have. */
function withDefaults(item: LimitRangeItem): LimitRangeItem {
  if (item.type !== 'Container') return item
  const limits = { ...item.max, ...item.default }
  const requests = {
    ...item.min,
    ...limits,
    ...(item.min ?? {}),
    ...item.default,
    ...item.defaultRequest,
  }
  return {
    ...item,
    ...(Object.keys(limits).length > 0 ? { default: limits } : {}),
    ...(Object.keys(requests).length > 0 ? { defaultRequest: requests } : {}),
  }
}

function itemErrors(item: LimitRangeItem, at: string): readonly FieldError[] {
  const errors: FieldError[] = []
  if (item.type === 'Pod') {
    if (item.default)
      errors.push(forbiddenField(`${at}.default`, "may not be specified when `type` is 'Pod'"))
    if (item.defaultRequest)
      errors.push(
        forbiddenField(`${at}.defaultRequest`, "may not be specified when `type` is 'Pod'"),
      )
  }
  const order: readonly (readonly [string, Amounts | undefined, string, Amounts | undefined])[] = [
    ['min', item.min, 'max', item.max],
    ['min', item.min, 'default request', item.defaultRequest],
    ['default request', item.defaultRequest, 'max', item.max],
    ['default request', item.defaultRequest, 'default', item.default],
    ['default', item.default, 'max', item.max],
    ['min', item.min, 'default', item.default],
  ]
  for (const [lowName, low, highName, high] of order)
    for (const name of Object.keys(low ?? {})) {
      if (!high || !Object.hasOwn(high, name)) continue
      const [a, b] = [low?.[name], high[name]]
      if (compareQuantities(String(a), String(b)) > 0)
        errors.push(
          invalid(
            `${at}.${FIELD_OF[lowName]}[${name}]`,
            String(a),
            `${lowName} value ${a} is greater than ${highName} value ${b}`,
          ),
        )
    }
  return errors
}

const FIELD_OF: Readonly<Record<string, string>> = {
  min: 'min',
  default: 'default',
  'default request': 'defaultRequest',
}
