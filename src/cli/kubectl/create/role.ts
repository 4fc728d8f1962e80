/**
 * `kubectl create role`.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_role/
 */
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import type { AnyObject } from '../resources.js'
import { GENERATOR_FLAGS, newMeta, oneName, sendOrTell } from './generated.js'
import { NO_VERB, RULE_FLAGS, resourceRules, verbsOf } from './rules.js'

const NO_RESOURCE = 'error: at least one resource must be specified'

/** The verb `kubectl create role`. */
export const role = define({
  name: 'create role',
  usage:
    'create role NAME --verb=verb --resource=resource.group/subresource [--resource-name=resourcename] [--dry-run=server|client|none]',
  short: 'Create a role with single rule',
  flags: { ...GENERATOR_FLAGS, ...RULE_FLAGS },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const name = oneName(args, 'create role')
    const verbs = verbsOf(flags.verb)
    if (verbs.length === 0) throw new CommandError(NO_VERB)
    if (flags.resource.length === 0) throw new CommandError(NO_RESOURCE)
    const object = {
      kind: 'Role',
      apiVersion: 'rbac.authorization.k8s.io/v1',
      metadata: newMeta(name),
      rules: resourceRules(session, verbs, flags.resource, flags.resourceName),
    }
    return { value: [sendOrTell(session, object as never, flags, 'role:')] }
  },
})
