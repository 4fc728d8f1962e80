/**
 * `kubectl set subject`: who gets the rights of role bindings.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_set/kubectl_set_subject/
 */
import { dequal } from 'dequal'
import type { RoleBinding, Subject } from '../../../types/kubernetes/rbac/v1.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { SUBJECT_FLAGS, subjectsOf } from '../create/subjects.js'
import { define } from '../definition.js'
import { ALL_FLAG } from '../flags.js'
import { dryRunOf, report } from '../report.js'
import { type AnyObject, fetch, requestsOf } from '../resources.js'
import { SET_FLAGS } from './template.js'

const NOBODY = 'error: you must specify at least one value of user, group or serviceaccount'
const ONLY_BINDINGS = 'error: setting subject is only supported for RoleBinding/ClusterRoleBinding'
const NO_CHANGES = (resource: string, name: string): string =>
  `error: ${resource}/${name} was not changed`

/** The verb `kubectl set subject`. */
export const subject = define({
  name: 'set subject',
  usage:
    'set subject (-f FILENAME | TYPE NAME) [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]',
  short: 'Update the user, group, or service account in a role binding or cluster role binding',
  flags: { ...SET_FLAGS, ...ALL_FLAG, ...SUBJECT_FLAGS },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const added = subjectsOf(flags)
    if (added.length === 0) throw new CommandError(NOBODY)
    const dryRun = dryRunOf(session, flags.dryRun)
    const requests = yield* requestsOf(session, args, flags)
    const written: AnyObject[] = []
    for (const { kind, object } of requests.flatMap((request) => fetch(session, request, flags))) {
      if (kind.kind !== 'RoleBinding' && kind.kind !== 'ClusterRoleBinding')
        throw new CommandError(ONLY_BINDINGS)
      const before = (object as unknown as RoleBinding).subjects ?? []
      const isNew = (one: Subject): boolean => !before.some((other) => dequal(one, other))
      const subjects = [...before, ...added.filter(isNew)]
      if (subjects.length === before.length)
        throw new CommandError(NO_CHANGES(kind.plural, object.metadata.name))
      const changed = { ...object, subjects } as AnyObject
      const after =
        dryRun === 'client'
          ? changed
          : (session.api.update(kind, changed as never, {
              dryRun: dryRun === 'server',
              fieldManager: flags.fieldManager,
            }) as unknown as AnyObject)
      report(session, { kind, object: after }, 'subjects updated', { ...flags, dryRun })
      written.push(after)
    }
    return { value: written }
  },
})
