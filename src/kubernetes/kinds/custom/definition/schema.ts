/**
 * Validation of schemas in definitions: they are structural, their defaults fit them, and they use
 * nothing that the API server does not know.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
import { forbiddenField, invalid, notSupported, required } from '../../field-errors.js'
import type { FieldError } from '../../kind.js'
import { META_FIELDS, type Schema, isFields } from '../schema.js'
import { validateDefaults } from './defaults.js'
import { validateListsAndMaps } from './lists.js'
import { validateExpressions } from './expressions.js'
import { validateStructural } from './structural.js'

const ROOT_FIELDS =
  'Description Type Format Title Maximum ExclusiveMaximum Minimum ExclusiveMinimum MaxLength MinLength Pattern MaxItems MinItems UniqueItems MultipleOf Required Items Properties ExternalDocs Example XPreserveUnknownFields XValidations'

/** What is wrong with the schema of a version. */
export function validateSchema(
  schema: Schema,
  path: string,
  hasStatus: boolean,
): readonly FieldError[] {
  const errors: FieldError[] = hasStatus ? [...validateRoot(schema, path)] : []
  if (schema.nullable)
    errors.push(forbiddenField(`${path}.nullable`, 'nullable cannot be true at the root'))
  const structural = validateStructural(schema, path)
  errors.push(...structural)
  if (structural.length === 0) errors.push(...validateDefaults(schema, path))
  errors.push(...validatePart(schema, path, { isRoot: true, inMeta: false }))
  return errors.length > 0 ? errors : validateExpressions(schema, path, undefined, true)
}

/** With a status of its own, only some fields may stand at the root. */
function validateRoot(schema: Schema, path: string): readonly FieldError[] {
  if (schema.type !== undefined && schema.type !== 'object')
    return [
      invalid(
        `${path}.type`,
        schema.type,
        'only "object" is allowed as the type at the root of the schema if the status subresource is enabled',
      ),
    ]
  const allowed = ROOT_FIELDS.toLowerCase().split(' ')
  const stranger = Object.keys(schema).find(
    (name) =>
      !allowed.includes(name.replace('x-kubernetes-', 'x').replaceAll('-', '').toLowerCase()) &&
      name !== 'nullable',
  )
  return stranger === undefined
    ? []
    : [
        invalid(
          path,
          schema,
          `only [${ROOT_FIELDS}] fields are allowed at the root of the schema if the status subresource is enabled`,
        ),
      ]
}

const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string']
const UNSUPPORTED = [
  'id',
  'additionalItems',
  'patternProperties',
  'definitions',
  'dependencies',
  '$ref',
] as const satisfies readonly (keyof Schema)[]

/** Where a part of a schema stands. */
interface Place {
  readonly isRoot: boolean
  /** In the metadata of an object. */
  readonly inMeta: boolean
  /** Why nothing may have a default here. */
  readonly noDefaults?: string
}

function validatePart(schema: Schema, path: string, place: Place): readonly FieldError[] {
  const errors: FieldError[] = [...validateStandard(schema, path, place)]
  if (schema.uniqueItems)
    errors.push(
      forbiddenField(
        `${path}.uniqueItems`,
        'uniqueItems cannot be set to true since the runtime complexity becomes quadratic',
      ),
    )
  const { additionalProperties: values, properties = {} } = schema
  if (values !== undefined && values !== true && Object.keys(properties).length > 0)
    errors.push(
      forbiddenField(
        `${path}.additionalProperties`,
        'additionalProperties and properties are mutual exclusive',
      ),
    )
  if (isFields(values))
    errors.push(
      ...validatePart(values as Schema, `${path}.additionalProperties`, {
        ...place,
        isRoot: false,
        ...(place.inMeta
          ? { noDefaults: 'inside additionalProperties applying to object metadata' }
          : {}),
      }),
    )
  for (const [name, property] of Object.entries(properties)) {
    const isMeta =
      META_FIELDS.has(name) && (place.isRoot || schema['x-kubernetes-embedded-resource'] === true)
    errors.push(
      ...validatePart(property, `${path}.properties[${name}]`, {
        ...place,
        isRoot: false,
        inMeta: place.inMeta || isMeta,
        ...(isMeta && place.isRoot ? { noDefaults: `in top-level ${name}` } : {}),
      }),
    )
  }
  const inner = { ...place, isRoot: false }
  if (schema.not) errors.push(...validatePart(schema.not, `${path}.not`, inner))
  for (const junctor of ['allOf', 'oneOf', 'anyOf'] as const)
    schema[junctor]?.forEach((part, i) =>
      errors.push(...validatePart(part, `${path}.${junctor}[${i}]`, inner)),
    )
  if (isFields(schema.items))
    errors.push(...validatePart(schema.items as Schema, `${path}.items`, inner))
  if (schema['x-kubernetes-preserve-unknown-fields'] === false)
    errors.push(
      invalid(`${path}.x-kubernetes-preserve-unknown-fields`, false, 'must be true or undefined'),
    )
  return [...errors, ...validateListsAndMaps(schema, path), ...validateRuleTexts(schema, path)]
}

