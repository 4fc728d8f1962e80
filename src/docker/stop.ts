/**
 * `POST /containers/{id}/stop`: the stop signal, and after the grace period KILL.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerStop
 */
import { SIGNALS, signalName, signalProcess } from '../program/signal.js'
import type { Tx } from '../sim/step.js'
import { type Container, containerKey, containerNamed, containers, isUp } from './container.js'
import { DOCKERD } from './dockerd.js'
import { cannot, invalidSignal } from './errors.js'
import { recordEvent } from './events.js'
import { unpause } from './unpause.js'

/** Seconds until a container that does not stop is killed. */
const DEFAULT_GRACE = 10
const DEFAULT_SIGNAL = 'SIGTERM'

/**
 * Begins to stop a container; one that does not run is left alone. `t` is the grace period in
 * seconds, negative for ever. @throws DockerError
 */
export function stop(
  tx: Tx,
  machine: string,
  ref: string,
  options: { readonly t?: number; readonly signal?: string } = {},
): void {
  const container = containerNamed(tx, machine, ref)
  if (container.status === 'restarting') {
    tx.put(containers, containerKey(machine, container.id), {
      ...withoutRestart(container),
      status: 'exited',
      stopping: true,
    })
    return
  }
  if (!isUp(container)) return
  beginStop(tx, container, options)
}

/**
 * Sends the stop signal to a running container, and sets the time of the kill. @throws DockerError
 */
export function beginStop(
  tx: Tx,
  container: Container,
  { t, signal }: { readonly t?: number; readonly signal?: string } = {},
  doing = `cannot stop container: ${container.name}`,
): void {
  const { machine, id, process, config } = container
  const name = signal ?? config.StopSignal ?? DEFAULT_SIGNAL
  const known = signalName(name)
  if (known === undefined) throw cannot(doing, invalidSignal(name))
  if (container.status === 'paused') unpause(tx, machine, id)
  const grace = t ?? config.StopTimeout ?? DEFAULT_GRACE
  const row = tx.get(containers, containerKey(machine, id)) ?? container
  const killAt = tx.now + grace * 1000
  tx.put(containers, containerKey(machine, id), {
    ...row,
    stopping: true,
    ...(grace < 0 ? {} : { killAt }),
  })
  recordEvent(tx, container, 'kill', { signal: String(SIGNALS[known]) })
  if (process !== undefined) signalProcess(tx, process, known)
  if (grace >= 0) tx.book(DOCKERD, containerKey(machine, id), { at: killAt })
}

function withoutRestart({ restartAt: _, ...container }: Container): Container {
  return container
}
