/**
 * Calls of the typed facade: a verb's generator, driven without a process. Each resumption is a
 * step of its own.
 *
 * @module
 */
import type { AnyFlagValues } from '../cli/flags.js'
import type { AnyVerb, VerbResult, Wait } from '../cli/verb.js'
import { machines } from '../machine/machine.js'
import type { Simulation } from '../sim/driver.js'
import { KubariumError, UsageError } from '../sim/errors.js'
import { FaultError, faultMessage, faultOf } from '../sim/fault.js'
import type { VirtualTime } from '../sim/world.js'
import { type Surroundings, type Written, facadeCli } from './cli.js'

/** What a call came to. */
interface Called {
  readonly value: unknown
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
  /** For a command that goes on (a tunnel, a port-forward): ends it. */
  readonly stop?: () => void
}

/** Options of a call. */
interface CallOptions {
  readonly stdin?: string
  /** Ends the command, as by Ctrl-C, after this many milliseconds of virtual time. */
  readonly limit?: number
}

/** A command that says nothing of time is ended after a day: every call returns. */
const LONGEST_CALL = 86_400_000

/**
 * Runs a verb on a machine. What the verb throws reaches the caller, and its last step leaves no
 * trace.
 */
export function callVerb(
  simulation: Simulation,
  machine: string,
  verb: AnyVerb,
  words: readonly string[],
  flags: AnyFlagValues,
  options: CallOptions = {},
): Called {
  const row = simulation.read().get(machines, machine)
  if (!row) throw new UsageError(`there is no machine "${machine}"`)
  if (!row.on) throw new UsageError(`machine "${machine}" has no power`)
  const now: Surroundings = { interrupted: false }
  const written: Written = { stdout: '', stderr: '' }
  const steps: Generator<Wait, VerbResult<unknown>> = verb.run(
    facadeCli(now, row, options.stdin, written),
    words,
    flags,
  )
  const expected = <Result>(work: () => Result): Result =>
    reportFaults(simulation, machine, verb.name, work)
  const resume = (): IteratorResult<Wait, VerbResult<unknown>> =>
    simulation.transact((tx) => {
      now.tx = tx
      return expected(() => steps.next())
    }, verb.name)
  const wait = ({ when = () => false }: Wait, until: VirtualTime): boolean =>
    simulation.runUntil((read) => expected(() => when(read)), until)
  const end = simulation.now + (options.limit ?? LONGEST_CALL)
  for (let turn = resume(); ; turn = resume()) {
    if (turn.done)
      return {
        value: turn.value.value ?? {},
        stdout: written.stdout,
        stderr: written.stderr,
        exitCode: turn.value.exitCode ?? 0,
      }
    if (turn.value.serving && options.limit === undefined)
      return {
        value: {},
        stdout: written.stdout,
        stderr: written.stderr,
        exitCode: 0,
        stop: () => finish(),
      }
    const until = Math.min(turn.value.until ?? end, end)
    const came = wait(turn.value, until)
    if (!came && simulation.now >= end) now.interrupted = true
  }

  function finish(): void {
    now.interrupted = true
    for (let turn = resume(); !turn.done; turn = resume())
      wait(turn.value, Math.min(turn.value.until ?? simulation.now, simulation.now + 1))
  }
}

/**
 * Does a part of a call. What nobody expected is told to listeners. @throws FaultError in its place
 */
function reportFaults<Result>(
  simulation: Simulation,
  machine: string,
  verb: string,
  work: () => Result,
): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof KubariumError) throw error
    simulation.events.emit('fault', faultOf('call', machine, verb, error))
    throw new FaultError(`${verb}: unexpected error: ${faultMessage(error)}`, { cause: error })
  }
}
