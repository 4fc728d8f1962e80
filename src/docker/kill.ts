/**
 * `POST /containers/{id}/kill`: a signal to a container's first process.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerKill
 */
import { SIGNALS, signalName, signalProcess } from '../program/signal.js'
import type { Tx } from '../sim/step.js'
import { type Container, containerKey, containerNamed, containers, isUp } from './container.js'
import { DockerError, cannot, cannotKill, invalidSignal, unsupportedSignal } from './errors.js'
import { recordEvent } from './events.js'
import { unpause } from './unpause.js'

function named(tx: Tx, machine: string, ref: string): Container {
  try {
    return containerNamed(tx, machine, ref)
  } catch (error) {
    throw error instanceof DockerError ? cannot(`cannot kill container: ${ref}`, error) : error
  }
}

/**
 * Sends a signal; KILL unless said otherwise. @throws DockerError when it does not run or there is
 * no such signal
 */
export function kill(
  tx: Tx,
  machine: string,
  ref: string,
  { signal = 'KILL' }: { readonly signal?: string } = {},
): void {
  const container = named(tx, machine, ref)
  const name = signalName(signal)
  if (name === undefined)
    throw cannot(
      `cannot kill container: ${ref}`,
      /^[1-9]\d*$/.test(signal) ? unsupportedSignal(signal) : invalidSignal(signal),
    )
  if (!isUp(container) || container.process === undefined) throw cannotKill(ref, container.id)
  // Unless its image names another stop signal, a container that was sent one by hand is not
  // started again when it ends.
  const own = container.config.StopSignal
  if (name === 'KILL' || own === undefined || signalName(own) === name) {
    if (container.status === 'paused') unpause(tx, machine, container.id)
    tx.update(containers, containerKey(machine, container.id), (row) => void (row.stopping = true))
  }
  recordEvent(tx, container, 'kill', { signal: String(SIGNALS[name]) })
  signalProcess(tx, container.process, name)
}
