/**
 * Tools: the shapes that small programs have.
 *
 * An `instant` tool looks at its words, does its work and is done. A `lines` tool handles its input
 * line by line as it comes. A
 * `gathering` tool needs all of its input first.
 *
 * @module
 */
import { FileError } from '../files.js'
import { type Next, type Program, type System, exit } from '../program.js'
import { ToolError } from './options.js'

/** A tool at work. */
export interface Call {
  readonly system: System
  /** The name that it was called by. */
  readonly name: string
  /** All words after the name. */
  readonly args: readonly string[]
}

const FAILED = 1

/** Ends a tool with a message, as all of them do: `name: message`. */
export function failing(system: System, name: string, work: () => Next): Next {
  try {
    return work()
  } catch (error) {
    if (error instanceof ToolError) {
      system.err(`${error.plain ? '' : `${name}: `}${error.message}\n`)
      return exit(error.status)
    }
    if (error instanceof FileError) {
      system.err(`${name}: ${error.path}: ${error.message}\n`)
      return exit(FAILED)
    }
    throw error
  }
}

/** A tool that is done at once; `work` gives its exit code. */
export const instant = (name: string, work: (call: Call) => number): Program => ({
  name,
  step: (system) =>
    failing(system, name, () => exit(work({ system, name, args: system.argv.slice(1) }))),
})
