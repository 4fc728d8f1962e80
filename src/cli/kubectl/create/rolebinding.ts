/**
 * `kubectl create rolebinding`.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_rolebinding/
 */
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import type { AnyObject } from '../resources.js'
import { GENERATOR_FLAGS, newMeta, oneName, sendOrTell } from './generated.js'
import { RBAC_GROUP, SUBJECT_FLAGS, subjectsOf } from './subjects.js'

const ONE_ROLE = 'error: exactly one of clusterrole or role must be specified'

/** The verb `kubectl create rolebinding`. */
export const roleBinding = define({
  name: 'create rolebinding',
  usage:
    'create rolebinding NAME --clusterrole=NAME|--role=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]',
  short: 'Create a role binding for a particular role or cluster role',
  flags: {
    ...GENERATOR_FLAGS,
    ...SUBJECT_FLAGS,
    clusterrole: { type: 'string', usage: 'ClusterRole this RoleBinding should reference' },
    role: { type: 'string', usage: 'Role this RoleBinding should reference' },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const name = oneName(args, 'create rolebinding')
    const { clusterrole = '', role = '' } = flags
    if ((clusterrole === '') === (role === '')) throw new CommandError(ONE_ROLE)
    const object = {
      kind: 'RoleBinding',
      apiVersion: `${RBAC_GROUP}/v1`,
      metadata: newMeta(name),
      subjects: subjectsOf(flags),
      roleRef: {
        apiGroup: RBAC_GROUP,
        ...(role === ''
          ? { kind: 'ClusterRole', name: clusterrole }
          : { kind: 'Role', name: role }),
      },
    }
    return { value: [sendOrTell(session, object as never, flags, 'rolebinding:')] }
  },
})
