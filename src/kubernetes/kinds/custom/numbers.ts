/**
 * Limits of numbers in custom resources.
 *
 * @module
 */
import { goNumber } from '../../../text/json.js'
import { NO_FIELD, invalid } from '../field-errors.js'
import type { FieldError } from '../kind.js'
import type { Schema } from './schema.js'

const INT32 = 2 ** 31

/** What is wrong with a number. */
export function validateNumber(schema: Schema, value: number, path: string): readonly FieldError[] {
  const { multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum } = schema
  const errors: FieldError[] = []
  const say = (detail: string): void =>
    void errors.push(invalid(path, value, `${path} in body should be ${detail}`))
  const { type, format } = schema
  if (type === 'integer' && format === 'int32' && (value >= INT32 || value < -INT32))
    errors.push(
      invalid(NO_FIELD, '', `Checked value must be of type integer with format int32 in ${path}`),
    )
  if (multipleOf !== undefined && !isMultiple(value, multipleOf))
    say(`a multiple of ${goNumber(multipleOf)}`)
  if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum))
    say(`less than ${exclusiveMaximum ? '' : 'or equal to '}${goNumber(maximum)}`)
  if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum))
    say(`greater than ${exclusiveMinimum ? '' : 'or equal to '}${goNumber(minimum)}`)
  return errors
}

function isMultiple(value: number, of: number): boolean {
  const times = value / of
  return Math.abs(times - Math.round(times)) < 1e-9
}
