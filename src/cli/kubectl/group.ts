/**
 * Verbs that only group others: what is said when none of those was named.
 *
 * @module
 */
import type { VerbResult } from '../verb.js'
import type { AnyDefinition } from './definition.js'
import { usageError } from './failure.js'
import { verbHelp } from './help.js'
import type { Session } from './session.js'

/**
 * Prints the group's help, as a failure. @throws CommandError for a word that is none of its verbs
 */
export function groupAlone(
  session: Session,
  definition: AnyDefinition,
  args: readonly string[],
): VerbResult<never> {
  if (args[0] !== undefined)
    throw usageError(`unknown command "${args.join(' ')}"`, definition.name)
  session.err(verbHelp(definition))
  return { value: undefined as never, exitCode: 1 }
}
