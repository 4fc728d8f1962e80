/**
 * Validation of how lists and maps in schemas are merged.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
import { forbiddenField, invalid, notSupported, required } from '../../field-errors.js'
import type { FieldError } from '../../kind.js'
import { type Schema, itemsOf, mapKeysOf } from '../schema.js'

/** What is wrong with the list type, its keys, and the map type of a schema. */
export const validateListsAndMaps = (schema: Schema, path: string): readonly FieldError[] => [
  ...validateMapType(schema, path),
  ...validateListType(schema, path),
  ...validateKeys(schema, path),
  ...validateItems(schema, path),
]

function validateMapType(schema: Schema, path: string): readonly FieldError[] {
  const type = schema['x-kubernetes-map-type']
  if (type === undefined) return []
  return [
    ...mustBe('object', schema, path, 'must be object if x-kubernetes-map-type is specified'),
    ...(['atomic', 'granular'].includes(type)
      ? []
      : [notSupported(`${path}.x-kubernetes-map-type`, type, ['atomic', 'granular'])]),
  ]
}

const mustBe = (type: string, schema: Schema, path: string, detail: string) =>
  schema.type === type
    ? []
    : schema.type
      ? [invalid(`${path}.type`, schema.type, detail)]
      : [required(`${path}.type`, detail)]

function validateListType(schema: Schema, path: string): readonly FieldError[] {
  const type = schema['x-kubernetes-list-type']
  if (type === undefined) return []
  const errors: FieldError[] = [
    ...mustBe('array', schema, path, 'must be array if x-kubernetes-list-type is specified'),
  ]
  const items = itemsOf(schema)
  const detail = 'must be atomic as item of a list with x-kubernetes-list-type=set'
  if (errors.length === 0 && type === 'set' && items) {
    const inner = items['x-kubernetes-list-type']
    if (items.type === 'array' && inner !== undefined && inner !== 'atomic')
      errors.push(invalid(`${path}.items.x-kubernetes-list-type`, inner, detail))
    if (items.type === 'object' && items['x-kubernetes-map-type'] !== 'atomic')
      errors.push(invalid(`${path}.items.x-kubernetes-map-type`, inner ?? null, detail))
  }
  if (!['atomic', 'set', 'map'].includes(type))
    errors.push(notSupported(`${path}.x-kubernetes-list-type`, type, ['atomic', 'set', 'map']))
  return errors
}

function validateKeys(schema: Schema, path: string): readonly FieldError[] {
  const type = schema['x-kubernetes-list-type']
  const keys = mapKeysOf(schema)
  const errors: FieldError[] = []
  const field = `${path}.x-kubernetes-list-type`
  const detail = 'must be map if x-kubernetes-list-map-keys is non-empty'
  if (keys.length > 0 && type === undefined) errors.push(required(field, detail))
  else if (keys.length > 0 && type !== 'map') errors.push(invalid(field, type, detail))
  if (type !== 'map') return errors
  const items = itemsOf(schema)
  if (keys.length === 0)
    errors.push(
      required(
        `${path}.x-kubernetes-list-map-keys`,
        'must not be empty if x-kubernetes-list-type is map',
      ),
    )
  if (schema.items === undefined)
    errors.push(required(`${path}.items`, 'must have a schema if x-kubernetes-list-type is map'))
  if (!items) return errors
  if (items.type !== 'object')
    return [
      ...errors,
      invalid(
        `${path}.items.type`,
        items.type ?? '',
        "must be object if parent array's x-kubernetes-list-type is map",
      ),
    ]
  keys.forEach((key, i) => {
    const property = items.properties?.[key]
    if (!property)
      errors.push(
        invalid(
          `${path}.x-kubernetes-list-map-keys`,
          keys,
          'entries must all be names of item properties',
        ),
      )
    else if (property.type === 'array' || property.type === 'object')
      errors.push(
        invalid(
          `${path}.items.properties[${key}].type`,
          items.type,
          "must be a scalar type if parent array's x-kubernetes-list-type is map",
        ),
      )
    if (keys.indexOf(key) < i)
      errors.push(
        invalid(`${path}.x-kubernetes-list-map-keys`, keys, 'must not contain duplicate entries'),
      )
  })
  return errors
}

/** Items of sets and maps are there, and so are their keys. */
function validateItems(schema: Schema, path: string): readonly FieldError[] {
  const type = schema['x-kubernetes-list-type']
  const items = itemsOf(schema)
  if (!items || (type !== 'set' && type !== 'map')) return []
  const errors: FieldError[] = items.nullable
    ? [
        forbiddenField(
          `${path}.items.nullable`,
          `cannot be nullable when x-kubernetes-list-type is ${type}`,
        ),
      ]
    : []
  if (type === 'set') return errors
  for (const key of mapKeysOf(schema)) {
    const property = items.properties?.[key]
    if (!property) continue
    const at = `${path}.items.properties[${key}]`
    const why = 'this property is in x-kubernetes-list-map-keys, so it'
    if (!items.required?.includes(key) && property.default === undefined)
      errors.push(required(`${at}.default`, `${why} must have a default or be a required property`))
    if (property.nullable)
      errors.push(forbiddenField(`${at}.nullable`, `${why} cannot be nullable`))
  }
  return errors
}
