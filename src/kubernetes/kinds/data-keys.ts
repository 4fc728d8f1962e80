/**
 * The keys of a ConfigMap's or Secret's data, which may become file names.
 *
 * @module
 */
import { invalid, tooLong } from './field-errors.js'
import type { FieldError } from './kind.js'

const KEY = /^[-._a-zA-Z0-9]+$/
/** What is said of a key that could not be a file's name. */
export const KEY_ERROR =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"
const SIZE_LIMIT = 1_048_576

/** What is wrong with the keys, and with the size of all. */
export function validateDataKeys(
  field: string,
  data: Readonly<Record<string, string>> | undefined,
): readonly FieldError[] {
  const errors: FieldError[] = []
  let size = 0
  for (const [key, value] of Object.entries(data ?? {})) {
    size += value.length
    if (!KEY.test(key)) errors.push(invalid(`${field}[${key}]`, key, KEY_ERROR))
    else if (key === '.' || key === '..')
      errors.push(invalid(`${field}[${key}]`, key, `must not be '${key}'`))
  }
  if (size > SIZE_LIMIT) errors.push(tooLong('', SIZE_LIMIT))
  return errors
}
