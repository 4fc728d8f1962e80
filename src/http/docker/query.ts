/**
 * What a request to the Engine says besides its path: parameters, filters, a body.
 *
 * @see https://docs.docker.com/reference/api/engine/
 */
import { DockerError } from '../../docker/errors.js'
import type { Filters } from '../../docker/filters.js'
import type { Tx } from '../../sim/step.js'
import { numError } from '../../text/strconv.js'
import { GoJsonError, parseGoJson } from '../../text/go-json.js'
import type { EngineRequest } from './message.js'
import { type Shape, invalidJson, shaped } from './shape.js'
import type { TarEntry } from './tar.js'

/** A request, as its handler sees it. */
export interface EngineCall {
  readonly tx: Tx
  readonly machine: string
  /** Parts of the path that stand for something: the name of a container, … */
  readonly names: readonly string[]
  readonly query: URLSearchParams
  readonly request: EngineRequest
  /** The version of the API that is spoken, as a number: 1.51 is 51. */
  readonly version: number
}

const INVALID_FILTER = 'invalid filter'
const MORE = 'unexpected content after JSON'
const EMPTY_BODY = 'got EOF while reading request body'
const otherType = (type: string): DockerError =>
  new DockerError(
    400,
    type === ''
      ? 'malformed Content-Type header (): mime: no media type'
      : `unsupported Content-Type header (${type}): must be 'application/json'`,
  )

/** Whether a parameter says yes. */
export const isSet = ({ query }: Pick<EngineCall, 'query'>, name: string): boolean =>
  !['', '0', 'no', 'false', 'none'].includes((query.get(name) ?? '').trim().toLowerCase())

/** A whole number, if there is one. @throws DockerError with the words of Go for what is none */
export function integerOf({ query }: Pick<EngineCall, 'query'>, name: string): number | undefined {
  const text = query.get(name) ?? ''
  if (text === '') return undefined
  if (!/^[+-]?\d+$/.test(text)) throw new DockerError(500, numError('Atoi', text, 'syntax'))
  return Number(text)
}

/** A number, if it is one. */
export function numberOf({ query }: Pick<EngineCall, 'query'>, name: string): number | undefined {
  const text = query.get(name) ?? ''
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
}

/** The filters: `{"label":["a=b"]}`, or `{"label":{"a=b":true}}`. @throws DockerError 400 */
export function filtersOf({ query }: Pick<EngineCall, 'query'>): Filters {
  const text = query.get('filters') ?? ''
  if (text === '') return {}
  let written: unknown
  try {
    written = JSON.parse(text)
  } catch {
    throw new DockerError(400, INVALID_FILTER)
  }
  if (typeof written !== 'object' || written === null || Array.isArray(written))
    throw new DockerError(400, INVALID_FILTER)
  return Object.fromEntries(
    Object.entries(written).map(([name, values]) => [name, valuesOf(values)]),
  )
}

function valuesOf(values: unknown): readonly string[] {
  if (Array.isArray(values)) return values.map(String)
  if (typeof values === 'object' && values !== null)
    return Object.entries(values).flatMap(([value, isOn]) => (isOn ? [value] : []))
  throw new DockerError(400, INVALID_FILTER)
}

/** An object of a body, as far as it is plain. */
export type Body = Readonly<Record<string, unknown>>

/** The body: an object as JSON, of what it may be made. @throws DockerError 400 */
export function bodyIn({ request }: EngineCall, shape: Shape): Body {
  const { body = '', headers = {} } = request
  const type = headers['content-type'] ?? ''
  if (type === '' && body === '') return {}
  if (type.split(';')[0]?.trim() !== 'application/json') throw otherType(type)
  if (body.trim() === '') throw invalidJson(EMPTY_BODY)
  return objectIn(body, shape)
}

/** Like `bodyIn`; a body may be missing, whatever its type. */
export const optionalBody = (call: EngineCall, shape: Shape): Body =>
  (call.request.body ?? '').trim() === '' ? {} : bodyIn(call, shape)

function objectIn(body: string, shape: Shape): Body {
  try {
    return shaped(parseGoJson(body).value, shape)
  } catch (error) {
    if (!(error instanceof GoJsonError)) throw error
    if (error.message.includes('after top-level value')) throw new DockerError(400, MORE)
    throw invalidJson(error.message)
  }
}

/** The entries of a body that is an archive. */
export const archiveIn = ({ request }: EngineCall): readonly TarEntry[] => request.archive ?? []

/** A member that is a text; '' for none. */
export const textIn = (body: Body, name: string): string =>
  typeof body[name] === 'string' ? (body[name] as string) : ''

/** A member that says yes. */
export const flagIn = (body: Body, name: string): boolean => body[name] === true

/** A member that is a list of texts; a text alone is a list of one. */
export function textsIn(body: Body, name: string): readonly string[] {
  const value = body[name]
  return typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : []
}

/** A member that is an object. */
export const objectOf = (body: Body, name: string): Body =>
  typeof body[name] === 'object' && body[name] !== null ? (body[name] as Body) : {}

/** Members that say something: null and absent are the same. */
export const without = (body: Body, isNothing: (value: unknown) => boolean): Body =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => !isNothing(value)))

/** Texts by name. */
export const textMapIn = (body: Body, name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(objectOf(body, name)).map(([key, value]) => [key, String(value ?? '')]),
  )
