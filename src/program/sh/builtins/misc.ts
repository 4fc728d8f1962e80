/**
 * `let`, `times` and `umask`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/umask.html
 */
import { Expansion } from '../expand/expansion.js'
import type { Builtin } from './builtin.js'

export const letCommand: Builtin = (sh, args) => {
  let value = 0n
  for (const text of args)
    value = new Expansion(sh, []).arithmetic([{ kind: 'text', text, quoted: true }])
  return value === 0n ? 1 : 0
}

export const times: Builtin = (sh) => {
  sh.out('0m0.000000s 0m0.000000s\n0m0.000000s 0m0.000000s\n')
  return 0
}

export const umask: Builtin = (sh, [mode]) => {
  if (mode === undefined) sh.out(`${sh.state.umask.toString(8).padStart(4, '0')}\n`)
  else if (/^[0-7]{1,4}$/.test(mode)) sh.state.umask = Number.parseInt(mode, 8) & 0o777
  else {
    sh.complain(`umask: illegal mode: ${mode}`)
    return 1
  }
  return 0
}
