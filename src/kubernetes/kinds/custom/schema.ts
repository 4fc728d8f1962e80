/**
 * Structural schemas: what a CustomResourceDefinition says of the objects of a version.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
import type { JSONSchemaProps } from '../../../types/kubernetes/apiextensions/v1.js'

/** A schema, or a part of one. */
export type Schema = JSONSchemaProps

/** An object of JSON. */
export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What every object has, whatever its schema says. */
export const META_FIELDS: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata'])

/** The schema of the items of a list. */
export const itemsOf = ({ items }: Schema): Schema | undefined =>
  isFields(items) ? (items as Schema) : undefined

/** The schema of the values of a map; an empty one where any value may stand. */
export function valuesOf({ additionalProperties }: Schema): Schema | undefined {
  if (isFields(additionalProperties)) return additionalProperties as Schema
  return additionalProperties === true ? ANY : undefined
}

const ANY: Schema = { 'x-kubernetes-preserve-unknown-fields': true }

/** The schema of a field: that of its name, or of the map's values. */
export const fieldOf = (schema: Schema, name: string): Schema | undefined =>
  schema.properties && Object.hasOwn(schema.properties, name)
    ? schema.properties[name]
    : valuesOf(schema)

export const preserves = (schema: Schema): boolean =>
  schema['x-kubernetes-preserve-unknown-fields'] === true
export const isEmbedded = (schema: Schema): boolean =>
  schema['x-kubernetes-embedded-resource'] === true
export const isIntOrString = (schema: Schema): boolean =>
  schema['x-kubernetes-int-or-string'] === true

/** How a list is merged: as one value, as a set, or as a map by the keys of its items. */
export const listTypeOf = (schema: Schema): string => schema['x-kubernetes-list-type'] ?? 'atomic'
export const mapKeysOf = (schema: Schema): readonly string[] =>
  schema['x-kubernetes-list-map-keys'] ?? []

/** The path of a field below another: `spec.size`, `size` at the root. */
export const below = (path: string, name: string): string =>
  path === '' ? name : `${path}.${name}`

/** Calls `visit` for a schema and every part of it that describes a value. */
export function eachSchema(
  schema: Schema,
  path: string,
  visit: (schema: Schema, path: string) => void,
): void {
  visit(schema, path)
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    eachSchema(property, `${path}.properties[${name}]`, visit)
  const items = itemsOf(schema)
  if (items) eachSchema(items, `${path}.items`, visit)
  const { additionalProperties } = schema
  if (isFields(additionalProperties))
    eachSchema(additionalProperties as Schema, `${path}.additionalProperties`, visit)
}
