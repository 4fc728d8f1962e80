/**
 * Writing over HTTP: create, update, patch, delete, and delete of a collection.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
import { apiVersionOf } from '../../kinds/index.js'
import type { Tx } from '../../../sim/step.js'
import { rfc3339 } from '../../../text/time.js'
import type { AnyKind, KubeObject, Stored } from '../../kinds/kind.js'
import type { PatchType, PodPart, Subresource, WriteOptions } from '../api.js'
import { type Api, connect } from '../client.js'
import { warningsOf } from '../../kinds/warnings/index.js'
import { isReview } from '../../kinds/reviews.js'
import { deleteObject } from '../delete.js'
import { checkName, notFound } from '../errors.js'
import { asIfManaged } from '../field-managers.js'
import { list } from '../list.js'
import { findStored, keyIn } from '../stored.js'
import { keepHistory, revisionOf } from '../watch/history.js'
import { methodNotAllowed, objectAnswer, unsupportedMediaType } from './answer.js'
import { documentOf, inNamespace, mediaTypeOf, objectOf } from './body.js'
import { deletionOf } from './deletion.js'
import type { Call, HttpAnswer } from './message.js'
import { formOf } from './negotiate.js'
import { bodyOf, shownObject } from './objects.js'
import { type WriteParameters, listParameters, writeParameters } from './parameters.js'
import { answerWith, listOf, optionsOf } from './read.js'
import type { ResourceRoute } from './route.js'
import type { ServedResource } from './served-resources.js'

/** Kinds of which an update makes what is not there. */
const CREATED_BY_UPDATE: ReadonlySet<string> = new Set([
  'ClusterRole',
  'ClusterRoleBinding',
  'Endpoints',
  'Event',
  'Lease',
  'LimitRange',
  'Role',
  'RoleBinding',
  'Service',
])
/** Kinds of which a deletion answers with the object. */
const GIVEN_BACK: ReadonlySet<string> = new Set([
  'CSIDriver',
  'CSINode',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'PodTemplate',
  'ResourceQuota',
  'Service',
  'ServiceAccount',
  'StorageClass',
  'VolumeAttachment',
])

const PATCH_TYPES: Readonly<Record<string, PatchType>> = {
  'application/strategic-merge-patch+json': 'strategic',
  'application/merge-patch+json': 'merge',
  'application/json-patch+json': 'json',
}
const APPLY = 'application/apply-patch+yaml'

/** What a write is about. */
export interface Writing {
  readonly tx: Tx
  readonly call: Call
  readonly route: ResourceRoute
  readonly resource: ServedResource
}

const apiOf = ({ tx, call }: Writing): Api => connect(tx, call.user)

/** Who writes: who is named, or the program that asks. */
export const managerOf = ({ request }: Call, { fieldManager }: WriteParameters): string =>
  fieldManager || (request.headers?.['user-agent'] ?? '').split('/')[0] || 'unknown'

const writeOptions = (
  { call, resource }: Writing,
  parameters: WriteParameters,
): WriteOptions & { readonly fieldManager: string } => ({
  fieldManager: managerOf(call, parameters),
  apiVersion: apiVersionOf(resource),
  warn: call.warn,
  ...(parameters.dryRun ? { dryRun: true } : {}),
})

const advise = (
  { call, resource }: Writing,
  object: Stored<KubeObject>,
  old: Stored<KubeObject> | undefined,
): void => warningsOf(resource.of as AnyKind, object, old).forEach(call.warn)

/** `POST` to a collection. */
export function createObject(writing: Writing): HttpAnswer {
  const { tx, call, route, resource } = writing
  if (route.name !== '' || (resource.namespaced && route.namespace === '')) throw methodNotAllowed()
  formOf(call.request.headers?.['accept'])
  // What cannot be read is said before what is wrong with the options.
  documentOf(call, resource.kind)
  const parameters = writeParameters(call.query, 'CreateOptions')
  const sent = objectOf(tx, call, resource, {
    validation: parameters.fieldValidation,
    warn: call.warn,
  })
  const object = inNamespace(resource, sent, route.namespace)
  const created = apiOf(writing).create(
    resource.of as AnyKind,
    object,
    writeOptions(writing, parameters),
  ) as Stored<KubeObject>
  if (isReview(resource.of as AnyKind)) return reviewAnswer(writing, created, parameters)
  advise(writing, created, undefined)
  return answerWith(tx, call, resource, created, 201)
}

/** A review with its answer; who asked manages the question. */
function reviewAnswer(
  { tx, call, resource }: Writing,
  review: Stored<KubeObject>,
  parameters: WriteParameters,
): HttpAnswer {
  const fieldManager = managerOf(call, parameters)
  const { status, ...question } = review as Stored<KubeObject> & { readonly status?: unknown }
  const asked = asIfManaged(tx, resource.of as AnyKind, '', undefined, question, { fieldManager })
  const isAboutSelf = resource.kind === 'SelfSubjectReview'
  const metadata = isAboutSelf ? { creationTimestamp: rfc3339(tx.now) } : asked.metadata
  const answered = { ...asked, metadata, status } as unknown as Stored<KubeObject>
  return objectAnswer(201, bodyOf(resource, answered))
}

