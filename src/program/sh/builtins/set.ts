/**
 * `set` and `shift`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#set
 */
import type { Interpreter } from '../interpreter.js'
import { ShellError, badNumber } from '../messages.js'
import { quoted } from '../run/quote.js'
import { LONG_OPTIONS } from '../start.js'
import type { Builtin } from './builtin.js'

export const set: Builtin = (sh, args) => {
  if (args.length === 0) return list(sh)
  for (let at = 0; at < args.length; at++) {
    const word = args[at] as string
    if (word === '--' || !/^[-+]./.test(word)) {
      sh.state.positional = args.slice(word === '--' ? at + 1 : at)
      return 0
    }
    const on = word.startsWith('-')
    for (const letter of word.slice(1)) {
      if (letter === 'o') {
        const long = args[++at]
        if (long === undefined) listOptions(sh)
        else if (long === 'pipefail') sh.state.pipefail = on
        else if (Object.hasOwn(LONG_OPTIONS, long)) turn(sh, LONG_OPTIONS[long] as string, on)
        else
          throw new ShellError(
            `set: ${sh.state.flavor === 'bash' ? `${long}: invalid option name` : `${sh.state.flavor === 'dash' ? 'I' : 'i'}llegal option -o ${long}`}`,
            2,
            sh.state.flavor !== 'bash',
          )
      } else if (/[aefhmnuvxCbBHEPT]/.test(letter)) turn(sh, letter, on)
      else
        throw new ShellError(
          `set: ${sh.state.flavor === 'bash' ? `-${letter}: invalid option` : `${sh.state.flavor === 'dash' ? 'I' : 'i'}llegal option -${letter}`}`,
          2,
          sh.state.flavor !== 'bash',
        )
    }
  }
  return 0
}

function turn({ state }: Interpreter, letter: string, on: boolean): void {
  const without = state.options.replaceAll(letter, '')
  state.options = on ? without + letter : without
}

function list(sh: Interpreter): number {
  for (const [name, { value }] of Object.entries(sh.state.variables).sort(([a], [b]) =>
    a < b ? -1 : 1,
  ))
    if (value !== undefined) sh.out(`${name}=${quoted(value)}\n`)
  return 0
}

function listOptions(sh: Interpreter): void {
  for (const [name, letter] of Object.entries(LONG_OPTIONS))
    sh.out(`${name.padEnd(15)}\t${sh.hasOption(letter) ? 'on' : 'off'}\n`)
}

export const shift: Builtin = (sh, [count = '1']) => {
  const { state } = sh
  if (!/^[0-9]{1,9}$/.test(count))
    throw new ShellError(badNumber(state.flavor, 'shift', count), 2, true)
  if (Number(count) <= state.positional.length) {
    state.positional = state.positional.slice(Number(count))
    return 0
  }
  if (state.flavor === 'dash') throw new ShellError("shift: can't shift that many", 2, true)
  return 1
}
