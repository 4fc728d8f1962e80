/**
 * Homes: what `~` and `~user` stand for.
 *
 * @module
 */
import { FileError } from '../../files.js'
import type { Interpreter } from '../interpreter.js'

/** The home of a user (of the shell's own user if '' is given); undefined when it has none. */
export function homeOf(sh: Interpreter, user: string): string | undefined {
  if (user === '') return sh.variable('HOME')
  if (user === '+') return sh.system.cwd
  try {
    const line = sh.system.files
      .read('/etc/passwd')
      .split('\n')
      .find((one) => one.startsWith(`${user}:`))
    return line?.split(':')[5]
  } catch (error) {
    if (error instanceof FileError) return undefined
    throw error
  }
}
