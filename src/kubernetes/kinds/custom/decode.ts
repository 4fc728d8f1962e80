/**
 * Decoding of custom resources: metadata as every object has it, the rest as the schema says.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */
import { type Decoded, DecodeError, decodeMetadata } from '../schema/decode.js'
import { pruned } from './prune.js'
import { type Schema, isFields } from './schema.js'

/**
 * The object without the fields that its schema does not name, and the paths of these. @throws
 * DecodeError for metadata of a wrong type
 */
export function decodeCustom(schema: Schema, body: unknown): Decoded {
  if (!isFields(body)) throw new DecodeError('json: cannot unmarshal into an object')
  const unknown: string[] = []
  const { metadata } = body
  const object = {
    ...(pruned(schema, body, '', (path) => unknown.push(path)) as Record<string, unknown>),
    ...(metadata === undefined || metadata === null
      ? {}
      : { metadata: decodeMetadata(metadata, unknown) }),
  }
  return { object, unknown: unknown.sort() }
}
