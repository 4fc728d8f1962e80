/**
 * What the daemon answers when files cannot be copied into or out of a container: functions named
 * by the case.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerArchive
 */
import { GO_ERRNO } from '../text/errno.js'
import { DockerError } from './errors.js'

/** A path in a container that is not there. */
export const noFileIn = (path: string, container: string): DockerError =>
  new DockerError(404, `Could not find the file ${path} in container ${container}`)
/** A file of a container that was named as a directory. */
export const notDirectoryIn = (path: string): DockerError =>
  new DockerError(400, `lstat ${path}: ${GO_ERRNO.ENOTDIR}`)
/** No path at all; the missing blank is the daemon's. */
export const emptyPath = (): DockerError =>
  new DockerError(400, 'bad parameter: pathcannot be empty')
/** A copy into a container that may not write its own files. */
export const readOnlyRoot = (): DockerError =>
  new DockerError(400, 'container rootfs is marked read-only')
/** A copy into what is mounted to be read. */
export const readOnlyVolume = (): DockerError =>
  new DockerError(400, 'mounted volume is marked read-only')
