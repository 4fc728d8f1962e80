/**
 * The API server as a function from requests to answers.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
import { ApiError, failure } from '../../kubernetes/apiserver/errors.js'
import { failureAnswer, unsupportedBody } from '../../kubernetes/apiserver/http/answer.js'
import type {
  HttpAnswer,
  HttpRequest,
  HttpStream,
  TextPiece,
} from '../../kubernetes/apiserver/http/message.js'
import type { WatchLines, WatchState } from '../../kubernetes/apiserver/http/watch-stream.js'
import { responseOf, targetOf } from '../answer.js'
import { BodyTooLarge, bodyOf, joined } from '../body.js'
import type { Door } from '../door.js'
import { type Source, streamOf } from '../stream.js'
import { followedLog, followsLog } from './follow-log.js'
import { PROTOBUF, jsonOfProtobuf } from './protobuf/body.js'
import { OPENAPI_PROTOBUF, acceptsOpenApi, protobufOfOpenApi } from './protobuf/openapi.js'

/** What the API server needs of a lab. */
export interface KubernetesLab {
  readonly door: Door
  request(request: HttpRequest): HttpAnswer | HttpStream
  watchLines(watch: WatchState): WatchLines
}

/** How the API server is served. */
export interface KubernetesHandlerOptions {
  /** The path below which it is served; none by default. */
  readonly prefix?: string
  /** The most bytes of a request's body; 3 MiB by default, as the real one takes. */
  readonly maxBody?: number
}

const MAX_BODY = 3_145_728
const TOO_LARGE = (limit: number): ApiError =>
  failure(413, 'RequestEntityTooLarge', `Request entity too large: limit is ${limit}`)
/** Headers that say something to the API server. */
const HEADERS = /^(accept|authorization|content-type|user-agent|impersonate-.*)$/

/** A handler of requests to the API server of a lab. */
export function kubernetesHandlerOf(
  lab: KubernetesLab,
  { prefix = '', maxBody = MAX_BODY }: KubernetesHandlerOptions,
): (request: Request) => Response | Promise<Response> {
  return async (request) => {
    const { method } = request
    try {
      const bytes = await bodyOf(request, maxBody)
      const asked = requestOf(request, prefix, bytes)
      return prefix !== '' && OPENAPI_INDEX.test(asked.path)
        ? indexAnswer(lab, method, asked, prefix)
        : answer(lab, method, asked)
    } catch (error) {
      const known = error instanceof BodyTooLarge ? TOO_LARGE(maxBody) : error
      if (!(known instanceof ApiError)) throw error
      const { status, headers, body } = failureAnswer(known)
      return responseOf(method, status, headers, body)
    }
  }
}

/** What of a request the API server sees. @throws ApiError UnsupportedMediaType */
function requestOf(request: Request, prefix: string, bytes: Uint8Array): HttpRequest {
  const headers: Record<string, string> = {}
  request.headers.forEach((value, name) => {
    if (HEADERS.test(name)) headers[name] = value
  })
  const isProtobuf = headers['content-type']?.split(';')[0]?.trim() === PROTOBUF
  const body = isProtobuf ? jsonOfProtobuf(bytes) : new TextDecoder().decode(bytes)
  if (body === undefined) throw unsupportedBody()
  if (isProtobuf) headers['content-type'] = 'application/json'
  const path = targetOf(request, prefix)
  return { method: request.method, path, headers, ...(body === '' ? {} : { body }) }
}

const OPENAPI_INDEX = /^\/openapi\/v3\/?(\?|$)/

/** Where documents are, from the root of the server: older clients forget the path below which it is. */
function indexAnswer(
  lab: KubernetesLab,
  method: string,
  request: HttpRequest,
  prefix: string,
): Response {
  const given = lab.request(request)
  const body = 'body' in given ? given.body : ''
  const moved = body.replaceAll('URL":"/openapi/', `URL":"${prefix}/openapi/`)
  return responseOf(method, given.status, given.headers, moved)
}

function answer(lab: KubernetesLab, method: string, request: HttpRequest): Response {
  const { simulation } = lab.door
  if (followsLog(request)) {
    const { status, headers, body } = followedLog(lab, request)
    const whole = typeof body === 'string' ? body : streamOf(simulation, body)
    return responseOf(method, status, headers, whole)
  }
  const given = lab.request(request)
  const { status, headers } = given
  if (wantsOpenApi(request) && 'body' in given && status === 200) {
    const body = protobufOfOpenApi(given.body)
    return responseOf(method, status, { ...headers, 'content-type': OPENAPI_PROTOBUF }, body)
  }
  if ('pieces' in given && given.pieces)
    return responseOf(method, status, headers, joined(given.pieces.map(pieceBytes)))
  if ('body' in given) return responseOf(method, status, headers, given.body)
  return responseOf(method, status, headers, streamOf(simulation, watchSource(lab, given)))
}

const known = new WeakMap<TextPiece, Uint8Array>()

/** A piece of a list as bytes. */
function pieceBytes(piece: TextPiece): Uint8Array {
  const found = known.get(piece)
  if (found) return found
  const bytes = new TextEncoder().encode(piece.text)
  known.set(piece, bytes)
  return bytes
}

/** Whether the document of OpenAPI v2 is asked for in the only form that some read. */
const wantsOpenApi = ({ path, headers }: HttpRequest): boolean =>
  /^\/openapi\/v2(\?|$)/.test(path) && acceptsOpenApi(headers?.['accept'])

/** The most lines whose bytes are kept: many watch the same at once. */
const KEPT_LINES = 64
const encoded = new Map<string, Uint8Array>()

/** A line of a watch as bytes. */
function lineBytes(line: string): Uint8Array {
  const known = encoded.get(line)
  if (known) return known
  const bytes = new TextEncoder().encode(`${line}\n`)
  for (const oldest of encoded.keys()) {
    if (encoded.size < KEPT_LINES) break
    encoded.delete(oldest)
  }
  encoded.set(line, bytes)
  return bytes
}

/** The lines of a watch. */
function watchSource(lab: KubernetesLab, { lines, watch }: HttpStream): Source {
  let ready = lines
  let place = watch
  return {
    next() {
      if (ready.length === 0 && place) {
        const more = lab.watchLines(place)
        ready = more.lines
        place = more.watch
      }
      const bytes = ready.length === 0 ? undefined : joined(ready.map(lineBytes))
      ready = []
      return { bytes, over: place === undefined }
    },
  }
}
