/**
 * The OpenAPI documents of the API server: what its objects look like, and what can be asked of
 * which path, from the same facts that it decodes by.
 *
 * @see https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-interface-definition
 */
import { sha256 } from '@noble/hashes/sha2.js'
import type { Reader } from '../../../sim/world.js'
import { utf8 } from '../../../text/utf8.js'
import { type FieldType, type Field, fieldsOf } from '../../kinds/schema/types.js'
import { clusterOf } from '../cluster.js'
import { noPage, objectAnswer } from './answer.js'
import type { HttpAnswer } from './message.js'
import { type ServedResource, servedResources } from './served-resources.js'

const META = 'io.k8s.apimachinery.pkg.apis.meta'
const HASH_BYTES = 16

type Schema = Readonly<Record<string, unknown>>

/** How the two versions of OpenAPI differ. */
interface Dialect {
  /** Where schemas stand. */
  readonly schemas: string
  readonly body: (schema: Schema) => Schema
  readonly answer: (schema: Schema) => Schema
  readonly parameter: (name: string) => Schema
}

const V3: Dialect = {
  schemas: '#/components/schemas/',
  body: (schema) => ({ requestBody: { content: { '*/*': { schema } }, required: true } }),
  answer: (schema) => ({ description: 'OK', content: { 'application/json': { schema } } }),
  parameter: (name) => ({ name, in: 'query', schema: { type: 'string', uniqueItems: true } }),
}
const V2: Dialect = {
  schemas: '#/definitions/',
  body: (schema) => ({ parameters: [{ name: 'body', in: 'body', required: true, schema }] }),
  answer: (schema) => ({ description: 'OK', schema }),
  parameter: (name) => ({ name, in: 'query', type: 'string', uniqueItems: true }),
}

const VALUES: Readonly<Record<string, Schema>> = {
  string: { type: 'string' },
  bool: { type: 'boolean' },
  int32: { type: 'integer', format: 'int32' },
  int64: { type: 'integer', format: 'int64' },
  float64: { type: 'number', format: 'double' },
  '[]byte': { type: 'string', format: 'byte' },
  Quantity: { type: 'string' },
  Time: { type: 'string', format: 'date-time' },
  MicroTime: { type: 'string', format: 'date-time' },
  IntOrString: { format: 'int-or-string', 'x-kubernetes-int-or-string': true },
  any: { 'x-kubernetes-preserve-unknown-fields': true },
}

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

const groupVersion = ({ group, version }: ServedResource): string =>
  group === '' ? version : `${group}/${version}`

/** `api/v1`, `apis/apps/v1`: where a version of a group is served. */
const pathOf = (resource: ServedResource): string =>
  resource.group === '' ? `api/${resource.version}` : `apis/${groupVersion(resource)}`

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

/** `io.k8s.api.core.v1.Pod`, from `core/v1.Pod`. */
function nameOf(type: string): string {
  const [owner = '', name = ''] = [
    type.slice(0, type.lastIndexOf('.')),
    type.slice(type.lastIndexOf('.') + 1),
  ]
  const dotted = owner.replace('/', '.')
  return dotted.startsWith('meta.')
    ? `${META}.${dotted.slice(5)}.${name}`
    : `io.k8s.api.${dotted}.${name}`
}

/** A reference to the schema of a structure, which is put among the others. */
function refTo(type: string, dialect: Dialect, schemas: Map<string, Schema>): Schema {
  const name = nameOf(type)
  if (!schemas.has(name)) {
    schemas.set(name, {})
    schemas.set(name, schemaOf(type, dialect, schemas))
  }
  return { $ref: dialect.schemas + name }
}

/** `com.example.stable.v1.CronTab` of stable.example.com. */
const customName = ({ group, version, kind }: ServedResource): string =>
  [...group.split('.').reverse(), version, kind].join('.')

/** A reference to what a definition says of its objects, and what every object has. */
function refToCustom(
  resource: ServedResource,
  dialect: Dialect,
  schemas: Map<string, Schema>,
): Schema {
  const name = customName(resource)
  const { properties, ...rest } = resource.of?.schema ?? {}
  const metadata = refTo('meta/v1.ObjectMeta', dialect, schemas)
  const common = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata }
  schemas.set(name, { type: 'object', ...rest, properties: { ...properties, ...common } })
  return { $ref: dialect.schemas + name }
}

function schemaOf(type: string, dialect: Dialect, schemas: Map<string, Schema>): Schema {
  const fields = [...(fieldsOf(type) ?? [])]
  const required = fields.filter(([, field]) => field.required).map(([name]) => name)
  return {
    type: 'object',
    properties: Object.fromEntries(
      fields.map(([name, field]) => [name, propertyOf(field, dialect, schemas)]),
    ),
    ...(required.length > 0 ? { required } : {}),
  }
}

function propertyOf(field: Field, dialect: Dialect, schemas: Map<string, Schema>): Schema {
  const { topology, merge, allowed } = field
  const isKeyed = Array.isArray(topology)
  return {
    ...typeOf(field.type, dialect, schemas),
    ...(field.default === undefined ? {} : { default: field.default }),
    ...(allowed ? { enum: allowed } : {}),
    ...(isKeyed ? { 'x-kubernetes-list-map-keys': topology } : {}),
    ...(topology ? { [listing(field)]: isKeyed ? 'map' : topology } : {}),
    ...(merge?.key ? { 'x-kubernetes-patch-merge-key': merge.key } : {}),
    ...(merge
      ? { 'x-kubernetes-patch-strategy': field.retainKeys ? 'merge,retainKeys' : 'merge' }
      : {}),
  }
}

const listing = ({ type }: Field): string =>
  type.is === 'list' ? 'x-kubernetes-list-type' : 'x-kubernetes-map-type'

function typeOf(type: FieldType, dialect: Dialect, schemas: Map<string, Schema>): Schema {
  if (type.is === 'struct') return refTo(type.name, dialect, schemas)
  if (type.is === 'list') return { type: 'array', items: typeOf(type.of, dialect, schemas) }
  if (type.is === 'map')
    return { type: 'object', additionalProperties: typeOf(type.of, dialect, schemas) }
  return VALUES[type.name] ?? {}
}

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
    nameKind(resource, schemas)
  }
  return paths
}

/** Says in the schema of a structure of which kind it is: clients look for that. */
function nameKind(resource: ServedResource, schemas: Map<string, Schema>): void {
  const { group, version, kind, of, isCustom } = resource
  const name = isCustom ? customName(resource) : of ? nameOf(of.type) : ''
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
  const { group, version, kind, of, isCustom } = resource
  const schema = isCustom
    ? refToCustom(resource, dialect, schemas)
    : of
      ? refTo(of.type, dialect, schemas)
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
