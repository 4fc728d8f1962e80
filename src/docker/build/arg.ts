/** ARG: declares a build argument. @see https://docs.docker.com/reference/dockerfile/#arg */
import { StatementError } from './errors.js'
import { type Instruction, type Statement, atLeastOne, changed } from './instruction.js'
import { type Variables, expandWord } from './words.js'

export const arg: Instruction = {
  keyword: 'ARG',
  check(statement) {
    atLeastOne(statement)
    if (statement.words.some((word) => word.startsWith('=')))
      throw new StatementError('ARG names can not be blank')
  },
  apply(statement, { stage, variables, argument }) {
    const declared = argumentsOf(statement, variables)
    const values = declared.map(([name, value]) => [name, argument(name) ?? value ?? null] as const)
    const text = declared
      .map(([name, value]) => (value === undefined ? name : `${name}=${value}`))
      .join(' ')
    return changed(
      stage,
      `ARG ${text}`,
      {},
      { args: { ...stage.args, ...Object.fromEntries(values) } },
    )
  },
}

/** Names and defaults that a statement declares. @throws SubstitutionError */
export const argumentsOf = (
  { words, escapeMark }: Statement,
  variables: Variables,
): readonly (readonly [name: string, value: string | undefined])[] =>
  words.map((word) => {
    const equals = word.indexOf('=')
    const expand = (text: string): string => expandWord(text, variables, escapeMark)
    return equals < 0
      ? [expand(word), undefined]
      : [expand(word.slice(0, equals)), expand(word.slice(equals + 1))]
  })
