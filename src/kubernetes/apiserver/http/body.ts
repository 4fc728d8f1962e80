/**
 * Bodies of requests: what was sent becomes an object of the resource, or the API server says why
 * not.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */
import { apiVersionOf } from '../../kinds/index.js'
import type { Reader } from '../../../sim/world.js'
import { GoJsonError, parseGoJson, otherType } from '../../../text/go-json.js'
import { utf8 } from '../../../text/utf8.js'
import { YamlError, parseYaml } from '../../../text/yaml.js'
import type { AnyKind, KubeObject } from '../../kinds/kind.js'
import { type FieldValidation, decode } from '../decode.js'
import { badRequest, cannotHandle } from '../errors.js'
import { unsupportedBody } from './answer.js'
import type { Call } from './message.js'
import { type ServedResource, servedResources } from './served-resources.js'
import { convertIn } from './versions.js'

/** As much of a body as is shown of it. */
const SHOWN = 30
const SCHEME = 'pkg/api/legacyscheme/scheme.go:30'
const OTHER_NAMESPACE =
  'the namespace of the provided object does not match the namespace sent on the request'

/** What a body says. */
interface Document {
  readonly value: unknown
  readonly duplicates: readonly string[]
}

/** The media type of a body, without its parameters. */
export const mediaTypeOf = ({ request }: Pick<Call, 'request'>): string =>
  (request.headers?.['content-type'] ?? 'application/json').split(';')[0]?.trim() ?? ''

/** The document of a body. @throws ApiError BadRequest, UnsupportedMediaType */
export function documentOf(call: Pick<Call, 'request'>, kind: string, asYaml = false): Document {
  const { body = '' } = call.request
  const type = mediaTypeOf(call)
  try {
    if (asYaml || type === 'application/yaml') return { value: parseYaml(body), duplicates: [] }
    if (type === 'application/json' || type === '') return parseGoJson(body)
  } catch (error) {
    if (error instanceof GoJsonError)
      throw unrecognized(
        kind,
        `couldn't get version/kind; json parse error: ${error.message}`,
        body,
      )
    if (error instanceof YamlError) throw unrecognized(kind, error.message, body)
    throw error
  }
  throw unsupportedBody()
}

const unrecognized = (kind: string, why: string, body: string) =>
  badRequest(
    `the object provided is unrecognized (must be of type ${kind}): ${why} (${summary(body)})`,
  )

function summary(body: string): string {
  if (body === '') return '<empty>'
  if (body.startsWith('{')) return body.length > SHOWN ? `${body.slice(0, SHOWN)} ...` : body
  const bytes = utf8(body)
  const hex = bytes.slice(0, SHOWN).map((byte) => byte.toString(16).padStart(2, '0'))
  return hex.join('') + (bytes.length > SHOWN ? ' ...' : '')
}

/** How a body is decoded. */
interface Decoding {
  readonly validation: FieldValidation
  readonly warn: (text: string) => void
  readonly asYaml?: boolean
}

/** The object of a body, in the version that is stored. @throws ApiError BadRequest */
export function objectOf(
  read: Reader,
  call: Pick<Call, 'request'>,
  resource: ServedResource,
  { validation, warn, asYaml = false }: Decoding,
): KubeObject {
  const { value, duplicates } = documentOf(call, resource.kind, asYaml)
  const typed = withKind(read, resource, value)
  return decode(resource.of as AnyKind, convertIn(resource, typed), validation, warn, duplicates)
}

/** What was sent with its kind, which the path says if it does not. @throws ApiError BadRequest */
function withKind(read: Reader, resource: ServedResource, value: unknown): Record<string, unknown> {
  const expected = apiVersionOf(resource)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw cannotHandle(
      resource.kind,
      resource.version,
      otherType(typeName(value), `${resource.version}.${resource.kind}`),
    )
  const given = value as Record<string, unknown>
  const { kind = resource.kind, apiVersion = expected } = given
  if (kind === resource.kind && apiVersion === expected) return { ...given, kind, apiVersion }
  throw otherKind(read, resource, String(kind), String(apiVersion))
}

function otherKind(read: Reader, resource: ServedResource, kind: string, apiVersion: string) {
  const found = servedResources(read).find(
    (one) => one.kind === kind && apiVersionOf(one) === apiVersion,
  )
  const [version = ''] = apiVersion.split('/').slice(-1)
  const handled = (why: string) => cannotHandle(kind, version, why, resource.kind)
  if (!found)
    return handled(
      `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)} in scheme "${SCHEME}"`,
    )
  if (found.kind === resource.kind && found.group === resource.group)
    return badRequest(
      `the API version in the data (${apiVersion}) does not match the expected API version (${apiVersionOf(resource)})`,
    )
  return handled(
    `converting (${version}.${kind}) to (${packageOf(resource.group)}.${resource.kind}): unknown conversion`,
  )
}

/** The package that a group's own types are in. */
const packageOf = (group: string): string => group.split('.')[0] || 'core'

const typeName = (value: unknown): string =>
  Array.isArray(value)
    ? 'array'
    : value === null
      ? 'null'
      : typeof value === 'boolean'
        ? 'bool'
        : typeof value

/** The object in the namespace of the path. @throws ApiError BadRequest */
export function inNamespace(
  { namespaced }: ServedResource,
  object: KubeObject,
  namespace: string,
): KubeObject {
  const { namespace: given, ...metadata } = object.metadata ?? {}
  if (!namespaced) return { ...object, metadata }
  if (given !== undefined && given !== '' && given !== namespace) throw badRequest(OTHER_NAMESPACE)
  return { ...object, metadata: { ...metadata, namespace } }
}
