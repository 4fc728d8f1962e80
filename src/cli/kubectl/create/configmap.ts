/**
 * `kubectl create configmap`.
 *
 * @see
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_configmap/
 */
import type { VerbResult, Wait } from '../../verb.js'
import { define } from '../definition.js'
import type { AnyObject } from '../resources.js'
import { GENERATOR_FLAGS, newMeta, oneName, sendOrTell } from './generated.js'
import { SOURCE_FLAGS, dataOf } from './sources.js'

/** The verb `kubectl create configmap`. */
export const configMap = define({
  name: 'create configmap',
  aliases: ['cm'],
  usage:
    'create configmap NAME [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]',
  short: 'Create a config map from a local file, directory or literal value',
  flags: { ...GENERATOR_FLAGS, ...SOURCE_FLAGS },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const name = oneName(args, 'create configmap')
    const data = dataOf(flags, session.cli.files, { what: 'ConfigMap', name })
    const object = {
      kind: 'ConfigMap',
      apiVersion: 'v1',
      metadata: newMeta(name),
      ...(Object.keys(data).length > 0 ? { data } : {}),
    }
    return { value: [sendOrTell(session, object as never, flags, 'configmap:')] }
  },
})
