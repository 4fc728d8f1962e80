/**
 * One script while it runs: what its modules share.
 *
 * @module
 */
import type { EventLoop } from './event-loop.js'
import type { OwnClasses } from './lib/own-classes.js'
import type { PromiseClass } from './lib/promise.js'
import type { createProcess } from './lib/process.js'
import type { Input, ScriptHost, ScriptStart } from './script-runtime.js'

/** A server that waits for requests on a port. */
export interface OpenServer {
  readonly port: number
  serve(request: Extract<Input, { kind: 'request' }>): void
}

/** What the modules of one script share, the `process` object among them. */
export interface Script extends ScriptBase {
  readonly process: ReturnType<typeof createProcess>
}

/** What the `process` object itself stands on. */
export interface ScriptBase {
  readonly host: ScriptHost
  readonly loop: EventLoop
  readonly start: ScriptStart
  readonly Promise: PromiseClass
  readonly classes: OwnClasses
  /** Runs what the simulation does when the script calls it. */
  outside<T>(work: () => T): T
  /** By port. */
  readonly servers: Map<number, OpenServer>
  /** Who waits for the outcome of a request, by its id. */
  readonly requests: Map<string, (outcome: Extract<Input, { kind: 'outcome' }>) => void>
  cwd: string
}

/** An error as Node's own functions give it: with a code and the system call. */
export const systemError = (message: string, members: Readonly<Record<string, unknown>>): Error =>
  Object.assign(new Error(message), members)
