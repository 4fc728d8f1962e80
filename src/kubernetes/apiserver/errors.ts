/**
 * What the API server answers when it cannot do what it was asked: a Status, thrown as an error.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */
import type { Status, StatusCause, StatusDetails } from '../../types/kubernetes/meta/v1.js'
import { goQuote } from '../../text/goquote.js'
import { KubariumError } from '../../sim/errors.js'
import { resourceOf } from '../kinds/index.js'
import type { FieldError, KindNames, KubeObject } from '../kinds/kind.js'

/** A failure as the API reports it: `status` is the whole Status object. */
export class ApiError extends KubariumError {
  override name = 'ApiError'
  constructor(readonly status: Status) {
    super(status.message ?? '')
  }

  /** `NotFound`, `AlreadyExists`, `Conflict`, `Invalid`, … */
  get reason(): string {
    return this.status.reason ?? ''
  }

  /** The HTTP status. */
  get code(): number {
    return this.status.code ?? 500
  }
}

/** Whether an error is an ApiError with this reason. */
export const isApiError = (error: unknown, reason?: string): error is ApiError =>
  error instanceof ApiError && (reason === undefined || error.reason === reason)

type Resource = Pick<KindNames, 'group' | 'plural'>

export const failure = (
  code: number,
  reason: string,
  message: string,
  details?: StatusDetails,
): ApiError =>
  new ApiError({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason,
    ...(details ? { details } : {}),
    code,
  })

const detailsOf = (kind: Resource, name: string): StatusDetails => ({
  ...(name === '' ? {} : { name }),
  ...(kind.group === '' ? {} : { group: kind.group }),
  kind: kind.plural,
})

export const notFound = (kind: Resource, name: string): ApiError =>
  failure(404, 'NotFound', `${resourceOf(kind)} "${name}" not found`, detailsOf(kind, name))

export const alreadyExists = (kind: Resource, name: string): ApiError =>
  failure(
    409,
    'AlreadyExists',
    `${resourceOf(kind)} "${name}" already exists`,
    detailsOf(kind, name),
  )