/** `PUT` of an object, or of its status. */
export function updateObject(writing: Writing, subresource?: 'status' | PodPart): HttpAnswer {
  const { tx, call, route, resource } = writing
  const kind = resource.of as AnyKind
  const parameters = writeParameters(call.query, 'UpdateOptions')
  const sent = objectOf(tx, call, resource, {
    validation: parameters.fieldValidation,
    warn: call.warn,
  })
  const object = inNamespace(resource, sent, route.namespace)
  checkName(object, route.name)
  const old = findStored(tx, kind, keyIn(kind, route.name, route.namespace)) as
    | Stored<KubeObject>
    | undefined
  if (!old && subresource === undefined && CREATED_BY_UPDATE.has(resource.kind)) {
    const created = apiOf(writing).create(kind, object, writeOptions(writing, parameters))
    advise(writing, created as Stored<KubeObject>, undefined)
    return answerWith(tx, call, resource, created as Stored<KubeObject>, 201)
  }
  if (!old) throw notFound(kind, route.name)
  const options = writeOptions(writing, parameters)
  const api = apiOf(writing)
  const written = (
    subresource
      ? api.patch(kind, route.name, route.namespace, 'merge', replacing(object, old), {
          ...options,
          subresource,
        })
      : api.update(kind, object, options)
  ) as Stored<KubeObject>
  if (subresource === undefined) advise(writing, written, old)
  return answerWith(tx, call, resource, written)
}

/** A patch that makes the status of an object another one. */
function replacing(object: KubeObject, old: Stored<KubeObject>): object {
  const [next, before] = [object, old].map((one) => (one as { status?: object }).status ?? {})
  const gone = Object.keys(before ?? {}).map((name) => [name, null])
  const { resourceVersion, uid } = object.metadata ?? {}
  return {
    metadata: {
      ...(resourceVersion ? { resourceVersion } : {}),
      ...(uid ? { uid } : {}),
    },
    status: { ...Object.fromEntries(gone), ...next },
  }
}

/** `PATCH` of an object, or of its status. */
export function patchObject(writing: Writing, subresource?: Subresource): HttpAnswer {
  const { tx, call, route, resource } = writing
  const kind = resource.of as AnyKind
  const type = mediaTypeOf(call)
  if (type === APPLY) return applyObject(writing)
  const patchType = PATCH_TYPES[type]
  if (!patchType) throw unsupportedMediaType()
  const parameters = writeParameters(call.query, 'PatchOptions')
  const { value } = documentOf({ request: { ...call.request, headers: {} } }, resource.kind)
  const old = findStored(tx, kind, keyIn(kind, route.name, route.namespace))
  const patched = apiOf(writing).patch(kind, route.name, route.namespace, patchType, value, {
    ...writeOptions(writing, parameters),
    fieldValidation: parameters.fieldValidation,
    ...(subresource ? { subresource } : {}),
  }) as Stored<KubeObject>
  if (subresource === undefined) advise(writing, patched, old as Stored<KubeObject> | undefined)
  return answerWith(tx, call, resource, patched)
}

/** `PATCH` with what somebody applies. */
function applyObject(writing: Writing): HttpAnswer {
  const { tx, call, route, resource } = writing
  const kind = resource.of as AnyKind
  const parameters = writeParameters(call.query, 'PatchOptions', true)
  const { fieldValidation: validation, fieldManager, dryRun, force = false } = parameters
  const sent = objectOf(tx, call, resource, { validation, warn: call.warn, asYaml: true })
  const object = inNamespace(resource, sent, route.namespace)
  checkName(object, route.name)
  const key = keyIn(kind, route.name, route.namespace)
  const old = findStored(tx, kind, key) as Stored<KubeObject> | undefined
  const applied = apiOf(writing).apply(kind, object, {
    fieldManager,
    apiVersion: apiVersionOf(resource),
    force,
    warn: call.warn,
    ...(dryRun ? { dryRun } : {}),
  }) as Stored<KubeObject>
  advise(writing, applied, old)
  return answerWith(tx, call, resource, applied, old ? 200 : 201)
}

/** `DELETE` of an object. */
export function deleteOne(writing: Writing): HttpAnswer {
  const { tx, call, route, resource } = writing
  const kind = resource.of as AnyKind
  const options = deletionOf(call)
  const key = keyIn(kind, route.name, route.namespace)
  const old = findStored(tx, kind, key) as Stored<KubeObject> | undefined
  const given = old && GIVEN_BACK.has(resource.kind) && answerWith(tx, call, resource, old)
  const object = apiOf(writing).delete(
    kind,
    route.name,
    route.namespace,
    options,
  ) as Stored<KubeObject>
  const left = findStored(tx, kind, key) !== undefined && !options.dryRun
  if (left) return answerWith(tx, call, resource, object)
  if (given) return given
  const { group, plural } = resource
  const { name, uid } = object.metadata
  return objectAnswer(200, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: { name, ...(group === '' ? {} : { group }), kind: plural, uid },
  })
}

/** `DELETE` of a collection. */
export function deleteCollection(writing: Writing): HttpAnswer {
  const { tx, call, route, resource } = writing
  const kind = resource.of as AnyKind
  const parameters = listParameters(call.query)
  const options = deletionOf(call)
  const form = formOf(call.request.headers?.['accept'])
  const objects = list(tx, kind, optionsOf(route, parameters)) as readonly Stored<KubeObject>[]
  keepHistory(tx, kind.table)
  const shown = objects.map((object) => shownObject(tx, resource, object))
  for (const { metadata } of objects)
    if (findStored(tx, kind, keyIn(kind, metadata.name, metadata.namespace)))
      deleteObject(tx, kind, metadata.name, metadata.namespace, { ...options, user: call.user })
  const metadata = { resourceVersion: String(revisionOf(tx)) }
  return objectAnswer(200, listOf(resource, metadata, shown), form.type)
}
