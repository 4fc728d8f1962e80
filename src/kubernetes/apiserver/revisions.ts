/**
 * Resource versions: which moment a read is about, and what the API server says of those that it
 * does not know.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#semantics-for-get-and-list
 */
import { goQuote } from '../../text/goquote.js'
import { ApiError, badRequest, failure } from './errors.js'

const LIST_TOO_OLD = 'The resourceVersion for the provided list is too old.'
const CONTINUE_TOO_OLD =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.'
const TOO_LARGE = 'Too large resource version'

const expired = (message: string): ApiError => failure(410, 'Expired', message)

/** The history does not go back that far: for watches. */
export const tooOldRevision = (asked: number, oldest: number): ApiError =>
  expired(`too old resource version: ${asked} (${oldest})`)

/** The same for lists. */
export const listTooOld = (): ApiError => expired(LIST_TOO_OLD)

/** A list cannot go on from the moment of its first page; it can go on from the present. */
export const continueTooOld = (token: string): ApiError =>
  new ApiError({ ...expired(CONTINUE_TOO_OLD).status, metadata: { continue: token } })

/** A moment that has not come yet. */
export const tooLargeRevision = (asked: number, current: number): ApiError =>
  failure(504, 'Timeout', `Timeout: ${TOO_LARGE}: ${asked}, current: ${current}`, {
    causes: [{ reason: 'ResourceVersionTooLarge', message: TOO_LARGE }],
    retryAfterSeconds: 1,
  })

/** The revision that a text names. @throws ApiError BadRequest */
export function parseRevision(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw badRequest(
    `invalid resource version: resourceVersion: Invalid value: ${goQuote(text)}: strconv.ParseUint: parsing ${goQuote(text)}: invalid syntax`,
  )
}
