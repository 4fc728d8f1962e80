/**
 * STOPSIGNAL: the signal that asks containers to end. @see
 * https://docs.docker.com/reference/dockerfile/#stopsignal
 */
import { SIGNALS } from '../../program/signal.js'
import { BuildError } from './errors.js'
import { type Instruction, changed, exactlyOne, wholeText } from './instruction.js'

export const stopsignal: Instruction = {
  keyword: 'STOPSIGNAL',
  check: exactlyOne,
  apply(statement, scene) {
    const signal = wholeText(statement, scene)
    if (!isSignal(signal)) throw new BuildError(`invalid signal: ${signal}`)
    return changed(scene.stage, `STOPSIGNAL ${signal}`, { StopSignal: signal })
  },
}

/** A number, or a name with or without SIG. */
const isSignal = (signal: string): boolean =>
  /^[-+]?\d+$/.test(signal)
    ? Number(signal) !== 0
    : Object.hasOwn(SIGNALS, signal.toUpperCase().replace(/^SIG/, ''))
