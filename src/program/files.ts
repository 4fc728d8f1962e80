/**
 * The file system as a process sees it: one tree, made of the read-only layers of an image, what
 * was written since, and mounts.
 *
 * Contents are text. An executable is a file whose `program` names the program that runs.
 */
import { KubariumError } from '../sim/errors.js'
import type { VirtualTime } from '../sim/world.js'
import { ERRNO } from '../text/errno.js'

/** What is known of a file, directory or symbolic link. */
export interface FileStat {
  readonly type: 'file' | 'directory' | 'symlink'
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** In bytes; what images declare for their big files may be more than their content here. */
  readonly size: number
  readonly mtime: VirtualTime
  /** The program that runs when this file is executed. */
  readonly program?: string
  /** Where a symbolic link points. */
  readonly target?: string
  /** Major and minor number of a device: `1, 3`. */
  readonly device?: string
  /** How many names a file has. */
  readonly links: number
}

/**
 * A file operation failed; `code` is the errno name and `message` what C's strerror says ("No such
 * file or directory").
 */
export class FileError extends KubariumError {
  override name = 'FileError'
  constructor(
    readonly code:
      | 'ENOENT'
      | 'EEXIST'
      | 'EISDIR'
      | 'ENOTDIR'
      | 'EACCES'
      | 'EPERM'
      | 'ENOTEMPTY'
      | 'EROFS'
      | 'ELOOP'
      | 'EINVAL'
      | 'EBUSY'
      | 'ENOSPC',
    readonly path: string,
  ) {
    super(ERRNO[code])
  }
}

/**
 * Reads and writes a tree. Relative paths start at the process's working directory. All but
 * `exists` throw FileError.
 */
export interface Files {
  /** The absolute, normal form of a path. */
  resolve(path: string): string
  exists(path: string): boolean
  /** Follows symbolic links; `lstat` does not. */
  stat(path: string): FileStat
  lstat(path: string): FileStat
  read(path: string): string
  write(
    path: string,
    text: string,
    options?: {
      readonly append?: boolean
      readonly mode?: number
      readonly program?: string
      readonly uid?: number
      readonly gid?: number
    },
  ): void
  /** The names in a directory, sorted. */
  list(path: string): readonly string[]
  mkdir(path: string, options?: { readonly parents?: boolean; readonly mode?: number }): void
  /** Removes a file or an empty directory, or a whole tree. */
  remove(path: string, options?: { readonly recursive?: boolean }): void
  rename(from: string, to: string): void
  symlink(target: string, path: string): void
  chmod(path: string, mode: number): void
  chown(path: string, uid: number, gid: number): void
  /** Gives a file the time `at`, by default now. */
  touch(path: string, at?: VirtualTime): void
}
