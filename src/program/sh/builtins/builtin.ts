/**
 * What a builtin command of the shell is.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_14
 */
import type { Interpreter } from '../interpreter.js'

/**
 * A builtin gives its status; `waits` if it has to be called again when something has happened,
 * `begun` if it changed what runs next,
 * `launched` if its command waits for a program now.
 */
export type Builtin = (
  sh: Interpreter,
  args: readonly string[],
) => number | 'waits' | 'begun' | 'launched'

/** Finds a builtin by its name. */
export type BuiltinNamed = (name: string) => Builtin | undefined

/** Builtins whose assignments stay and whose failure ends a script. */
export const SPECIAL: ReadonlySet<string> = new Set([
  ':',
  '.',
  'break',
  'continue',
  'eval',
  'exec',
  'exit',
  'export',
  'readonly',
  'return',
  'set',
  'shift',
  'times',
  'trap',
  'unset',
])
