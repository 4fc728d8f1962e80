/**
 * File names that fit a pattern.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_13_03
 */
import { FileError, type Files } from '../../files.js'
import { isPattern, matches, patternOf, unescaped } from '../../../text/shell-pattern.js'

/** The paths that fit, sorted; the pattern itself if none does. */
export function fileNames(files: Files, pattern: string): readonly string[] {
  const absolute = pattern.startsWith('/')
  let found: string[] = [absolute ? '/' : '']
  for (const part of pattern.split('/').filter((one) => one !== ''))
    found = found.flatMap((directory) => below(files, directory, part))
  if (pattern.endsWith('/')) found = found.map((path) => `${path}/`)
  return found.length === 0 ? [unescaped(pattern)] : found.sort()
}

function below(files: Files, directory: string, part: string): string[] {
  const join = (name: string): string =>
    directory === '' || directory === '/' ? `${directory}${name}` : `${directory}/${name}`
  if (!isPattern(part)) {
    const path = join(unescaped(part))
    return files.exists(path) ? [path] : []
  }
  const steps = patternOf(part)
  const hidden = unescaped(part).startsWith('.')
  return namesIn(files, directory === '' ? '.' : directory)
    .filter((name) => (hidden || !name.startsWith('.')) && matches(steps, name))
    .map(join)
}

function namesIn(files: Files, directory: string): readonly string[] {
  try {
    return files.list(directory)
  } catch (error) {
    if (error instanceof FileError) return []
    throw error
  }
}
