/**
 * `--validate`: what is done about fields that a kind does not have.
 *
 * @module
 */
import type { FieldValidation } from '../../kubernetes/apiserver/decode.js'
import { CommandError } from '../verb.js'

const VALUES: ReadonlyMap<string, FieldValidation> = new Map([
  ['strict', 'Strict'],
  ['true', 'Strict'],
  ['warn', 'Warn'],
  ['ignore', 'Ignore'],
  ['false', 'Ignore'],
])

/** @throws CommandError for another value */
export function validationOf(given: string | undefined): FieldValidation {
  const found = VALUES.get(given ?? 'strict')
  if (!found)
    throw new CommandError(
      `error: invalid - validate option "${given}". Must be one of: strict (or true), warn, ignore (or false)`,
    )
  return found
}
