/**
 * Symbolic links that lead round in a circle: `find -L` does not follow them.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/find.html
 */
import type { System } from '../../program.js'
import { lexists } from '../each.js'
import { realPath } from '../paths.js'

/** A symbolic link leads to a directory that it is in. */
export class LoopError extends Error {
  constructor(path: string, around: string) {
    super(
      `File system loop detected; '${path}' is part of the same file system loop as '${around}'.`,
    )
  }
}

/** @throws LoopError for a symbolic link that leads to a directory which it is in */
export function refuseLoop(system: System, path: string): void {
  const { files } = system
  if (!lexists(files, path) || files.lstat(path).type !== 'symlink') return
  const real = realPath(system, path)
  const parents = path.split('/').map((_, at, parts) => parts.slice(0, at).join('/'))
  const around = parents.find((one) => one !== '' && realPath(system, one) === real)
  if (around !== undefined) throw new LoopError(path, around)
}
