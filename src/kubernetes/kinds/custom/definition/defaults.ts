/**
 * Validation of the defaults in schemas: each must fit its own schema.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting
 */
import { dequal } from 'dequal'
import { NO_FIELD, invalid } from '../../field-errors.js'
import type { FieldError } from '../../kind.js'
import { validateEmbedded } from '../embedded.js'
import { pruned } from '../prune.js'
import { type Schema, itemsOf } from '../schema.js'
import { validateValue } from '../validate.js'

/** What is wrong with the defaults in a schema. */
export function validateDefaults(schema: Schema, path: string): readonly FieldError[] {
  const errors: FieldError[] = []
  const { default: value } = schema
  if (value !== undefined && value !== null) {
    const field = `${path}.default`
    if (!dequal(pruned(schema, value, ' '), value))
      errors.push(invalid(field, value, 'must not have unknown fields'))
    errors.push(
      ...[...validateEmbedded(schema, value, ''), ...validateValue(schema, value, '')].map(
        (error) => ({
          ...error,
          field: error.field === '' || error.field === NO_FIELD ? field : `${field}.${error.field}`,
        }),
      ),
    )
  }
  const items = itemsOf(schema)
  if (items) errors.push(...validateDefaults(items, `${path}.items`))
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    errors.push(...validateDefaults(property, `${path}.properties[${name}]`))
  return errors
}
