/**
 * `trap`: what to do when a signal comes, or at the end.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#trap
 */
import { signalName } from '../../signal.js'
import type { Interpreter } from '../interpreter.js'
import { quoted } from '../run/quote.js'
import { withEntry, withoutEntry } from '../state.js'
import type { Builtin } from './builtin.js'

export const trap: Builtin = (sh, args) => {
  const words = args[0] === '--' ? args.slice(1) : args
  if (words.length === 0 || words[0] === '-p') {
    for (const [signal, action] of Object.entries(sh.state.traps))
      sh.out(`trap -- ${quoted(action)} ${signal}\n`)
    return 0
  }
  const [first = '', ...rest] = words
  const resets = first === '-' || rest.length === 0
  let status = 0
  for (const name of first === '-' || rest.length > 0 ? rest : words) {
    const signal =
      name === 'EXIT' || name === '0' ? 'EXIT' : name === 'ERR' ? 'ERR' : signalName(name)
    if (signal === undefined) {
      sh.complain(
        `trap: ${sh.state.flavor === 'bash' ? `${name}: invalid signal specification` : sh.state.flavor === 'ash' ? `${name}: invalid signal specification` : `bad trap ${name}`}`,
      )
      status = 1
    } else
      sh.state.traps = resets
        ? withoutEntry(sh.state.traps, signal)
        : withEntry(sh.state.traps, signal, first)
  }
  announce(sh)
  return status
}

/** Tells the system which signals come to us instead of ending us. */
function announce({ system, state }: Interpreter): void {
  const own = Object.keys(state.traps).filter((signal) => signal !== 'EXIT' && signal !== 'ERR')
  system.trap(state.interactive ? [...own, 'INT', 'TERM', 'QUIT'] : own)
}
