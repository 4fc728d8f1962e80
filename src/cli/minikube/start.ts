/**
 * `minikube start`: makes a cluster on this machine, or starts a stopped one again.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/start/
 */
import {
  MINIKUBE_VERSION,
  NEW_PROFILE,
  addProfileNode,
  nextNodeName,
} from '../../machine/node/minikube.js'
import { type MinikubeProfile, profiles } from '../../machine/node/profile.js'
import { powerOnNode } from '../../machine/node/power.js'
import { type RuntimeName, titleOf } from '../../machine/node/runtime.js'
import { clusters } from '../../kubernetes/apiserver/cluster.js'
import type { CniPlugin } from '../../kubernetes/kinds/cni-plugin.js'
import { node as nodeKind } from '../../kubernetes/kinds/node.js'
import type { Reader } from '../../sim/world.js'
import { type Cli, CommandError, type Wait, defineVerb } from '../verb.js'
import { readSettings } from './config-file.js'
import { type StartOptions, optionsFrom } from './start-options.js'
import { enableAddons } from './start-addons.js'
import { PROFILE_FLAGS, machineOf } from './profile.js'

/** What minikube calls CNI plugins. */
const NETWORKS: Readonly<Record<CniPlugin, string>> = {
  bridge: 'bridge CNI',
  calico: 'Calico',
  cilium: 'Cilium',
  flannel: 'Flannel',
  kindnet: 'CNI',
}
const ICONS: Readonly<Record<RuntimeName, string>> = { docker: '🐳', containerd: '📦' }

/** How long each stage takes, in milliseconds; what takes long in reality takes long here. */
const STAGES = { driver: 1_000, image: 3_000, container: 8_000, kubernetes: 20_000, verify: 5_000 }
const LONGEST_WAIT = 360_000
const DONE =
  '🏄  Done! kubectl is now configured to use "minikube" cluster and "default" namespace by default'

export const start = defineVerb({
  name: 'start',
  usage: 'start [flags]',
  short: 'Starts a local Kubernetes cluster',
  flags: {
    ...PROFILE_FLAGS,
    nodes: {
      type: 'int',
      short: 'n',
      default: 1,
      usage: 'The total number of nodes to spin up. Defaults to 1.',
    },
    driver: {
      type: 'string',
      usage:
        'Used to specify the driver to run Kubernetes in. The list of available drivers depends on operating system.',
    },
    cpus: {
      type: 'string',
      default: String(NEW_PROFILE.cpus),
      usage: 'Number of CPUs allocated to Kubernetes. Use "max" to use the maximum number of CPUs.',
    },
    memory: {
      type: 'string',
      default: `${NEW_PROFILE.memory}m`,
      usage:
        'Amount of RAM to allocate to Kubernetes (format: <number>[<unit>], where unit = b, k, m or g).',
    },
    'kubernetes-version': {
      type: 'string',
      usage:
        "The Kubernetes version that the minikube VM will use (ex: v1.2.3, 'stable' for the latest stable release).",
    },
    'container-runtime': {
      type: 'string',
      default: NEW_PROFILE.runtime,
      usage: 'The container runtime to be used. Valid options: docker, cri-o, containerd',
    },
    cni: {
      type: 'string',
      usage:
        'CNI plug-in to use. Valid options: auto, bridge, calico, cilium, flannel, kindnet, or path to a CNI manifest (default: auto)',
    },
    addons: {
      type: 'strings',
      usage: 'Enable addons. see `minikube addons list` for a list of valid addon names.',
    },
    wait: {
      type: 'string',
      usage:
        'comma separated list of Kubernetes components to verify and wait for after starting a cluster.',
    },
  },
  *run(cli, _args, flags) {
    const name = flags.profile
    cli.out(`😄  minikube ${MINIKUBE_VERSION} on Debian 12\n`)
    yield* pass(cli, STAGES.driver)
    const known = cli.tx.get(profiles, name)
    // A `yield` inside of `??` does not survive the way to CommonJS.
    const profile = known ? known : yield* create(cli, name, optionsFrom(withSettings(cli, flags)))
    if (known) yield* restart(cli, known)
    else yield* enableAddons(cli, name, flags.addons)
    yield* verify(cli, profile)
    cli.out(`${DONE.replace('"minikube"', `"${name}"`)}\n`)
    return { value: profile }
  },
})

