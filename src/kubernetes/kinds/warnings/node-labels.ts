/**
 * Labels of nodes that have another name now: a selector with an old one gets a warning.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
import type { NodeSelectorTerm } from '../../../types/kubernetes/core/v1.js'

const RENAMED = (since: string, label: string): string =>
  `deprecated since ${since}; use "${label}" instead`

const LABELS: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': RENAMED('v1.14', 'kubernetes.io/arch'),
  'beta.kubernetes.io/os': RENAMED('v1.14', 'kubernetes.io/os'),
  'failure-domain.beta.kubernetes.io/region': RENAMED('v1.17', 'topology.kubernetes.io/region'),
  'failure-domain.beta.kubernetes.io/zone': RENAMED('v1.17', 'topology.kubernetes.io/zone'),
  'beta.kubernetes.io/instance-type': RENAMED('v1.17', 'node.kubernetes.io/instance-type'),
  'app.kubernetes.io/created-by': 'deprecated since v1.9',
  'scheduler.alpha.kubernetes.io/preferAvoidPods':
    'deprecated since v1.22; use Taints and Tolerations instead',
  'node-role.kubernetes.io/master': 'use "node-role.kubernetes.io/control-plane" instead',
}

/** What is said of a label, after `start`; nothing of those that are fine. */
export function labelWarning(label: string, start: string): readonly string[] {
  const text = Object.hasOwn(LABELS, label) ? LABELS[label] : undefined
  return text === undefined ? [] : [start + text]
}

/** What is said of the labels of a node selector. */
export const selectorWarnings = (
  selector: Readonly<Record<string, string>> | undefined,
  path: string,
): readonly string[] =>
  Object.keys(selector ?? {})
    .sort()
    .flatMap((label) => labelWarning(label, `${path}[${label}]: `))

/** What is said of the labels of a term of a node affinity. */
export const termWarnings = (term: NodeSelectorTerm, path: string): readonly string[] =>
  (term.matchExpressions ?? []).flatMap(({ key }, index) =>
    labelWarning(key, `${path}.matchExpressions[${index}].key: ${key} is `),
  )
