/**
 * The networks of a project: made before its containers, removed after them.
 *
 * @see https://docs.docker.com/reference/compose-file/networks/
 */
import { STILL_IN_USE } from './shared-flags.js'
import { ComposeError } from '../../compose/errors.js'
import { networkHash } from '../../compose/hash.js'
import type { Network, Project } from '../../compose/resources.js'
import { DockerError, daemonSays } from '../../docker/errors.js'
import { networkCreate } from '../../docker/network/create.js'
import { findNetwork } from '../../docker/network/network.js'
import { networkRemove } from '../../docker/network/remove.js'
import { LABELS } from './labels.js'
import { tellOf } from './unsimulated.js'
import type { Wait } from '../verb.js'
import type { Scene } from './verb.js'
import { COMPOSE_VERSION } from './version-text.js'
import { logWarning } from './warnings.js'

/** How long a daemon takes to set a bridge and its rules up, or down, in milliseconds. */
const BRIDGE_TAKES = 100
const HOSTS_OWN = ['host', 'none', 'bridge']

/** Makes the networks that are not there. @throws ComposeError, DockerError */
export function* ensureNetworks(scene: Scene, project: Project): Generator<Wait, void> {
  for (const [key, network] of Object.entries(project.networks))
    yield* ensure(scene, project, key, network)
}

function* ensure(
  scene: Scene,
  project: Project,
  key: string,
  network: Network,
): Generator<Wait, void> {
  const { cli, progress, isDry } = scene
  const found = findNetwork(cli.tx, cli.machine, network.name)
  if (network.external) {
    if (!found || (found.name !== network.name && !HOSTS_OWN.includes(network.name)))
      throw new ComposeError(`network ${network.name} declared as external, but could not be found`)
    return
  }
  if (found && found.name === network.name) return checkOwner(scene, project, key, found)
  const id = `Network ${network.name}`
  progress.event({ id, text: 'Creating', stage: 'working' })
  if (!isDry) {
    tellOf(cli, 'network', network as unknown as Readonly<Record<string, unknown>>)
    try {
      networkCreate(cli.tx, cli.machine, bodyOf(project, key, network))
    } catch (error) {
      if (!(error instanceof DockerError)) throw error
      progress.event({ id, text: 'Error', stage: 'error' })
      throw new ComposeError(`failed to create network ${network.name}: ${daemonSays(error)}`)
    }
    yield { until: cli.tx.now + BRIDGE_TAKES }
  }
  progress.event({ id, text: 'Created', stage: 'done' })
}

/** A network of the same name may be somebody else's. */
function checkOwner(
  { cli }: Scene,
  project: Project,
  key: string,
  { name, labels }: { readonly name: string; readonly labels: Readonly<Record<string, string>> },
): void {
  const owner = labels[LABELS.project]
  if (owner === undefined)
    throw new ComposeError(
      `network ${name} was found but has incorrect label ${LABELS.network} set to "" (expected: ${JSON.stringify(key)})`,
    )
  if (owner !== project.name)
    logWarning(
      cli,
      `a network with name ${name} exists but was not created for project ${JSON.stringify(project.name)}.\nSet \`external: true\` to use an existing network`,
    )
}

const bodyOf = (project: Project, key: string, network: Network) => ({
  Name: network.name,
  Driver: network.driver ?? 'bridge',
  Internal: network.internal ?? false,
  Attachable: network.attachable ?? false,
  Options: network.driver_opts ?? {},
  Labels: {
    ...network.labels,
    [LABELS.hash]: networkHash(key, network),
    [LABELS.network]: key,
    [LABELS.project]: project.name,
    [LABELS.version]: COMPOSE_VERSION,
  },
  ...(network.ipam?.config
    ? {
        IPAM: {
          Driver: network.ipam.driver ?? 'default',
          Config: network.ipam.config.map(({ subnet, gateway, ip_range: range }) => ({
            ...(subnet === undefined ? {} : { Subnet: subnet }),
            ...(gateway === undefined ? {} : { Gateway: gateway }),
            ...(range === undefined ? {} : { IPRange: range }),
          })),
        },
      }
    : {}),
})

/** Removes a network; one that somebody is on stays. */
export function* removeNetwork(
  { cli, progress, isDry }: Scene,
  name: string,
): Generator<Wait, void> {
  const id = `Network ${name}`
  progress.event({ id, text: 'Removing', stage: 'working' })
  try {
    if (!isDry) {
      networkRemove(cli.tx, cli.machine, name)
      yield { until: cli.tx.now + BRIDGE_TAKES }
    }
    progress.event({ id, text: 'Removed', stage: 'done' })
  } catch (error) {
    if (!(error instanceof DockerError)) throw error
    progress.event({ id, text: STILL_IN_USE, stage: 'warning' })
  }
}
