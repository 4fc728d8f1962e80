/**
 * Brings the containers of services to where the files want them: as many as asked for, each made of
 * the present configuration. None is started.
 *
 * @module
 */
import { ComposeError } from '../../compose/errors.js'
import type { Service } from '../../compose/project.js'
import type { Project } from '../../compose/resources.js'
import { containerNamed } from '../../docker/container.js'
import { DockerError, daemonSays } from '../../docker/errors.js'
import { lookUpImage } from '../../docker/image/find.js'
import { rename } from '../../docker/rename.js'
import type { Wait } from '../verb.js'
import {
  type ProjectContainer,
  containersOf,
  containersOfService,
  progressName,
} from './containers.js'
import { containerName, createServiceContainer, hashOf } from './create-containers.js'
import { inOrder } from './dependencies.js'
import { imageOf } from './image-name.js'
import { LABELS } from './labels.js'
import { quietProgress } from './progress.js'
import { removeContainer, stopContainer } from './stop-containers.js'
import { together } from './together.js'
import type { Scene } from './verb.js'

/** What is done about containers that are there. */
export interface Convergence {
  readonly forceRecreate?: boolean
  readonly noRecreate?: boolean
  readonly recreateDependencies?: boolean
  /** Services whose containers are looked at; the others stay if they are there. */
  readonly targets?: readonly string[]
  /** New anonymous volumes in place of the old ones. */
  readonly renewVolumes?: boolean
  readonly timeout?: number | undefined
  readonly scale?: Readonly<Record<string, number>>
}

/** How many containers a service is to have. */
const scaleOf = (name: string, service: Service, { scale = {} }: Convergence): number =>
  scale[name] ?? service.scale ?? service.deploy?.replicas ?? 1

/** @throws ComposeError, DockerError */
export function* converge(
  scene: Scene,
  project: Project,
  how: Convergence = {},
): Generator<Wait, void> {
  for (const name of inOrder(project)) {
    const service = project.services[name]
    if (service && !service.provider) yield* convergeService(scene, project, name, service, how)
  }
}

const present = ({ cli }: Scene, project: Project, name: string): readonly ProjectContainer[] =>
  containersOfService(containersOf(cli.tx, cli.machine, project.name), name)

function* convergeService(
  scene: Scene,
  project: Project,
  name: string,
  service: Service,
  how: Convergence,
): Generator<Wait, void> {
  const found = present(scene, project, name)
  const wanted = scaleOf(name, service, how)
  if (service.container_name !== undefined && wanted > 1)
    throw new ComposeError(
      `WARNING: The ${JSON.stringify(name)} service is using the custom container name ${JSON.stringify(service.container_name)}. Docker requires each container to have a unique name. Remove the custom name to scale the service`,
    )
  const [kept, surplus] = [found.slice(0, wanted), found.slice(wanted)]
  yield* together(
    scene.cli,
    surplus.map((container) => takeAway(scene, container, service, how)),
  )
  for (const container of kept) {
    if (mustRecreate(scene, project, name, service, container, how))
      yield* recreate(scene, project, name, service, container, how)
    else if (container.state === 'running')
      scene.progress.event({ id: progressName(container), text: 'Running', stage: 'done' })
  }
  const highest = Math.max(0, ...found.map(({ number }) => number))
  for (let i = 1; i <= wanted - kept.length; i++)
    createNew(scene, project, name, service, highest + i)
}

function* takeAway(
  scene: Scene,
  container: ProjectContainer,
  service: Service,
  { timeout }: Convergence,
): Generator<Wait, void> {
  yield* stopContainer(scene, container, timeout, service)
  removeContainer(scene, container)
}

function mustRecreate(
  { cli }: Scene,
  project: Project,
  name: string,
  service: Service,
  container: ProjectContainer,
  { noRecreate, forceRecreate, recreateDependencies, targets = [] }: Convergence,
): boolean {
  if (noRecreate) return false
  const isTarget = targets.length === 0 || targets.includes(name)
  if (isTarget ? forceRecreate : recreateDependencies) return true
  if (container.labels[LABELS.hash] !== hashOf(name, service)) return true
  const image = lookUpImage(cli.tx, cli.machine, imageOf(project, name, service))
  return image !== undefined && container.labels[LABELS.image] !== image.id
}

/** Makes a further container. @throws ComposeError with what the daemon says */
function createNew(
  scene: Scene,
  project: Project,
  name: string,
  service: Service,
  number: number,
): void {
  const own = containerName(project, name, service, number)
  const id = `Container ${own}`
  scene.progress.event({ id, text: 'Creating', stage: 'working' })
  if (!scene.isDry)
    failing(scene, id, () =>
      createServiceContainer(scene, project, service, { service: name, name: own, number }),
    )
  scene.progress.event({ id, text: 'Created', stage: 'done' })
}

/** Shows what fails as an error of the container. @throws the error */
function failing(scene: Scene, id: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    if (error instanceof DockerError) {
      scene.progress.event({ id, text: 'Error', more: daemonSays(error), stage: 'error' })
      throw new ComposeError(daemonSays(error))
    }
    throw error
  }
}

/** A new container in the place of one that differs, with the same name and number. */
function* recreate(
  scene: Scene,
  project: Project,
  name: string,
  service: Service,
  old: ProjectContainer,
  how: Convergence,
): Generator<Wait, void> {
  const { cli, progress, isDry } = scene
  const id = progressName(old)
  progress.event({ id, text: 'Recreate', stage: 'working' })
  if (!isDry) {
    yield* stopDependents(scene, project, name)
    const own = containerName(project, name, service, old.number)
    const temporary = `${old.id.slice(0, 12)}_${own}`
    const inherited = how.renewVolumes ? {} : anonymousVolumes(scene, old)
    failing(scene, id, () =>
      createServiceContainer(scene, project, service, {
        service: name,
        name: temporary,
        number: old.number,
        inherited,
        replaces: old.name,
      }),
    )
    const hushed: Scene = { ...scene, progress: quietProgress }
    yield* stopContainer(hushed, old, how.timeout, service)
    removeContainer(hushed, old)
    rename(cli.tx, cli.machine, temporary, own)
  }
  progress.event({ id, text: 'Recreated', stage: 'done' })
}

/** The volumes without a name that a container has, by where they are mounted. */
function anonymousVolumes(
  { cli }: Scene,
  { id }: ProjectContainer,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    containerNamed(cli.tx, cli.machine, id).mounts.flatMap(({ anonymous, name, destination }) =>
      anonymous && name !== undefined ? [[destination, name] as const] : [],
    ),
  )
}

/** Services that are restarted with this one stop before it is replaced. */
function* stopDependents(scene: Scene, project: Project, name: string): Generator<Wait, void> {
  for (const [other, service] of Object.entries(project.services)) {
    const dependency = service.depends_on?.[name]
    if (!dependency?.restart) continue
    for (const container of present(scene, project, other))
      if (container.state === 'running') yield* stopContainer(scene, container, undefined, service)
  }
}
