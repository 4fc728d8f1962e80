/**
 * Running other programs: a tool that starts a child and waits for it.
 *
 * @module
 */
import { ExecError, type SpawnOptions, type System } from '../program.js'

/** Starts a child; if it cannot be executed, says so and gives the exit code instead. */
export function startChild(system: System, name: string, argv: readonly string[], options: SpawnOptions = {}): { readonly pid: number } | { readonly code: number } {
  try {
    return { pid: system.spawn(argv, options) }
  } catch (error) {
    if (!(error instanceof ExecError)) throw error
    system.err(`${name}: ${argv[0]}: ${error.exitCode === 127 ? 'No such file or directory' : 'Permission denied'}\n`)
    return { code: error.exitCode }
  }
}
