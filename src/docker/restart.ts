/**
 * `POST /containers/{id}/restart`: stops a container, then starts it again.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerRestart
 */
import type { Tx } from '../sim/step.js'
import { containerKey, containerNamed, containers, isUp } from './container.js'
import { recordEvent } from './events.js'
import { boot, started } from './start.js'
import { beginStop } from './stop.js'

/** Begins to restart a container; when it does not run, it is started. @throws DockerError */
export function restart(
  tx: Tx,
  machine: string,
  ref: string,
  options: { readonly t?: number; readonly signal?: string } = {},
): void {
  const container = containerNamed(tx, machine, ref)
  if (!isUp(container)) {
    boot(tx, started(container))
    recordEvent(tx, container, 'restart')
    return
  }
  beginStop(tx, container, options, `Cannot restart container ${ref}`)
  tx.update(containers, containerKey(machine, container.id), (row) => {
    row.startAgain = true
  })
}