function validateStandard(schema: Schema, path: string, place: Place): readonly FieldError[] {
  const errors: FieldError[] = []
  const { type, items } = schema
  if (type && !TYPES.includes(type)) errors.push(notSupported(`${path}.type`, type, TYPES))
  if (schema.default !== undefined && place.noDefaults !== undefined)
    errors.push(forbiddenField(`${path}.default`, `must not be set ${place.noDefaults}`))
  for (const name of UNSUPPORTED)
    if (schema[name] !== undefined)
      errors.push(forbiddenField(`${path}.${name}`, `${name} is not supported`))
  if (type === 'null')
    errors.push(
      forbiddenField(`${path}.type`, 'type cannot be set to null, use nullable as an alternative'),
    )
  if (Array.isArray(items))
    errors.push(forbiddenField(`${path}.items`, 'items must be a schema object and not an array'))
  if (place.inMeta && schema['x-kubernetes-embedded-resource'])
    errors.push(
      forbiddenField(
        `${path}.x-kubernetes-embedded-resource`,
        'must not be used inside of resource meta',
      ),
    )
  return errors
}

const REASONS = [
  'FieldValueDuplicate',
  'FieldValueForbidden',
  'FieldValueInvalid',
  'FieldValueRequired',
]

/** What can be said of rules without reading their expressions. */
function validateRuleTexts(schema: Schema, path: string): readonly FieldError[] {
  return (schema['x-kubernetes-validations'] ?? []).flatMap((rule, i): readonly FieldError[] => {
    const at = `${path}.x-kubernetes-validations[${i}]`
    const { message = '', messageExpression = '', reason, fieldPath = '' } = rule
    const text = (rule.rule ?? '').trim()
    const hasLines = /[\n\r]/.test(text)
    const errors: FieldError[] = []
    if (text === '') errors.push(required(`${at}.rule`, 'rule is not specified'))
    else if (message !== '' && message.trim() === '')
      errors.push(invalid(`${at}.message`, message, 'must be non-empty if specified'))
    else if (/[\n\r]/.test(message.trim()))
      errors.push(invalid(`${at}.message`, message, 'must not contain line breaks'))
    else if (hasLines && message.trim() === '')
      errors.push(
        required(`${at}.message`, 'message must be specified if rule contains line breaks'),
      )
    if (messageExpression !== '' && messageExpression.trim() === '')
      errors.push(
        required(`${at}.messageExpression`, 'messageExpression must be non-empty if specified'),
      )
    if (reason !== undefined && !REASONS.includes(reason))
      errors.push(notSupported(`${at}.reason`, reason, REASONS))
    if (fieldPath !== '' && fieldPath.trim() === '')
      errors.push(invalid(`${at}.fieldPath`, fieldPath, 'must be non-empty if specified'))
    if (/[\n\r]/.test(fieldPath))
      errors.push(invalid(`${at}.fieldPath`, fieldPath, 'must not contain line breaks'))
    return errors
  })
}
