/**
 * The schemas of the OpenAPI documents: what objects look like, with what their fields mean.
 *
 * @see https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-interface-definition
 */
import { isObjectType } from '../../kinds/resources.js'
import { namedJson } from '../../kinds/schema/named-json.js'
import { type Field, type FieldType, fieldsOf } from '../../kinds/schema/types.js'
import { fieldText, fieldWords, typeWords } from '../../kinds/words/index.js'
import type { ServedResource } from './served-resources.js'

const MACHINERY = 'io.k8s.apimachinery.pkg'
const META = `${MACHINERY}.apis.meta`

export type Schema = Readonly<Record<string, unknown>>

/** How the two versions of OpenAPI differ. */
export interface Dialect {
  /** Where schemas stand. */
  readonly schemas: string
  readonly body: (schema: Schema) => Schema
  readonly answer: (schema: Schema) => Schema
  readonly parameter: (name: string) => Schema
  /** Values that it says more of than their type. */
  readonly values: Readonly<Record<string, Schema>>
  /** A reference with more said of it. */
  readonly extended: (ref: Schema, more: Schema) => Schema
}

export const V3: Dialect = {
  schemas: '#/components/schemas/',
  body: (schema) => ({ requestBody: { content: { '*/*': { schema } }, required: true } }),
  answer: (schema) => ({ description: 'OK', content: { 'application/json': { schema } } }),
  parameter: (name) => ({ name, in: 'query', schema: { type: 'string', uniqueItems: true } }),
  values: {
    Quantity: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    IntOrString: {
      format: 'int-or-string',
      oneOf: [{ type: 'integer' }, { type: 'string' }],
    },
  },
  extended: (ref, more) => ({ ...more, allOf: [ref] }),
}
export const V2: Dialect = {
  schemas: '#/definitions/',
  body: (schema) => ({ parameters: [{ name: 'body', in: 'body', required: true, schema }] }),
  answer: (schema) => ({ description: 'OK', schema }),
  parameter: (name) => ({ name, in: 'query', type: 'string', uniqueItems: true }),
  values: { IntOrString: { type: 'string', format: 'int-or-string' } },
  extended: (ref, more) => ({ ...more, ...ref }),
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
  any: { 'x-kubernetes-preserve-unknown-fields': true },
}

const EXTENSIONS = 'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1'
/** Values that have schemas of their own, and whose they are. */
const OWNERS: Readonly<Record<string, string>> = {
  Quantity: `${MACHINERY}.api.resource`,
  IntOrString: `${MACHINERY}.util.intstr`,
  Time: `${META}.v1`,
  MicroTime: `${META}.v1`,
  FieldsV1: `${META}.v1`,
  RawExtension: `${MACHINERY}.runtime`,
  JSON: EXTENSIONS,
  JSONSchemaPropsOrBool: EXTENSIONS,
  JSONSchemaPropsOrArray: EXTENSIONS,
  JSONSchemaPropsOrStringArray: EXTENSIONS,
}

/** `io.k8s.api.core.v1.Pod`, from `core/v1.Pod`. */
export function nameOf(type: string): string {
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
export function refTo(type: string, dialect: Dialect, schemas: Map<string, Schema>): Schema {
  const name = nameOf(type)
  if (!schemas.has(name)) {
    schemas.set(name, {})
    schemas.set(name, schemaOf(type, dialect, schemas))
  }
  return { $ref: dialect.schemas + name }
}

const described = (description: string | undefined): Schema =>
  description === undefined ? {} : { description }

/** What every object says of itself. The words are read when they are first asked for. */
const ofEveryObject = (): Schema =>
  Object.fromEntries(
    ['apiVersion', 'kind'].map((name) => [
      name,
      { ...described(fieldWords(`meta/v1.TypeMeta.${name}`)), type: 'string' },
    ]),
  )

const objectMeta = (): Schema => described(fieldWords('*.metadata'))

function schemaOf(type: string, dialect: Dialect, schemas: Map<string, Schema>): Schema {
  const fields = [...(fieldsOf(type) ?? [])]
  const required = fields.filter(([, field]) => field.required).map(([name]) => name)
  return {
    ...described(typeWords(type)),
    type: 'object',
    properties: {
      ...(isObjectType(type) ? ofEveryObject() : {}),
      ...Object.fromEntries(
        fields.map(([name, field]) => [
          name,
          propertyOf(`${type}.${name}`, field, dialect, schemas),
        ]),
      ),
    },
    ...(required.length > 0 ? { required } : {}),
  }
}

function propertyOf(
  path: string,
  field: Field,
  dialect: Dialect,
  schemas: Map<string, Schema>,
): Schema {
  const { topology, merge, allowed } = field
  const isKeyed = Array.isArray(topology)
  const more = {
    ...described(fieldText(path, field.allowed)),
    ...(field.default === undefined ? {} : { default: field.default }),
    ...(allowed ? { enum: allowed } : {}),
    ...(isKeyed ? { 'x-kubernetes-list-map-keys': topology } : {}),
    ...(topology ? { [listing(field)]: isKeyed ? 'map' : topology } : {}),
    ...(merge?.key ? { 'x-kubernetes-patch-merge-key': merge.key } : {}),
    ...(merge
      ? { 'x-kubernetes-patch-strategy': field.retainKeys ? 'merge,retainKeys' : 'merge' }
      : {}),
  }
  const type = typeOf(field.type, namedJson(path), dialect, schemas)
  return '$ref' in type ? dialect.extended(type, more) : { ...type, ...more }
}

const listing = ({ type }: Field): string =>
  type.is === 'list' ? 'x-kubernetes-list-type' : 'x-kubernetes-map-type'

function typeOf(
  type: FieldType,
  json: string,
  dialect: Dialect,
  schemas: Map<string, Schema>,
): Schema {
  if (type.is === 'struct') return refTo(type.name, dialect, schemas)
  if (type.is === 'list') return { type: 'array', items: typeOf(type.of, json, dialect, schemas) }
  if (type.is === 'map')
    return { type: 'object', additionalProperties: typeOf(type.of, json, dialect, schemas) }
  const value = dialect.values[type.name] ?? VALUES[type.name] ?? {}
  const name = type.name === 'any' ? json : type.name
  const owner = OWNERS[name]
  if (owner === undefined) return value
  schemas.set(`${owner}.${name}`, { ...described(typeWords(type.name)), ...value })
  return { $ref: `${dialect.schemas}${owner}.${name}` }
}

type Named = Pick<ServedResource, 'group' | 'version' | 'kind'>

/** `com.example.v1.Toy`, from a kind of `example.com`. */
export const customName = ({ group, version, kind }: Named): string =>
  [...group.split('.').reverse(), version, kind].join('.')

/** A reference to the schema of a custom resource, with what all objects have. */
export function refToCustom(
  resource: ServedResource,
  schema: Schema,
  dialect: Dialect,
  schemas: Map<string, Schema>,
): Schema {
  const name = customName(resource)
  const metadata = refTo('meta/v1.ObjectMeta', dialect, schemas)
  const own = (schema['properties'] as Schema | undefined) ?? {}
  if (!schemas.has(name))
    schemas.set(name, {
      type: 'object',
      ...schema,
      properties: {
        ...own,
        ...ofEveryObject(),
        metadata: dialect.extended(metadata, objectMeta()),
      },
    })
  return { $ref: dialect.schemas + name }
}