function* create(cli: Cli, name: string, options: StartOptions): Generator<Wait, MinikubeProfile> {
  if (cli.tx.count(clusters) > 0)
    throw new CommandError(
      `❌  Exiting due to GUEST_EXISTS: there is a cluster already, and this machine holds one at a time. Delete it first: "minikube delete"`,
      80,
    )
  cli.out(
    '✨  Automatically selected the docker driver\n📌  Using Docker driver with root privileges\n',
  )
  const { version, runtime, cpus, memory, cni } = options
  const base: MinikubeProfile = {
    name,
    version,
    runtime,
    nodes: [],
    cpus,
    memory,
    ...(cni ? { cni } : {}),
  }
  let profile = yield* startNode(cli, base, options.nodes > 1)
  cli.out(
    '🔎  Verifying Kubernetes components...\n    ▪ Using image gcr.io/k8s-minikube/storage-provisioner:v5\n',
  )
  yield* verify(cli, profile)
  cli.out('🌟  Enabled addons: storage-provisioner, default-storageclass\n')
  for (let i = 1; i < options.nodes; i++) {
    cli.out('\n')
    profile = yield* startNode(cli, profile)
    cli.out('🔎  Verifying Kubernetes components...\n')
    yield* verify(cli, profile)
  }
  return profile
}

/** The flags, with what `minikube config` has set where none was given. */
function withSettings<Flags extends { cpus: string; memory: string; containerRuntime: string }>(
  cli: Cli,
  flags: Flags,
): Flags {
  const settings = readSettings(cli.tx)
  const chosen = (name: string, given: string, standard: string): string =>
    given === standard ? String(settings[name] ?? given) : given
  return {
    ...flags,
    cpus: chosen('cpus', flags.cpus, String(NEW_PROFILE.cpus)),
    memory: chosen('memory', flags.memory, `${NEW_PROFILE.memory}m`),
    containerRuntime: chosen('container-runtime', flags.containerRuntime, NEW_PROFILE.runtime),
  }
}

/** Makes the next node of a profile; the first gets the control plane. */
export function* startNode(
  cli: Cli,
  profile: MinikubeProfile,
  isCrowd = false,
): Generator<Wait, MinikubeProfile> {
  const first = profile.nodes.length === 0
  cli.out(
    `👍  Starting "${nextNodeName(profile)}" ${first ? 'primary control-plane' : 'worker'} node in "${profile.name}" cluster\n🚜  Pulling base image v0.0.48 ...\n`,
  )
  yield* pass(cli, STAGES.image)
  cli.out(`🔥  Creating docker container (CPUs=${profile.cpus}, Memory=${profile.memory}MB) ...\n`)
  yield* pass(cli, STAGES.container)
  if (!first)
    cli.out(
      `🌐  Found network options:\n    ▪ NO_PROXY=${profile.nodes.map((node) => machineOf(cli.tx, node)?.address ?? '').join(',')}\n`,
    )
  cli.out(
    `${ICONS[profile.runtime]}  Preparing Kubernetes ${profile.version} on ${titleOf(profile.runtime)} ...\n`,
  )
  const grown = addProfileNode(cli.tx, profile)
  if (first)
    cli.out(
      `🔗  Configuring ${NETWORKS[profile.cni ?? (isCrowd ? 'kindnet' : 'bridge')]} (Container Networking Interface) ...\n`,
    )
  yield* pass(cli, STAGES.kubernetes)
  return grown
}

function* restart(cli: Cli, profile: MinikubeProfile): Generator<Wait, void> {
  for (const node of profile.nodes) {
    const first = node === profile.nodes[0]
    const on = machineOf(cli.tx, node)?.on === true
    cli.out(
      `👍  Starting "${node}" ${first ? 'primary control-plane' : 'worker'} node in "${profile.name}" cluster\n🚜  Pulling base image v0.0.48 ...\n`,
    )
    cli.out(
      on
        ? `🏃  Updating the running docker "${node}" container ...\n`
        : `🔄  Restarting existing docker container for "${node}" ...\n`,
    )
    yield* pass(cli, on ? STAGES.image : STAGES.container)
    if (!on) powerOnNode(cli.tx, node)
    cli.out(
      `${ICONS[profile.runtime]}  Preparing Kubernetes ${profile.version} on ${titleOf(profile.runtime)} ...\n🔎  Verifying Kubernetes components...\n`,
    )
    yield* pass(cli, STAGES.verify)
  }
}

/** Waits until every node of the profile is ready. */
export function* verify(cli: Cli, profile: MinikubeProfile): Generator<Wait, void> {
  const ready = (read: Reader): boolean => profile.nodes.every((name) => isNodeReady(read, name))
  if (!ready(cli.tx)) yield { when: ready, until: cli.tx.now + LONGEST_WAIT }
  yield* pass(cli, STAGES.verify)
  if (!ready(cli.tx))
    throw new CommandError(
      '❌  Exiting due to GUEST_START: wait 6m0s for node: waiting for node to be ready: WaitNodeCondition: context deadline exceeded',
      80,
    )
}

const isNodeReady = (read: Reader, name: string): boolean =>
  read
    .get(nodeKind.table, name)
    ?.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true

/** Lets time pass. */
export function* pass(cli: Cli, milliseconds: number): Generator<Wait, void> {
  yield { until: cli.tx.now + milliseconds }
}
