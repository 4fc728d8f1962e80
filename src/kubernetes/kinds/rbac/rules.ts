/**
 * Rules of roles: what is wrong with them.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
 */
import type { PolicyRule } from '../../../types/kubernetes/rbac/v1.js'
import { invalid, required } from '../field-errors.js'
import type { FieldError } from '../kind.js'

const NEEDS_GROUP = 'resource rules must supply at least one api group'
const NEEDS_RESOURCE = 'resource rules must supply at least one resource'
const NEEDS_VERB = 'verbs must contain at least one value'
const URLS_ARE_CLUSTERWIDE = 'namespaced rules cannot apply to non-resource URLs'
const NOT_BOTH = 'rules cannot apply to both regular resources and non-resource URLs'

/** Checks the rules of a role. */
export const validateRules = (
  rules: readonly PolicyRule[] | undefined,
  namespaced: boolean,
): readonly FieldError[] =>
  (rules ?? []).flatMap((rule, i) => validateRule(rule, `rules[${i}]`, namespaced))

function validateRule(rule: PolicyRule, at: string, namespaced: boolean): readonly FieldError[] {
  const errors: FieldError[] = []
  const {
    verbs = [],
    nonResourceURLs = [],
    apiGroups = [],
    resources = [],
    resourceNames = [],
  } = rule
  if (verbs.length === 0) errors.push(required(`${at}.verbs`, NEEDS_VERB))
  if (nonResourceURLs.length > 0) {
    if (namespaced)
      errors.push(invalid(`${at}.nonResourceURLs`, nonResourceURLs, URLS_ARE_CLUSTERWIDE))
    if (apiGroups.length + resources.length + resourceNames.length > 0)
      errors.push(invalid(`${at}.nonResourceURLs`, nonResourceURLs, NOT_BOTH))
    return errors
  }
  if (apiGroups.length === 0) errors.push(required(`${at}.apiGroups`, NEEDS_GROUP))
  if (resources.length === 0) errors.push(required(`${at}.resources`, NEEDS_RESOURCE))
  return errors
}
