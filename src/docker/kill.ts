/**
 * `POST /containers/{id}/kill`: a signal to a container's first process.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerKill
 */
import { signalName, signalProcess } from '../program/signal.js'
import type { Tx } from '../sim/step.js'
import { containerKey, containerNamed, containers, isUp } from './container.js'
import { cannotKill, invalidSignal } from './errors.js'
import { recordEvent } from './events.js'

/** Sends a signal; KILL unless said otherwise. @throws DockerError when it does not run or there is no such signal */
export function kill(tx: Tx, machine: string, ref: string, { signal = 'KILL' }: { readonly signal?: string } = {}): void {
  const container = containerNamed(tx, machine, ref)
  const name = signalName(signal)
  if (name === undefined) throw invalidSignal(signal)
  if (!isUp(container) || container.process === undefined) throw cannotKill(ref, container.id)
  if (name === 'KILL') tx.put(containers, containerKey(machine, container.id), { ...container, stopping: true })
  recordEvent(tx, container, 'kill', { signal: name })
  signalProcess(tx, container.process, name)
}
