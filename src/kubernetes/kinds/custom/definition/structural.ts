/**
 * Structural schemas: every value has a type outside of `allOf`, `anyOf`, `oneOf` and `not`, and
 * nothing inside of these adds fields or defaults.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
import { dequal } from 'dequal'
import { forbiddenField, invalid, required } from '../../field-errors.js'
import type { FieldError } from '../../kind.js'
import { compiledPattern } from '../../../../text/go-pattern.js'
import { type Schema, isEmbedded, isFields, isIntOrString, itemsOf, preserves } from '../schema.js'

type Level = 'root' | 'item' | 'field'

/** Why a schema is not structural, in the order of the texts. */
export const validateStructural = (schema: Schema, path: string): readonly FieldError[] =>
  [...invariants(schema, 'root', path), ...completeness(schema, schema, path, path)].sort((a, b) =>
    `${a.field}: ${a.message}` < `${b.field}: ${b.message}` ? -1 : 1,
  )

const EMPTY_TYPE: Readonly<Record<Level, string>> = {
  root: 'must not be empty at the root',
  item: 'must not be empty for specified array items',
  field: 'must not be empty for specified object fields',
}

function invariants(schema: Schema, level: Level, path: string): readonly FieldError[] {
  const errors: FieldError[] = []
  const items = itemsOf(schema)
  if (schema.type === 'array' && schema.items === undefined)
    errors.push(required(`${path}.items`, 'must be specified'))
  if (items) errors.push(...invariants(items, 'item', `${path}.items`))
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    errors.push(...invariants(property, 'field', `${path}.properties[${name}]`))
  const { additionalProperties: values } = schema
  if (values !== undefined && values !== false) {
    if (level === 'root')
      errors.push(forbiddenField(`${path}.additionalProperties`, 'must not be used at the root'))
    if (isFields(values))
      errors.push(...invariants(values as Schema, 'field', `${path}.additionalProperties`))
  }
  return [
    ...errors,
    ...extensions(schema, path),
    ...judgements(schema, path, isIntOrStringPattern(schema.anyOf), true),
    ...typeErrors(schema, level, path),
    ...metadataErrors(schema, level, path),
  ]
}

const isIntOrStringPattern = (schemas: readonly Schema[] | undefined): boolean =>
  dequal(schemas, [{ type: 'integer' }, { type: 'string' }])

function extensions(schema: Schema, path: string): readonly FieldError[] {
  if (!isIntOrString(schema)) return []
  const names = ['x-kubernetes-preserve-unknown-fields', 'x-kubernetes-embedded-resource'] as const
  return names.flatMap((name) =>
    schema[name]
      ? [invalid(`${path}.${name}`, true, 'must be false if x-kubernetes-int-or-string is true')]
      : [],
  )
}

function typeErrors(schema: Schema, level: Level, path: string): readonly FieldError[] {
  const { type = '', additionalProperties: values, properties = {} } = schema
  const errors: FieldError[] = []
  const field = `${path}.type`
  if (isEmbedded(schema) && type !== 'object') {
    const detail = 'must be object if x-kubernetes-embedded-resource is true'
    errors.push(type === '' ? required(field, detail) : invalid(field, type, detail))
  } else if (type === '' && !isIntOrString(schema) && !preserves(schema))
    errors.push(required(field, EMPTY_TYPE[level]))
  if (isEmbedded(schema) && values !== undefined)
    errors.push(
      forbiddenField(
        `${path}.additionalProperties`,
        'must not be used if x-kubernetes-embedded-resource is set',
      ),
    )
  if (level === 'root' && type !== '' && type !== 'object')
    errors.push(invalid(field, type, 'must be object at the root'))
  if (isEmbedded(schema) && !preserves(schema) && Object.keys(properties).length === 0)
    errors.push(
      required(
        `${path}.properties`,
        'must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields',
      ),
    )
  return errors
}

/** Of metadata, only names can be restricted. */
function metadataErrors(schema: Schema, level: Level, path: string): readonly FieldError[] {
  if (level !== 'root' && !isEmbedded(schema)) return []
  const errors: FieldError[] = []
  for (const name of ['kind', 'apiVersion']) {
    const property = schema.properties?.[name]
    if (property && property.type !== 'string')
      errors.push(
        invalid(`${path}.properties[${name}].type`, property.type ?? '', 'must be string'),
      )
  }
  const metadata = schema.properties?.['metadata']
  if (!metadata) return errors
  const at = `${path}.properties[metadata]`
  if (metadata.type !== 'object')
    errors.push(invalid(`${at}.type`, metadata.type ?? '', 'must be object'))
  const fields = Object.keys(metadata.properties ?? {})
  const strange =
    fields.some((name) => name !== 'name' && name !== 'generateName') ||
    Object.keys(metadata).some(
      (name) => !['type', 'properties', 'description', 'default'].includes(name),
    )
  if (level === 'root' && strange)
    errors.push(
      forbiddenField(
        at,
        'must not specify anything other than name and generateName, but metadata is implicitly specified',
      ),
    )
  return errors
}

