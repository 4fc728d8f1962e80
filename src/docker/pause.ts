/**
 * `POST /containers/{id}/pause`: every process of a container stands still.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerPause
 */
import { pauseGroup } from '../program/signal.js'
import type { Tx } from '../sim/step.js'
import { containerKey, containerNamed, containers, isUp } from './container.js'
import { alreadyPaused, containerNotRunning, restarting } from './errors.js'
import { recordEvent } from './events.js'

/** @throws DockerError when it does not run or is paused already */
export function pause(tx: Tx, machine: string, ref: string): void {
  const container = containerNamed(tx, machine, ref)
  if (container.status === 'paused') throw alreadyPaused(container.id)
  if (container.status === 'restarting') throw restarting(container.id)
  if (!isUp(container)) throw containerNotRunning(container.id)
  pauseGroup(tx, container.id, true)
  tx.put(containers, containerKey(machine, container.id), { ...container, status: 'paused' })
  recordEvent(tx, container, 'pause')
}
