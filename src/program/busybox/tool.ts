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
import { helpOf, wrongUse } from './gnu.js'
import { HelpAsked, ToolError, UsageProblem, usageOf } from './options.js'
import { isGnu } from './system-kind.js'

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
    if (error instanceof HelpAsked) return help(system, name, error)
    if (error instanceof UsageProblem && isGnu(system)) {
      const { text, status } = wrongUse(name, system.argv.slice(1), error)
      system.err(text)
      return exit(status)
    }
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

/** GNU's tools tell how they are used, and their versions; BusyBox's have no versions of their own. */
function help(system: System, name: string, asked: HelpAsked): Next {
  if (isGnu(system)) {
    system.out(helpOf(name, asked))
    return exit(0)
  }
  const unknown = asked.version ? `${name}: unrecognized option '--version'\n` : ''
  system.err(`${unknown}${usageOf(asked.usage)}\n`)
  return exit(asked.version ? FAILED : 0)
}

/** A tool that is done at once; `work` gives its exit code. */
export const instant = (name: string, work: (call: Call) => number): Program => ({
  name,
  step: (system) =>
    failing(system, name, () => exit(work({ system, name, args: system.argv.slice(1) }))),
})
