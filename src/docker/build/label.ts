/** LABEL: puts labels on the image. @see https://docs.docker.com/reference/dockerfile/#label */
import { type Instruction, atLeastOne, changed } from './instruction.js'
import { checkPairs, pairsOf, parsePairs } from './pairs.js'

export const label: Instruction = {
  keyword: 'LABEL',
  parse: parsePairs,
  check(statement) {
    atLeastOne(statement)
    checkPairs(statement)
  },
  apply(statement, scene) {
    const { stage } = scene
    const pairs = pairsOf(statement, scene)
    return changed(stage, `LABEL ${pairs.map(([name, value]) => `${name}=${value}`).join(' ')}`, {
      Labels: { ...stage.config.Labels, ...Object.fromEntries(pairs) },
    })
  },
}
