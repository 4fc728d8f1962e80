/**
 * `timeout` and `time`: run a command and look at the clock.
 *
 * @see https://busybox.net/downloads/BusyBox.html#timeout
 */
import { ExecError, type Json, type Program, type System, awaitInput, exit } from '../program.js'
import { ToolError, UsageProblem, optionsOf } from './options.js'
import { lengthOf } from './sleep.js'
import { isGnu } from './system-kind.js'
import { failing } from './tool.js'
import { signalName } from '../signal.js'
import { ERRNO } from '../../text/errno.js'

const USAGE =
  'timeout [-s SIG] [-k KILL_SECS] SECS PROG ARGS\n\nRun PROG. Send SIG to it if it is not gone in SECS seconds.'
const TIMED_OUT = 124
const KILLED = 137

interface Progress {
  readonly [key: string]: Json
  readonly child: number
  /** When the next signal is due; null if none is. */
  readonly until: number | null
  /** The signal that was sent last. */
  readonly sent?: string
}

function start(system: System, name: string, command: readonly string[]): number {
  try {
    return system.spawn(command)
  } catch (error) {
    if (!(error instanceof ExecError)) throw error
    const [what = name] = command
    const reason = error.exitCode === 126 ? ERRNO.EACCES : ERRNO.ENOENT
    throw new ToolError(
      isGnu(system)
        ? `failed to run command ‘${what}’: ${reason}`
        : `can't execute '${what}': ${reason}`,
      error.exitCode,
    )
  }
}

/** What the words of `timeout` ask for. */
interface Asked {
  readonly command: readonly string[]
  readonly signal: string
  readonly length: number
  /** How long after the signal KILL follows. */
  readonly grace: number | undefined
  /** GNU's: the command's own status is kept. */
  readonly keepsStatus: boolean
  /** GNU's: each signal is told. */
  readonly tells: boolean
}

function askedOf(system: System): Asked {
  const gnu = isGnu(system)
  const options = optionsOf(system.argv.slice(1), {
    letters: gnu ? '+s:k:pv' : '+s:k:',
    long: gnu ? { signal: 's', 'kill-after': 'k', 'preserve-status': 'p', verbose: 'v' } : {},
    usage: USAGE,
  })
  const [length, ...command] = options.operands
  if (length === undefined || command.length === 0) throw new UsageProblem(USAGE)
  const given = options.value('s') ?? 'TERM'
  const signal = signalName(given)
  if (signal === undefined)
    throw gnu
      ? new UsageProblem(USAGE, 1, `‘${given}’: invalid signal`)
      : new ToolError(`bad signal name '${given}'`)
  const grace = options.value('k')
  return {
    command,
    signal,
    length: lengthOf([length], gnu),
    grace: grace === undefined ? undefined : lengthOf([grace], gnu),
    keepsStatus: options.has('p'),
    tells: options.has('v'),
  }
}

/** The exit code once the command has ended. */
function endOf(system: System, asked: Asked, { sent }: Progress, status: number): number {
  if (sent === undefined) return status
  if (!isGnu(system) || asked.keepsStatus) return status
  return sent === 'KILL' ? KILLED : TIMED_OUT
}

export const timeout: Program = {
  name: 'timeout',
  step: (system, state) =>
    failing(system, 'timeout', () => {
      const asked = askedOf(system)
      const progress = (state as Progress | undefined) ?? {
        child: start(system, 'timeout', asked.command),
        // GNU's and BusyBox's wait for ever if they are given 0.
        until: asked.length === 0 ? null : system.now + asked.length,
      }
      const { child, until, sent } = progress
      const status = system.reap(child)
      if (status !== undefined) return exit(endOf(system, asked, progress, status))
      if (until === null || system.now < until)
        return awaitInput(progress, until ?? undefined, { ends: true })
      const signal = sent === undefined ? asked.signal : 'KILL'
      if (asked.tells)
        system.err(`timeout: sending signal ${signal} to command ‘${asked.command[0] ?? ''}’\n`)
      system.kill(child, signal)
      const next = sent === undefined && asked.grace ? system.now + asked.grace : null
      return awaitInput({ child, until: next, sent: signal }, next ?? undefined)
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
