/**
 * Answers: objects, statuses and texts as the API server writes them.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-representations
 */
import type { Status } from '../../../types/kubernetes/meta/v1.js'
import { goJson } from '../../../text/json.js'
import { toYaml } from '../../../text/yaml.js'
import { type ApiError, failure } from '../errors.js'
import type { HttpAnswer } from './message.js'

const JSON_TYPE = 'application/json'
const TEXT_TYPE = 'text/plain; charset=utf-8'
const COMMON = { 'cache-control': 'no-cache, private' }
const NO_PAGE = '404 page not found\n'

/** The media types of answers. */
export type MediaType = 'application/json' | 'application/yaml'

/** The headers of an answer of a type. */
export const headersOf = (type: string = JSON_TYPE): Readonly<Record<string, string>> => ({
  ...COMMON,
  'content-type': type,
})

/** An object. */
export function objectAnswer(
  status: number,
  object: object,
  type: MediaType = JSON_TYPE,
): HttpAnswer {
  const body = type === JSON_TYPE ? `${goJson(object)}\n` : toYaml(object)
  return { status, headers: headersOf(type), body }
}

export const textAnswer = (status: number, body: string): HttpAnswer => ({
  status,
  headers: headersOf(TEXT_TYPE),
  body,
})

/** There is nothing at such a path. */
export const noPage = (): HttpAnswer => textAnswer(404, NO_PAGE)

/** A status as it is written: kind and version first. */
export function statusObject({ kind: _, apiVersion: __, metadata, ...status }: Status): object {
  return { kind: 'Status', apiVersion: 'v1', metadata: metadata ?? {}, ...status }
}

/** A failure. */
export function failureAnswer(error: ApiError, type: MediaType = JSON_TYPE): HttpAnswer {
  const answer = objectAnswer(error.code, statusObject(error.status), type)
  const seconds = error.status.details?.retryAfterSeconds
  return seconds === undefined
    ? answer
    : { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } }
}

/** The same answer with what the server warns of. */
export function withWarnings<Answer extends Pick<HttpAnswer, 'headers'>>(
  answer: Answer,
  warnings: readonly string[],
): Answer {
  if (warnings.length === 0) return answer
  const warning = [...new Set(warnings)].map(warningHeader).join(', ')
  return { ...answer, headers: { ...answer.headers, warning } }
}

const warningHeader = (text: string): string =>
  `299 - "${text.replace(/[\\"]/g, (character) => `\\${character}`)}"`

const NOT_ALLOWED = 'the server does not allow this method on the requested resource'

export const methodNotAllowed = (): ApiError => failure(405, 'MethodNotAllowed', NOT_ALLOWED, {})

export const notAcceptable = (): ApiError =>
  failure(
    406,
    'NotAcceptable',
    '406: Not Acceptable\n\nAvailable representations: application/json, application/yaml, application/vnd.kubernetes.protobuf, application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch',
    {},
  )

/** The answer cannot be given in the form that is asked for. */
export const notConvertible = (why: string): ApiError => failure(406, 'NotAcceptable', why)

export const unsupportedBody = (): ApiError =>
  failure(
    415,
    'UnsupportedMediaType',
    'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf',
  )

export const unsupportedMediaType = (): ApiError =>
  failure(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {})

export const unauthorized = (): ApiError => failure(401, 'Unauthorized', 'Unauthorized')

/** Something that the real API server does. */
export const notSimulated = (what: string): ApiError =>
  failure(501, 'NotImplemented', `kubarium does not simulate ${what}`, {})
