/**
 * JSON patch: operations on paths, all of them or none.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6902
 */
import jsonpatch from 'fast-json-patch'
import { badRequest, unprocessable } from '../errors.js'

// The package is CommonJS: depending on who loads it, its functions stand on the default export or
// one level below it.
const { applyPatch } = (jsonpatch as unknown as { default?: typeof jsonpatch }).default ?? jsonpatch

const OPERATIONS = ['add', 'remove', 'replace', 'move', 'copy', 'test']

/** @throws ApiError BadRequest when the patch cannot be read, Invalid when it cannot be applied */
export function applyJsonPatch(object: object, body: unknown): object {
  if (!Array.isArray(body))
    throw badRequest(
      'error decoding patch: json: cannot unmarshal object into Go value of type jsonpatch.Patch',
    )
  for (const operation of body) checkOperation(operation)
  try {
    return applyPatch(object, body, true, false).newDocument
  } catch {
    throw unprocessable()
  }
}

function checkOperation(operation: unknown): void {
  const { op, path } = (typeof operation === 'object' && operation !== null ? operation : {}) as {
    op?: unknown
    path?: unknown
  }
  if (typeof op !== 'string' || !OPERATIONS.includes(op))
    throw badRequest(`Unexpected kind: ${String(op ?? 'unknown')}`)
  if (typeof path !== 'string') throw badRequest('error decoding patch: missing path')
}
