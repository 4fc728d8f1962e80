/**
 * What the kernel's errors are called: by the C library, and in small letters by Go.
 *
 * @see https://www.gnu.org/software/libc/manual/html_node/Error-Codes.html
 * @see https://pkg.go.dev/syscall#Errno
 */

/** The C library's words, by the error's name. */
export const ERRNO = {
  EACCES: 'Permission denied',
  EADDRINUSE: 'Address already in use',
  EBUSY: 'Device or resource busy',
  ECONNREFUSED: 'Connection refused',
  ECONNRESET: 'Connection reset by peer',
  EEXIST: 'File exists',
  EHOSTUNREACH: 'No route to host',
  EINVAL: 'Invalid argument',
  EISDIR: 'Is a directory',
  ELOOP: 'Too many levels of symbolic links',
  ENOENT: 'No such file or directory',
  ENOSPC: 'No space left on device',
  ENOTDIR: 'Not a directory',
  ENOTEMPTY: 'Directory not empty',
  EPERM: 'Operation not permitted',
  EROFS: 'Read-only file system',
  ESRCH: 'No such process',
  ETIMEDOUT: 'Connection timed out',
} as const

/** The C library's words for a name that nobody has. */
export const UNKNOWN_NAME = 'Name or service not known'

/** Go's words for the same. */
export const GO_ERRNO = Object.fromEntries(
  Object.entries(ERRNO).map(([name, words]) => [name, words.toLowerCase()]),
) as Readonly<Record<keyof typeof ERRNO, string>>

/** How Go says that there is no such file: what it did, and to which path. */
export const noSuchFile = (operation: string, path: string): string =>
  `${operation} ${path}: ${GO_ERRNO.ENOENT}`
