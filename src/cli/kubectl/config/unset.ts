/**
 * `kubectl config unset`: takes one value out of a kubeconfig.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_unset/
 */
import type { VerbResult, Wait } from '../../verb.js'
import { define } from '../definition.js'
import { writeKubeconfig } from '../kubeconfig-files.js'
import { helpAnd, kubeconfigOf, shownArgs } from './entries.js'
import { changed } from './property.js'

/** The verb `kubectl config unset`. */
export const unset = define({
  name: 'config unset',
  usage: 'config unset PROPERTY_NAME',
  short: 'Unset an individual value in a kubeconfig file',
  flags: {},
  *run(session, args, flags): Generator<Wait, VerbResult<{ readonly property: string }>> {
    const [property = ''] = args
    if (args.length !== 1) throw helpAnd(unset, `Unexpected args: ${shownArgs(args)}`)
    const config = kubeconfigOf(session, flags)
    writeKubeconfig(session.cli, config, changed(config.file, property, undefined))
    session.out(`Property ${JSON.stringify(property)} unset.\n`)
    return { value: { property } }
  },
})
