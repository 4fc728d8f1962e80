/**
 * The files that `grep` reads: those that are named, and with `-r` those below directories.
 *
 * @see https://www.gnu.org/software/grep/manual/html_node/File-and-Directory-Selection.html
 */
import { matches, patternOf } from '../../text/shell-pattern.js'
import { FileError } from '../files.js'
import type { System } from '../program.js'
import { lastOf } from './each.js'
import type { Options } from './options.js'
import { isGnu } from './system-kind.js'

/** Whether directories are gone through. */
export const isRecursive = (options: Options): boolean => options.has('r') || options.has('R')

/** The files, in their order; none for standard input. */
export function searchedFiles(
  system: System,
  options: Options,
  operands: readonly string[],
): readonly string[] {
  if (!isRecursive(options)) return operands
  const found =
    operands.length > 0
      ? operands.flatMap((path) => below(system, options, path))
      : below(system, options, '.').map((path) => (isGnu(system) ? path.slice(2) : path))
  // Without any file it would read standard input.
  return found.length === 0 ? ['/dev/null'] : found
}

const fitsOne = (patterns: readonly string[], path: string): boolean =>
  patterns.some((pattern) => matches(patternOf(pattern), lastOf(path)))

function below(system: System, options: Options, path: string): readonly string[] {
  try {
    if (system.files.lstat(path).type !== 'directory') return isWanted(options, path) ? [path] : []
    if (fitsOne(options.values('D'), path)) return []
    return system.files
      .list(path)
      .flatMap((name) => below(system, options, `${path.replace(/\/$/, '')}/${name}`))
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return [path]
  }
}

function isWanted(options: Options, path: string): boolean {
  const included = options.values('I')
  return (included.length === 0 || fitsOne(included, path)) && !fitsOne(options.values('X'), path)
}
