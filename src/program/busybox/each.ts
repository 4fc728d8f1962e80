/**
 * Doing something to each file that is named, going on after a failure.
 *
 * @module
 */
import { FileError } from '../files.js'
import type { Call } from './tool.js'

/** Calls `work` for each path; the exit code is 1 if one failed. `complaint` words the failure. */
export function forEachFile({ system, name }: Call, paths: readonly string[], work: (path: string) => void, complaint: (path: string, error: FileError) => string | undefined): number {
  let code = 0
  for (const path of paths) {
    try {
      work(path)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      const text = complaint(path, error)
      if (text === undefined) continue
      system.err(`${name}: ${text}\n`)
      code = 1
    }
  }
  return code
}
