/**
 * ONBUILD: an instruction for images that are built from this one. @see
 * https://docs.docker.com/reference/dockerfile/#onbuild
 */
import { StatementError } from './errors.js'
import { type Instruction, atLeastOne, changed } from './instruction.js'

const NOT_CHAINED = "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed"

export const onbuild: Instruction = {
  keyword: 'ONBUILD',
  check(statement) {
    atLeastOne(statement)
    const trigger = (statement.words[0] ?? '').toUpperCase()
    if (trigger === 'ONBUILD') throw new StatementError(NOT_CHAINED)
    if (trigger === 'MAINTAINER' || trigger === 'FROM')
      throw new StatementError(`${trigger} isn't allowed as an ONBUILD trigger`)
  },
  apply: ({ text }, { stage }) =>
    changed(stage, `ONBUILD ${text}`, { OnBuild: [...(stage.config.OnBuild ?? []), text] }),
}
