/** LABEL: puts labels on the image. @see https://docs.docker.com/reference/dockerfile/#label */
import { type Instruction, atLeastOne, changed, pairsOf } from './instruction.js'

export const label: Instruction = {
  keyword: 'LABEL',
  check(statement) {
    atLeastOne(statement)
    pairsOf(statement, new Map())
  },
  apply(statement, { stage, variables }) {
    const pairs = pairsOf(statement, variables)
    return changed(stage, `LABEL ${pairs.map(([name, value]) => `${name}=${value}`).join(' ')}`, {
      Labels: { ...stage.config.Labels, ...Object.fromEntries(pairs) },
    })
  },
}
