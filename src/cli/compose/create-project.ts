/**
 * Everything of a project but its start: images, networks, volumes, containers.
 *
 * @module
 */
import type { Project } from '../../compose/resources.js'
import type { Wait } from '../verb.js'
import { containersOf } from './containers.js'
import { type Convergence, converge } from './converge.js'
import { type ImagePolicy, ensureImages } from './ensure-images.js'
import { ensureNetworks } from './networks.js'
import { removeContainer, stopContainer } from './stop-containers.js'
import { together } from './together.js'
import type { Scene } from './verb.js'
import { ensureVolumes } from './volumes-of.js'
import { logWarning } from './warnings.js'
import { withoutUnused } from '../../compose/load.js'

/** How a project is made. */
interface Creation extends Convergence, ImagePolicy {
  readonly removeOrphans?: boolean
}

/** What is shown of `then` goes on where the making ends. @throws ComposeError, DockerError */
export function* createProject(
  scene: Scene,
  whole: Project,
  chosen: Project,
  how: Creation,
  then: () => Generator<Wait, void> = nothing,
): Generator<Wait, void> {
  const used = withoutUnused(chosen)
  yield* ensureImages(scene, used, how)
  scene.progress.begin('Running')
  yield* ensureNetworks(scene, used)
  ensureVolumes(scene, used)
  yield* orphans(scene, whole, how)
  yield* converge(scene, used, how)
  yield* then()
  scene.progress.end()
}

function* nothing(): Generator<Wait, void> {}

/** Containers of services that the files do not have any more. */
function* orphans(
  scene: Scene,
  project: Project,
  { removeOrphans, timeout }: Creation,
): Generator<Wait, void> {
  const { cli } = scene
  const known = (name: string): boolean =>
    Object.hasOwn(project.services, name) || Object.hasOwn(project.disabled, name)
  const found = containersOf(cli.tx, cli.machine, project.name).filter(
    ({ service, isOneOff }) => !known(service) && !isOneOff,
  )
  if (found.length === 0 || cli.env['COMPOSE_IGNORE_ORPHANS'] === 'true') return
  if (!removeOrphans) {
    const names = found.map(({ name }) => name).join(' ')
    logWarning(
      cli,
      `Found orphan containers ([${names}]) for this project. If you removed or renamed this service in your compose file, you can run this command with the --remove-orphans flag to clean it up.`,
    )
    return
  }
  yield* together(
    cli,
    found.map(function* (container) {
      yield* stopContainer(scene, container, timeout)
      removeContainer(scene, container)
    }),
  )
}
