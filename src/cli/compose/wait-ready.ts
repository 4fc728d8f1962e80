/**
 * `up --wait`: until every service runs, or is healthy where it says how to tell.
 *
 * @module
 */
import { ComposeError } from '../../compose/errors.js'
import type { Project } from '../../compose/resources.js'
import type { Wait } from '../verb.js'
import { containersOf, progressName } from './containers.js'
import { verdictWhenKnown } from './dependencies.js'
import { together } from './together.js'
import type { Scene } from './verb.js'

/** @throws ComposeError for a container that ends or is unhealthy, or when time is up */
export function* waitUntilReady(
  scene: Scene,
  project: Project,
  timeout: number | undefined,
): Generator<Wait, void> {
  const { cli, progress, isDry } = scene
  if (isDry) return
  const until = timeout === undefined ? undefined : cli.tx.now + timeout * 1000
  const containers = containersOf(cli.tx, cli.machine, project.name).filter(
    ({ service, isOneOff }) => !isOneOff && Object.hasOwn(project.services, service),
  )
  for (const container of containers)
    progress.event({ id: progressName(container), text: 'Waiting', stage: 'working' })
  yield* together(
    cli,
    containers.map(function* (container): Generator<Wait, void> {
      const id = progressName(container)
      const verdict = yield* verdictWhenKnown(scene, container, 'running_or_healthy', until)
      if (verdict === undefined) {
        if (cli.interrupted) return
        throw new ComposeError(`application not healthy after ${timeout}s`)
      }
      if ('failed' in verdict) {
        progress.event({ id, text: 'Error', stage: 'error' })
        throw new ComposeError(verdict.failed)
      }
      progress.event({ id, text: verdict.text, stage: 'done' })
    }),
  )
}
