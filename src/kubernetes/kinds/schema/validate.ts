/**
 * Validation by the facts: what must be there is there, and what may only be one of some values is.
 *
 * @module
 */
import { oneOf, required } from '../field-errors.js'
import type { FieldError } from '../kind.js'
import { type Field, type FieldType, fieldsOf } from './types.js'

type Struct = Readonly<Record<string, unknown>>

/** Metadata has rules of its own. */
const METADATA = 'metadata'
/** Structures whose validation stands with pods and selectors. */
const CHECKED_ELSEWHERE: ReadonlySet<string> = new Set([
  'core/v1.PodTemplateSpec',
  'meta/v1.LabelSelector',
])

/** What is wrong with the value of a structure; `path` is where it stands, '' for an object. */
export function validateByFacts(type: string, value: object, path = ''): readonly FieldError[] {
  const errors: FieldError[] = []
  for (const [name, field] of fieldsOf(type) ?? []) {
    if (path === '' && (name === METADATA || name === 'status')) continue
    checkField(field, (value as Struct)[name], path === '' ? name : `${path}.${name}`, errors)
  }
  return errors
}

function checkField(field: Field, value: unknown, path: string, errors: FieldError[]): void {
  if (value === undefined || value === null || value === '') {
    if (field.required) errors.push(required(path))
    return
  }
  if (field.allowed && typeof value === 'string') errors.push(...oneOf(path, value, field.allowed))
  checkValue(field.type, value, path, errors)
}

function checkValue(type: FieldType, value: unknown, path: string, errors: FieldError[]): void {
  if (
    type.is === 'struct' &&
    typeof value === 'object' &&
    value !== null &&
    !CHECKED_ELSEWHERE.has(type.name)
  )
    errors.push(...validateByFacts(type.name, value, path))
  if (type.is === 'list' && Array.isArray(value))
    value.forEach((item: unknown, i) => checkValue(type.of, item, `${path}[${i}]`, errors))
  if (type.is === 'map' && type.of.is !== 'value' && typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value))
      checkValue(type.of, item, `${path}[${key}]`, errors)
}
