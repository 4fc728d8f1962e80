/**
 * `history`: the lines that were typed.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Bash-History-Builtins.html
 */
import { badNumber } from '../messages.js'
import type { Builtin } from './builtin.js'

export const history: Builtin = (sh, [first]) => {
  const { state } = sh
  if (first === '-c') {
    state.history = []
    return 0
  }
  if (first !== undefined && !/^[0-9]{1,9}$/.test(first)) {
    sh.complain(badNumber(state.flavor, 'history', first))
    return 1
  }
  const from = first === undefined ? 0 : Math.max(0, state.history.length - Number(first))
  state.history.slice(from).forEach((line, index) => {
    sh.out(`${String(from + index + 1).padStart(5)}  ${line}\n`)
  })
  return 0
}
