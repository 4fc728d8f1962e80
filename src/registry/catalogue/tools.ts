/**
 * What base systems are made of: directories, links, and executables, each naming the program that
 * runs.
 *
 * @module
 */
import { type EntryOptions, directory, executable, file, symlink } from '../../oci/entry.js'
import type { LayerEntry } from '../../oci/layer.js'
import type { VirtualTime } from '../../sim/world.js'

type Entries = Record<string, LayerEntry>

/** Directories, with those that everyone may write to. */
export function directories(paths: string, mtime: VirtualTime): Entries {
  return Object.fromEntries(
    paths.split(' ').map((path) => [
      path,
      directory({
        mtime,
        mode: path === '/tmp' || path === '/var/tmp' ? 0o1777 : path === '/root' ? 0o700 : 0o755,
      }),
    ]),
  )
}

/** Data that only has a weight: libraries and the like. */
export const ballast = (size: number, options: EntryOptions = {}): LayerEntry =>
  file('', { ...options, size })

export { directory, executable, file, symlink }
