/**
 * `getopts`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/getopts.html
 */
import type { Machine } from '../machine.js'
import { withoutEntry } from '../state.js'
import type { Builtin } from './index.js'

export const getopts: Builtin = (machine, [spec = '', name = 'opt', ...given]) => {
  const { state } = machine
  const args = given.length > 0 ? given : state.positional
  const index = Number(machine.variable('OPTIND') ?? '1') || 1
  const word = args[index - 1]
  const offset = state.getopts > 0 ? state.getopts : 1
  if (word === undefined || !/^-./.test(word) || word === '--') {
    state.getopts = 0
    if (word === '--') machine.assign('OPTIND', String(index + 1))
    machine.assign(name, '?')
    return 1
  }
  const letter = word[offset] as string
  const isLast = offset + 1 >= word.length
  const at = letter === ':' ? -1 : spec.indexOf(letter, spec.startsWith(':') ? 1 : 0)
  state.variables = withoutEntry(state.variables, 'OPTARG')
  advance(machine, isLast ? index + 1 : index, isLast ? 0 : offset + 1)
  if (at < 0) return complain(machine, spec, name, letter, `Illegal option -${letter}`, '?')
  if (spec[at + 1] === ':') {
    const value = isLast ? args[index] : word.slice(offset + 1)
    advance(machine, isLast ? index + 2 : index + 1, 0)
    if (value === undefined)
      return complain(machine, spec, name, letter, `No arg for -${letter} option`, ':')
    machine.assign('OPTARG', value)
  }
  machine.assign(name, letter)
  return 0
}

function advance(machine: Machine, index: number, offset: number): void {
  machine.assign('OPTIND', String(index))
  machine.state.getopts = offset
}

/** With a leading colon, the script wants to know itself; otherwise we say it. */
function complain(
  machine: Machine,
  spec: string,
  name: string,
  letter: string,
  message: string,
  silent: string,
): number {
  const quiet = spec.startsWith(':')
  if (quiet) machine.assign('OPTARG', letter)
  else machine.err(`${message}\n`)
  machine.assign(name, quiet ? silent : '?')
  return 0
}
