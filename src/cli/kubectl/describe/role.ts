/**
 * `kubectl describe role` and `clusterrole`.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
import type { ClusterRole } from '../../../types/kubernetes/rbac/v1.js'
import { breakdown, compactRules } from '../../../kubernetes/apiserver/authorization/rules.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { RULE_HEADERS, ruleCells, sortRules } from '../rules.js'
import { Description, annotationLines, labelLines } from './text.js'

/** Describes a role with what it allows, one resource a line. */
export function describeRole({ metadata, rules }: Pick<Stored<ClusterRole>, 'metadata' | 'rules'>) {
  const to = new Description()
  to.field(0, 'Name', metadata.name)
  to.add(labelLines('Labels', metadata.labels))
  to.add(annotationLines('Annotations', metadata.annotations))
  to.line(0, 'PolicyRule:')
  const rows = sortRules(compactRules(breakdown(rules ?? []))).map(ruleCells)
  for (const cells of [RULE_HEADERS, RULE_HEADERS.map((text) => text.replace(/./g, '-')), ...rows])
    to.line(1, cells.join('\t'))
  return to.toString()
}
