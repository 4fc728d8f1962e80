/**
 * The shell's own commands, one family a file.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_14
 */
import { alias, unalias } from './alias.js'
import { cd, pwd } from './cd.js'
import { compgen, complete, compopt } from './complete.js'
import { breakLoop, colon, continueLoop, exitShell, falseCommand, returnFrom } from './control.js'
import type { Builtin, BuiltinNamed } from './builtin.js'
import { declare } from './declare.js'
import { dot, evalCommand, execCommand, commandCommand, typeCommand } from './execute.js'
import { getopts } from './getopts.js'
import { bg, fg } from './foreground.js'
import { history } from './history.js'
import { disown, jobs, wait } from './jobs.js'
import { kill } from './kill.js'
import { letCommand, times, umask } from './misc.js'
import { echo, printf, testCommand } from './output.js'
import type { BuiltinName } from './names.js'
import { mapfile } from './mapfile.js'
import { read } from './read.js'
import { set, shift } from './set.js'
import { shopt } from './shopt.js'
import { trap } from './trap.js'
import { exportCommand, local, readonlyCommand, unset } from './variables.js'

/** The builtin of a name. */
export const builtinNamed: BuiltinNamed = (name) =>
  Object.hasOwn(builtins, name) ? builtins[name as BuiltinName] : undefined

const builtins: Readonly<Record<BuiltinName, Builtin>> = {
  ':': colon,
  true: colon,
  false: falseCommand,
  '.': dot,
  source: dot,
  '[': testCommand('['),
  test: testCommand('test'),
  alias,
  bg,
  break: breakLoop,
  builtin: commandCommand(builtinNamed),
  cd,
  command: commandCommand(builtinNamed),
  compgen,
  complete,
  compopt,
  continue: continueLoop,
  declare,
  disown,
  echo,
  eval: evalCommand,
  exec: execCommand,
  exit: exitShell,
  export: exportCommand,
  fg,
  getopts,
  hash: colon,
  history,
  jobs,
  kill,
  let: letCommand,
  local,
  mapfile,
  printf,
  pwd,
  read,
  readarray: mapfile,
  readonly: readonlyCommand,
  return: returnFrom,
  set,
  shift,
  shopt,
  times,
  trap,
  type: typeCommand(builtinNamed),
  typeset: declare,
  ulimit: colon,
  umask,
  unalias,
  unset,
  wait,
}
