/**
 * `alias` and `unalias`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/alias.html
 */
import { quoted } from '../run/quote.js'
import { entry, withEntry, withoutEntry } from '../state.js'
import type { Builtin } from './builtin.js'

export const alias: Builtin = (sh, args) => {
  const { state } = sh
  let status = 0
  const show = (name: string, text: string): void =>
    sh.out(`${state.flavor === 'bash' ? 'alias ' : ''}${name}=${quoted(text)}\n`)
  if (args.length === 0) for (const [name, text] of Object.entries(state.aliases)) show(name, text)
  for (const arg of args) {
    const equals = arg.indexOf('=')
    if (equals > 0) {
      const name = arg.slice(0, equals)
      state.aliases = withEntry(state.aliases, name, arg.slice(equals + 1))
      state.aliasLines = withEntry(state.aliasLines ?? {}, name, sh.line)
    } else {
      const text = entry(state.aliases, arg)
      if (text === undefined) {
        sh.complain(`alias: ${arg}: not found`)
        status = 1
      } else show(arg, text)
    }
  }
  return status
}

export const unalias: Builtin = ({ state }, args) => {
  let status = 0
  for (const name of args) {
    if (name === '-a') state.aliases = {}
    else if (entry(state.aliases, name) === undefined) status = 1
    else state.aliases = withoutEntry(state.aliases, name)
  }
  return status
}
