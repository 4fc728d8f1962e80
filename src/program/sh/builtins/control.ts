/**
 * `break`, `continue`, `return`, `exit`, `:` and its opposite.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#break
 */
import { ShellError, badNumber, farewell, notInFunction, notInLoop } from '../messages.js'
import type { Interpreter } from '../interpreter.js'
import { isLoop, leaveLoops } from '../run/loop.js'
import type { Builtin } from './builtin.js'

export const colon: Builtin = () => 0
export const falseCommand: Builtin = () => 1

function numberIn(
  sh: Interpreter,
  command: string,
  text: string | undefined,
  otherwise: number,
): number {
  if (text === undefined) return otherwise
  if (!/^-?[0-9]{1,9}$/.test(text))
    throw new ShellError(badNumber(sh.state.flavor, command, text), 2, true)
  return Number(text)
}

export const breakLoop: Builtin = (sh, [levels]) =>
  leave(sh, 'break', numberIn(sh, 'break', levels, 1))
export const continueLoop: Builtin = (sh, [levels]) =>
  leave(sh, 'continue', numberIn(sh, 'continue', levels, 1))

function leave(sh: Interpreter, command: 'break' | 'continue', levels: number): 'begun' {
  if (sh.state.flavor === 'bash' && !sh.state.frames.some((frame) => isLoop(sh, frame)))
    sh.complain(notInLoop(command))
  leaveLoops(sh, Math.max(1, levels), command === 'continue')
  return 'begun'
}

export const exitShell: Builtin = (sh, [code]) => {
  const running = sh.state.frames.find(({ special }) => special === 'trap')
  const status = numberIn(sh, 'exit', code, running?.status ?? sh.state.status)
  if (sh.isTyped && sh.state.flavor === 'bash') sh.err(farewell(sh.state))
  sh.exit(status)
  return 'begun'
}

/** Leaves a function or a sourced script; elsewhere it ends the shell. */
export const returnFrom: Builtin = (sh, [code]) => {
  const status = numberIn(sh, 'return', code, sh.state.status) & 255
  const within = sh.state.frames.some(
    ({ special, words }) => special === 'call' || (special === 'source' && words?.includes('.')),
  )
  if (!within && sh.state.flavor === 'bash') throw new ShellError(notInFunction, 2)
  if (!within) {
    sh.exit(status)
    return 'begun'
  }
  sh.unwindTo(
    ({ special, words }) =>
      special === 'call' || (special === 'source' && words?.includes('.') === true),
  )
  // What the function's RETURN trap does comes before its end.
  if ((sh.top.text ?? '') === '') sh.pop(status)
  else {
    sh.state.status = status
    sh.change({ at: 1 })
  }
  return 'begun'
}
