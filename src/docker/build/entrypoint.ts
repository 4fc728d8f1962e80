/**
 * ENTRYPOINT: the program that containers are. It clears a CMD that came from the base image. @see
 * https://docs.docker.com/reference/dockerfile/#entrypoint
 */
import { type Instruction, changed, commandLine, quoted } from './instruction.js'

export const entrypoint: Instruction = {
  keyword: 'ENTRYPOINT',
  apply(statement, { stage }) {
    const command = statement.text === '' ? [] : commandLine(statement, stage)
    return changed(stage, `ENTRYPOINT ${quoted(command)}`, {
      Entrypoint: command.length === 0 ? null : command,
      ...(stage.commandGiven ? {} : { Cmd: null }),
    })
  },
}
