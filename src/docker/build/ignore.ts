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
import { type Regex, RegexError, goRegex } from '../../text/regex/regex.js'

/** A pattern makes no sense, as Go says it. */
export class PatternError extends KubariumError {
  override name = 'PatternError'
  constructor() {
    super('syntax error in pattern')
  }
}

/** One line of the file. */
interface Pattern {
  readonly excludes: boolean
  readonly expression: Regex
}

/** Whether a path (without a leading slash) is left out. @throws PatternError */
export function ignoring(text: string): (path: string) => boolean {
  const patterns = text.split('\n').flatMap((line) => patternOf(line) ?? [])
  return (path) => {
    let excluded = false
    for (const { excludes, expression } of patterns)
      if (excludes !== excluded && fits(expression, path)) excluded = excludes
    return excluded
  }
}

function patternOf(line: string): Pattern | undefined {
  if (line.startsWith('#')) return undefined
  const trimmed = line.trim()
  const excludes = !trimmed.startsWith('!')
  const path = clean(excludes ? trimmed : trimmed.slice(1).trim())
  return path === '' ? undefined : { excludes, expression: globExpression(path) }
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
function fits(expression: Regex, path: string): boolean {
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
    if (expression.test(path.slice(0, at))) return true
  return expression.test(path)
}

/**
 * A pattern of Go's filepath.Match, with `**` for any number of directories, as a regular
 * expression. @throws PatternError
 */
export function globExpression(pattern: string): Regex {
  try {
    return goRegex(`^${globSource(pattern)}$`)
  } catch (error) {
    throw error instanceof RegexError ? new PatternError() : error
  }
}

function globSource(pattern: string): string {
  let source = ''
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i] as string
    if (character === '*' && pattern[i + 1] === '*') {
      i++
      if (pattern[i + 1] === '/') {
        i++
        source += '(?:.*/)?'
      } else source += '.*'
    } else if (character === '*') source += '[^/]*'
    else if (character === '?') source += '[^/]'
    else if (character === '[') {
      const close = pattern.indexOf(']', i + 2)
      if (close < 0) source += '\\['
      else {
        source += `[${pattern.slice(i + 1, close).replace(/\\/g, '\\\\')}]`
        i = close
      }
    } else if (character === '\\') source += escaped(pattern[++i] ?? '\\')
    else source += escaped(character)
  }
  return source
}

const escaped = (character: string): string => character.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
