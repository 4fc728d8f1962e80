/**
 * What `kubectl auth reconcile` says of what it had to do.
 *
 * @module
 */
import { goList } from '../../../text/golist.js'
import type { PolicyRule, Subject } from '../../../types/kubernetes/rbac/v1.js'
import type { Reconciled } from './merge.js'

const OPTED_OUT = ', but object opted out (rbac.authorization.kubernetes.io/autoupdate: false)'

/** Which extra things were removed. */
interface Removed {
  readonly removeExtraPermissions: boolean
  readonly removeExtraSubjects: boolean
}

/** The lines for standard error; none if nothing had to be done. */
export function reconciledText(
  { operation, isProtected, ...found }: Reconciled,
  { removeExtraPermissions, removeExtraSubjects }: Removed,
): string {
  if (operation === 'none') return ''
  const lists: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['missing subjects added', found.missingSubjects?.map(subjectText)],
    ['extra subjects removed', removeExtraSubjects ? found.extraSubjects?.map(subjectText) : []],
    ['missing rules added', found.missingRules?.map(ruleText)],
    ['extra rules removed', removeExtraPermissions ? found.extraRules?.map(ruleText) : []],
  ]
  return [
    `\treconciliation required ${operation}${isProtected ? OPTED_OUT : ''}\n`,
    ...lists.flatMap(([title, lines = []]) =>
      lines.length === 0 ? [] : [`\t${title}:\n`, ...lines.map((line) => `\t\t${line}\n`)],
    ),
  ].join('')
}

const subjectText = ({ kind, apiGroup = '', name, namespace = '' }: Subject): string =>
  `{Kind:${kind} APIGroup:${apiGroup} Name:${name} Namespace:${namespace}}`

const ruleText = (rule: PolicyRule): string =>
  `{Verbs:${goList(rule.verbs)} APIGroups:${goList(rule.apiGroups)} Resources:${goList(rule.resources)} ResourceNames:${goList(rule.resourceNames)} NonResourceURLs:${goList(rule.nonResourceURLs)}}`
