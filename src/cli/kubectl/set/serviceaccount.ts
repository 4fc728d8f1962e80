/**
 * `kubectl set serviceaccount`: the service account of a pod template.
 *
 * @see
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_set/kubectl_set_serviceaccount/
 */
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import type { AnyObject } from '../resources.js'
import { SET_FLAGS, changeSpecs } from './template.js'

const NO_ACCOUNT = 'error: serviceaccount is required'

/** The verb `kubectl set serviceaccount`. */
export const serviceAccount = define({
  name: 'set serviceaccount',
  aliases: ['sa'],
  usage: 'set serviceaccount (-f FILENAME | TYPE NAME) SERVICE_ACCOUNT',
  short: 'Update the service account of a resource',
  long: 'Update the service account of pod template resources.',
  flags: SET_FLAGS,
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const account = args.at(-1)
    if (account === undefined) throw new CommandError(NO_ACCOUNT)
    const written = yield* changeSpecs(
      session,
      args.slice(0, -1),
      flags,
      (spec) => {
        spec.serviceAccountName = account
        spec.serviceAccount = account
      },
      'serviceaccount updated',
    )
    return { value: written }
  },
})
