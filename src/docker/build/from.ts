/**
 * FROM: begins a stage with a base image, an earlier stage, or nothing. @see
 * https://docs.docker.com/reference/dockerfile/#from
 */
import { componentComplaint } from '../../oci/platform.js'
import { BuildError, StatementError } from './errors.js'
import type { Statement } from './instruction.js'
import { type Variables, expandWord } from './words.js'

/** The base that is no image. */
export const SCRATCH = 'scratch'

const STAGE_NAME = /^[a-z][a-z0-9_.-]*$/

export const from = {
  keyword: 'FROM',
  flags: ['platform'],
  check: (statement: Statement): void => void stageName(statement),
}

/** The name that a statement gives its stage. @throws StatementError */
export function stageName({ words }: Statement): string | undefined {
  const [, as, name] = words
  if (words.length !== 1 && !(words.length === 3 && as?.toUpperCase() === 'AS'))
    throw new StatementError('FROM requires either one or three arguments')
  if (name !== undefined && !STAGE_NAME.test(name.toLowerCase())) {
    throw new StatementError(
      `invalid name for build stage: ${JSON.stringify(name)}, name can't start with a number or contain symbols`,
    )
  }
  return name?.toLowerCase()
}

/** What a stage begins with. @throws SubstitutionError, BuildError */
export function baseOf({ words, flags, escapeMark }: Statement, variables: Variables): string {
  const platform = flags.find(([name]) => name === 'platform')?.[1]
  if (platform !== undefined) checkPlatform(expandWord(platform, variables, escapeMark))
  return expandWord(words[0] ?? '', variables, escapeMark)
}

/** `os/architecture/variant`. Every image here is for all of them. @throws BuildError */
function checkPlatform(platform: string): void {
  const why = componentComplaint(platform)
  if (why !== undefined) throw new BuildError(`failed to parse platform ${platform}: ${why}`)
}
