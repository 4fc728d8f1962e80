/**
 * `set`, `shift` and `shopt`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#set
 */
import type { Machine } from '../machine.js'
import { ShellError, badNumber } from '../messages.js'
import { quoted } from '../run/quote.js'
import { LONG_OPTIONS } from '../start.js'
import type { Builtin } from './index.js'

export const set: Builtin = (machine, args) => {
  if (args.length === 0) return list(machine)
  for (let at = 0; at < args.length; at++) {
    const word = args[at] as string
    if (word === '--' || !/^[-+]./.test(word)) {
      machine.state.positional = args.slice(word === '--' ? at + 1 : at)
      return 0
    }
    const on = word.startsWith('-')
    for (const letter of word.slice(1)) {
      if (letter === 'o') {
        const long = args[++at]
        if (long === undefined) listOptions(machine)
        else if (long === 'pipefail') machine.state.pipefail = on
        else if (Object.hasOwn(LONG_OPTIONS, long)) turn(machine, LONG_OPTIONS[long] as string, on)
        else
          throw new ShellError(
            `set: ${machine.state.flavor === 'bash' ? `${long}: invalid option name` : `${machine.state.flavor === 'dash' ? 'I' : 'i'}llegal option -o ${long}`}`,
            2,
            machine.state.flavor !== 'bash',
          )
      } else if (/[aefhmnuvxCbBHEPT]/.test(letter)) turn(machine, letter, on)
      else
        throw new ShellError(
          `set: ${machine.state.flavor === 'bash' ? `-${letter}: invalid option` : `${machine.state.flavor === 'dash' ? 'I' : 'i'}llegal option -${letter}`}`,
          2,
          machine.state.flavor !== 'bash',
        )
    }
  }
  return 0
}

function turn({ state }: Machine, letter: string, on: boolean): void {
  const without = state.options.replaceAll(letter, '')
  state.options = on ? without + letter : without
}

function list(machine: Machine): number {
  for (const [name, { value }] of Object.entries(machine.state.variables).sort(([a], [b]) =>
    a < b ? -1 : 1,
  ))
    if (value !== undefined) machine.out(`${name}=${quoted(value)}\n`)
  return 0
}

function listOptions(machine: Machine): void {
  for (const [name, letter] of Object.entries(LONG_OPTIONS))
    machine.out(`${name.padEnd(15)}\t${machine.hasOption(letter) ? 'on' : 'off'}\n`)
}

export const shift: Builtin = (machine, [count = '1']) => {
  const { state } = machine
  if (!/^[0-9]{1,9}$/.test(count))
    throw new ShellError(badNumber(state.flavor, 'shift', count), 2, true)
  if (Number(count) <= state.positional.length) {
    state.positional = state.positional.slice(Number(count))
    return 0
  }
  if (state.flavor === 'dash') throw new ShellError("shift: can't shift that many", 2, true)
  return 1
}

/** bash's own options change nothing here. */
export const shopt: Builtin = () => 0
