/**
 * `minikube docker-env`: what a shell has to set so that `docker` talks to the node's daemon.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/docker-env/
 */
import { machines, WORKSTATION } from '../../machine/machine.js'
import { toYaml } from '../../text/yaml.js'
import { CommandError, defineVerb } from '../verb.js'
import { usageError } from './failure.js'
import { PROFILE_FLAGS, machineOf, runningProfile } from './profile.js'

const PORT = 2376
const MULTI_NODE =
  "\n❌  Exiting due to ENV_MULTINODE_CONFLICT: The docker-env command is incompatible with multi-node clusters. Use the 'registry' add-on: https://minikube.sigs.k8s.io/docs/handbook/registry/\n"
const NAMES = ['DOCKER_TLS_VERIFY', 'DOCKER_HOST', 'DOCKER_CERT_PATH', 'MINIKUBE_ACTIVE_DOCKERD']

export const dockerEnv = defineVerb({
  name: 'docker-env',
  usage: 'docker-env [flags]',
  short:
    "Provides instructions to point your terminal's docker-cli to the Docker Engine inside minikube. (Useful for building docker images directly inside minikube)",
  flags: {
    ...PROFILE_FLAGS,
    output: {
      type: 'string',
      short: 'o',
      default: 'text',
      usage: "One of 'text', 'yaml' or 'json'.",
    },
    shell: {
      type: 'string',
      usage:
        'Force environment to be configured for a specified shell: [fish, cmd, powershell, tcsh, bash, zsh], default is auto-detect',
    },
    unset: { type: 'boolean', short: 'u', usage: 'Unset variables instead of setting them' },
  },
  *run(cli, _args, flags) {
    const fish = flags.shell === 'fish'
    if (flags.unset) {
      cli.out(NAMES.map((name) => (fish ? `set -e ${name};\n` : `unset ${name};\n`)).join(''))
      return { value: {} }
    }
    const profile = runningProfile(cli.tx, flags.profile)
    if (profile.nodes.length > 1) throw new CommandError(MULTI_NODE, 81)
    const address = machineOf(cli.tx, profile.nodes[0] ?? '')?.address ?? ''
    const home = cli.tx.get(machines, WORKSTATION)?.home ?? '/root'
    const values: Readonly<Record<string, string>> = {
      DOCKER_TLS_VERIFY: '1',
      DOCKER_HOST: `tcp://${address}:${PORT}`,
      DOCKER_CERT_PATH: `${home}/.minikube/certs`,
      MINIKUBE_ACTIVE_DOCKERD: profile.name,
    }
    switch (flags.output) {
      case 'json':
        cli.out(JSON.stringify(values))
        break
      case 'yaml':
        cli.out(toYaml(values))
        break
      case 'text':
        cli.out(script(values, profile.name, fish))
        break
      default:
        throw usageError("error: --output must be 'text', 'yaml' or 'json'")
    }
    return { value: values }
  },
})

function script(values: Readonly<Record<string, string>>, profile: string, fish: boolean): string {
  const lines = NAMES.map((name) =>
    fish ? `set -gx ${name} "${values[name]}";\n` : `export ${name}="${values[name]}"\n`,
  ).join('')
  const run = fish
    ? `minikube -p ${profile} docker-env | source`
    : `eval $(minikube -p ${profile} docker-env)`
  return `${lines}\n# To point your shell to minikube's docker-daemon, run:\n# ${run}\n`
}
