/**
 * What a path of the API means: a resource, an object, a part of it, or no resource at all.
 *
 * @example
 * routeOf('GET', '/apis/apps/v1/namespaces/default/deployments/web/scale', new Map())
 * // { verb: 'get', group: 'apps', version: 'v1', namespace: 'default',
 * //   resource: 'deployments', name: 'web', subresource: 'scale', rest: [] }
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris
 */
import { parseFieldSelector } from '../selectors.js'
import type { Query } from './message.js'
import { switchOf, textOf } from './parameters.js'

/** A request for a resource. */
export interface ResourceRoute {
  /** `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`; '' for none. */
  readonly verb: string
  /** '' for the core group. */
  readonly group: string
  readonly version: string
  /** '' without one. */
  readonly namespace: string
  readonly resource: string
  /** '' for the whole collection. */
  readonly name: string
  readonly subresource: string
  /** The name that a field selector names, which counts for authorization. */
  readonly selectedName: string
}

const VERBS: Readonly<Record<string, string>> = {
  POST: 'create',
  GET: 'get',
  HEAD: 'get',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
}
/** Parts of a namespace that are no resources in it. */
const PARTS_OF_NAMESPACES: ReadonlySet<string> = new Set(['status', 'finalize'])

/** The resource that a path names; undefined if it names none. */
export function routeOf(method: string, path: string, query: Query): ResourceRoute | undefined {
  const parts = path.split('/').filter((part) => part !== '')
  const isCore = parts[0] === 'api'
  if (parts.length < (isCore ? 3 : 4) || (!isCore && parts[0] !== 'apis')) return undefined
  const [group = '', version = ''] = isCore ? ['', parts[1]] : [parts[1], parts[2]]
  let rest = parts.slice(isCore ? 2 : 3)
  const isOldWatch = rest[0] === 'watch' && rest.length > 1
  if (isOldWatch) rest = rest.slice(1)
  let namespace = ''
  if (rest[0] === 'namespaces' && rest.length > 1) {
    namespace = rest[1] ?? ''
    if (rest.length > 2 && !PARTS_OF_NAMESPACES.has(rest[2] ?? '')) rest = rest.slice(2)
  }
  const [resource = '', name = '', subresource = ''] = rest
  const verb = isOldWatch ? 'watch' : verbOf(VERBS[method] ?? '', name, query)
  const selectedName = name === '' ? nameSelected(textOf(query, 'fieldSelector')) : name
  return { verb, group, version, namespace, resource, name, subresource, selectedName }
}

function verbOf(verb: string, name: string, query: Query): string {
  if (name !== '') return verb
  if (verb === 'get') return switchOf(query, 'watch') ? 'watch' : 'list'
  return verb === 'delete' ? 'deletecollection' : verb
}

/** The one object that a field selector selects. */
function nameSelected(selector: string): string {
  try {
    return (
      parseFieldSelector(selector).find(
        ({ field, negated }) => field === 'metadata.name' && !negated,
      )?.value ?? ''
    )
  } catch {
    return ''
  }
}
