/**
 * `minikube status`: what runs and what does not; the exit code says it too.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/status/
 */
import type { Reader } from '../../sim/world.js'
import { defineVerb } from '../verb.js'
import type { MinikubeProfile } from '../../machine/node/profile.js'
import { PROFILE_FLAGS, machineOf, profileNamed } from './profile.js'

/**
 * One node's state, with minikube's field names. @public The declarations of the facade name it.
 */
export interface MinikubeNodeStatus {
  readonly Name: string
  readonly Host: 'Running' | 'Stopped'
  readonly Kubelet: 'Running' | 'Stopped'
  readonly APIServer: 'Running' | 'Stopped' | 'Irrelevant'
  readonly Kubeconfig: 'Configured' | 'Stopped' | 'Irrelevant'
  readonly Worker: boolean
}

/** Bits of the exit code: host, cluster and Kubernetes are not as they should be. */
const NOTHING_RUNS = 7

export const status = defineVerb({
  name: 'status',
  usage: 'status [flags]',
  short: 'Gets the status of a local Kubernetes cluster',
  flags: {
    ...PROFILE_FLAGS,
    output: {
      type: 'string',
      short: 'o',
      default: 'text',
      usage: 'minikube status --output OUTPUT. json, text',
    },
    node: {
      type: 'string',
      short: 'n',
      usage: 'The node to check status for. Defaults to control plane.',
    },
  },
  *run(cli, _args, flags) {
    const profile = profileNamed(cli.tx, flags.profile)
    const states = profile.nodes.map((node, i) => stateOf(cli.tx, profile, node, i === 0))
    if (flags.output === 'json')
      cli.out(`${JSON.stringify(states.length === 1 ? states[0] : states)}\n`)
    else cli.out(`${states.map(textOf).join('\n')}\n`)
    return {
      value: states,
      exitCode: states.every(({ Host }) => Host === 'Running') ? 0 : NOTHING_RUNS,
    }
  },
})

function stateOf(
  read: Reader,
  _profile: MinikubeProfile,
  node: string,
  first: boolean,
): MinikubeNodeStatus {
  const is = machineOf(read, node)?.on ? 'Running' : 'Stopped'
  return {
    Name: node,
    Host: is,
    Kubelet: is,
    APIServer: first ? is : 'Irrelevant',
    Kubeconfig: first ? (is === 'Running' ? 'Configured' : 'Stopped') : 'Irrelevant',
    Worker: !first,
  }
}

function textOf({
  Name,
  Host,
  Kubelet,
  APIServer,
  Kubeconfig,
  Worker,
}: MinikubeNodeStatus): string {
  const lines = [
    Name,
    `type: ${Worker ? 'Worker' : 'Control Plane'}`,
    `host: ${Host}`,
    `kubelet: ${Kubelet}`,
  ]
  if (!Worker) lines.push(`apiserver: ${APIServer}`, `kubeconfig: ${Kubeconfig}`)
  return `${lines.join('\n')}\n`
}
