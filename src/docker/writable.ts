/**
 * Whether files of a container may be written from outside.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/PutContainerArchive
 */
import type { Reader } from '../sim/world.js'
import { containerNamed } from './container.js'
import { readOnlyRoot, readOnlyVolume } from './copy-errors.js'

/**
 * Checks that files may be put at a path: into the mount that it is in, or into the container's own
 * files.
 *
 * @throws DockerError when that is to be read only
 */
export function checkWritable(read: Reader, machine: string, ref: string, path: string): void {
  const { host, mounts } = containerNamed(read, machine, ref)
  const mount = mounts
    .filter(({ destination }) => `${path}/`.startsWith(`${destination.replace(/\/$/, '')}/`))
    .toSorted((a, b) => b.destination.length - a.destination.length)[0]
  if (mount?.readOnly) throw readOnlyVolume()
  if (!mount && host.ReadonlyRootfs) throw readOnlyRoot()
}
