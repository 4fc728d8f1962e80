/**
 * CMD: what containers run unless a command is given. @see
 * https://docs.docker.com/reference/dockerfile/#cmd
 */
import { type Instruction, changed, commandLine, quoted } from './instruction.js'

export const cmd: Instruction = {
  keyword: 'CMD',
  apply(statement, { stage }) {
    const command = statement.text === '' ? [] : commandLine(statement, stage)
    return changed(
      stage,
      `CMD ${quoted(command)}`,
      { Cmd: command },
      { commandGiven: command.length > 0 },
    )
  },
}
