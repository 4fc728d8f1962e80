/**
 * `minikube pause` and `minikube unpause`: freezes the containers of Kubernetes itself and stops
 * the kubelets; what users run goes on.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/pause/
 */
import { clusters } from '../../kubernetes/apiserver/cluster.js'
import { freezeNode } from '../../machine/node/freeze.js'
import { type Cli, type Wait, defineVerb } from '../verb.js'
import { usageError } from './failure.js'
import { PROFILE_FLAGS, runningProfile } from './profile.js'
import { pass } from './start.js'

const DEFAULT_NAMESPACES = ['kube-system', 'kubernetes-dashboard', 'istio-operator']
const SWITCHING = 1_000

const FLAGS = {
  ...PROFILE_FLAGS,
  namespaces: {
    type: 'strings',
    short: 'n',
    usage: 'namespaces to pause (default [kube-system,kubernetes-dashboard,istio-operator])',
  },
  'all-namespaces': { type: 'boolean', short: 'A', usage: 'If set, pause all namespaces' },
} as const

export const pause = defineVerb({
  name: 'pause',
  usage: 'pause [flags]',
  short: 'pause Kubernetes',
  flags: FLAGS,
  run: (cli, _args, flags) => switched(cli, flags, true),
})

export const unpause = defineVerb({
  name: 'unpause',
  usage: 'unpause [flags]',
  short: 'unpause Kubernetes',
  flags: FLAGS,
  run: (cli, _args, flags) => switched(cli, flags, false),
})

function* switched(
  cli: Cli,
  flags: {
    readonly profile: string
    readonly namespaces: readonly string[]
    readonly allNamespaces: boolean
  },
  pausing: boolean,
): Generator<Wait, { readonly value: { readonly paused: boolean } }> {
  if (flags.allNamespaces && flags.namespaces.length > 0)
    throw usageError('Use -A to specify all namespaces')
  const given = flags.namespaces.length > 0 ? flags.namespaces : DEFAULT_NAMESPACES
  const { nodes } = runningProfile(cli.tx, flags.profile)
  let count = 0
  for (const node of nodes) {
    cli.out(`⏸️  ${pausing ? 'Pausing' : 'Unpausing'} node ${node} ... \n`)
    yield* pass(cli, SWITCHING)
    count += freezeNode(cli.tx, node, flags.allNamespaces ? undefined : given, pausing)
  }
  cli.tx.update(clusters, 'cluster', (row) => {
    row.paused = pausing
  })
  const where = flags.allNamespaces ? '' : ` in: ${given.join(', ')}`
  cli.out(`${pausing ? '⏯️  Paused' : '⏸️  Unpaused'} ${count} containers${where}\n`)
  return { value: { paused: pausing } }
}
