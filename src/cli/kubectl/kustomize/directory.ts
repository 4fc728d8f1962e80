/**
 * The directory of a kustomization: files in it may be read, others not.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/
 */
import { GO_ERRNO } from '../../../text/errno.js'
import type { CliFiles } from '../../verb.js'
import { KustomizeError } from './resource.js'

/** A directory. */
export interface Directory {
  readonly path: string
  /** The absolute form of a path that is relative to it. */
  resolve(path: string): string
  /** The text of a file. @throws KustomizeError for a file that is not there or outside */
  read(path: string): string
}

/** What the file system says of a path that leads nowhere. */
export const leadsNowhere = (path: string): string =>
  `evalsymlink failure on '${path}' : lstat ${path}: ${GO_ERRNO.ENOENT}`

/** What is said of a directory where a file has to be. */
export const isNoFile = (path: string): string => `'${path}' must resolve to a file`

/** The directory at an absolute path. */
export const directoryAt = (files: CliFiles, path: string): Directory => ({
  path,
  resolve: (relative) => files.resolve(relative.startsWith('/') ? relative : `${path}/${relative}`),
  read(relative) {
    const absolute = this.resolve(relative)
    if (!files.exists(absolute)) throw new KustomizeError(leadsNowhere(absolute))
    if (files.isDirectory(absolute)) throw new KustomizeError(isNoFile(absolute))
    if (!absolute.startsWith(path === '/' ? path : `${path}/`))
      throw new KustomizeError(`security; file '${absolute}' is not in or below '${path}'`)
    return files.read(absolute)
  },
})
