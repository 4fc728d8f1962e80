/**
 * Starts the containers of services, each after all that it depends on.
 *
 * @module
 */
import { ComposeError } from '../../compose/errors.js'
import type { Service } from '../../compose/project.js'
import type { Project } from '../../compose/resources.js'
import { DockerError, daemonSays } from '../../docker/errors.js'
import { start } from '../../docker/start.js'
import { endOfLog } from '../../program/log.js'
import type { LogPlace } from '../../program/log.js'
import type { Wait } from '../verb.js'
import {
  type ProjectContainer,
  containersOf,
  containersOfService,
  progressName,
} from './containers.js'
import { dependenciesOf, waitForDependencies } from './dependencies.js'
import { runHook } from './hooks.js'
import { together } from './together.js'
import type { Scene } from './verb.js'

/** Who hears of containers that start. */
export type Listener = (container: ProjectContainer, from: LogPlace) => void

/**
 * Starts what does not run. Services that do not depend on each other start side by side. `waits` is
 * false where dependencies are only started, as `docker compose start` does.
 *
 * @throws ComposeError when a dependency fails, or a container cannot be started
 */
export function* startServices(
  scene: Scene,
  project: Project,
  listener: Listener | undefined = () => undefined,
): Generator<Wait, void> {
  const started = new Set<string>()
  const names = Object.keys(project.services)
  yield* together(
    scene.cli,
    names.map((name) => startService(scene, project, name, started, listener)),
  )
}

function* startService(
  scene: Scene,
  project: Project,
  name: string,
  started: Set<string>,
  listener: Listener,
): Generator<Wait, void> {
  const service = project.services[name]
  if (!service) return
  const before = dependenciesOf(service).filter((other) => Object.hasOwn(project.services, other))
  const isFree = (): boolean => before.every((other) => started.has(other))
  while (!isFree()) {
    if (scene.cli.interrupted) return
    yield { when: isFree }
  }
  if (!scene.isDry) yield* waitForDependencies(scene, project, name, service)
  if (scene.cli.interrupted) return
  const { cli } = scene
  const found = containersOfService(containersOf(cli.tx, cli.machine, project.name), name)
  for (const container of found)
    if (container.state !== 'running' && container.state !== 'restarting')
      yield* startContainer(scene, service, container, listener)
  started.add(name)
}

/** Starts one container, with its hooks. @throws ComposeError with what the daemon says */
export function* startContainer(
  scene: Scene,
  service: Service | undefined,
  container: ProjectContainer,
  listener: Listener = () => undefined,
): Generator<Wait, void> {
  const { cli, progress, isDry } = scene
  const id = progressName(container)
  progress.event({ id, text: 'Starting', stage: 'working' })
  if (!isDry) {
    listener(container, endOfLog(cli.tx, container.id))
    try {
      start(cli.tx, cli.machine, container.id)
    } catch (error) {
      if (!(error instanceof DockerError)) throw error
      progress.event({ id, text: 'Error', more: daemonSays(error), stage: 'error' })
      throw new ComposeError(daemonSays(error))
    }
    for (const hook of service?.post_start ?? []) yield* runHook(scene, container, hook)
  }
  progress.event({ id, text: 'Started', stage: 'done' })
}
