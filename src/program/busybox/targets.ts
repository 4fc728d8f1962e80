/**
 * Where `cp` and `mv` put things: the last operand, or the directory of `-t`.
 *
 * @module
 */
import { ERRNO } from '../../text/errno.js'
import type { System } from '../program.js'
import { atLeast, isDirectory } from './each.js'
import { type Options, ToolError } from './options.js'

/** The long names of what `cp` and `mv` have in common. */
export const PLACING = {
  force: 'f',
  interactive: 'i',
  'no-clobber': 'n',
  update: 'u',
  verbose: 'v',
  'target-directory': 't',
  'no-target-directory': 'T',
} as const

interface Targets {
  readonly sources: readonly string[]
  readonly destination: string
}

/** @throws ToolError if several things are to go where no directory is */
export function targetsOf({ files }: System, options: Options, usage: string): Targets {
  const { operands } = options
  const directory = options.value('t')
  atLeast(directory === undefined ? 2 : 1, operands, usage)
  const destination = directory ?? (operands.at(-1) as string)
  const sources = directory === undefined ? operands.slice(0, -1) : operands
  if ((sources.length > 1 || directory !== undefined) && !isDirectory(files, destination)) {
    const reason = files.exists(destination) ? ERRNO.ENOTDIR : ERRNO.ENOENT
    const kind = directory === undefined ? 'target' : 'target directory'
    throw new ToolError(`${kind} '${destination}': ${reason}`)
  }
  return { sources, destination }
}
