/**
 * The API server over HTTP: a request in, an answer out.
 *
 * @example
 * serve(tx, connections, { method: 'GET', path: '/api/v1/namespaces/default/pods?limit=5' }, user)
 * // { status: 200, headers: { 'content-type': 'application/json', … }, body: '{"kind":"PodList",…' }
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
import type { Tx } from '../../../sim/step.js'
import type { AnyKind } from '../../kinds/kind.js'
import type { UserInfo } from '../authentication/user.js'
import { authorize } from '../authorization/authorize.js'
import type { PodConnections } from '../connect.js'
import { ApiError, notServed } from '../errors.js'
import { failureAnswer, methodNotAllowed, noPage, notSimulated, withWarnings } from './answer.js'
import { actingUser, authenticate } from './authenticate.js'
import { discoveryAnswer } from './discovery.js'
import {
  type Call,
  type HttpAnswer,
  type HttpRequest,
  type HttpStream,
  splitTarget,
} from './message.js'
import { openApiAnswer } from './openapi.js'
import { plainAnswer } from './plain-paths.js'
import { getObject, listObjects } from './read.js'
import { type ResourceRoute, routeOf } from './route.js'
import { type ServedResource, resourceAt, servedResources } from './served-resources.js'
import { createBinding, serveSubresource } from './subresources.js'
import {
  type Writing,
  createObject,
  deleteCollection,
  deleteOne,
  patchObject,
  updateObject,
} from './write.js'

/**
 * Answers a request. `user` is who asks, if that is known already; else the headers say it. What a
 * request that fails has done is not undone: the caller drops the step.
 */
export function serve(
  tx: Tx,
  connections: PodConnections,
  request: HttpRequest,
  user?: UserInfo,
): HttpAnswer | HttpStream {
  const warnings: string[] = []
  const { path, query } = splitTarget(request.path)
  try {
    const who = actingUser(tx, user ?? authenticate(tx, request), request)
    const warn = (text: string): void => void warnings.push(text)
    const call: Call = { request, user: who, query, warn }
    const answer = answerTo(tx, connections, path, call)
    return withWarnings(answer, warnings)
  } catch (error) {
    if (error instanceof ApiError) return withWarnings(failureAnswer(error), warnings)
    throw error
  }
}

function answerTo(
  tx: Tx,
  connections: PodConnections,
  path: string,
  call: Call,
): HttpAnswer | HttpStream {
  const { request, user, query } = call
  const route = routeOf(request.method, path, query)
  if (!route) {
    authorize(tx, user, { verb: request.method.toLowerCase(), path })
    return (
      discoveryAnswer(tx, path, call) ??
      openApiAnswer(tx, path) ??
      plainAnswer(tx, request.method, path, query)
    )
  }
  const { verb, group, resource: plural, subresource, selectedName: name, namespace } = route
  authorize(tx, user, { verb, group, resource: plural, subresource, name, namespace })
  const resource = resourceAt(tx, route)
  if (!resource) {
    const isKnown = servedResources(tx).some(
      (one) => one.group === group && one.version === route.version,
    )
    if (!isKnown) return noPage()
    throw notServed()
  }
  return resourceAnswer(connections, { tx, call, route, resource })
}

/** @throws ApiError */
function resourceAnswer(connections: PodConnections, writing: Writing): HttpAnswer | HttpStream {
  const { tx, call, route, resource } = writing
  const { deprecation } = (resource.of as AnyKind | undefined) ?? {}
  if (deprecation !== undefined) call.warn(deprecation)
  if (resource.plural === 'bindings' && route.verb === 'create' && route.name === '')
    return createBinding(writing)
  if (!resource.of) throw notSimulated(`the resource ${resource.plural}`)
  if (route.namespace !== '' && !resource.namespaced && resource.plural !== 'namespaces')
    throw notServed()
  if (route.subresource !== '') return serveSubresource(writing, connections)
  if (!isAllowed(route, resource)) throw methodNotAllowed()
  switch (route.verb) {
    case 'get':
      return getObject(tx, call, route, resource)
    case 'list':
    case 'watch':
      return listObjects(tx, call, route, resource)
    case 'create':
      return createObject(writing)
    case 'update':
      return updateObject(writing)
    case 'patch':
      return patchObject(writing)
    case 'delete':
      return deleteOne(writing)
    default:
      return deleteCollection(writing)
  }
}

/** What a path is for: objects and collections have verbs of their own. */
function isAllowed(
  { verb, name, namespace }: ResourceRoute,
  { verbs, namespaced }: ServedResource,
): boolean {
  const ofObjects = name !== '' && ['update', 'patch', 'delete', 'get', 'watch'].includes(verb)
  const ofCollections =
    name === '' &&
    ['list', 'watch', 'create', 'deletecollection'].includes(verb) &&
    (!namespaced || namespace !== '' || verb === 'list' || verb === 'watch')
  return verbs.includes(verb) && (ofObjects || ofCollections)
}
