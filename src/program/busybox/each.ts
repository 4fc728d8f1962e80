/**
 * Tools that do something for each path, and go on after one that fails.
 *
 * @module
 */
import { FileError, type Files } from '../files.js'
import type { System } from '../program.js'
import { fileTrouble } from './gnu.js'
import { UsageProblem } from './options.js'

/**
 * Does something for each path; `ofBusybox` is what BusyBox says of one that fails. A silent one
 * fails without a word.
 */
export function each(
  system: System,
  name: string,
  paths: readonly string[],
  work: (path: string) => void,
  ofBusybox: (error: FileError, path: string) => string,
  isSilent = false,
): number {
  let code = 0
  for (const path of paths) {
    try {
      work(path)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      const said = { path, message: error.message }
      if (!isSilent) system.err(`${fileTrouble(system, name, said, ofBusybox(error, path))}\n`)
      code = 1
    }
  }
  return code
}

/** @throws UsageProblem when there are fewer operands */
export function atLeast(count: number, operands: readonly string[], usage: string): void {
  if (operands.length < count) throw new UsageProblem(usage)
}

/** A path and all that is below it. */
export function* walk(files: Files, path: string): Generator<string> {
  yield path
  if (files.lstat(path).type === 'directory')
    for (const name of files.list(path)) yield* walk(files, `${path.replace(/\/$/, '')}/${name}`)
}

/** Whether there is something, be it a symbolic link that leads nowhere. */
export function lexists(files: Files, path: string): boolean {
  try {
    files.lstat(path)
    return true
  } catch (error) {
    if (error instanceof FileError && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return false
    throw error
  }
}

/** Whether a path leads to a directory. */
export const isDirectory = (files: Files, path: string): boolean =>
  files.exists(path) && files.stat(path).type === 'directory'

/** The last part of a path. */
export const lastOf = (path: string): string => path.replace(/\/+$/, '').split('/').at(-1) ?? path

/** Where a source goes: into a directory under its own name, or to the destination itself. */
export const inside = (files: Files, source: string, destination: string): string =>
  isDirectory(files, destination)
    ? `${destination.replace(/\/$/, '')}/${lastOf(source)}`
    : destination
