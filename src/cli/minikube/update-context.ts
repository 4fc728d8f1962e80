/**
 * `minikube update-context`: makes the kubeconfig lead to the cluster again.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/update-context/
 */
import { clusterOf } from '../../kubernetes/apiserver/cluster.js'
import { currentContext, useContext, writeKubeconfig } from '../../machine/node/kubeconfig.js'
import { MINIKUBE_VERSION } from '../../machine/node/minikube.js'
import { defineVerb } from '../verb.js'
import { PROFILE_FLAGS, runningProfile } from './profile.js'

export const updateContext = defineVerb({
  name: 'update-context',
  usage: 'update-context [flags]',
  short: 'Update kubeconfig in case of an IP or port change',
  flags: PROFILE_FLAGS,
  *run(cli, _args, flags) {
    const { name } = runningProfile(cli.tx, flags.profile)
    const { apiServerAddress = '', apiServerPort = 0 } = clusterOf(cli.tx) ?? {}
    const known = currentContext(cli.tx) === name
    if (known) cli.out(`🙄  No changes required for the "${name}" context\n`)
    else {
      writeKubeconfig(cli.tx, {
        cluster: name,
        server: `https://${apiServerAddress}:${apiServerPort}`,
        minikube: MINIKUBE_VERSION,
      })
      cli.out(
        `🎉  "${name}" context has been updated to point to ${apiServerAddress}:${apiServerPort}\n`,
      )
    }
    useContext(cli.tx, name)
    cli.out(`💗  Current context is "${name}"\n`)
    return { value: { context: name } }
  },
})
