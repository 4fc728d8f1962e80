/**
 * File names that fit a pattern.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_13_03
 * @see https://www.gnu.org/software/bash/manual/html_node/Filename-Expansion.html
 */
import { FileError } from '../../files.js'
import {
  type Pattern,
  isPattern,
  matches,
  patternOf,
  unescaped,
} from '../../../text/shell-pattern.js'
import type { Interpreter } from '../interpreter.js'
import { ShellError } from '../messages.js'
import { isOn } from '../options.js'

/**
 * The paths that fit, sorted; the pattern itself if none does or if it is none.
 *
 * @throws ShellError under `failglob`, if no path fits
 */
export function fileNames(sh: Interpreter, pattern: string): readonly string[] {
  const { state } = sh
  if (!isPattern(pattern, isOn(state, 'extglob'))) return [unescaped(pattern)]
  const found = fittingPaths(sh, pattern)
  if (found.length > 0) return found
  if (isOn(state, 'failglob')) throw new ShellError(`no match: ${unescaped(pattern)}`, 1, true)
  return isOn(state, 'nullglob') ? [] : [unescaped(pattern)]
}

/** The paths that fit, sorted: none, if none does. */
export function fittingPaths(sh: Interpreter, pattern: string): readonly string[] {
  const { state } = sh
  const absolute = pattern.startsWith('/')
  let found: string[] = [absolute ? '/' : '']
  const parts = pattern.split('/').filter((one) => one !== '')
  for (const [at, part] of parts.entries())
    found =
      part === '**' && isOn(state, 'globstar')
        ? found.flatMap((directory) => tree(sh, directory, at === parts.length - 1))
        : found.flatMap((directory) => below(sh, directory, part))
  found = [...new Set(found)].filter((path) => path !== '')
  if (pattern.endsWith('/'))
    found = found
      .filter((path) => isDirectory(sh, path, true))
      .map((path) => (path.endsWith('/') ? path : `${path}/`))
  return found.sort()
}

const joined = (directory: string, name: string): string =>
  directory === '' || directory.endsWith('/') ? `${directory}${name}` : `${directory}/${name}`

function below(sh: Interpreter, directory: string, part: string): string[] {
  const { files } = sh.system
  if (!isPattern(part, isOn(sh.state, 'extglob'))) {
    const path = joined(directory, unescaped(part))
    return files.exists(path) ? [path] : []
  }
  const [extended, folded] = [isOn(sh.state, 'extglob'), isOn(sh.state, 'nocaseglob')]
  const steps: Pattern = patternOf(folded ? part.toLowerCase() : part, extended)
  const hidden = unescaped(part).startsWith('.') || isOn(sh.state, 'dotglob')
  return namesIn(sh, directory)
    .filter((name) => hidden || !name.startsWith('.'))
    .filter((name) => matches(steps, folded ? name.toLowerCase() : name, sh.system.spend))
    .map((name) => joined(directory, name))
}

/** A directory, the directories below it and, with `withFiles`, their files: `**`. */
function tree(sh: Interpreter, directory: string, withFiles: boolean): string[] {
  const hidden = isOn(sh.state, 'dotglob')
  const found = directory === '' && withFiles ? [] : [directory]
  for (const name of namesIn(sh, directory)) {
    if (name.startsWith('.') && !hidden) continue
    sh.system.spend(1)
    const path = joined(directory, name)
    if (isDirectory(sh, path)) found.push(...tree(sh, path, withFiles))
    else if (withFiles) found.push(path)
  }
  return found
}

/** Whether a path is a directory; false for one that leads nowhere. */
export function isDirectory(
  { system: { files } }: Interpreter,
  path: string,
  followsLinks = false,
): boolean {
  try {
    return (followsLinks ? files.stat(path) : files.lstat(path)).type === 'directory'
  } catch (error) {
    if (error instanceof FileError) return false
    throw error
  }
}

function namesIn({ system: { files } }: Interpreter, directory: string): readonly string[] {
  try {
    return files.list(directory === '' ? '.' : directory)
  } catch (error) {
    if (error instanceof FileError) return []
    throw error
  }
}