export const conflict = (kind: Resource, name: string, why: string): ApiError =>
  failure(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${resourceOf(kind)} "${name}": ${why}`,
    detailsOf(kind, name),
  )

/** Somebody else wrote the object since it was read. */
export const modified = (kind: Resource, name: string): ApiError =>
  conflict(
    kind,
    name,
    'the object has been modified; please apply your changes to the latest version and try again',
  )

/** Why a request for one object does not touch another of the same name. */
export const uidMismatchText = (wanted: string, uid: string): string =>
  `Precondition failed: UID in precondition: ${wanted}, UID in object meta: ${uid}`

export const uidMismatch = (kind: Resource, name: string, wanted: string, uid: string): ApiError =>
  conflict(kind, name, uidMismatchText(wanted, uid))

/** Causes name the fields; the message lists one as it is and several in brackets. */
export function invalidObject(
  kind: Pick<KindNames, 'group' | 'kind'>,
  name: string,
  errors: readonly FieldError[],
): ApiError {
  const causes: StatusCause[] = errors.map(({ field, reason, message }) => ({
    reason,
    message,
    field,
  }))
  const texts = [...new Set(errors.map(({ field, message }) => `${field}: ${message}`))]
  const qualified = kind.group === '' ? kind.kind : `${kind.kind}.${kind.group}`
  const message = `${qualified} "${name}" is invalid: ${texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`}`
  return failure(422, 'Invalid', message, {
    ...(name === '' ? {} : { name }),
    ...(kind.group === '' ? {} : { group: kind.group }),
    ...(kind.kind === '' ? {} : { kind: kind.kind }),
    causes,
  })
}

export const forbidden = (
  kind: Resource,
  name: string,
  why: string,
  causes?: readonly StatusCause[],
): ApiError =>
  failure(
    403,
    'Forbidden',
    name === ''
      ? `${resourceOf(kind)} is forbidden: ${why}`
      : `${resourceOf(kind)} "${name}" is forbidden: ${why}`,
    {
      ...detailsOf(kind, name),
      ...(causes ? { causes: [...causes] } : {}),
    },
  )

/** A path that is no resource may not be asked for. */
export const forbiddenPath = (why: string): ApiError =>
  failure(403, 'Forbidden', `forbidden: ${why}`, {})

const NAMESPACE_TERMINATING = 'NamespaceTerminating'

/** Whether something was refused because its namespace is being deleted. */
export const isNamespaceTerminating = ({ status }: ApiError): boolean =>
  status.details?.causes?.some(({ reason }) => reason === NAMESPACE_TERMINATING) === true

export const namespaceTerminating = (kind: Resource, name: string, namespace: string): ApiError =>
  forbidden(
    kind,
    name,
    `unable to create new content in namespace ${namespace} because it is being terminated`,
    [
      {
        reason: NAMESPACE_TERMINATING,
        message: `namespace ${namespace} is being terminated`,
        field: 'metadata.namespace',
      },
    ],
  )

/** Like `forbidden`, for another reason than that. */
export const forbiddenFor = (
  kind: Resource,
  name: string,
  why: string,
  reason: string,
  code: number,
): ApiError =>
  failure(code, reason, `${resourceOf(kind)} "${name}" is forbidden: ${why}`, {
    ...detailsOf(kind, name),
    causes: [{ message: why }],
  })

/** Somebody whom the API server asked says no, in his own words. */
export const refused = (
  kind: Resource,
  name: string,
  message: string,
  { reason = '', code = 400 }: { readonly reason?: string; readonly code?: number } = {},
): ApiError => failure(Math.max(400, code), reason, message, detailsOf(kind, name))

export const badRequest = (message: string): ApiError => failure(400, 'BadRequest', message)

/** The body cannot be made into an object of the kind. */
export const cannotHandle = (kind: string, version: string, why: string, wanted = kind): ApiError =>
  badRequest(`${kind} in version "${version}" cannot be handled as a ${wanted}: ${why}`)

/** @throws ApiError BadRequest when an object has another name than its path says */
export function checkName({ metadata }: KubeObject, name: string): void {
  const own = metadata?.name ?? ''
  if (own !== name)
    throw badRequest(`the name of the object (${own}) does not match the name on the URL (${name})`)
}

/** What a patch makes of an object is none of its kind. */
export const invalidPatch = (made: string, why: string): ApiError =>
  invalidObject({ group: '', kind: '' }, '', [
    {
      field: 'patch',
      reason: 'FieldValueInvalid',
      message: `Invalid value: ${goQuote(made)}: ${why}`,
    },
  ])

/** A patch that is well-formed and cannot be applied. */
export const unprocessable = (): ApiError =>
  failure(422, 'Invalid', 'the server rejected our request due to an error in our request', {})

/** There is no such path: a kind has no subresource of that name. */
export const notServed = (): ApiError =>
  failure(404, 'NotFound', 'the server could not find the requested resource', {})

/** The kind of the patch is none that the object's kind can be patched with. */
export const unsupportedPatch = (): ApiError =>
  failure(
    415,
    'UnsupportedMediaType',
    'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml',
  )

export const internalError = (message: string): ApiError =>
  failure(500, 'InternalError', `Internal error occurred: ${message}`, { causes: [{ message }] })

/** A server failed and says no more than that. */
export const unsaid = (said: string): string =>
  `an error on the server (${said}) has prevented the request from succeeding`

/** A pod that is looked for in one namespace. */
export const noPodInNamespace = (name: string, namespace: string): string =>
  `pods "${name}" not found in namespace "${namespace}"`

/** What `kubectl logs` gets where there is no such pod. */
export const podNotFoundInNamespace = (name: string, namespace: string): ApiError =>
  failure(404, 'NotFound', noPodInNamespace(name, namespace), {
    name,
    kind: 'pods',
  })
