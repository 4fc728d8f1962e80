/**
 * .dockerignore: what of a directory is not sent to the daemon.
 *
 * Patterns are paths from the context's root. `*` and `?` stay within a name, `**` crosses
 * directories, `!` takes back what an earlier pattern excluded; the last pattern that fits decides,
 * and a pattern that fits a directory fits all in it.
 *
 * @see https://docs.docker.com/build/concepts/context/#dockerignore-files
 */

import { KubariumError } from '../../sim/errors.js'
import { GlobError, globOf } from './glob.js'

/** One line of the file. */
interface Pattern {
  readonly excludes: boolean
  readonly fits: (path: string) => boolean
}

const ILLEGAL = 'illegal exclusion pattern: "!"'

/** A .dockerignore that cannot be used. */
export class IgnoreError extends KubariumError {
  override name = 'IgnoreError'
}

/** Whether a path (without a leading slash) is left out. @throws IgnoreError */
export function ignoring(text: string): (path: string) => boolean {
  const patterns = text.split('\n').flatMap((line) => patternOf(line) ?? [])
  return (path) => {
    let excluded = false
    for (const { excludes, fits } of patterns)
      if (excludes !== excluded && fitsOrIsIn(fits, path)) excluded = excludes
    return excluded
  }
}

function patternOf(line: string): Pattern | undefined {
  if (line.startsWith('#')) return undefined
  const trimmed = line.trim()
  if (trimmed === '!') throw new IgnoreError(ILLEGAL)
  const excludes = !trimmed.startsWith('!')
  const path = clean(excludes ? trimmed : trimmed.slice(1).trim())
  if (path === '') return undefined
  try {
    return { excludes, fits: globOf(path) }
  } catch (error) {
    if (error instanceof GlobError) throw new IgnoreError(error.message)
    throw error
  }
}

/** The path without `.` and `..`, leading and trailing slashes. */
function clean(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** The pattern fits the path, or a directory that the path is in. */
function fitsOrIsIn(fits: (path: string) => boolean, path: string): boolean {
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
    if (fits(path.slice(0, at))) return true
  return fits(path)
}
