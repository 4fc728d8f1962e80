/**
 * USER: as whom the next commands and the containers run. @see
 * https://docs.docker.com/reference/dockerfile/#user
 */
import { type Instruction, changed, exactlyOne, wholeText } from './instruction.js'

export const user: Instruction = {
  keyword: 'USER',
  check: exactlyOne,
  apply(statement, scene) {
    const name = wholeText(statement, scene)
    return changed(scene.stage, `USER ${name}`, { User: name })
  },
}
