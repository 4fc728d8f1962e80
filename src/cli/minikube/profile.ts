/**
 * The profile that a verb is about, and its nodes.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/profile/
 */
import { type MinikubeProfile, profiles } from '../../machine/node/profile.js'
import { type MachineRow, machines } from '../../machine/machine.js'
import type { Reader } from '../../sim/world.js'
import { CommandError } from '../verb.js'

/** The flags that every verb has. */
export const PROFILE_FLAGS = {
  profile: {
    type: 'string',
    short: 'p',
    default: 'minikube',
    usage:
      'The name of the minikube VM being used. This can be set to allow having multiple instances of minikube independently.',
  },
} as const

/**
 * The profile that the flags name, or the message for one that is not there. @throws CommandError
 */
export function profileNamed(read: Reader, name: string | undefined): MinikubeProfile {
  const profile = read.get(profiles, name ?? 'minikube')
  if (profile) return profile
  throw new CommandError(
    `🤷  Profile "${name ?? 'minikube'}" not found. Run "minikube profile list" to view all profiles.\n👉  To start a cluster, run: "minikube start${name && name !== 'minikube' ? ` -p ${name}` : ''}"`,
    85,
  )
}

/** The profile, whose control plane must be running. @throws CommandError */
export function runningProfile(read: Reader, name: string | undefined): MinikubeProfile {
  const profile = profileNamed(read, name)
  if (machineOf(read, profile.nodes[0] as string)?.on) return profile
  throw new CommandError(
    `🤷  The control-plane node ${profile.nodes[0]} host is not running: state=Stopped\n👉  To start a cluster, run: "minikube start"`,
    83,
  )
}

export const machineOf = (read: Reader, name: string): MachineRow | undefined =>
  read.get(machines, name)

/** A node of the profile by the name that minikube knows it by. @throws CommandError */
export function nodeNamed(profile: MinikubeProfile, name: string | undefined): string {
  const wanted = name ?? (profile.nodes[0] as string)
  const found = profile.nodes.find(
    (node) => node === wanted || node === `${profile.name}-${wanted}`,
  )
  if (found) return found
  throw new CommandError(
    `❌  Exiting due to GUEST_NODE_RETRIEVE: retrieving node: Could not find node ${wanted}`,
    80,
  )
}