/** The parts inside of junctors, and the pattern. */
function judgements(
  schema: Schema,
  path: string,
  skipAnyOf: boolean,
  allowFirst: boolean,
): readonly FieldError[] {
  const errors: FieldError[] = []
  if (!skipAnyOf)
    schema.anyOf?.forEach((part, i) => errors.push(...nested(part, `${path}.anyOf[${i}]`)))
  schema.allOf?.forEach((part, i) => {
    const skip = allowFirst && i === 0 && isIntOrStringPattern(part.anyOf)
    errors.push(...nested(part, `${path}.allOf[${i}]`, skip))
  })
  schema.oneOf?.forEach((part, i) => errors.push(...nested(part, `${path}.oneOf[${i}]`)))
  if (schema.not) errors.push(...nested(schema.not, `${path}.not`))
  const { pattern } = schema
  if (pattern && !compiledPattern(pattern))
    errors.push(
      invalid(
        `${path}.pattern`,
        pattern,
        `must be a valid regular expression, but isn't: error parsing regexp: ${complaint(pattern)}`,
      ),
    )
  return errors
}

/** Go's words for the commonest faults of patterns. */
function complaint(pattern: string): string {
  const lookaround = /\(\?<?[=!]/.exec(pattern)
  if (lookaround) return `invalid or unsupported Perl syntax: \`${lookaround[0]}\``
  const opened = (pattern.match(/(?<!\\)\(/g) ?? []).length
  const closed = (pattern.match(/(?<!\\)\)/g) ?? []).length
  if (opened > closed) return `missing closing ): \`${pattern}\``
  if (closed > opened) return `unexpected ): \`${pattern}\``
  const lone = /^[*+?]/.exec(pattern)
  if (lone) return `missing argument to repetition operator: \`${lone[0]}\``
  const bracket = pattern.lastIndexOf('[')
  if (bracket >= 0 && !pattern.slice(bracket).includes(']'))
    return `missing closing ]: \`${pattern.slice(bracket)}\``
  return `invalid escape sequence: \`${pattern}\``
}

const FORBIDDEN = [
  ['type', 'must be empty to be structural'],
  ['additionalProperties', 'must be undefined to be structural'],
  ['default', 'must be undefined to be structural'],
  ['title', 'must be empty to be structural'],
  ['description', 'must be empty to be structural'],
  ['nullable', 'must be false to be structural'],
  ['x-kubernetes-preserve-unknown-fields', 'must be false to be structural'],
  ['x-kubernetes-embedded-resource', 'must be false to be structural'],
  ['x-kubernetes-int-or-string', 'must be false to be structural'],
  ['x-kubernetes-list-map-keys', 'must be empty to be structural'],
  ['x-kubernetes-list-type', 'must be undefined to be structural'],
  ['x-kubernetes-map-type', 'must be undefined to be structural'],
  ['x-kubernetes-validations', 'must be empty to be structural'],
] as const satisfies readonly (readonly [keyof Schema, string])[]

/** A part inside of a junctor may judge values, and describe nothing. */
function nested(schema: Schema, path: string, skipAnyOf = false): readonly FieldError[] {
  const errors: FieldError[] = [...judgements(schema, path, skipAnyOf, false)]
  const items = itemsOf(schema)
  if (items) errors.push(...nested(items, `${path}.items`))
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    errors.push(...nested(property, `${path}.properties[${name}]`))
  for (const [name, detail] of FORBIDDEN)
    if (schema[name] !== undefined) errors.push(forbiddenField(`${path}.${name}`, detail))
  if (schema.properties?.['metadata'])
    errors.push(
      forbiddenField(`${path}.properties[metadata]`, 'must not be specified in a nested context'),
    )
  return errors
}

/** What a junctor speaks of is described outside of it. */
function completeness(
  schema: Schema,
  structure: Schema,
  at: string,
  path: string,
): readonly FieldError[] {
  const parts: (readonly [Schema, string])[] = schema.not ? [[schema.not, `${path}.not`]] : []
  for (const junctor of ['allOf', 'anyOf', 'oneOf'] as const)
    schema[junctor]?.forEach((part, i) => parts.push([part, `${path}.${junctor}[${i}]`]))
  return parts.flatMap(([part, where]) => covered(part, structure, at, where))
}

function covered(
  schema: Schema,
  structure: Schema | undefined,
  at: string,
  path: string,
): readonly FieldError[] {
  if (!structure) return [required(at, `because it is defined in ${path}`)]
  const items = itemsOf(schema)
  return [
    ...completeness(schema, structure, at, path),
    ...(items ? covered(items, itemsOf(structure), `${at}.items`, `${path}.items`) : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
      covered(
        property,
        structure.properties?.[name],
        `${at}.properties[${name}]`,
        `${path}.properties[${name}]`,
      ),
    ),
  ]
}
