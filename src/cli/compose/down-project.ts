/**
 * Takes a project down: containers first, those that others depend on last; then networks and, when
 * asked for, volumes and images.
 *
 * @module
 */
import { STILL_IN_USE } from './shared-flags.js'
import type { Project } from '../../compose/resources.js'
import { DockerError } from '../../docker/errors.js'
import { lookUpImage } from '../../docker/image/find.js'
import { removeImage } from '../../docker/image/remove.js'
import { networks as networksTable } from '../../docker/network/network.js'
import { volumes as volumesTable } from '../../docker/volume/volume.js'
import type { Wait } from '../verb.js'
import { type ProjectContainer, containersOf } from './containers.js'
import { imageOf } from './image-name.js'
import { LABELS } from './labels.js'
import { removeNetwork } from './networks.js'
import { removeContainer, stopContainer } from './stop-containers.js'
import { together } from './together.js'
import type { Scene } from './verb.js'
import { removeVolume } from './volumes-of.js'

/** What is taken away besides containers and networks. */
interface DownOptions {
  readonly removeOrphans?: boolean
  readonly volumes?: boolean
  readonly images?: 'local' | 'all' | undefined
  readonly timeout?: number | undefined
  /** These services alone, with their containers. */
  readonly services?: readonly string[]
}

/** @throws DockerError */
export function* takeDown(
  scene: Scene,
  name: string,
  project: Project | undefined,
  options: DownOptions,
): Generator<Wait, void> {
  const { cli } = scene
  const all = containersOf(cli.tx, cli.machine, name)
  const chosen = all.filter((container) => isTaken(container, project, options))
  const resources = resourcesOf(scene, name, project)
  const nothing = chosen.length === 0 && resources.networks.length === 0 && !options.volumes
  if (nothing && (options.services ?? []).length === 0 && !options.images)
    cli.err(`Warning: No resource found to remove for project ${JSON.stringify(name)}.\n`)
  yield* removeInOrder(scene, chosen, project, options)
  if ((options.services ?? []).length > 0) return
  if (options.images && project) removeImages(scene, project, options.images)
  yield* together(
    cli,
    resources.networks.map((network) => removeNetwork(scene, network)),
  )
  if (options.volumes) for (const volume of resources.volumes) removeVolume(scene, volume)
}

function isTaken(
  { service }: ProjectContainer,
  project: Project | undefined,
  { services = [], removeOrphans }: DownOptions,
): boolean {
  if (services.length > 0) return services.includes(service)
  if (!project || Object.hasOwn(project.services, service)) return true
  return Object.hasOwn(project.disabled, service) ? false : removeOrphans === true
}

/** The networks and volumes of a project: what its files say, or what has its label. */
function resourcesOf({ cli }: Scene, name: string, project: Project | undefined) {
  const labelled = (labels: Readonly<Record<string, string>>): boolean =>
    labels[LABELS.project] === name
  const networks = cli.tx.by(networksTable, 'byMachine', cli.machine)
  const volumes = cli.tx.by(volumesTable, 'byMachine', cli.machine)
  const own = <Resource extends { readonly name: string; readonly external?: boolean }>(
    all: Readonly<Record<string, Resource>> = {},
  ): ReadonlySet<string> =>
    new Set(Object.values(all).flatMap((each) => (each.external ? [] : [each.name])))
  const [ownNetworks, ownVolumes] = [own(project?.networks), own(project?.volumes)]
  return {
    networks: networks
      .filter(({ name: network, labels }) =>
        project ? ownNetworks.has(network) && labelled(labels) : labelled(labels),
      )
      .map((network) => network.name),
    volumes: volumes
      .filter(({ name: volume, labels }) => (project ? ownVolumes.has(volume) : labelled(labels)))
      .map((volume) => volume.name),
  }
}

/** A container goes when those that depend on its service are gone. */
function* removeInOrder(
  scene: Scene,
  chosen: readonly ProjectContainer[],
  project: Project | undefined,
  { volumes = false, timeout }: DownOptions,
): Generator<Wait, void> {
  const left = new Set(chosen)
  const isFree = ({ service }: ProjectContainer): boolean =>
    ![...left].some((other) => other.service !== service && dependsOn(other, service))
  yield* together(
    scene.cli,
    chosen.map(function* (container): Generator<Wait, void> {
      while (!isFree(container)) yield { when: () => isFree(container) }
      yield* stopContainer(scene, container, timeout, project?.services[container.service])
      removeContainer(scene, container, { volumes })
      left.delete(container)
    }),
  )
}

/** By the label that a container has of what it depends on. */
export const dependsOn = ({ labels }: ProjectContainer, service: string): boolean =>
  (labels[LABELS.dependencies] ?? '')
    .split(',')
    .some((entry) => entry.slice(0, entry.indexOf(':')) === service)

function removeImages(scene: Scene, project: Project, which: 'local' | 'all'): void {
  const { cli, progress, isDry } = scene
  const names = Object.entries(project.services)
    .filter(([, { image }]) => which === 'all' || !image)
    .map(([name, service]) => imageOf(project, name, service))
  for (const name of new Set(names)) {
    if (!lookUpImage(cli.tx, cli.machine, name)) continue
    const id = `Image ${/[:@]/.test(name.slice(name.lastIndexOf('/') + 1)) ? name : `${name}:latest`}`
    progress.event({ id, text: 'Removing', stage: 'working' })
    try {
      if (!isDry) removeImage(cli.tx, cli.machine, name)
      progress.event({ id, text: 'Removed', stage: 'done' })
    } catch (error) {
      if (!(error instanceof DockerError)) throw error
      progress.event({ id, text: STILL_IN_USE, stage: 'warning' })
    }
  }
}
