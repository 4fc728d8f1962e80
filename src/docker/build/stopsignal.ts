/**
 * STOPSIGNAL: the signal that asks containers to end. @see
 * https://docs.docker.com/reference/dockerfile/#stopsignal
 */
import { type Instruction, changed, exactlyOne, expanded } from './instruction.js'

export const stopsignal: Instruction = {
  keyword: 'STOPSIGNAL',
  check: exactlyOne,
  apply(statement, scene) {
    const [signal = ''] = expanded(statement, scene)
    return changed(scene.stage, `STOPSIGNAL ${signal}`, { StopSignal: signal })
  },
}
