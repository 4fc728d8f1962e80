/**
 * Decoding of requests: what a user sends becomes an object of a kind, or is refused.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */
import type { KubeObject, Kind } from '../kinds/kind.js'
import { decodeCustom } from '../kinds/custom/decode.js'
import { DecodeError, decodeStruct, hasSchema } from '../kinds/schema/decode.js'
import { badRequest, cannotHandle } from './errors.js'

/**
 * What is done about fields that the kind does not have: refuse them, drop them and say so, or drop
 * them.
 */
export type FieldValidation = 'Strict' | 'Warn' | 'Ignore'

const unknownField = (path: string): string => `unknown field "${path}"`
const duplicateField = (path: string): string => `duplicate field "${path}"`

/**
 * The object of a request's body. `warn` gets what `Warn` has to say, one warning a field.
 *
 * `duplicates` are the fields that stood twice in the text.
 *
 * @throws ApiError BadRequest for values of a wrong type, and (Strict) for unknown fields
 */
export function decode<T extends KubeObject>(
  kind: Kind<T>,
  body: unknown,
  validation: FieldValidation = 'Strict',
  warn: (warning: string) => void = () => {},
  duplicates: readonly string[] = [],
): T {
  if (isUnknown(kind)) return body as T
  const { object, unknown } = attempt(kind, body)
  const wrong = [...duplicates.map(duplicateField), ...unknown.map(unknownField)]
  if (wrong.length > 0 && validation === 'Strict')
    throw cannotHandle(kind.kind, kind.version, strictError(wrong))
  if (validation === 'Warn') wrong.forEach(warn)
  return object as T
}

/**
 * The object that a patch made, which must still be one of its kind. `refuse` gives the error for a
 * value of a wrong type. @throws ApiError BadRequest
 */
export function decodePatched<T extends KubeObject>(
  kind: Kind<T>,
  patched: unknown,
  validation: FieldValidation = 'Strict',
  warn: (warning: string) => void = () => {},
  refuse?: (why: string) => Error,
): T {
  if (isUnknown(kind)) return patched as T
  const { object, unknown } = attempt(kind, patched, refuse)
  const wrong = unknown.map(unknownField)
  if (wrong.length > 0 && validation === 'Strict') throw badRequest(strictError(wrong))
  if (validation === 'Warn') wrong.forEach(warn)
  return object as T
}

const strictError = (wrong: readonly string[]): string =>
  `strict decoding error: ${wrong.join(', ')}`

/** Nothing is known of what its objects look like: they are taken as they are. */
const isUnknown = ({ type, schema }: Pick<Kind, 'type' | 'schema'>): boolean =>
  schema === undefined && !hasSchema(type)

function attempt(
  kind: Pick<Kind, 'kind' | 'version' | 'type' | 'schema'>,
  body: unknown,
  refuse = (why: string): Error => cannotHandle(kind.kind, kind.version, why),
) {
  try {
    return kind.schema ? decodeCustom(kind.schema, body) : decodeStruct(kind.type, body)
  } catch (error) {
    if (error instanceof DecodeError) throw refuse(error.message)
    throw error
  }
}
