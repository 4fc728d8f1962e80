/**
 * `timeout` and `time`: run a command and look at the clock.
 *
 * @see https://busybox.net/downloads/BusyBox.html#timeout
 */
import { ExecError, type Json, type Program, type System, awaitInput, exit } from '../program.js'
import { ToolError, optionsOf, usageOf } from './options.js'
import { lengthOf } from './sleep.js'
import { failing } from './tool.js'
import { ERRNO } from '../../text/errno.js'

const USAGE =
  'timeout [-s SIG] [-k KILL_SECS] SECS PROG ARGS\n\nRun PROG. Send SIG to it if it is not gone in SECS seconds.'
const TIMED_OUT = 143

interface Progress {
  readonly [key: string]: Json
  readonly child: number
  readonly until: number
  readonly signalled: boolean
}

function start(system: System, name: string, command: readonly string[]): number {
  try {
    return system.spawn(command)
  } catch (error) {
    if (error instanceof ExecError)
      throw new ToolError(`can't execute '${command[0] ?? name}': ${ERRNO.ENOENT}`, error.exitCode)
    throw error
  }
}

export const timeout: Program = {
  name: 'timeout',
  step: (system, state) =>
    failing(system, 'timeout', () => {
      const options = optionsOf(system.argv.slice(1), { letters: '+s:k:', usage: USAGE })
      const [length, ...command] = options.operands
      if (length === undefined || command.length === 0) throw new ToolError(usageOf(USAGE), 1, true)
      const progress = (state as Progress | undefined) ?? {
        child: start(system, 'timeout', command),
        until: system.now + lengthOf([length]),
        signalled: false,
      }
      const status = system.reap(progress.child)
      if (status !== undefined) return exit(progress.signalled ? TIMED_OUT : status)
      if (progress.signalled || system.now < progress.until)
        return awaitInput(progress, progress.signalled ? undefined : progress.until, { ends: true })
      system.kill(progress.child, (options.value('s') ?? 'TERM').replace(/^SIG/, ''))
      return awaitInput({ ...progress, signalled: true })
    }),
}

const minutes = (ms: number): string =>
  `${Math.floor(ms / 60_000)}m ${((ms % 60_000) / 1000).toFixed(2)}s`

export const time: Program = {
  name: 'time',
  step: (system, state) =>
    failing(system, 'time', () => {
      const { child, from } = (state as { child: number; from: number } | undefined) ?? {
        child: start(system, 'time', system.argv.slice(1)),
        from: system.now,
      }
      const status = system.reap(child)
      if (status === undefined) return awaitInput({ child, from })
      system.err(`real\t${minutes(system.now - from)}\nuser\t${minutes(0)}\nsys\t${minutes(0)}\n`)
      return exit(status)
    }),
}
