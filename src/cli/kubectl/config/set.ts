/**
 * `kubectl config set`: one value of a kubeconfig, by its path.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_set/
 */
import type { VerbResult, Wait } from '../../verb.js'
import { define } from '../definition.js'
import { writeKubeconfig } from '../kubeconfig-files.js'
import { helpAnd, kubeconfigOf, shownArgs } from './entries.js'
import { changed } from './property.js'

/** The verb `kubectl config set`. */
export const setProperty = define({
  name: 'config set',
  usage: 'config set PROPERTY_NAME PROPERTY_VALUE',
  short: 'Set an individual value in a kubeconfig file',
  flags: {
    'set-raw-bytes': {
      type: 'boolean',
      usage:
        'When writing a []byte PROPERTY_VALUE, write the given string directly without base64 decoding.',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<{ readonly property: string }>> {
    const [property = '', value = ''] = args
    if (args.length !== 2) throw helpAnd(setProperty, `Unexpected args: ${shownArgs(args)}`)
    const config = kubeconfigOf(session, flags)
    writeKubeconfig(
      session.cli,
      config,
      changed(config.file, property, { value, raw: flags.setRawBytes }),
    )
    session.out(`Property ${JSON.stringify(property)} set.\n`)
    return { value: { property } }
  },
})
