/**
 * `kubectl describe namespace`.
 *
 * @module
 */
import type { Namespace } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { Description, annotationLines, labelLines } from './text.js'

const NO_QUOTA = 'No resource quota.'
const NO_LIMITS = 'No LimitRange resource.'

/** Describes a namespace. */
export function describeNamespace({ metadata, status }: Stored<Namespace>): string {
  const to = new Description()
  to.field(0, 'Name', metadata.name)
    .add(labelLines('Labels', metadata.labels))
    .add(annotationLines('Annotations', metadata.annotations))
  to.field(0, 'Status', status?.phase)
  if (status?.conditions?.length) {
    to.line(0, 'Conditions:')
      .line(1, 'Type\tStatus\tLastTransitionTime\tReason\tMessage')
      .line(1, '----\t------\t------------------\t------\t-------')
    for (const { type, status: is, lastTransitionTime, reason, message } of status.conditions)
      to.line(1, `${type}\t${is}\t${lastTransitionTime ?? ''}\t${reason ?? ''}\t${message ?? ''}`)
  }
  return to.line(0, '').line(0, NO_QUOTA).line(0, '').line(0, NO_LIMITS).toString()
}
