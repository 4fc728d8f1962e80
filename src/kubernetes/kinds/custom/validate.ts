/**
 * Validation of custom resources by their schema, in the API server's words.
 *
 * What an update leaves as it was is not validated again: objects that were fine under an older
 * schema can still be changed elsewhere. Items of lists are the same from one version to the next
 * only where the list is a map.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-ratcheting
 */
import { dequal } from 'dequal'
import { notSupported, required, tooLong, tooMany, wrongType, invalid } from '../field-errors.js'
import type { FieldError } from '../kind.js'
import { validateJunctors } from './junctors.js'
import { validateNumber } from './numbers.js'
import { compiledPattern } from '../../../text/go-pattern.js'
import { hasFormat } from './formats.js'
import {
  type Fields,
  type Schema,
  fieldOf,
  isFields,
  isIntOrString,
  itemsOf,
  listTypeOf,
  mapKeysOf,
  below,
} from './schema.js'
import { goJson } from '../../../text/json.js'

/** What is wrong with a value. `old` is what stood there before, if that is known. */
export function validateValue(
  schema: Schema,
  value: unknown,
  path: string,
  old?: unknown,
): readonly FieldError[] {
  if (old !== undefined && dequal(old, value)) return []
  if (value === null) return validateNull(schema, path)
  return unique([
    ...validateType(schema, value, path),
    ...validateJunctors(schema, value, path, validateValue),
    ...(typeof value === 'string' ? validateText(schema, value, path) : []),
    ...(typeof value === 'number' ? validateNumber(schema, value, path) : []),
    ...(Array.isArray(value) ? validateList(schema, value, path, old) : []),
    ...validateEnum(schema, value, path),
    ...(isFields(value) ? validateFields(schema, value, path, old) : []),
  ])
}

/** Each error once. */
const unique = (errors: readonly FieldError[]): readonly FieldError[] =>
  errors.filter(
    (one, i) =>
      errors.findIndex(({ field, message }) => field === one.field && message === one.message) ===
      i,
  )

const inBody = (path: string): string => `${path} in body`

function validateNull(schema: Schema, path: string): readonly FieldError[] {
  const types = typesOf(schema)
  if (types.length === 0 || schema.nullable) return []
  return [typeError(path, types.join(','), 'null')]
}

const typeError = (path: string, wanted: string, is: string): FieldError =>
  wrongType(path, is, `${inBody(path)} must be of type ${wanted}: ${goJson(is)}`)

const typesOf = (schema: Schema): readonly string[] =>
  isIntOrString(schema) ? ['integer', 'string'] : schema.type ? [schema.type] : []

/** The type of a value of JSON. */
function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

function validateType(schema: Schema, value: unknown, path: string): readonly FieldError[] {
  const types = typesOf(schema)
  const is = typeOf(value)
  const fits = types.includes(is) || (is === 'integer' && types.includes('number'))
  if (types.length === 0 || fits) return []
  // Text with a format is judged by its format alone.
  const isNumber = types.includes('number') || types.includes('integer')
  const { format } = schema
  if (format && !isNumber && (is === 'string' || is === 'array')) return []
  if (format && is !== 'string' && is !== 'array') return [typeError(path, format, formatOf(value))]
  return [typeError(path, types.join(','), is)]
}

const formatOf = (value: unknown): string =>
  typeof value === 'number' ? (Number.isInteger(value) ? 'int64' : 'float64') : ''

/** The first thing that is wrong with a text, and with its format. */
function validateText(schema: Schema, value: string, path: string): readonly FieldError[] {
  const { maxLength, minLength, pattern, format } = schema
  const length = maxLength === undefined && minLength === undefined ? 0 : [...value].length
  const errors: FieldError[] = []
  if (maxLength !== undefined && length > maxLength) errors.push(tooLong(path, maxLength))
  else if (minLength !== undefined && length < minLength)
    errors.push(invalid(path, value, `${inBody(path)} should be at least ${minLength} chars long`))
  else if (pattern && compiledPattern(pattern)?.test(value) === false)
    errors.push(invalid(path, value, `${inBody(path)} should match '${pattern}'`))
  if (format && !hasFormat(format, value))
    errors.push(
      wrongType(path, value, `${inBody(path)} must be of type ${format}: ${goJson(value)}`),
    )
  return errors
}

function validateEnum(schema: Schema, value: unknown, path: string): readonly FieldError[] {
  const allowed = schema.enum
  if (!allowed || allowed.length === 0 || allowed.some((one) => dequal(one, value))) return []
  return [
    notSupported(
      path,
      value,
      allowed.map((one) => (typeof one === 'string' ? one : goJson(one))),
    ),
  ]
}

function validateList(
  schema: Schema,
  value: readonly unknown[],
  path: string,
  old: unknown,
): readonly FieldError[] {
  const items = itemsOf(schema)
  const errors = items
    ? value.flatMap((item, i) =>
        validateValue(items, item, `${path}[${i}]`, oldItem(schema, item, old)),
      )
    : []
  const { minItems, maxItems } = schema
  if (minItems !== undefined && value.length < minItems)
    errors.push(
      invalid(path, value.length, `${inBody(path)} should have at least ${minItems} items`),
    )
  if (maxItems !== undefined && value.length > maxItems)
    errors.push(tooMany(path, value.length, maxItems))
  return errors
}

/** The item of the old list that has the same keys. */
export function oldItem(schema: Schema, item: unknown, old: unknown): unknown {
  if (!Array.isArray(old) || listTypeOf(schema) !== 'map' || !isFields(item)) return undefined
  const keys = mapKeysOf(schema)
  return old.find((one) => isFields(one) && keys.every((key) => dequal(one[key], item[key])))
}

function validateFields(
  schema: Schema,
  value: Fields,
  path: string,
  old: unknown,
): readonly FieldError[] {
  const errors: FieldError[] = []
  const { minProperties, maxProperties } = schema
  const count = Object.keys(value).length
  if (minProperties !== undefined && count < minProperties)
    errors.push(
      invalid(path, count, `${inBody(path)} should have at least ${minProperties} properties`),
    )
  if (maxProperties !== undefined && count > maxProperties)
    errors.push(tooMany(path, count, maxProperties))
  for (const name of Object.keys(value).sort()) {
    const field = fieldOf(schema, name)
    if (field)
      errors.push(
        ...validateValue(
          field,
          value[name],
          below(path, name),
          isFields(old) ? old[name] : undefined,
        ),
      )
  }
  for (const name of schema.required ?? [])
    if (!Object.hasOwn(value, name)) errors.push(required(below(path, name)))
  return errors
}
