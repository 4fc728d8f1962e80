/**
 * MAINTAINER: who made the image (a label does this better today). @see
 * https://docs.docker.com/reference/dockerfile/#maintainer-deprecated
 */
import { type Instruction, changed, exactlyOne } from './instruction.js'

export const maintainer: Instruction = {
  keyword: 'MAINTAINER',
  check: exactlyOne,
  apply: ({ text }, { stage }) => changed(stage, `MAINTAINER ${text}`, {}, { author: text }),
}
