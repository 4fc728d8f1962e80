/**
 * How the scripts of a runtime are kept between the steps of their processes.
 *
 * @module
 */
import type { Json, System } from '../program.js'
import type { Input, ScriptStatus } from './script-runtime.js'

/** A script during a step of its process. */
export interface Script {
  /** What it waits for. */
  readonly status: ScriptStatus
  /** The requests that it has been given and that may be unanswered. */
  readonly given: Set<string>
  /** Hands it an input. */
  give(input: Input): void
  /** Puts away what it takes to go on with it; gives the state of the process. */
  keep(): Json
}

/** A way to keep scripts. */
export interface Kept {
  /** A script that has received nothing yet. */
  begin(system: System): Script
  /** The script of a process with this state. */
  resume(system: System, state: Json): Script
}
