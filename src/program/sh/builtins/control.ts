/**
 * `break`, `continue`, `return`, `exit`, `:` and its opposite.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#break
 */
import { ShellError, badNumber, notInFunction, notInLoop } from '../messages.js'
import type { Machine } from '../machine.js'
import { isLoop, leaveLoops } from '../run/loop.js'
import type { Builtin } from './index.js'

export const colon: Builtin = () => 0
export const falseCommand: Builtin = () => 1

function numberIn(
  machine: Machine,
  command: string,
  text: string | undefined,
  otherwise: number,
): number {
  if (text === undefined) return otherwise
  if (!/^-?[0-9]{1,9}$/.test(text))
    throw new ShellError(badNumber(machine.state.flavor, command, text), 2, true)
  return Number(text)
}

export const breakLoop: Builtin = (machine, [levels]) =>
  leave(machine, 'break', numberIn(machine, 'break', levels, 1))
export const continueLoop: Builtin = (machine, [levels]) =>
  leave(machine, 'continue', numberIn(machine, 'continue', levels, 1))

function leave(machine: Machine, command: 'break' | 'continue', levels: number): 'begun' {
  if (
    machine.state.flavor === 'bash' &&
    !machine.state.frames.some((frame) => isLoop(machine, frame))
  )
    machine.complain(notInLoop(command))
  leaveLoops(machine, Math.max(1, levels), command === 'continue')
  return 'begun'
}

export const exitShell: Builtin = (machine, [code]) => {
  const running = machine.state.frames.find(({ special }) => special === 'trap')
  const status = numberIn(machine, 'exit', code, running?.status ?? machine.state.status)
  machine.exit(status)
  return 'begun'
}

/** Leaves a function or a sourced script; elsewhere it ends the shell. */
export const returnFrom: Builtin = (machine, [code]) => {
  const status = numberIn(machine, 'return', code, machine.state.status) & 255
  const within = machine.state.frames.some(
    ({ special, words }) => special === 'call' || (special === 'source' && words?.includes('.')),
  )
  if (!within && machine.state.flavor === 'bash') throw new ShellError(notInFunction, 2)
  if (!within) {
    machine.exit(status)
    return 'begun'
  }
  machine.unwindTo(
    ({ special, words }) =>
      special === 'call' || (special === 'source' && words?.includes('.') === true),
  )
  machine.pop(status)
  return 'begun'
}
