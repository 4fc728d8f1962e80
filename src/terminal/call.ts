/**
 * Calls of the typed facade: a verb's generator, driven without a process. Each resumption is a
 * step of its own.
 *
 * @module
 */
import type { AnyFlagValues } from '../cli/flags.js'
import type { AnyVerb, Cli, VerbResult, Wait } from '../cli/verb.js'
import { type MachineRow, poweredMachine } from '../machine/machine.js'
import { type Limits, limitsOf } from '../program/limits.js'
import { closeLine, endsByItself, letTidyUp } from '../program/line.js'
import type { Simulation } from '../sim/driver.js'
import { KubariumError } from '../sim/errors.js'
import { FaultError, faultOf, unexpectedError } from '../sim/fault.js'
import type { Reader, VirtualTime } from '../sim/world.js'
import type { Surroundings } from './child.js'
import { type Written, facadeCli, writtenOf } from './cli.js'
import { Patience, overBudget, tooMuchOutput } from './patience.js'

/** What a call came to. */
interface Called {
  readonly value: unknown
  readonly stdout: string
  readonly stderr: string
  readonly transcript: string
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

const INTERRUPTED = 130
const NEVER = (): boolean => false

/**
 * Runs a verb on a machine. What the verb throws reaches the caller, and its last step leaves no
 * trace.
 *
 * @throws LimitError when the verb computes more than a command line may
 */
export function callVerb(
  simulation: Simulation,
  machine: string,
  verb: AnyVerb,
  words: readonly string[],
  flags: AnyFlagValues,
  options: CallOptions = {},
): Called {
  const row = poweredMachine(simulation.read(), machine)
  const call = new Call(simulation, machine, verb.name, options)
  call.begin(row, (cli) => verb.run(cli, words, flags))
  let serves = false
  try {
    serves = call.runToEnd() === 'serves'
    return call.result(serves)
  } finally {
    if (!serves) call.close()
  }
}

type Steps = Generator<Wait, VerbResult<unknown>>

/** A call under way. */
class Call {
  private readonly now: Surroundings = { interrupted: false, line: undefined }
  private readonly written: Written = {
    stdout: '',
    unread: [],
    stderr: '',
    transcript: '',
    bytes: 0,
    ticks: 0,
  }
  private readonly limits: Limits
  private steps: Steps | undefined
  private turn: IteratorResult<Wait, VerbResult<unknown>> | undefined
  /** Why it was ended, if it had to be. */
  private lost: string | undefined

  constructor(
    private readonly simulation: Simulation,
    private readonly machine: string,
    private readonly verb: string,
    private readonly options: CallOptions,
  ) {
    this.limits = limitsOf(simulation.read())
  }

  begin(machine: MachineRow, run: (cli: Cli) => Steps): void {
    this.steps = run(facadeCli(this.now, machine, this.options.stdin, this.written, this.limits))
  }

  /** Lets time pass until it has ended, or (unless it has a limit) serves. */
  runToEnd(): 'ended' | 'serves' {
    const { simulation, options } = this
    const patience = new Patience(simulation.now, options.limit)
    for (let wait = this.resume(); wait; wait = this.resume()) {
      if (wait.serving && options.limit === undefined) return 'serves'
      const why = this.overBudget() ?? this.wait(wait, patience)
      if (why === undefined) continue
      this.interrupt(why)
    }
    return 'ended'
  }

  /** As Ctrl-C does; the first reason counts. */
  private interrupt(why: string): void {
    this.now.interrupted = true
    if (this.lost !== undefined) return
    this.lost = why
    const { line } = this.now
    if (line !== undefined) this.simulation.transact((tx) => letTidyUp(tx, line))
  }

  /** Lets time pass until a wait is over; says why, if it has to be ended. */
  private wait(wait: Wait, patience: Patience): string | undefined {
    while (!this.isOver(wait, patience.end)) {
      const why = this.overBudget() ?? patience.lost(this.comesByItself(wait))
      if (why !== undefined) return why
    }
    return undefined
  }

  /** What came of it; `stop` ends one that serves. */
  result(serves: boolean): Called {
    const { written, lost } = this
    const read = this.simulation.read()
    let stdout: string | undefined
    let transcript: string | undefined
    const done = this.turn?.done ? this.turn.value : undefined
    const isLost = this.lost !== undefined && this.lost !== ''
    return {
      value: done?.value ?? {},
      get stdout() {
        return (stdout ??= writtenOf(written, 'stdout', read))
      },
      stderr: written.stderr + (this.lost ?? ''),
      get transcript() {
        return (transcript ??= writtenOf(written, 'transcript', read) + (lost ?? ''))
      },
      exitCode: isLost ? INTERRUPTED : (done?.exitCode ?? 0),
      ...(serves ? { stop: () => this.stop() } : {}),
    }
  }

  /** What it has started is nobody's line any more. */
  close(): void {
    const { line } = this.now
    if (line !== undefined) this.simulation.transact((tx) => closeLine(tx, line))
  }

  private stop(): void {
    const { simulation, now } = this
    now.interrupted = true
    for (let wait = this.resume(); wait; wait = this.resume())
      this.pass(wait.when ?? NEVER, Math.min(wait.until ?? simulation.now, simulation.now + 1))
    this.close()
  }

  /** Lets the verb go on to its next wait; undefined when it has ended. */
  private resume(): Wait | undefined {
    const turn = this.simulation.transact((tx) => {
      this.now.tx = tx
      return this.expected(() => (this.steps as Steps).next())
    }, this.verb)
    this.turn = turn
    return turn.done ? undefined : turn.value
  }

  /** Lets time pass until a wait is over, or until `end`; whether it is over. */
  private isOver({ when = NEVER, until }: Wait, end: number): boolean {
    const { simulation, now, lost } = this
    const isOver = (read: Reader): boolean =>
      when(read) || (lost === undefined && overBudget(read, now.line) !== undefined)
    const came = this.pass(isOver, Math.min(until ?? end, end))
    return (came && this.overBudget() === undefined) || (!came && simulation.now < end)
  }

  private pass(when: (read: Reader) => boolean, until: VirtualTime): boolean {
    return this.simulation.runUntil((read) => this.expected(() => when(read)), until)
  }

  /** Does a part of the call. Listeners hear of an unexpected error. @throws FaultError */
  private expected<Result>(work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      if (error instanceof KubariumError) throw error
      const { simulation, machine, verb } = this
      simulation.events.emit('fault', faultOf('call', machine, verb, error))
      throw new FaultError(`${verb}: ${unexpectedError(error)}`, { cause: error })
    }
  }

  private overBudget(): string | undefined {
    if (this.lost !== undefined) return undefined
    const { limits, written } = this
    if (written.bytes > limits.output) return tooMuchOutput(limits.output)
    return overBudget(this.simulation.read(), this.now.line)
  }

  private comesByItself({ endless }: Wait): boolean {
    const { line } = this.now
    if (!endless) return true
    return line !== undefined && endsByItself(this.simulation.read(), line)
  }
}
