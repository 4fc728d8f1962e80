/**
 * `minikube node`: add, start, stop, delete and list the cluster's nodes.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/node/
 */
import { connect } from '../../kubernetes/apiserver/client.js'
import { powerOffNode, powerOnNode } from '../../machine/node/power.js'
import { removeMachine } from '../../machine/node/remove.js'
import { type Cli, CommandError, type Wait, defineVerb } from '../verb.js'
import { type MinikubeProfile, profiles } from '../../machine/node/profile.js'
import { PROFILE_FLAGS, machineOf, nodeNamed, profileNamed, runningProfile } from './profile.js'
import { pass, startNode, verify } from './start.js'

const SWITCHING = 5_000

const ACTIONS = ['add', 'delete', 'list', 'start', 'stop'] as const
type Action = (typeof ACTIONS)[number]

export const node = defineVerb({
  name: 'node',
  usage: 'node [command] [NODE]',
  short: 'Add, remove, or list additional nodes',
  flags: {
    ...PROFILE_FLAGS,
    worker: {
      type: 'boolean',
      default: true,
      usage: 'If set, added node will be available as worker.',
    },
  },
  *run(cli, args, flags) {
    const [action, name] = args
    if (!isAction(action))
      throw new CommandError(
        `❌  Exiting due to MK_USAGE: Usage: minikube node [${ACTIONS.join('|')}]`,
        14,
      )
    const profile =
      action === 'list'
        ? profileNamed(cli.tx, flags.profile)
        : runningProfile(cli.tx, flags.profile)
    const changed = yield* DO[action](cli, profile, name)
    return { value: changed }
  },
})

const isAction = (word: string | undefined): word is Action => ACTIONS.includes(word as Action)

const DO: Readonly<
  Record<
    Action,
    (
      cli: Cli,
      profile: MinikubeProfile,
      name: string | undefined,
    ) => Generator<Wait, MinikubeProfile>
  >
> = {
  *add(cli, profile) {
    cli.out(
      `😄  Adding node m${String(profile.nodes.length + 1).padStart(2, '0')} to cluster ${profile.name} as [worker]\n`,
    )
    const grown = yield* startNode(cli, profile)
    cli.out('🔎  Verifying Kubernetes components...\n')
    yield* verify(cli, grown)
    cli.out(
      `🏄  Successfully added m${String(grown.nodes.length).padStart(2, '0')} to ${profile.name}!\n`,
    )
    return grown
  },
  *start(cli, profile, name) {
    const wanted = needName(profile, name)
    if (machineOf(cli.tx, wanted)?.on) {
      cli.out(`🤷  ${short(profile, wanted)} is already running\n`)
      return profile
    }
    cli.out(
      `👍  Starting "${wanted}" worker node in "${profile.name}" cluster\n🔄  Restarting existing docker container for "${wanted}" ...\n`,
    )
    yield* pass(cli, SWITCHING)
    powerOnNode(cli.tx, wanted)
    yield* verify(cli, { ...profile, nodes: [wanted] })
    cli.out(`🏄  Successfully started node ${wanted}!\n`)
    return profile
  },
  *stop(cli, profile, name) {
    const wanted = needName(profile, name)
    cli.out(`✋  Stopping node "${wanted}"  ...\n🛑  Powering off "${wanted}" via SSH ...\n`)
    yield* pass(cli, SWITCHING)
    powerOffNode(cli.tx, wanted)
    cli.out(`🛑  Successfully stopped node ${wanted}\n`)
    return profile
  },
  *delete(cli, profile, name) {
    const wanted = needName(profile, name)
    cli.out(`🔥  Deleting node ${short(profile, wanted)} from cluster ${profile.name}\n`)
    yield* pass(cli, SWITCHING)
    const api = connect(cli.tx, 'kubernetes-admin')
    if (api.find('Node', wanted)) api.delete('Node', wanted)
    removeMachine(cli.tx, wanted)
    const rest = cli.tx.put(profiles, profile.name, {
      ...profile,
      nodes: profile.nodes.filter((one) => one !== wanted),
    })
    cli.out(`💀  Node ${short(profile, wanted)} was successfully deleted.\n`)
    return rest
  },
  *list(cli, profile) {
    for (const one of profile.nodes) cli.out(`${one}\t${machineOf(cli.tx, one)?.address ?? ''}\n`)
    return profile
  },
}

const short = (profile: MinikubeProfile, name: string): string =>
  name.slice(profile.name.length + 1) || name

function needName(profile: MinikubeProfile, name: string | undefined): string {
  if (name === undefined)
    throw new CommandError(
      '❌  Exiting due to MK_USAGE: Usage: minikube node [start|stop|delete] NODE',
      14,
    )
  const found = nodeNamed(profile, name)
  return found
}
