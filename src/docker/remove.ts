/**
 * `DELETE /containers/{id}`: a container and all that it wrote.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerDelete
 */
import { namespaces } from '../net/namespace.js'
import { dropLog } from '../program/log.js'
import { dropInput } from '../program/tty/keyboard.js'
import { forgetCpu } from '../program/cpu-account.js'
import { forgetMemoryGroup } from '../program/oom.js'
import { reap } from '../program/reap.js'
import { removeRoot } from '../program/root.js'
import { SIGNALS, killGroup } from '../program/signal.js'
import { forgetPids } from '../program/spawn.js'
import type { Tx } from '../sim/step.js'
import { type Container, containerKey, containerNamed, containers, isUp } from './container.js'
import { removeRunning } from './errors.js'
import { recordEvent } from './events.js'
import { dropExecs } from './exec.js'
import { disconnect } from './start.js'
import { dropMemory } from './volume/mounts.js'
import { dropVolume, usersOf, volumeKey, volumes } from './volume/volume.js'

/**
 * Removes a container; `force` kills it first, `v` takes its anonymous volumes along. @throws
 * DockerError when it runs
 */
export function remove(
  tx: Tx,
  machine: string,
  ref: string,
  { force = false, v = false }: { readonly force?: boolean; readonly v?: boolean } = {},
): void {
  const container = containerNamed(tx, machine, ref)
  if ((isUp(container) || container.status === 'restarting') && !force)
    throw removeRunning(ref, container.status)
  drop(tx, container, v)
}

/** Takes a container away, whatever it is doing. */
export function drop(tx: Tx, container: Container, withVolumes: boolean): void {
  const { machine, id } = container
  if (isUp(container)) {
    recordEvent(tx, container, 'kill', { signal: String(SIGNALS['KILL']) })
    killGroup(tx, id)
    disconnect(tx, container)
    recordEvent(tx, container, 'die', {
      exitCode: '137',
      execDuration: String(Math.floor((tx.now - (container.startedAt ?? tx.now)) / 1000)),
    })
  }
  if (container.process) reap(tx, container.process)
  if (container.stdin) dropInput(tx, container.stdin)
  dropExecs(tx, machine, id)
  tx.delete(containers, containerKey(machine, id))
  removeRoot(tx, id)
  dropMemory(tx, container)
  dropLog(tx, id)
  forgetPids(tx, id)
  forgetMemoryGroup(tx, id)
  forgetCpu(tx, id)
  if (container.namespace === id) tx.delete(namespaces, id)
  if (withVolumes) {
    for (const { name, anonymous } of container.mounts) {
      const volume =
        anonymous && name !== undefined ? tx.get(volumes, volumeKey(machine, name)) : undefined
      if (volume && usersOf(tx, volume).length === 0) dropVolume(tx, volume)
    }
  }
  recordEvent(tx, container, 'destroy')
}
