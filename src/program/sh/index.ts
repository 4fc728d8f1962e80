/**
 * The shells: `sh`, and the names that it goes by. BusyBox's ash where there is a BusyBox, dash on
 * Debian, and bash.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sh.html
 */
import type { Program } from '../program.js'
import { Interpreter } from './interpreter.js'
import { isOpening } from './session.js'
import { start, startSession } from './start.js'
import type { ShellState } from './state.js'
import { execute } from './run/execute.js'

/** A shell under one of its names. */
const shell = (name: string): Program => ({
  name,
  step(system, state) {
    const begun =
      state === undefined
        ? start(system)
        : isOpening(state)
          ? startSession(system, state)
          : (state as unknown as ShellState)
    return 'exit' in begun ? begun : new Interpreter(system, begun).run(execute)
  },
})

/** The shell as a program, under each of its names. */
export const shellPrograms: readonly Program[] = ['sh', 'ash', 'dash', 'bash'].map(shell)
