/**
 * What the API server answers about resources that it names and does not serve.
 *
 * @module
 */
import { ApiError } from '../../kubernetes/apiserver/errors.js'

/** The answer to a request for such a resource. */
export const notServed = (): ApiError =>
  new ApiError({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: 'the server could not find the requested resource',
    reason: 'NotFound',
    code: 404,
  })
