/**
 * `minikube ip`: the address of a node.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/ip/
 */
import { defineVerb } from '../verb.js'
import { PROFILE_FLAGS, machineOf, nodeNamed, runningProfile } from './profile.js'

export const ip = defineVerb({
  name: 'ip',
  usage: 'ip [flags]',
  short: 'Retrieves the IP address of the specified node',
  flags: {
    ...PROFILE_FLAGS,
    node: {
      type: 'string',
      short: 'n',
      usage: 'The node to get IP. Defaults to the primary control plane.',
    },
  },
  *run(cli, _args, flags) {
    const address =
      machineOf(cli.tx, nodeNamed(runningProfile(cli.tx, flags.profile), flags.node))?.address ?? ''
    cli.out(`${address}\n`)
    return { value: { address } }
  },
})
