/** SHELL: in what the shell forms run. @see https://docs.docker.com/reference/dockerfile/#shell */
import { StatementError } from './errors.js'
import { type Instruction, atLeastOne, changed } from './instruction.js'

const JSON_ONLY = 'SHELL requires the arguments to be in JSON form'

export const shell: Instruction = {
  keyword: 'SHELL',
  check(statement) {
    atLeastOne(statement)
    if (!statement.list) throw new StatementError(JSON_ONLY)
  },
  apply: ({ list = [] }, { stage }) => {
    const next = { ...stage, config: { ...stage.config, Shell: list } }
    return changed(next, `SHELL [${list.join(' ')}]`, {})
  },
}
