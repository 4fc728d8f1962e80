/**
 * Stops and removes containers, showing how it goes.
 *
 * @module
 */
import { kill } from '../../docker/kill.js'
import { remove } from '../../docker/remove.js'
import { stop } from '../../docker/stop.js'
import type { Service } from '../../compose/project.js'
import type { Wait } from '../verb.js'
import { exists, isRunning } from '../docker/container.js'
import { type ProjectContainer, progressName } from './containers.js'
import { runHook } from './hooks.js'
import type { Scene } from './verb.js'

/** Stops a container that runs; `timeout` in seconds. */
export function* stopContainer(
  scene: Scene,
  container: ProjectContainer,
  timeout: number | undefined,
  service?: Service,
): Generator<Wait, void> {
  const { cli, progress, isDry } = scene
  const { machine } = cli
  const id = progressName(container)
  progress.event({ id, text: 'Stopping', stage: 'working' })
  if (!isDry && exists(cli.tx, machine, container.id)) {
    for (const hook of service?.pre_stop ?? [])
      if (isRunning(cli.tx, machine, container.id)) yield* runHook(scene, container, hook)
    stop(cli.tx, machine, container.id, timeout === undefined ? {} : { t: timeout })
    while (isRunning(cli.tx, machine, container.id))
      yield { when: (read) => !isRunning(read, machine, container.id) }
  }
  progress.event({ id, text: 'Stopped', stage: 'done' })
}

/** Kills a container at once. */
export function killContainer(
  { cli, progress, isDry }: Scene,
  container: ProjectContainer,
  signal: string,
): void {
  const id = progressName(container)
  progress.event({ id, text: 'Killing', stage: 'working' })
  if (!isDry) kill(cli.tx, cli.machine, container.id, { signal })
  progress.event({ id, text: 'Killed', stage: 'done' })
}

/** Removes a container, which may run. */
export function removeContainer(
  { cli, progress, isDry }: Scene,
  container: ProjectContainer,
  { volumes = false, force = true }: { readonly volumes?: boolean; readonly force?: boolean } = {},
): void {
  const id = progressName(container)
  progress.event({ id, text: 'Removing', stage: 'working' })
  if (!isDry && exists(cli.tx, cli.machine, container.id))
    remove(cli.tx, cli.machine, container.id, { force, v: volumes })
  progress.event({ id, text: 'Removed', stage: 'done' })
}
