/**
 * The options of bash that `shopt` turns on and off.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/The-Shopt-Builtin.html
 */
import type { ShellState } from './state.js'

/** All of them, by whether they are on in a shell that has just been started. */
export const SHELL_OPTIONS: Readonly<Record<string, boolean>> = {
  autocd: false,
  assoc_expand_once: false,
  cdable_vars: false,
  cdspell: false,
  checkhash: false,
  checkjobs: false,
  checkwinsize: true,
  cmdhist: true,
  compat31: false,
  compat32: false,
  compat40: false,
  compat41: false,
  compat42: false,
  compat43: false,
  compat44: false,
  complete_fullquote: true,
  direxpand: false,
  dirspell: false,
  dotglob: false,
  execfail: false,
  expand_aliases: false,
  extdebug: false,
  extglob: false,
  extquote: true,
  failglob: false,
  force_fignore: true,
  globasciiranges: true,
  globskipdots: true,
  globstar: false,
  gnu_errfmt: false,
  histappend: false,
  histreedit: false,
  histverify: false,
  hostcomplete: true,
  huponexit: false,
  inherit_errexit: false,
  interactive_comments: true,
  lastpipe: false,
  lithist: false,
  localvar_inherit: false,
  localvar_unset: false,
  login_shell: false,
  mailwarn: false,
  no_empty_cmd_completion: false,
  nocaseglob: false,
  nocasematch: false,
  nullglob: false,
  patsub_replacement: true,
  progcomp: true,
  progcomp_alias: false,
  promptvars: true,
  restricted_shell: false,
  shift_verbose: false,
  sourcepath: true,
  varredir_close: false,
  xpg_echo: false,
}

/** The options that change what a shell does here. */
export const LIVED: ReadonlySet<string> = new Set([
  'dotglob',
  'expand_aliases',
  'extglob',
  'failglob',
  'globstar',
  'nocaseglob',
  'nocasematch',
  'nullglob',
  'progcomp',
  'xpg_echo',
])

/** The options that have no effect here: they are about mail, windows, files of history, speed. */
export const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  'checkhash',
  'checkwinsize',
  'cmdhist',
  'complete_fullquote',
  'direxpand',
  'extquote',
  'force_fignore',
  'globasciiranges',
  'histappend',
  'histreedit',
  'histverify',
  'hostcomplete',
  'huponexit',
  'lithist',
  'mailwarn',
  'no_empty_cmd_completion',
  'progcomp_alias',
])

/** Whether an option of bash is on. */
export function isOn(
  { flavor, shopt, interactive, ofPerson = false }: ShellState,
  name: string,
): boolean {
  if (flavor !== 'bash') return false
  const isDefault =
    name === 'expand_aliases' ? interactive || ofPerson : SHELL_OPTIONS[name] === true
  return shopt?.[name] ?? isDefault
}
