/**
 * `getopts`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/getopts.html
 */
import type { Interpreter } from '../interpreter.js'
import { withoutEntry } from '../state.js'
import type { Builtin } from './builtin.js'

export const getopts: Builtin = (sh, [spec = '', name = 'opt', ...given]) => {
  const { state } = sh
  const args = given.length > 0 ? given : state.positional
  const index = Number(sh.variable('OPTIND') ?? '1') || 1
  const word = args[index - 1]
  const offset = state.getopts > 0 ? state.getopts : 1
  if (word === undefined || !/^-./.test(word) || word === '--') {
    state.getopts = 0
    if (word === '--') sh.assign('OPTIND', String(index + 1))
    sh.assign(name, '?')
    return 1
  }
  const letter = word[offset] as string
  const isLast = offset + 1 >= word.length
  const at = letter === ':' ? -1 : spec.indexOf(letter, spec.startsWith(':') ? 1 : 0)
  state.variables = withoutEntry(state.variables, 'OPTARG')
  advance(sh, isLast ? index + 1 : index, isLast ? 0 : offset + 1)
  if (at < 0) return complain(sh, spec, name, letter, `Illegal option -${letter}`, '?')
  if (spec[at + 1] === ':') {
    const value = isLast ? args[index] : word.slice(offset + 1)
    advance(sh, isLast ? index + 2 : index + 1, 0)
    if (value === undefined)
      return complain(sh, spec, name, letter, `No arg for -${letter} option`, ':')
    sh.assign('OPTARG', value)
  }
  sh.assign(name, letter)
  return 0
}

function advance(sh: Interpreter, index: number, offset: number): void {
  sh.assign('OPTIND', String(index))
  sh.state.getopts = offset
}

/** With a leading colon, the script wants to know itself; otherwise we say it. */
function complain(
  sh: Interpreter,
  spec: string,
  name: string,
  letter: string,
  message: string,
  silent: string,
): number {
  const quiet = spec.startsWith(':')
  if (quiet) sh.assign('OPTARG', letter)
  else sh.err(`${message}\n`)
  sh.assign(name, quiet ? silent : '?')
  return 0
}
