/**
 * Command-line tools as programs of the workstation: `kubectl get pods | head -2` finds `kubectl` in PATH like any other program.
 *
 * A verb that waits is a generator, and a generator is not part of the world: it lives here, beside the simulation that it runs in. Another world
 * (a fork) has the process but not its generator; there it keeps sleeping, and ends as if interrupted when it is woken. What it had
 * opened (a port-forward, a tunnel) is a row and stays.
 */
import type { Cli, Wait } from '../cli/verb.js'
import { processes } from '../program/process.js'
import { type Program, awaitInput, exit } from '../program/program.js'
import { PROCESS_LOOP } from '../program/spawn.js'
import type { Simulation } from '../sim/driver.js'
import type { Reader } from '../sim/world.js'
import { type Surroundings, processCli } from './cli.js'

/** A tool: words after its name in, exit code out. */
export type Tool = (cli: Cli, argv: readonly string[]) => Generator<Wait, number>

interface Live {
  readonly steps: Generator<Wait, number>
  readonly now: Surroundings
}

const INTERRUPTED = 130

const isRunning = (read: Reader, key: string): boolean => read.get(processes, key)?.exitCode === undefined && read.get(processes, key) !== undefined

/** The tools of one simulation, with the commands that are under way. */
export class Tools {
  private readonly live = new Map<string, Live>()
  private simulation: Simulation | undefined

  /** The simulation that the tools run in; said once, when it has been made. */
  attach(simulation: Simulation): void {
    this.simulation = simulation
  }

  /** A tool as a program. */
  program(name: string, tool: Tool): Program {
    return {
      name,
      step: (system, state) => {
        const key = system.process
        if (state === undefined) {
          system.trap(['INT', 'TERM', 'HUP'])
          this.forgetEnded(system.tx)
          const now: Surroundings = { system, interrupted: false }
          this.live.set(key, { now, steps: tool(processCli(now), system.argv.slice(1)) })
        }
        const running = this.live.get(key)
        if (!running) return exit(INTERRUPTED)
        running.now.system = system
        if (system.signals().length > 0) running.now.interrupted = true
        this.simulation?.stopAwaiting(key)
        const { done, value } = running.steps.next()
        if (done) {
          this.live.delete(key)
          return exit(running.now.interrupted && value === 0 ? INTERRUPTED : value)
        }
        if (value.when) this.awake(key, value.when)
        return awaitInput({}, value.until)
      },
    }
  }

  /** Wakes a command when what it waits for has come true, and gives the waiting up when the command has ended. */
  private awake(key: string, when: (read: Reader) => boolean): void {
    this.simulation?.await(
      key,
      (read) => !isRunning(read, key) || when(read),
      (tx) => {
        if (isRunning(tx, key)) tx.book(PROCESS_LOOP, key)
        else this.live.delete(key)
      },
    )
  }

  /** Commands that were killed never come to their end. */
  private forgetEnded(read: Reader): void {
    for (const key of this.live.keys()) if (!isRunning(read, key)) this.live.delete(key)
  }
}
