/**
 * Why an eviction is refused.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/#how-api-initiated-eviction-works
 */
import { ApiError } from './errors.js'

const VIOLATES = "Cannot evict pod as it would violate the pod's disruption budget."
const CAUSE = 'DisruptionBudget'
const SEVERAL =
  'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.'

/** The budget allows it later, perhaps; `seconds` says when to ask again, if the server knows. */
export const tooManyRequests = (why: string, seconds?: number): ApiError =>
  new ApiError({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: VIOLATES,
    reason: 'TooManyRequests',
    details: {
      causes: [{ reason: CAUSE, message: why }],
      ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
    },
    code: 429,
  })

/** Nobody knows which of several budgets to ask. */
export const severalBudgets = (): ApiError =>
  new ApiError({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: SEVERAL,
    code: 500,
  })
