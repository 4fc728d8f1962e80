/**
 * `kubectl create clusterrolebinding`.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_clusterrolebinding/
 */
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import type { AnyObject } from '../resources.js'
import { GENERATOR_FLAGS, newMeta, oneName, sendOrTell } from './generated.js'
import { RBAC_GROUP, SUBJECT_FLAGS, subjectsOf } from './subjects.js'

const NO_ROLE = 'error: clusterrole must be specified'

/** The verb `kubectl create clusterrolebinding`. */
export const clusterRoleBinding = define({
  name: 'create clusterrolebinding',
  usage:
    'create clusterrolebinding NAME --clusterrole=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]',
  short: 'Create a cluster role binding for a particular cluster role',
  flags: {
    ...GENERATOR_FLAGS,
    ...SUBJECT_FLAGS,
    clusterrole: { type: 'string', usage: 'ClusterRole this ClusterRoleBinding should reference' },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const name = oneName(args, 'create clusterrolebinding')
    const { clusterrole = '' } = flags
    if (clusterrole === '') throw new CommandError(NO_ROLE)
    const object = {
      kind: 'ClusterRoleBinding',
      apiVersion: `${RBAC_GROUP}/v1`,
      metadata: newMeta(name),
      subjects: subjectsOf(flags),
      roleRef: { apiGroup: RBAC_GROUP, kind: 'ClusterRole', name: clusterrole },
    }
    return { value: [sendOrTell(session, object as never, flags, 'clusterrolebinding:')] }
  },
})
