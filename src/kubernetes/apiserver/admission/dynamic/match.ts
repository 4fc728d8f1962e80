/**
 * Which writes rules are about, those of webhooks and of policies alike.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-rules
 */
import type {
  MatchResources,
  NamedRuleWithOperations,
  RuleWithOperations,
} from '../../../../types/kubernetes/admissionregistration/v1.js'
import type { LabelSelector } from '../../../../types/kubernetes/meta/v1.js'
import { matchesLabelSelector } from '../../../kinds/label-selector.js'
import { namespaces } from '../../../kinds/namespace.js'
import type { AdmissionRequest } from '../plugin.js'

/** What is never asked of webhooks and policies: who could change those back? */
const EXEMPT = 'admissionregistration.k8s.io'

type Rule = RuleWithOperations & Pick<NamedRuleWithOperations, 'resourceNames'>
type Selection = Pick<MatchResources, 'namespaceSelector' | 'objectSelector' | 'matchPolicy'>

/** Whether any webhook or policy may speak about a kind. */
export const isSubject = ({ kind }: AdmissionRequest): boolean => kind.group !== EXEMPT

/** Whether some rules are about a write. */
export const matchesRules = (
  rules: readonly Rule[] | undefined,
  request: AdmissionRequest,
  policy: MatchResources['matchPolicy'],
): boolean => (rules ?? []).some((rule) => matchesRule(rule, request, policy !== 'Exact'))

function matchesRule(rule: Rule, request: AdmissionRequest, anyVersion: boolean): boolean {
  const { kind, operation, namespace, subresource, name } = request
  const has = (list: readonly string[] | undefined, word: string): boolean =>
    list?.includes('*') === true || list?.includes(word) === true
  // The other versions of a kind are the same objects.
  const isVersion = anyVersion || has(rule.apiVersions, kind.version)
  return (
    has(rule.operations, operation) &&
    has(rule.apiGroups, kind.group) &&
    isVersion &&
    (rule.resources ?? []).some((resource) =>
      matchesResource(resource, kind.plural, subresource),
    ) &&
    (!rule.scope || rule.scope === '*' || (rule.scope === 'Namespaced') === Boolean(namespace)) &&
    (!rule.resourceNames?.length || rule.resourceNames.includes(name))
  )
}

function matchesResource(rule: string, plural: string, subresource: string | undefined): boolean {
  const [resource = '', below] = rule.split('/')
  const isResource = resource === '*' || resource === plural
  return (
    isResource &&
    (below === undefined ? subresource === undefined : below === '*' || below === subresource)
  )
}

/** Whether a write is about an object, in a namespace, that the selectors select. */
export function isSelected(
  { namespaceSelector, objectSelector }: Selection,
  request: AdmissionRequest,
): boolean {
  const { kind, object, old, namespace, tx } = request
  const isNamespace = kind.kind === 'Namespace' && kind.group === ''
  if (isNamespace || namespace !== undefined) {
    const labels = isNamespace
      ? object.metadata?.labels
      : tx.get(namespaces, namespace ?? '')?.metadata.labels
    if (!selects(namespaceSelector, labels)) return false
  }
  return (
    selects(objectSelector, object.metadata?.labels) ||
    (old !== undefined && selects(objectSelector, old.metadata.labels))
  )
}

const isEmpty = ({ matchLabels, matchExpressions }: LabelSelector): boolean =>
  Object.keys(matchLabels ?? {}).length + (matchExpressions ?? []).length === 0

const selects = (
  selector: LabelSelector | undefined,
  labels: Readonly<Record<string, string>> | undefined,
): boolean => !selector || isEmpty(selector) || matchesLabelSelector(selector, labels ?? {})

/** Whether a policy or a binding is about a write. */
export const matchesResources = (
  resources: MatchResources | undefined,
  request: AdmissionRequest,
): boolean =>
  !resources ||
  ((resources.resourceRules === undefined ||
    matchesRules(resources.resourceRules, request, resources.matchPolicy)) &&
    !matchesRules(resources.excludeResourceRules, request, resources.matchPolicy) &&
    isSelected(resources, request))
