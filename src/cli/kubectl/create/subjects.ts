/**
 * Subjects of bindings as `kubectl create rolebinding` and `create clusterrolebinding` make them of
 * flags.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_rolebinding/
 */
import type { Subject } from '../../../types/kubernetes/rbac/v1.js'
import type { FlagSpecs } from '../../flags.js'
import { CommandError } from '../../verb.js'

export const RBAC_GROUP = 'rbac.authorization.k8s.io'
const ACCOUNT_FORM = 'error: serviceaccount must be <namespace>:<name>'

/** The flags that name subjects. */
export const SUBJECT_FLAGS = {
  group: {
    type: 'strings',
    usage: 'Groups to bind to the role. The flag can be repeated to add multiple groups.',
  },
  serviceaccount: {
    type: 'strings',
    usage:
      'Service accounts to bind to the role, in the format <namespace>:<name>. The flag can be repeated to add multiple service accounts.',
  },
  user: {
    type: 'strings',
    usage: 'Usernames to bind to the role. The flag can be repeated to add multiple users.',
  },
} as const satisfies FlagSpecs

/** Whom a binding names. @throws CommandError */
export const subjectsOf = (flags: {
  readonly user: readonly string[]
  readonly group: readonly string[]
  readonly serviceaccount: readonly string[]
}): readonly Subject[] => [
  ...flags.user.map((name): Subject => ({ kind: 'User', apiGroup: RBAC_GROUP, name })),
  ...flags.group.map((name): Subject => ({ kind: 'Group', apiGroup: RBAC_GROUP, name })),
  ...flags.serviceaccount.map((text): Subject => {
    const [namespace, name, ...rest] = text.split(':')
    if (!namespace || !name || rest.length > 0) throw new CommandError(ACCOUNT_FORM)
    return { kind: 'ServiceAccount', name, namespace }
  }),
]
