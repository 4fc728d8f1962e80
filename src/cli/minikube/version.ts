/**
 * `minikube version`.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/version/
 */
import { MINIKUBE_VERSION } from '../../machine/node/minikube.js'
import { toYaml } from '../../text/yaml.js'
import { OUTPUT_USAGE, WRONG_OUTPUT } from '../kubectl/version.js'
import { defineVerb } from '../verb.js'
import { usageError } from './failure.js'

/** The revision that the release was made from. */
const COMMIT = '7cd59db1e5c8ee0a5c4a11b0e7a5d2f6a4f4e4ce'

export const version = defineVerb({
  name: 'version',
  usage: 'version [flags]',
  short: 'Print the version of minikube',
  flags: {
    output: { type: 'string', short: 'o', usage: OUTPUT_USAGE },
    short: { type: 'boolean', usage: 'Print just the version number.' },
  },
  *run(cli, _args, flags) {
    if (flags.output === 'json')
      cli.out(`${JSON.stringify({ commit: COMMIT, minikubeVersion: MINIKUBE_VERSION })}\n`)
    else if (flags.output === 'yaml')
      cli.out(toYaml({ commit: COMMIT, minikubeVersion: MINIKUBE_VERSION }))
    else if (flags.output !== undefined) throw usageError(WRONG_OUTPUT)
    else
      cli.out(
        flags.short
          ? `${MINIKUBE_VERSION}\n`
          : `minikube version: ${MINIKUBE_VERSION}\ncommit: ${COMMIT}\n`,
      )
    return { value: { minikubeVersion: MINIKUBE_VERSION } }
  },
})
