/**
 * Validation of one version of a definition: its schema, subresources, columns, and warning.
 *
 * What all versions have alike is named as if it stood in `spec` itself: `spec.validation`,
 * `spec.subresources`.
 *
 * @module
 */
import { dequal } from 'dequal'
import type {
  CustomResourceColumnDefinition,
  CustomResourceDefinitionVersion,
  CustomResourceSubresources,
} from '../../../../types/kubernetes/apiextensions/v1.js'
import { duplicate, invalid, required, tooMany } from '../../field-errors.js'
import type { FieldError } from '../../kind.js'
import { type Schema, fieldOf } from '../schema.js'
import { validateSchema } from './schema.js'

type Version = CustomResourceDefinitionVersion
type Shared = ReadonlySet<keyof Version>

const SHARED = [
  'schema',
  'subresources',
  'additionalPrinterColumns',
  'selectableFields',
] as const satisfies readonly (keyof Version)[]

/** What all versions have alike. */
export const sharedBy = (versions: readonly Version[]): Shared =>
  new Set(SHARED.filter((part) => versions.every((one) => dequal(one[part], versions[0]?.[part]))))

/** What is wrong with what all versions have alike. */
export function validateShared(versions: readonly Version[]): readonly FieldError[] {
  const [first] = versions
  const shared = sharedBy(versions)
  return first
    ? validateParts(first, (part) =>
        shared.has(part) ? `spec.${part === 'schema' ? 'validation' : part}` : undefined,
      )
    : []
}

/** What is wrong with what a version has of its own. */
export const validateVersion = (
  version: Version,
  path: string,
  shared: Shared,
): readonly FieldError[] => [
  ...validateWarning(version, `${path}.deprecationWarning`),
  ...validateParts(version, (part) => (shared.has(part) ? undefined : `${path}.${part}`)),
]

function validateParts(
  version: Version,
  pathOf: (part: (typeof SHARED)[number]) => string | undefined,
): readonly FieldError[] {
  const { schema, subresources, additionalPrinterColumns = [], selectableFields = [] } = version
  const errors: FieldError[] = []
  const check = (
    part: (typeof SHARED)[number],
    errorsAt: (path: string) => readonly FieldError[],
  ) => {
    const path = pathOf(part)
    if (path !== undefined) errors.push(...errorsAt(path))
  }
  const whole = schema?.openAPIV3Schema
  if (whole)
    check('schema', (path) =>
      validateSchema(whole, `${path}.openAPIV3Schema`, subresources?.status !== undefined),
    )
  check('subresources', (path) => validateSubresources(subresources, path))
  check('additionalPrinterColumns', (path) =>
    additionalPrinterColumns.flatMap((column, i) => validateColumn(column, `${path}[${i}]`)),
  )
  check('selectableFields', (path) => validateSelectable(selectableFields, whole ?? {}, path))
  return errors
}

function validateWarning(
  { deprecated, deprecationWarning: warning }: Version,
  field: string,
): readonly FieldError[] {
  if (warning === undefined) return []
  if (!deprecated) return [invalid(field, warning, 'can only be set for deprecated versions')]
  const errors: FieldError[] = []
  if (warning.length > 256) errors.push(invalid(field, warning, 'must be <= 256 characters long'))
  if (warning === '') errors.push(invalid(field, warning, 'must not be an empty string'))
  const at = warning.search(/[\p{C}\p{Zl}\p{Zp}]/u)
  if (at >= 0)
    errors.push(
      invalid(
        field,
        warning,
        `must only contain printable UTF-8 characters; non-printable character found at index ${at}`,
      ),
    )
  return errors
}

function validateSubresources(
  subresources: CustomResourceSubresources | undefined,
  path: string,
): readonly FieldError[] {
  const scale = subresources?.scale
  if (!scale) return []
  const { specReplicasPath = '', statusReplicasPath = '', labelSelectorPath } = scale
  const at = (name: string, given: string, ...under: readonly string[]): readonly FieldError[] => {
    const field = `${path}.scale.${name}`
    const simple = simplePath(field, given)
    if (simple.length > 0) return simple
    const where = under.length > 1 ? `either ${under.join(' or ')}` : (under[0] ?? '')
    return under.some((one) => given.startsWith(`${one}.`))
      ? []
      : [invalid(field, given, `should be a json path under ${where}`)]
  }
  return [
    ...(specReplicasPath === ''
      ? [required(`${path}.scale.specReplicasPath`)]
      : at('specReplicasPath', specReplicasPath, '.spec')),
    ...(statusReplicasPath === ''
      ? [required(`${path}.scale.statusReplicasPath`)]
      : at('statusReplicasPath', statusReplicasPath, '.status')),
    ...(labelSelectorPath ? at('labelSelectorPath', labelSelectorPath, '.spec', '.status') : []),
  ]
}

const simplePath = (field: string, path: string): readonly FieldError[] =>
  path.startsWith('.') ? [] : [invalid(field, path, 'must be a simple json path starting with .')]

const TYPES = ['boolean', 'date', 'integer', 'number', 'string']
const FORMATS = ['byte', 'date', 'date-time', 'double', 'float', 'int32', 'int64', 'password']

function validateColumn(
  { name, type, format, jsonPath }: CustomResourceColumnDefinition,
  path: string,
): readonly FieldError[] {
  const errors: FieldError[] = name ? [] : [required(`${path}.name`)]
  const types = `must be one of ${TYPES.join(',')}`
  if (!type) errors.push(required(`${path}.type`, types))
  else if (!TYPES.includes(type)) errors.push(invalid(`${path}.type`, type, types))
  if (format && !FORMATS.includes(format))
    errors.push(invalid(`${path}.format`, format, `must be one of ${FORMATS.join(',')}`))
  return jsonPath
    ? [...errors, ...simplePath(`${path}.JSONPath`, jsonPath)]
    : [...errors, required(`${path}.JSONPath`)]
}

const MOST_SELECTABLE = 8
const SELECTABLE_TYPES = ['string', 'boolean', 'integer']

function validateSelectable(
  fields: NonNullable<Version['selectableFields']>,
  schema: Schema,
  path: string,
): readonly FieldError[] {
  const errors = fields.flatMap(({ jsonPath }, i): readonly FieldError[] => {
    const field = `${path}[${i}].jsonPath`
    if (!jsonPath) return [required(field)]
    const parts = jsonPath.replace(/^\./, '').split('.')
    let found: Schema | undefined = schema
    for (const part of parts) found = found && fieldOf(found, part)
    const wrong: FieldError[] = []
    if (!found)
      return [invalid(field, jsonPath, `is an invalid path: does not refer to a valid field`)]
    if (parts[0] === 'metadata')
      wrong.push(invalid(field, jsonPath, 'must not point to fields in metadata'))
    if (!SELECTABLE_TYPES.includes(found.type ?? ''))
      wrong.push(
        invalid(
          field,
          jsonPath,
          'must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.',
        ),
      )
    if (fields.findIndex((one) => one.jsonPath === jsonPath) < i)
      wrong.push(duplicate(field, jsonPath))
    return wrong
  })
  return fields.length > MOST_SELECTABLE
    ? [...errors, tooMany(path, fields.length, MOST_SELECTABLE)]
    : errors
}
