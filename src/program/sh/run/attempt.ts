/**
 * Expanding the words of a command, in as many turns as they hold substitutions.
 *
 * @module
 */
import { Expansion, NeedsOutput } from '../expand/expansion.js'
import type { Interpreter } from '../interpreter.js'
import type { Frame } from '../state.js'
import { beginWriter } from './writer.js'
import { beginSubstitution } from './substitution.js'

/**
 * What `work` makes of the command's words; undefined if a substitution has to run first (it has
 * then been begun).
 */
export function attempt<T>(
  sh: Interpreter,
  frame: Frame,
  work: (expansion: Expansion) => T,
): { readonly value: T } | undefined {
  const { variables } = sh.state
  const { opened } = sh
  try {
    return { value: work(new Expansion(sh, frame.outputs ?? [])) }
  } catch (error) {
    sh.state.variables = variables
    sh.closeTexts(opened)
    if (!(error instanceof NeedsOutput)) throw error
    if (error.isWritten) beginWriter(sh, error.source)
    else beginSubstitution(sh, error.source, error.isWhole)
    return undefined
  }
}
