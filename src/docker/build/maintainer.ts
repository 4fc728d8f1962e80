/**
 * MAINTAINER: who made the image (a label does this better today). @see
 * https://docs.docker.com/reference/dockerfile/#maintainer-deprecated
 */
import { type Instruction, StatementError, changed } from './instruction.js'

export const maintainer: Instruction = {
  keyword: 'MAINTAINER',
  check({ text }) {
    if (text === '') throw new StatementError('MAINTAINER requires exactly one argument')
  },
  apply: ({ text }, { stage }) => changed(stage, `MAINTAINER ${text}`, {}, { author: text }),
}
