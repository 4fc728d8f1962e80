/**
 * `kubectl create serviceaccount`.
 *
 * @see
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_serviceaccount/
 */
import type { VerbResult, Wait } from '../../verb.js'
import { define } from '../definition.js'
import type { AnyObject } from '../resources.js'
import { GENERATOR_FLAGS, newMeta, oneName, send } from './generated.js'

/** The verb `kubectl create serviceaccount`. */
export const serviceAccount = define({
  name: 'create serviceaccount',
  aliases: ['sa'],
  usage: 'create serviceaccount NAME [--dry-run=server|client|none]',
  short: 'Create a service account with the specified name',
  flags: GENERATOR_FLAGS,
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const name = oneName(args, 'create serviceaccount')
    return {
      value: [
        send(
          session,
          { kind: 'ServiceAccount', apiVersion: 'v1', metadata: newMeta(name) } as never,
          flags,
        ),
      ],
    }
  },
})
