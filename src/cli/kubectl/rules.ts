/**
 * Rules of roles as kubectl shows them: one resource a line.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
 */
import type { PolicyRule } from '../../types/kubernetes/rbac/v1.js'
import { goList } from '../../text/golist.js'

/** What stands above the cells of a rule. */
export const RULE_HEADERS = ['Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs']

/** The cells of a rule. */
export const ruleCells = (rule: PolicyRule): string[] => [
  resourceText(rule),
  goList(rule.nonResourceURLs),
  goList(rule.resourceNames),
  goList(rule.verbs),
]

/** `deployments.apps/scale` */
function resourceText({ resources = [], apiGroups = [] }: PolicyRule): string {
  const [first, group = ''] = [resources[0], apiGroups[0]]
  if (first === undefined) return ''
  const slash = first.indexOf('/')
  const [plural, below] = slash < 0 ? [first, ''] : [first.slice(0, slash), first.slice(slash)]
  return plural + (group === '' ? '' : `.${group}`) + below
}

/** Rules in the order in which their Go text sorts. */
export const sortRules = (rules: readonly PolicyRule[]): readonly PolicyRule[] =>
  [...rules].sort((a, b) => (goText(a) < goText(b) ? -1 : goText(a) > goText(b) ? 1 : 0))

const goText = (rule: PolicyRule): string =>
  [rule.verbs, rule.apiGroups, rule.resources, rule.resourceNames, rule.nonResourceURLs]
    .map((list, i) => `${FIELDS[i]}:${goList(list)},`)
    .join('')

const FIELDS = ['Verbs', 'APIGroups', 'Resources', 'ResourceNames', 'NonResourceURLs']
