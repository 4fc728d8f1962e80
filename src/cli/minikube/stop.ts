/**
 * `minikube stop`: takes the power from all nodes; everything is kept.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/stop/
 */
import { powerOffNode } from '../../machine/node/power.js'
import { defineVerb } from '../verb.js'
import { PROFILE_FLAGS, machineOf, profileNamed } from './profile.js'
import { pass } from './start.js'

const STOPPING = 10_000

export const stop = defineVerb({
  name: 'stop',
  usage: 'stop [flags]',
  short: 'Stops a running local Kubernetes cluster',
  flags: PROFILE_FLAGS,
  *run(cli, _args, flags) {
    const profile = profileNamed(cli.tx, flags.profile)
    const running = profile.nodes.filter((node) => machineOf(cli.tx, node)?.on)
    for (const node of [...running].reverse()) {
      cli.out(`✋  Stopping node "${node}"  ...\n🛑  Powering off "${node}" via SSH ...\n`)
      yield* pass(cli, STOPPING)
      powerOffNode(cli.tx, node)
    }
    cli.out(`🛑  ${running.length} node${running.length === 1 ? '' : 's'} stopped.\n`)
    return { value: { stopped: running } }
  },
})
