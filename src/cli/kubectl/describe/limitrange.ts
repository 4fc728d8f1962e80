/**
 * `kubectl describe limitrange`.
 *
 * @module
 */
import type { LimitRange } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { resourcesOf } from '../../../kubernetes/kinds/limit-range.js'
import { canonicalQuantity } from '../../../text/quantity.js'
import { Description } from './text.js'

const UNSAID = '-'

/** The headers of the table of limits. */
export const LIMIT_HEADERS = [
  'Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio',
  '----\t--------\t---\t---\t---------------\t-------------\t-----------------------',
] as const

/** Describes a limit range. */
export function describeLimitRange(range: Stored<LimitRange>): string {
  const to = new Description()
  to.field(0, 'Name', range.metadata.name).field(0, 'Namespace', range.metadata.namespace)
  for (const header of LIMIT_HEADERS) to.line(0, header)
  limitLines(to, range, '')
  return to.toString()
}

/** A line for each resource that a range says something of. */
export function limitLines(to: Description, { spec }: Stored<LimitRange>, indent: string): void {
  for (const item of spec?.limits ?? [])
    for (const name of resourcesOf(item)) {
      const cells = [
        item.min,
        item.max,
        item.defaultRequest,
        item.default,
        item.maxLimitRequestRatio,
      ].map((amounts) => {
        const amount = amounts?.[name]
        return amount === undefined ? UNSAID : (canonicalQuantity(amount) ?? amount)
      })
      to.line(0, `${indent}${[item.type, name, ...cells].join('\t')}`)
    }
}
