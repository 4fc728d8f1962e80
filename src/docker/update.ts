/**
 * `POST /containers/{id}/update`: changes what can be changed while a container is there.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerUpdate
 */
import { changeMemoryLimit, forgetMemoryGroup } from '../program/oom.js'
import type { Tx } from '../sim/step.js'
import { checkLimits } from './check-host.js'
import { type HostConfig, containerKey, containerNamed, containers } from './container.js'
import { restartWithRemove } from './errors.js'
import { recordEvent } from './events.js'
import { checkRestartPolicy } from './restart-policy.js'

/** @throws DockerError */
export function update(
  tx: Tx,
  machine: string,
  ref: string,
  change: Partial<
    Pick<
      HostConfig,
      | 'RestartPolicy'
      | 'Memory'
      | 'MemorySwap'
      | 'MemoryReservation'
      | 'NanoCpus'
      | 'CpuShares'
      | 'PidsLimit'
    >
  >,
): { readonly Warnings: readonly string[] } {
  const container = containerNamed(tx, machine, ref)
  if (change.RestartPolicy) checkRestartPolicy(change.RestartPolicy)
  checkLimits({ ...container.host, ...change })
  if (container.host.AutoRemove && change.RestartPolicy && change.RestartPolicy.Name !== 'no')
    throw restartWithRemove()
  tx.put(containers, containerKey(machine, container.id), {
    ...container,
    host: { ...container.host, ...change },
  })
  if (change.Memory) changeMemoryLimit(tx, container, change.Memory)
  else if (change.Memory === 0) forgetMemoryGroup(tx, container.id)
  recordEvent(tx, container, 'update')
  return { Warnings: [] }
}
