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

/**
 * The object of a request's body. `warn` is told what `Warn` has to say, one warning a field.
 *
 * @throws ApiError BadRequest for values of a wrong type, and (Strict) for unknown fields
 */
export function decode<T extends KubeObject>(
  kind: Kind<T>,
  body: unknown,
  validation: FieldValidation = 'Strict',
  warn: (warning: string) => void = () => {},
): T {
  if (isUnknown(kind)) return body as T
  const { object, unknown } = attempt(kind, body)
  if (unknown.length > 0 && validation === 'Strict')
    throw cannotHandle(kind.kind, kind.version, strictError(unknown))
  if (validation === 'Warn') for (const path of unknown) warn(unknownField(path))
  return object as T
}

/**
 * The object that a patch made, which must still be one of its kind. @throws ApiError BadRequest
 */
export function decodePatched<T extends KubeObject>(
  kind: Kind<T>,
  patched: unknown,
  validation: FieldValidation = 'Strict',
): T {
  if (isUnknown(kind)) return patched as T
  const { object, unknown } = attempt(kind, patched)
  if (unknown.length > 0 && validation === 'Strict') throw badRequest(strictError(unknown))
  return object as T
}

const strictError = (unknown: readonly string[]): string =>
  `strict decoding error: ${unknown.map(unknownField).join(', ')}`

/** Nothing is known of what its objects look like: they are taken as they are. */
const isUnknown = ({ type, schema }: Pick<Kind, 'type' | 'schema'>): boolean =>
  schema === undefined && !hasSchema(type)

function attempt(kind: Pick<Kind, 'kind' | 'version' | 'type' | 'schema'>, body: unknown) {
  try {
    return kind.schema ? decodeCustom(kind.schema, body) : decodeStruct(kind.type, body)
  } catch (error) {
    if (error instanceof DecodeError) throw cannotHandle(kind.kind, kind.version, error.message)
    throw error
  }
}
