/**
 * Names and values of ENV and LABEL: `NAME=value NAME="other value"`, or the older form `NAME the
 * value`.
 *
 * @see https://docs.docker.com/reference/dockerfile/#env
 */
import { ParseError, StatementError } from './errors.js'
import type { Scene, Statement } from './instruction.js'
import { expandWord } from './words.js'

/** A pair as it is written, with its quotes and variables. */
type Pair = readonly [name: string, value: string]

/** The pairs of a statement. @throws ParseError */
function writtenPairs({ keyword, words, text }: Statement): readonly Pair[] {
  const [first = ''] = words
  if (!first.includes('=')) {
    const [, name, value = ''] = /^(\S+)\s+([\s\S]*)$/.exec(text) ?? []
    if (name === undefined) throw new ParseError(`${keyword} must have two arguments`)
    return [[name, value]]
  }
  return words.map((word) => {
    const equals = word.indexOf('=')
    if (equals < 0)
      throw new ParseError(
        `Syntax error - can't find = in ${JSON.stringify(word)}. Must be of the form: name=value`,
      )
    return [word.slice(0, equals), word.slice(equals + 1)]
  })
}

/** @throws ParseError unless there are pairs, or nothing at all */
export function parsePairs(statement: Statement): void {
  if (statement.text !== '') writtenPairs(statement)
}

/** @throws StatementError */
export function checkPairs(statement: Statement): void {
  if (writtenPairs(statement).some(([name]) => name === ''))
    throw new StatementError(`${statement.keyword} names can not be blank`)
}

/** The pairs of a statement, with their variables replaced. @throws SubstitutionError */
export const pairsOf = (
  statement: Statement,
  { variables }: Pick<Scene, 'variables'>,
): readonly Pair[] =>
  writtenPairs(statement).map(([name, value]) => [
    expandWord(name, variables, statement.escapeMark),
    expandWord(value, variables, statement.escapeMark),
  ])
