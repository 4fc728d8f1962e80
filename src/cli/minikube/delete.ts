/**
 * `minikube delete`: removes the cluster and its machines.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/delete/
 */
import { dropFromKubeconfig } from '../../machine/node/kubeconfig.js'
import { tunnels } from '../../machine/node/tunnel.js'
import { deleteCluster } from '../../machine/node/remove.js'
import { defineVerb } from '../verb.js'
import { profiles } from '../../machine/node/profile.js'
import { PROFILE_FLAGS } from './profile.js'
import { pass } from './start.js'

const REMOVING = 3_000

export const remove = defineVerb({
  name: 'delete',
  usage: 'delete [flags]',
  short: 'Deletes a local Kubernetes cluster',
  flags: { ...PROFILE_FLAGS, all: { type: 'boolean', usage: 'Set flag to delete all profiles' } },
  *run(cli, _args, flags) {
    const name = flags.profile
    const profile = flags.all ? cli.tx.rows(profiles)[0] : cli.tx.get(profiles, name)
    if (!profile) {
      if (!flags.all)
        cli.out(
          `🙄  "${name}" profile does not exist, trying anyways.\n💀  Removed all traces of the "${name}" cluster.\n`,
        )
      return { value: { deleted: [] as readonly string[] } }
    }
    cli.out(`🔥  Deleting "${profile.name}" in docker ...\n`)
    for (const node of profile.nodes) {
      cli.out(`🔥  Deleting container "${node}" ...\n`)
      yield* pass(cli, REMOVING)
    }
    for (const { machine } of cli.tx.rows(tunnels)) cli.tx.delete(tunnels, machine)
    deleteCluster(cli.tx, profile.nodes)
    cli.tx.delete(profiles, profile.name)
    dropFromKubeconfig(cli.tx, profile.name)
    cli.out(
      `🔥  Removing /home/user/.minikube/machines/${profile.name} ...\n💀  Removed all traces of the "${profile.name}" cluster.\n`,
    )
    if (flags.all) cli.out('🔥  Successfully deleted all profiles\n')
    return { value: { deleted: profile.nodes } }
  },
})
