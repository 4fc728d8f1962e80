/**
 * `kubectl create clusterrole`.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_clusterrole/
 */
import { noPair } from '../../flags.js'
import type { PolicyRule } from '../../../types/kubernetes/rbac/v1.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import type { AnyObject } from '../resources.js'
import type { Session } from '../session.js'
import { GENERATOR_FLAGS, newMeta, oneName, sendOrTell } from './generated.js'
import { NO_VERB, RULE_FLAGS, resourceRules, verbsOf } from './rules.js'

const NOTHING = 'error: one of resource or nonResourceURL must be specified'
const AGGREGATION_ALONE =
  'error: aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames'
const STARTS_WITH_SLASH = 'error: nonResourceURL should start with /'
const STAR_AT_END = "error: nonResourceURL only supports wildcard matches when '*' is at the end"
const PATH_VERBS: readonly string[] = [
  '*',
  'get',
  'post',
  'put',
  'delete',
  'patch',
  'head',
  'options',
]

interface ClusterRoleFlags {
  readonly aggregationRule: readonly string[]
  readonly nonResourceUrl: readonly string[]
  readonly resource: readonly string[]
  readonly resourceName: readonly string[]
  readonly verb: readonly string[]
}

/** The verb `kubectl create clusterrole`. */
export const clusterRole = define({
  name: 'create clusterrole',
  usage:
    'create clusterrole NAME --verb=verb --resource=resource.group [--resource-name=resourcename] [--dry-run=server|client|none]',
  short: 'Create a cluster role',
  flags: {
    ...GENERATOR_FLAGS,
    ...RULE_FLAGS,
    'aggregation-rule': {
      type: 'strings',
      usage: 'An aggregation label selector for combining ClusterRoles.',
    },
    'non-resource-url': {
      type: 'strings',
      usage: 'A partial url that user should have access to.',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const name = oneName(args, 'create clusterrole')
    const head = {
      kind: 'ClusterRole',
      apiVersion: 'rbac.authorization.k8s.io/v1',
      metadata: newMeta(name),
    }
    const object =
      flags.aggregationRule.length > 0
        ? { ...head, aggregationRule: aggregationOf(flags), rules: null }
        : { ...head, rules: rulesOf(session, flags) }
    return { value: [sendOrTell(session, object as never, flags, 'clusterrole:')] }
  },
})

/** @throws CommandError */
function aggregationOf(flags: ClusterRoleFlags): object {
  const { nonResourceUrl, resource, resourceName, verb } = flags
  if (nonResourceUrl.length + resource.length + resourceName.length + verb.length > 0)
    throw new CommandError(AGGREGATION_ALONE)
  const pairs = flags.aggregationRule.map((pair) => {
    const at = pair.indexOf('=')
    if (at < 0)
      throw new CommandError(
        `error: invalid argument "${pair}" for "--aggregation-rule" flag: ${noPair(pair)}`,
      )
    return [pair.slice(0, at), pair.slice(at + 1)]
  })
  return { clusterRoleSelectors: [{ matchLabels: Object.fromEntries(pairs) }] }
}

/** @throws CommandError */
function rulesOf(session: Session, flags: ClusterRoleFlags): readonly PolicyRule[] {
  const [verbs, paths] = [verbsOf(flags.verb), flags.nonResourceUrl]
  if (verbs.length === 0) throw new CommandError(NO_VERB)
  if (flags.resource.length === 0 && paths.length === 0) throw new CommandError(NOTHING)
  const rules = resourceRules(
    session,
    flags.resource.length === 0 ? [] : verbs,
    flags.resource,
    flags.resourceName,
  )
  if (paths.length === 0) return rules
  const odd = verbs.find((verb) => !PATH_VERBS.includes(verb))
  if (odd !== undefined) throw new CommandError(`error: invalid verb: '${odd}' for nonResourceURL`)
  for (const path of paths.filter((one) => one !== '*')) {
    if (!path.startsWith('/')) throw new CommandError(STARTS_WITH_SLASH)
    if (path.slice(0, -1).includes('*')) throw new CommandError(STAR_AT_END)
  }
  return [...rules, { nonResourceURLs: paths, verbs }]
}
