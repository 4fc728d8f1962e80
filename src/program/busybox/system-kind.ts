/**
 * Whose tools a system has: BusyBox's, or GNU's, which word some messages in another way.
 *
 * @module
 */
import type { FileError } from '../files.js'
import type { System } from '../program.js'

/** True on systems like Debian. */
export const isGnu = ({ files }: System): boolean => !files.exists('/bin/busybox')

/** That a file cannot be opened. */
export const cannotOpenFile = (system: System, { path, message }: FileError): string =>
  isGnu(system) ? `${path}: ${message}` : `can't open '${path}': ${message}`
