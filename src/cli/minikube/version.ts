/**
 * `minikube version`.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/version/
 */
import { MINIKUBE_VERSION } from '../../machine/node/minikube.js'
import { defineVerb } from '../verb.js'

export const version = defineVerb({
  name: 'version',
  usage: 'version [flags]',
  short: 'Print the version of minikube',
  flags: { short: { type: 'boolean', usage: 'Print just the version number.' } },
  *run(cli, _args, flags) {
    cli.out(flags.short ? `${MINIKUBE_VERSION}\n` : `minikube version: ${MINIKUBE_VERSION}\n`)
    return { value: { minikubeVersion: MINIKUBE_VERSION } }
  },
})
