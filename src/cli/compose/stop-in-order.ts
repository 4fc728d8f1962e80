/**
 * Stops or restarts containers, those that depend on others first or last.
 *
 * @module
 */
import type { Project } from '../../compose/resources.js'
import { restart } from '../../docker/restart.js'
import type { Wait } from '../verb.js'
import { isRunning, startsAgain } from '../docker/container.js'
import { type ProjectContainer, progressName } from './containers.js'
import { dependsOn } from './down-project.js'
import { stopContainer } from './stop-containers.js'
import { together } from './together.js'
import type { Scene } from './verb.js'

/** Stops containers that run, each when those that depend on its service have stopped. */
export function* stopInOrder(
  scene: Scene,
  project: Project | undefined,
  containers: readonly ProjectContainer[],
  timeout: number | undefined,
): Generator<Wait, void> {
  const left = new Set(containers)
  const isFree = ({ service }: ProjectContainer): boolean =>
    ![...left].some((other) => other.service !== service && dependsOn(other, service))
  yield* together(
    scene.cli,
    containers.map(function* (container): Generator<Wait, void> {
      while (!isFree(container)) yield { when: () => isFree(container) }
      yield* stopContainer(scene, container, timeout, project?.services[container.service])
      left.delete(container)
    }),
  )
}

/** Restarts containers side by side. */
export function* restartInOrder(
  scene: Scene,
  _project: Project | undefined,
  containers: readonly ProjectContainer[],
  timeout: number | undefined,
): Generator<Wait, void> {
  const { cli, progress, isDry } = scene
  const { machine } = cli
  yield* together(
    cli,
    containers.map(function* (container): Generator<Wait, void> {
      const id = progressName(container)
      progress.event({ id, text: 'Restarting', stage: 'working' })
      if (!isDry) {
        restart(cli.tx, machine, container.id, timeout === undefined ? {} : { t: timeout })
        while (startsAgain(cli.tx, machine, container.id) && !cli.interrupted)
          yield {
            when: (read) =>
              !startsAgain(read, machine, container.id) || !isRunning(read, machine, container.id),
          }
      }
      progress.event({ id, text: 'Started', stage: 'done' })
    }),
  )
}
