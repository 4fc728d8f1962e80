/**
 * Verbs that only group others: what is said when none of those was named.
 *
 * @module
 */
import { CommandError } from '../verb.js'
import type { AnyDefinition } from './definition.js'
import { usageError } from './failure.js'
import { verbHelp } from './help.js'

/** The group's help, or a complaint about a word that is none of its verbs. */
export const groupAlone = (definition: AnyDefinition, args: readonly string[]): CommandError =>
  args[0] === undefined ? new CommandError(verbHelp(definition).trimEnd()) : usageError(`unknown command "${args.join(' ')}"`, definition.name)
