/**
 * `POST /containers/{id}/unpause`: the processes of a paused container go on.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerUnpause
 */
import { pauseGroup } from '../program/signal.js'
import type { Tx } from '../sim/step.js'
import { containerKey, containerNamed, containers } from './container.js'
import { notPaused } from './errors.js'
import { recordEvent } from './events.js'

/** @throws DockerError when it is not paused */
export function unpause(tx: Tx, machine: string, ref: string): void {
  const container = containerNamed(tx, machine, ref)
  if (container.status !== 'paused') throw notPaused(container.id)
  pauseGroup(tx, container.id, false)
  tx.put(containers, containerKey(machine, container.id), { ...container, status: 'running' })
  recordEvent(tx, container, 'unpause')
}
