/**
 * Rules of roles: which requests they allow, and whether some rules hold all that others give.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#api-objects
 */
import type { PolicyRule } from '../../../types/kubernetes/rbac/v1.js'
import { goQuote } from '../../../text/goquote.js'
import { type Attributes, isPath, resourceText } from './attributes.js'

const ALL = '*'

type List = readonly string[] | undefined

const has = (list: List, value: string): boolean => list?.includes(value) === true
const hasOrAll = (list: List, value: string): boolean => has(list, ALL) || has(list, value)

/** Whether a rule allows a request. */
export function allows(rule: PolicyRule, attributes: Attributes): boolean {
  if (!hasOrAll(rule.verbs, attributes.verb)) return false
  if (isPath(attributes))
    return (rule.nonResourceURLs ?? []).some((url) => pathFits(url, attributes.path))
  const { group, subresource, name = '' } = attributes
  const names = rule.resourceNames ?? []
  return (
    hasOrAll(rule.apiGroups, group) &&
    resourceFits(rule.resources, resourceText(attributes), subresource) &&
    (names.length === 0 || names.includes(name))
  )
}

const resourceFits = (list: List, resource: string, subresource: string | undefined): boolean =>
  hasOrAll(list, resource) || (Boolean(subresource) && has(list, `*/${subresource}`))

/** `/healthz/*` fits all that begins so. */
const pathFits = (url: string, path: string): boolean =>
  url === ALL || url === path || (url.endsWith(ALL) && path.startsWith(url.slice(0, -1)))

/** Rules as many rules with one value in each list. */
export const breakdown = (rules: readonly PolicyRule[]): readonly PolicyRule[] =>
  rules.flatMap(parts)

/** The parts of rules that no rule of `held` gives. */
export const missingRules = (
  held: readonly PolicyRule[],
  wanted: readonly PolicyRule[],
): readonly PolicyRule[] =>
  breakdown(wanted).filter((part) => !held.some((rule) => covers(rule, part)))

/** A rule as rules with one value in each list. */
function parts(rule: PolicyRule): readonly PolicyRule[] {
  const found: PolicyRule[] = []
  for (const group of rule.apiGroups ?? [])
    for (const resource of rule.resources ?? [])
      for (const verb of rule.verbs) {
        const part = { apiGroups: [group], resources: [resource], verbs: [verb] }
        const names = rule.resourceNames ?? []
        if (names.length === 0) found.push(part)
        else for (const name of names) found.push({ ...part, resourceNames: [name] })
      }
  for (const url of rule.nonResourceURLs ?? [])
    for (const verb of rule.verbs) found.push({ nonResourceURLs: [url], verbs: [verb] })
  return found
}

/** Whether a rule gives all of a part. */
function covers(rule: PolicyRule, part: PolicyRule): boolean {
  const [verb = ''] = part.verbs
  if (!hasOrAll(rule.verbs, verb)) return false
  const [url] = part.nonResourceURLs ?? []
  if (url !== undefined) return (rule.nonResourceURLs ?? []).some((one) => pathFits(one, url))
  const [group = ''] = part.apiGroups ?? []
  const [resource = ''] = part.resources ?? []
  const names = rule.resourceNames ?? []
  return (
    hasOrAll(rule.apiGroups, group) &&
    resourceFits(rule.resources, resource, resource.split('/')[1]) &&
    (names.length === 0 || names.includes(part.resourceNames?.[0] ?? ''))
  )
}

/** Rules for one resource, and at most one name, are put together; the others come first. */
export function compactRules(rules: readonly PolicyRule[]): readonly PolicyRule[] {
  const others: PolicyRule[] = []
  const simple = new Map<string, PolicyRule>()
  for (const rule of rules) {
    const { apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule
    if (
      apiGroups.length !== 1 ||
      resources.length !== 1 ||
      resourceNames.length > 1 ||
      nonResourceURLs.length > 0
    ) {
      others.push(rule)
      continue
    }
    const key = JSON.stringify([apiGroups, resources, resourceNames])
    const known = simple.get(key)
    simple.set(key, known ? { ...known, verbs: [...known.verbs, ...rule.verbs] } : rule)
  }
  return [...others, ...simple.values()]
}

/** `{APIGroups:[""], Resources:["pods"], Verbs:["get"]}` */
export function ruleText(rule: PolicyRule): string {
  const fields: readonly (readonly [string, List])[] = [
    ['APIGroups', rule.apiGroups],
    ['Resources', rule.resources],
    ['NonResourceURLs', rule.nonResourceURLs],
    ['ResourceNames', rule.resourceNames],
    ['Verbs', rule.verbs],
  ]
  const shown = fields.flatMap(([name, list]) =>
    list && list.length > 0 ? `${name}:${quotedList(list)}` : [],
  )
  return `{${shown.join(', ')}}`
}

/** `["a" "b"]`, as Go's %q prints a list. */
export const quotedList = (list: readonly string[]): string => `[${list.map(goQuote).join(' ')}]`
