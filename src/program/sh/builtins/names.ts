/**
 * The names of the shell's own commands.
 *
 * @module
 */

/** The names of all builtins. */
export const builtinNames = [
  ':',
  'true',
  'false',
  '.',
  'source',
  '[',
  'test',
  'alias',
  'bg',
  'break',
  'builtin',
  'cd',
  'command',
  'compgen',
  'complete',
  'compopt',
  'continue',
  'declare',
  'disown',
  'echo',
  'eval',
  'exec',
  'exit',
  'export',
  'fg',
  'getopts',
  'hash',
  'history',
  'jobs',
  'kill',
  'let',
  'local',
  'mapfile',
  'printf',
  'pwd',
  'read',
  'readarray',
  'readonly',
  'return',
  'set',
  'shift',
  'shopt',
  'times',
  'trap',
  'type',
  'typeset',
  'ulimit',
  'umask',
  'unalias',
  'unset',
  'wait',
] as const

/** The name of a builtin. */
export type BuiltinName = (typeof builtinNames)[number]
