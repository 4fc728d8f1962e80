/**
 * `kubectl create namespace`.
 *
 * @see
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_namespace/
 */
import type { VerbResult, Wait } from '../../verb.js'
import { define } from '../definition.js'
import type { AnyObject } from '../resources.js'
import { GENERATOR_FLAGS, newMeta, oneName, send } from './generated.js'

/** The verb `kubectl create namespace`. */
export const namespace = define({
  name: 'create namespace',
  aliases: ['ns'],
  usage: 'create namespace NAME [--dry-run=server|client|none]',
  short: 'Create a namespace with the specified name',
  flags: GENERATOR_FLAGS,
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const name = oneName(args, 'create namespace')
    return {
      value: [
        send(
          session,
          {
            kind: 'Namespace',
            apiVersion: 'v1',
            metadata: newMeta(name),
            spec: {},
            status: {},
          } as never,
          flags,
        ),
      ],
    }
  },
})
