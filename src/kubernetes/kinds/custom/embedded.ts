/**
 * Objects of the API that stand inside of custom resources.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#rawextension
 */
import type { ObjectMeta } from '../../../types/kubernetes/meta/v1.js'
import { invalid, required } from '../field-errors.js'
import type { FieldError } from '../kind.js'
import { nameErrors } from '../names.js'
import { validateMetadata } from '../metadata.js'
import {
  type Fields,
  type Schema,
  below,
  fieldOf,
  isEmbedded,
  isFields,
  itemsOf,
} from './schema.js'
import { MIXED } from './definition/names.js'

/** What is wrong with the objects inside of a value. */
export function validateEmbedded(
  schema: Schema | undefined,
  value: unknown,
  path: string,
): readonly FieldError[] {
  if (!schema) return []
  if (Array.isArray(value))
    return value.flatMap((item, i) => validateEmbedded(itemsOf(schema), item, `${path}[${i}]`))
  if (!isFields(value)) return []
  return [
    ...(isEmbedded(schema) ? validateObject(value, path) : []),
    ...Object.keys(value)
      .sort()
      .flatMap((name) => validateEmbedded(fieldOf(schema, name), value[name], below(path, name))),
  ]
}

function validateObject(value: Fields, path: string): readonly FieldError[] {
  const errors: FieldError[] = []
  for (const name of ['apiVersion', 'kind']) {
    const given = value[name]
    if (!Object.hasOwn(value, name)) errors.push(required(below(path, name)))
    else if (typeof given !== 'string')
      errors.push(invalid(below(path, name), given, 'must be a string'))
    else if (given === '') errors.push(invalid(below(path, name), given, 'must not be empty'))
    else if (name === 'apiVersion' && given.split('/').length > 2)
      errors.push(invalid(below(path, name), given, `unexpected GroupVersion string: ${given}`))
    else if (name === 'kind') {
      const wrong = nameErrors('label1035', given.toLowerCase())
      if (wrong.length > 0)
        errors.push(invalid(below(path, name), given, `${MIXED}${wrong.join(',')}`))
    }
  }
  if (isFields(value['metadata'])) errors.push(...validateMeta(value['metadata'], path))
  return errors
}

const validateMeta = (metadata: Fields, path: string): readonly FieldError[] =>
  validateMetadata(
    {
      kind: '',
      group: '',
      version: '',
      plural: '',
      type: '',
      namespaced: typeof metadata['namespace'] === 'string',
      nameFormat: 'segment',
    },
    { name: 'embedded', ...(metadata as ObjectMeta) },
    undefined,
  ).map((error) => ({ ...error, field: below(path, error.field) }))
