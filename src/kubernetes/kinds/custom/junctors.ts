/**
 * Alternatives in schemas: `anyOf`, `oneOf`, `allOf` and `not`.
 *
 * @module
 */
import { NO_FIELD, invalid } from '../field-errors.js'
import type { FieldError } from '../kind.js'
import type { Schema } from './schema.js'

/** What is wrong with a value. */
type Validate = (schema: Schema, value: unknown, path: string) => readonly FieldError[]

/** What the schemas that stand inside of a schema find wrong with a value. */
export function validateJunctors(
  { anyOf, oneOf, allOf, not }: Schema,
  value: unknown,
  path: string,
  validateValue: Validate,
): readonly FieldError[] {
  const errors: FieldError[] = []
  const say = (text: string): void =>
    void errors.push(invalid(NO_FIELD, '', `"${path}" must ${text}`))
  const resultsOf = (schemas: readonly Schema[]): readonly (readonly FieldError[])[] =>
    schemas.map((schema) => validateValue(schema, value, path))
  if (anyOf && anyOf.length > 0) {
    const results = resultsOf(anyOf)
    if (results.every((result) => result.length > 0)) {
      say('validate at least one schema (anyOf)')
      errors.push(...closest(results))
    }
  }
  if (oneOf && oneOf.length > 0) {
    const results = resultsOf(oneOf)
    const valid = results.filter((result) => result.length === 0).length
    if (valid !== 1) {
      const found = valid === 0 ? 'Found none valid' : `Found ${valid} valid alternatives`
      say(`validate one and only one schema (oneOf). ${found}`)
      if (valid === 0) errors.push(...closest(results))
    }
  }
  if (allOf && allOf.length > 0) {
    const results = resultsOf(allOf)
    errors.push(...results.flat())
    const valid = results.filter((result) => result.length === 0).length
    if (valid !== allOf.length)
      say(`validate all the schemas (allOf)${valid === 0 ? '. None validated' : ''}`)
  }
  if (not && validateValue(not, value, path).length === 0) say('not validate the schema (not)')
  return errors
}

/** The errors of the alternative that fits best: the fewest. */
const closest = (results: readonly (readonly FieldError[])[]): readonly FieldError[] =>
  results.reduce((best, result) => (result.length < best.length ? result : best))
