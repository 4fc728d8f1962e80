/**
 * `minikube status`: what runs and what does not; the exit code says it too.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/status/
 */
import type { Reader } from '../../sim/world.js'
import { clusterOf } from '../../kubernetes/apiserver/cluster.js'
import { CommandError, defineVerb } from '../verb.js'
import { usageError } from './failure.js'
import type { MinikubeProfile } from '../../machine/node/profile.js'
import { PROFILE_FLAGS, machineOf, nodeNamed, profileNamed } from './profile.js'

/**
 * One node's state, with minikube's field names. @public The declarations of the facade name it.
 */
export interface MinikubeNodeStatus {
  readonly Name: string
  readonly Host: 'Running' | 'Stopped'
  readonly Kubelet: 'Running' | 'Stopped'
  readonly APIServer: 'Running' | 'Stopped' | 'Paused' | 'Irrelevant'
  readonly Kubeconfig: 'Configured' | 'Stopped' | 'Irrelevant'
  readonly Worker: boolean
}

/** Bits of the exit code: host, cluster and Kubernetes are not as they should be. */
const NOTHING_RUNS = 7
const PAUSED = 2

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
    format: {
      type: 'string',
      short: 'f',
      usage: 'Go template format string for the status output.',
    },
    node: {
      type: 'string',
      short: 'n',
      usage: 'The node to check status for. Defaults to control plane.',
    },
  },
  *run(cli, _args, flags) {
    const profile = profileNamed(cli.tx, flags.profile)
    const wanted = flags.node === undefined ? undefined : nodeNamed(profile, flags.node)
    const states = profile.nodes
      .map((node, i) => stateOf(cli.tx, profile, node, i === 0))
      .filter(({ Name }) => wanted === undefined || Name === wanted)
    if (flags.format !== undefined && flags.output !== 'text')
      throw usageError('Cannot use both --output and --format options')
    if (flags.output !== 'text' && flags.output !== 'json')
      throw usageError(`invalid output format: ${flags.output}. Valid values: 'text', 'json'`)
    if (flags.format !== undefined)
      for (const state of states) cli.out(formatted(flags.format, state))
    else if (flags.output === 'json')
      cli.out(`${JSON.stringify(states.length === 1 ? states[0] : states)}\n`)
    else cli.out(`${states.map(textOf).join('\n')}\n`)
    return {
      value: states,
      exitCode: !states.every(({ Host }) => Host === 'Running')
        ? NOTHING_RUNS
        : states.every(({ Kubelet }) => Kubelet === 'Running')
          ? 0
          : PAUSED,
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
  const paused = is === 'Running' && clusterOf(read)?.paused === true
  return {
    Name: node,
    Host: is,
    Kubelet: paused ? 'Stopped' : is,
    APIServer: first ? (paused ? 'Paused' : is) : 'Irrelevant',
    Kubeconfig: first ? (is === 'Running' ? 'Configured' : 'Stopped') : 'Irrelevant',
    Worker: !first,
  }
}

/** The fields that a template names; what else is in braces is not known. @throws CommandError */
function formatted(template: string, state: MinikubeNodeStatus): string {
  const values: Readonly<Record<string, string | boolean>> = { ...state }
  return template.replace(/\{\{\s*\.(\w+)\s*\}\}/g, (_, name: string) => {
    if (!Object.hasOwn(values, name))
      throw new CommandError(
        `\n❌  Exiting due to MK_STATUS_TEXT: status text failure: executing template: template: status:1: can't evaluate field ${name} in type *cluster.Status\n`,
        10,
      )
    return String(values[name])
  })
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
