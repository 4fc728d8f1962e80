/**
 * FROM: begins a stage with a base image, an earlier stage, or nothing. @see
 * https://docs.docker.com/reference/dockerfile/#from
 */
import { type Statement, StatementError } from './instruction.js'
import { type Variables, expandWord } from './words.js'

/** The base that is no image. */
export const SCRATCH = 'scratch'

const STAGE_NAME = /^[a-z][a-z0-9_.-]*$/

export const from = {
  keyword: 'FROM',
  flags: ['platform'],
  check: (statement: Statement): void => void baseOf(statement, new Map()),
}

/** What a stage begins with, and its name. @throws StatementError */
export function baseOf(
  { words, escapeMark }: Statement,
  variables: Variables,
): { readonly base: string; readonly name: string | undefined } {
  const [base = '', as, name] = words
  if (words.length !== 1 && !(words.length === 3 && as?.toUpperCase() === 'AS'))
    throw new StatementError('FROM requires either one or three arguments')
  if (name !== undefined && !STAGE_NAME.test(name.toLowerCase())) {
    throw new StatementError(
      `invalid name for build stage: ${JSON.stringify(name)}, name can't start with a number or contain symbols`,
    )
  }
  return { base: expandWord(base, variables, escapeMark), name: name?.toLowerCase() }
}
