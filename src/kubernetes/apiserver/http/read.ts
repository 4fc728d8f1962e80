/**
 * Reading over HTTP: one object, a list, a watch.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
import { apiVersionOf } from '../../kinds/index.js'
import type { Tx } from '../../../sim/step.js'
import type { AnyKind, KubeObject, Stored } from '../../kinds/kind.js'
import { goJson } from '../../../text/json.js'
import { badRequest } from '../errors.js'
import { get } from '../get.js'
import { type Page, listPage } from '../pages.js'
import { parseRevision, tooLargeRevision } from '../revisions.js'
import { keepHistory, revisionOf } from '../watch/history.js'
import { headersOf, notConvertible, objectAnswer } from './answer.js'
import type { Call, HttpAnswer, HttpStream, Query, TextPiece } from './message.js'
import { type Form, formOf } from './negotiate.js'
import { bodyOf, itemOf, partialOf, shownObject } from './objects.js'
import { type ListParameters, listParameters, textOf } from './parameters.js'
import type { ResourceRoute } from './route.js'
import type { ServedResource } from './served-resources.js'
import { itemPiece } from './texts.js'
import { type TableForm, includeObjectOf, tableOf } from './table.js'
import { openWatch } from './watch-stream.js'

const OTHER_NAME = "fieldSelector metadata.name doesn't match requested name"

/** An answer that is one object, in the form that is asked for. @throws ApiError NotAcceptable */
export function answerWith(
  tx: Tx,
  { request, query }: Pick<Call, 'request' | 'query'>,
  resource: ServedResource,
  object: Stored<KubeObject>,
  status = 200,
): HttpAnswer {
  const form = formOf(request.headers?.['accept'])
  if (form.as === 'Table') {
    const { resourceVersion } = object.metadata
    const metadata = resourceVersion ? { resourceVersion } : {}
    const table = tableOf(tx, resource, metadata, [object], tableForm(form, query))
    return objectAnswer(status, table, form.type)
  }
  const whole = shownObject(tx, resource, object)
  if (form.as === 'PartialObjectMetadata')
    return objectAnswer(status, partialOf(whole, form.version), form.type)
  if (form.as === 'PartialObjectMetadataList')
    throw notConvertible(
      `you requested PartialObjectMetadataList, but the requested object is not a list (*${resource.kind})`,
    )
  return objectAnswer(status, bodyOf(resource, whole), form.type)
}

const tableForm = ({ version = 'v1' }: Form, query: Query): TableForm => ({
  version,
  include: includeObjectOf(textOf(query, 'includeObject')),
})

/** `GET …/name`. @throws ApiError NotFound, Timeout */
export function getObject(
  tx: Tx,
  call: Call,
  route: ResourceRoute,
  resource: ServedResource,
): HttpAnswer {
  const kind = resource.of as AnyKind
  const asked = textOf(call.query, 'resourceVersion')
  const revision = asked === '' ? 0 : parseRevision(asked)
  const now = revisionOf(tx)
  if (revision > now) throw tooLargeRevision(revision, now)
  const object = get(tx, kind, route.name, route.namespace)
  keepHistory(tx, kind.table)
  return answerWith(tx, call, resource, object as Stored<KubeObject>)
}

/** `GET` of a collection. @throws ApiError BadRequest, Invalid, Expired, Timeout */
export function listObjects(
  tx: Tx,
  call: Call,
  route: ResourceRoute,
  resource: ServedResource,
): HttpAnswer | HttpStream {
  const form = formOf(call.request.headers?.['accept'])
  const parameters = listParameters(call.query)
  const options = optionsOf(route, parameters)
  if (route.verb === 'watch') {
    const shape = watchForm(form, call.query)
    return {
      status: 200,
      headers: headersOf(form.type),
      ...openWatch(tx, resource, options, parameters, shape),
    }
  }
  const page = listPage(tx, resource.of as AnyKind, { ...parameters, ...options })
  if (form.as === undefined && form.type === 'application/json')
    return listAnswer(tx, resource, page)
  return objectAnswer(200, listBody(tx, call, resource, page, form), form.type)
}

const watchForm = (form: Form, query: Query) =>
  form.as === 'Table'
    ? { table: tableForm(form, query) }
    : form.as === undefined
      ? {}
      : { partial: form.version ?? 'v1' }

/** What the path and the parameters select. @throws ApiError BadRequest */
export function optionsOf(
  { name, namespace }: Pick<ResourceRoute, 'name' | 'namespace'>,
  { labelSelector, fieldSelector }: Pick<ListParameters, 'labelSelector' | 'fieldSelector'>,
) {
  const named = `metadata.name=${name}`
  if (name !== '' && fieldSelector !== '' && fieldSelector !== named) throw badRequest(OTHER_NAME)
  return {
    ...(namespace === '' ? {} : { namespace }),
    labelSelector,
    fieldSelector: name === '' ? fieldSelector : named,
  }
}

/** A list of objects as they are, of what was written of them before. */
function listAnswer(tx: Tx, resource: ServedResource, { items, ...metadata }: Page): HttpAnswer {
  const around = goJson(listOf(resource, metadata, []))
  const at = around.indexOf(NO_ITEMS) + NO_ITEMS.length - 1
  const pieces: TextPiece[] = [{ text: around.slice(0, at) }]
  for (const [i, object] of items.entries()) {
    if (i > 0) pieces.push(COMMA)
    pieces.push(itemPiece(tx, resource, object))
  }
  pieces.push({ text: `${around.slice(at)}\n` })
  return {
    status: 200,
    headers: headersOf(),
    get body() {
      return pieces.map(({ text }) => text).join('')
    },
    pieces,
  }
}

const COMMA: TextPiece = { text: ',' }
const NO_ITEMS = '"items":[]'

/** @throws ApiError NotAcceptable, BadRequest */
function listBody(
  tx: Tx,
  { query }: Call,
  resource: ServedResource,
  page: Page,
  form: Form,
): object {
  const { items, ...metadata } = page
  if (form.as === 'Table') return tableOf(tx, resource, metadata, items, tableForm(form, query))
  const objects = items.map((object) => shownObject(tx, resource, object))
  if (form.as === 'PartialObjectMetadata')
    throw notConvertible(
      `you requested PartialObjectMetadata, but the requested object is a list (*${resource.kind}List)`,
    )
  const { version = 'v1' } = form
  if (form.as === 'PartialObjectMetadataList')
    return {
      kind: 'PartialObjectMetadataList',
      apiVersion: `meta.k8s.io/${version}`,
      metadata,
      items: objects.map((object) => partialOf(object, version)),
    }
  return listOf(resource, metadata, objects)
}

/** A list of objects as they are. */
export function listOf(
  resource: ServedResource,
  metadata: object,
  objects: readonly Stored<KubeObject>[],
): object {
  const { kind, isCustom } = resource
  const apiVersion = apiVersionOf(resource)
  const items = objects.map((object) => itemOf(resource, object))
  return isCustom
    ? { apiVersion, items, kind: `${kind}List`, metadata }
    : { kind: `${kind}List`, apiVersion, metadata, items }
}
