/**
 * What the daemon answers when something is wrong with volumes and mounts: functions named by the
 * case.
 *
 * @module
 */
import { noSuchFile } from '../../text/errno.js'
import { DockerError, refusedRequest } from '../errors.js'

export const notAbsolute = (path: string): string =>
  `invalid mount path: '${path}' mount path must be absolute`
/** No volume has this name. */
export const noSuchVolume = (name: string): DockerError =>
  new DockerError(404, `get ${name}: no such volume`)
/** Containers have the volume. */
export const volumeInUse = (name: string, users: readonly string[]): DockerError =>
  new DockerError(409, `remove ${name}: volume is in use - [${users.join(', ')}]`)
/** What cannot be a volume's name. */
export const badVolumeName = (name: string): DockerError =>
  new DockerError(
    400,
    `create ${name}: "${name}" includes invalid characters for a local volume name, only "[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path`,
    125,
  )
/** What the driver cannot be told of a volume. */
export const badVolumeOption = (name: string, why: string): DockerError =>
  new DockerError(400, `create ${name}: ${why}`)
/** What cannot be the value of `-v`. */
export const badVolumeSpec = (spec: string): DockerError =>
  new DockerError(400, `invalid volume specification: '${spec}'`, 125)
/** A mount that was asked for with `-v`, and why it cannot be. */
export const badBind = (spec: string, type: string, why: string): DockerError =>
  new DockerError(
    400,
    `invalid volume specification: '${spec}': invalid mount config for type "${type}": ${why}`,
    125,
  )
/** A mode of `-v` that there is not. */
export const badBindMode = (mode: string): DockerError => refusedRequest(`invalid mode: ${mode}`)
/** A mount that was asked for with `--mount`, and why it cannot be. */
export const badMount = (type: string, why: string): DockerError =>
  refusedRequest(`invalid mount config for type "${type}": ${why}`)
/** A directory of a volume that is not there. */
export const noSubpath = (path: string): DockerError =>
  new DockerError(500, `cannot access path ${path}: ${noSuchFile('lstat', path)}`, 127)
/** A mount over everything. */
export const rootVolume = (spec: string): DockerError =>
  new DockerError(
    400,
    `invalid volume specification: '${spec}': invalid mount config for type "volume": invalid specification: destination can't be '/'`,
    125,
  )
/** Two mounts at one place. */
export const duplicateMount = (path: string): DockerError =>
  new DockerError(400, `Duplicate mount point: ${path}`, 125)
/** There is no such kind of mount. */
export const unknownMountType = (type: string): DockerError =>
  new DockerError(400, `invalid mount config for type "${type}": mount type unknown`, 125)
/** `--mount` does not make directories of the machine. */
export const noBindSource = (path: string): DockerError =>
  new DockerError(
    400,
    `invalid mount config for type "bind": bind source path does not exist: ${path}`,
    125,
  )
/** A directory of the machine that cannot be made. */
export const cannotMakeBindSource = (path: string): DockerError =>
  new DockerError(
    500,
    `error while creating mount source path '${path}': mkdir ${path}: not a directory`,
    125,
  )
