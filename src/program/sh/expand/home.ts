/**
 * Homes: what `~` and `~user` stand for.
 *
 * @module
 */
import { FileError } from '../../files.js'
import type { Machine } from '../machine.js'

/** The home of a user (of the shell's own user if '' is given); undefined when it has none. */
export function homeOf(machine: Machine, user: string): string | undefined {
  if (user === '') return machine.variable('HOME')
  if (user === '+') return machine.system.cwd
  try {
    const line = machine.system.files
      .read('/etc/passwd')
      .split('\n')
      .find((one) => one.startsWith(`${user}:`))
    return line?.split(':')[5]
  } catch (error) {
    if (error instanceof FileError) return undefined
    throw error
  }
}
