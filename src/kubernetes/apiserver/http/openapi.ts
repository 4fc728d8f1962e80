/**
 * The OpenAPI documents of the API server: what its objects look like, and what can be asked of
 * which path, from the same facts that it decodes by.
 *
 * @see https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-interface-definition
 */
import { apiVersionOf } from '../../kinds/index.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Reader } from '../../../sim/world.js'
import { utf8 } from '../../../text/utf8.js'
import { clusterOf } from '../cluster.js'
import { noPage, objectAnswer } from './answer.js'
import type { HttpAnswer } from './message.js'
import {
  type Dialect,
  type Schema,
  V2,
  V3,
  customName,
  nameOf,
  refTo,
  refToCustom,
} from './openapi-schemas.js'
import { type ServedResource, servedResources } from './served-resources.js'

const HASH_BYTES = 16

/** Answers `/openapi/…`; undefined for other paths. */
export function openApiAnswer(read: Reader, path: string): HttpAnswer | undefined {
  const [first, version, ...rest] = path.split('/').filter((part) => part !== '')
  if (first !== 'openapi') return undefined
  if (version === 'v2' && rest.length === 0) return objectAnswer(200, swagger(read))
  if (version !== 'v3') return noPage()
  if (rest.length === 0) return objectAnswer(200, { paths: indexOf(read) })
  const resources = servedResources(read).filter((one) => pathOf(one) === rest.join('/'))
  return resources.length === 0 ? noPage() : objectAnswer(200, documentOf(read, resources))
}

/** `api/v1`, `apis/apps/v1`: where a version of a group is served. */
const pathOf = (resource: ServedResource): string =>
  resource.group === '' ? `api/${resource.version}` : `apis/${apiVersionOf(resource)}`

/** Where the document of each version of each group is. */
function indexOf(read: Reader): Schema {
  const all = servedResources(read)
  const paths = [...new Set(all.map(pathOf))]
  return Object.fromEntries(
    paths.map((path) => {
      const names = all.filter((one) => pathOf(one) === path).map(({ plural }) => plural)
      const hash = [...sha256(Uint8Array.from(utf8(names.join()))).slice(0, HASH_BYTES)]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('')
        .toUpperCase()
      return [path, { serverRelativeURL: `/openapi/v3/${path}?hash=${hash}` }]
    }),
  )
}

const infoOf = (read: Reader): Schema => ({
  title: 'Kubernetes',
  version: clusterOf(read)?.version ?? '',
})

function documentOf(read: Reader, resources: readonly ServedResource[]): object {
  const schemas = new Map<string, Schema>()
  const paths = pathsOf(resources, V3, schemas)
  return { openapi: '3.0.0', info: infoOf(read), paths, components: { schemas: sorted(schemas) } }
}

function swagger(read: Reader): object {
  const schemas = new Map<string, Schema>()
  const paths = pathsOf(servedResources(read), V2, schemas)
  return { swagger: '2.0', info: infoOf(read), paths, definitions: sorted(schemas) }
}

const sorted = (schemas: ReadonlyMap<string, Schema>): Schema =>
  Object.fromEntries([...schemas].sort(([a], [b]) => (a < b ? -1 : 1)))

const ACTIONS: Readonly<Record<string, readonly [method: string, of: 'object' | 'collection']>> = {
  get: ['get', 'object'],
  list: ['get', 'collection'],
  create: ['post', 'collection'],
  update: ['put', 'object'],
  patch: ['patch', 'object'],
  delete: ['delete', 'object'],
  deletecollection: ['delete', 'collection'],
}
const WRITES = ['create', 'update', 'patch']
const WRITE_PARAMETERS = ['dryRun', 'fieldManager', 'fieldValidation']

function pathsOf(
  resources: readonly ServedResource[],
  dialect: Dialect,
  schemas: Map<string, Schema>,
): Schema {
  const paths: Record<string, Record<string, Schema>> = {}
  for (const resource of resources) {
    const base = `/${pathOf(resource)}/${resource.namespaced ? 'namespaces/{namespace}/' : ''}${resource.plural}`
    for (const verb of resource.verbs) {
      const [method, of] = ACTIONS[verb] ?? []
      if (method === undefined) continue
      const path = of === 'object' ? `${base}/{name}` : base
      paths[path] = { ...paths[path], [method]: operationOf(resource, verb, dialect, schemas) }
    }
    if (resource.namespaced && resource.verbs.includes('list'))
      paths[`/${pathOf(resource)}/${resource.plural}`] = {
        get: operationOf(resource, 'list', dialect, schemas),
      }
    nameKind(resource, schemas)
  }
  return paths
}

/** Says in the schema of a structure of which kind it is: clients look for that. */
function nameKind(
  { group, version, kind, type }: ServedResource,
  schemas: Map<string, Schema>,
): void {
  const name = type === undefined ? customName({ group, version, kind }) : nameOf(type)
  const schema = schemas.get(name)
  if (!schema) return
  const kinds = [{ group, version, kind }]
  schemas.set(name, { ...schema, 'x-kubernetes-group-version-kind': kinds })
}

function operationOf(
  resource: ServedResource,
  verb: string,
  dialect: Dialect,
  schemas: Map<string, Schema>,
): Schema {
  const { group, version, kind, of, type } = resource
  const schema = type
    ? refTo(type, dialect, schemas)
    : of?.schema
      ? refToCustom(resource, of.schema as Schema, dialect, schemas)
      : { type: 'object' }
  const isWrite = WRITES.includes(verb)
  const body = isWrite ? dialect.body(schema) : {}
  const parameters = isWrite ? WRITE_PARAMETERS.map(dialect.parameter) : []
  const more = (body as { readonly parameters?: readonly Schema[] }).parameters ?? []
  return {
    ...body,
    ...(isWrite ? { parameters: [...parameters, ...more] } : {}),
    responses: { [verb === 'create' ? 201 : 200]: dialect.answer(schema) },
    'x-kubernetes-action': verb === 'update' ? 'put' : verb === 'create' ? 'post' : verb,
    'x-kubernetes-group-version-kind': { group, version, kind },
  }
}
