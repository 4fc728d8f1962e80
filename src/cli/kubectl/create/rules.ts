/**
 * Rules of roles as `kubectl create role` and `create clusterrole` make them of flags.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_role/
 */
import type { PolicyRule } from '../../../types/kubernetes/rbac/v1.js'
import type { Kind } from '../../../kubernetes/kinds/kind.js'
import { findKind } from '../../../kubernetes/kinds/served.js'
import type { FlagSpecs } from '../../flags.js'
import { CommandError } from '../../verb.js'
import { NO_SUCH_TYPE } from '../resources.js'
import type { Session } from '../session.js'

export const NO_VERB = 'error: at least one verb must be specified'
const NO_RESOURCE_NAME = 'error: resource must be specified if apiGroup/subresource specified'

const ALL = '*'
const RBAC_GROUP = 'rbac.authorization.k8s.io'
const RESOURCE_VERBS: readonly string[] =
  '* get delete list create update patch watch proxy deletecollection use bind escalate impersonate'.split(
    ' ',
  )
const ROLES = [`roles ${RBAC_GROUP}`, `clusterroles ${RBAC_GROUP}`]
/** Verbs that only some resources have: `plural group`. */
const SPECIAL_VERBS: ReadonlyMap<string, readonly string[]> = new Map([
  ['use', ['podsecuritypolicies policy', 'podsecuritypolicies extensions']],
  ['bind', ROLES],
  ['escalate', ROLES],
  ['impersonate', ['users ', 'serviceaccounts ', 'groups ', 'userextras authentication.k8s.io']],
])

/** The flags that say what a role allows. */
export const RULE_FLAGS = {
  resource: { type: 'strings', usage: 'Resource that the rule applies to' },
  'resource-name': {
    type: 'strings',
    usage:
      'Resource in the white list that the rule applies to, repeat this flag for multiple items',
  },
  verb: { type: 'strings', usage: 'Verb that applies to the resources contained in the rule' },
} as const satisfies FlagSpecs

/** A resource as `--resource` says it: `deployments.apps/scale`. */
interface Asked {
  readonly resource: string
  readonly group: string
  readonly subresource: string
}

/** Verbs without those that come twice; `*` stands for all. */
export const verbsOf = (verbs: readonly string[]): readonly string[] =>
  verbs.includes(ALL) ? [ALL] : [...new Set(verbs)]

/** The rules for resources, one a group. @throws CommandError */
export function resourceRules(
  session: Session,
  verbs: readonly string[],
  resources: readonly string[],
  names: readonly string[],
): readonly PolicyRule[] {
  for (const verb of verbs)
    if (!RESOURCE_VERBS.includes(verb))
      session.err(`Warning: '${verb}' is not a standard resource verb\n`)
  const groups = new Map<string, string[]>()
  for (const asked of askedFor(resources)) {
    const { plural, group } = checked(session, verbs, asked)
    const resource = asked.subresource === '' ? plural : `${plural}/${asked.subresource}`
    const known = groups.get(group) ?? []
    groups.set(group, known.includes(resource) ? known : [...known, resource])
  }
  const resourceNames = [...new Set(names)]
  return [...groups.keys()].sort().map((group) => ({
    apiGroups: [group],
    ...(resourceNames.length > 0 ? { resourceNames } : {}),
    resources: groups.get(group) ?? [],
    verbs,
  }))
}

/** A star alone stands for all resources. */
function askedFor(resources: readonly string[]): readonly Asked[] {
  if (resources.includes(ALL)) return [{ resource: ALL, group: '', subresource: '' }]
  return resources.map((text) => {
    const [first = '', ...below] = text.split('/')
    const [resource = '', ...group] = first.split('.')
    return { resource, group: group.join('.'), subresource: below.join('/') }
  })
}

/** The resource that is meant, if the verbs are for it. @throws CommandError */
function checked(
  session: Session,
  verbs: readonly string[],
  { resource, group }: Asked,
): Pick<Kind, 'plural' | 'group'> {
  if (resource === '') throw new CommandError(NO_RESOURCE_NAME)
  if (resource === ALL) return { plural: ALL, group }
  const word = group === '' ? resource : `${resource}.${group}`
  const known = findKind(session.tx, word)
  const { plural, group: of } = known ?? { plural: resource, group }
  let isSpecial = false
  for (const verb of verbs) {
    const fits = SPECIAL_VERBS.get(verb)
    if (!fits) continue
    if (!fits.includes(`${plural} ${of}`))
      throw new CommandError(`error: can not perform '${verb}' on '${plural}' in group '${of}'`)
    isSpecial = true
  }
  if (known || isSpecial) return { plural, group: of }
  throw new CommandError(`${NO_SUCH_TYPE} "${word}"`)
}
