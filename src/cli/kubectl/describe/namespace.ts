/**
 * `kubectl describe namespace`.
 *
 * @module
 */
import type { LimitRange, Namespace, ResourceQuota } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { LIMIT_HEADERS, limitLines } from './limitrange.js'
import { quotaLines, scopeLines } from './resourcequota.js'
import { CONDITION_HEADER, Description, annotationLines, labelLines } from './text.js'

const NO_QUOTA = 'No resource quota.'
const NO_LIMITS = 'No LimitRange resource.'

/** What holds in a namespace. */
interface Restrictions {
  readonly quotas: readonly Stored<ResourceQuota>[]
  readonly limits: readonly Stored<LimitRange>[]
}

/** Describes a namespace. */
export function describeNamespace(
  { metadata, status }: Stored<Namespace>,
  { quotas, limits }: Restrictions,
): string {
  const to = new Description()
  to.field(0, 'Name', metadata.name)
    .add(labelLines('Labels', metadata.labels))
    .add(annotationLines('Annotations', metadata.annotations))
  to.field(0, 'Status', status?.phase)
  if (status?.conditions?.length) {
    to.line(0, 'Conditions:')
      .line(1, CONDITION_HEADER)
      .line(1, '----\t------\t------------------\t------\t-------')
    for (const { type, status: is, lastTransitionTime, reason, message } of status.conditions)
      to.line(1, `${type}\t${is}\t${lastTransitionTime ?? ''}\t${reason ?? ''}\t${message ?? ''}`)
  }
  to.line(0, '')
  if (quotas.length === 0) to.line(0, NO_QUOTA)
  else describeQuotas(to, quotas)
  to.line(0, '')
  if (limits.length === 0) to.line(0, NO_LIMITS)
  else {
    to.line(0, 'Resource Limits')
    for (const header of LIMIT_HEADERS) to.line(0, ` ${header}`)
    for (const range of limits) limitLines(to, range, ' ')
  }
  return to.toString()
}

function describeQuotas(to: Description, quotas: readonly Stored<ResourceQuota>[]): void {
  to.line(0, 'Resource Quotas')
  for (const quota of quotas) {
    to.line(1, `Name:\t${quota.metadata.name}`)
    scopeLines(to, quota, 1, '')
    to.line(1, 'Resource\tUsed\tHard').line(1, '--------\t---\t---')
    quotaLines(to, quota, 1)
  }
}
