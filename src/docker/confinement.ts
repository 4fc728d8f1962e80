/**
 * What a container's processes may do, and whose processes they see: capabilities and process
 * namespaces.
 *
 * @see https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities
 * @see https://docs.docker.com/engine/containers/run/#pid-settings---pid
 */
import { hostNamespace } from '../net/namespace.js'
import { boundsOf, unknownCapability } from '../program/capabilities.js'
import type { ProcessUser } from '../program/program.js'
import type { SpawnRequest } from '../program/spawn.js'
import type { Reader } from '../sim/world.js'
import { type Container, type HostConfig, SHARED, containerNamed, isUp } from './container.js'
import { joinsStoppedProcesses, unknownCapability as refused } from './confinement-errors.js'

const HOST = 'host'

/** Names are checked when a container is made. @throws DockerError */
export function checkCapabilities({ CapAdd = [], CapDrop = [] }: HostConfig): void {
  for (const [field, names] of Object.entries({ CapAdd, CapDrop })) {
    const unknown = unknownCapability(names)
    if (unknown !== undefined) throw refused(field, unknown)
  }
}

/** What the users of a container are bound to, if that is not the usual. */
export function capabilitiesOf({
  CapAdd: add = [],
  CapDrop: drop = [],
  Privileged: isPrivileged,
}: HostConfig): Pick<ProcessUser, 'bounds'> {
  const bounds = boundsOf({ add, drop, isPrivileged })
  return bounds ? { bounds } : {}
}

/** A container whose processes are to be seen has to run. @throws DockerError */
export function checkProcesses(read: Reader, { machine, host }: Container): void {
  if (!host.PidMode.startsWith(SHARED)) return
  const other = containerNamed(read, machine, host.PidMode.slice(SHARED.length))
  if (!isUp(other)) throw joinsStoppedProcesses(other.name, other.status)
}

/** The process namespace that a container's processes are in. */
export function processesOf(
  read: Reader,
  { machine, id, host: { PidMode } }: Container,
): Pick<SpawnRequest, 'pidNamespace' | 'group'> {
  if (PidMode === HOST) return { pidNamespace: hostNamespace(machine), group: id }
  if (!PidMode.startsWith(SHARED)) return { pidNamespace: id }
  const other = containerNamed(read, machine, PidMode.slice(SHARED.length))
  return { pidNamespace: processesOf(read, other).pidNamespace, group: id }
}
