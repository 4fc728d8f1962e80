/**
 * Parts of kinds as `kubectl explain` sees them: a type, words, and fields that are parts again.
 *
 * A part is made of the facts of the API or of the schema of a custom resource; its printer
 * need not know which. Fields are made when they are asked for, since a schema may hold itself.
 *
 * @module
 */
import {
  type Schema,
  isIntOrString,
  itemsOf,
  valuesOf,
} from '../../../kubernetes/kinds/custom/schema.js'
import type { Kind } from '../../../kubernetes/kinds/kind.js'
import { isObjectType } from '../../../kubernetes/kinds/resources.js'
import { namedJson } from '../../../kubernetes/kinds/schema/named-json.js'
import {
  type Field,
  type FieldType,
  fieldsOf,
  plainName,
} from '../../../kubernetes/kinds/schema/types.js'
import { fieldText, fieldWords, typeWords } from '../../../kubernetes/kinds/words/index.js'
import { goJson } from '../../../text/json.js'

/** A kind, or a field of it. */
export interface Part {
  /** `[]Container`, `map[string]string`. */
  readonly type: string
  /** The same without the names of structures: `[]Object`. */
  readonly plainType: string
  /** What is said of the field. */
  readonly words: string | undefined
  /** What is said of the structure that it holds. */
  readonly inner: string | undefined
  readonly isRequired: boolean
  readonly allowed: readonly string[]
  /** The structure that it holds, by which it is known that it holds itself. */
  readonly structure: string | undefined
  /** By name, in the order of names. */
  fields(): ReadonlyMap<string, Part>
}

/** What is said of a part: of the field, and of the structure that it holds; once if it is the same. */
export const wordsOf = ({ words, inner }: Part): readonly string[] => [
  ...new Set([words ?? '', inner ?? ''].filter((text) => text !== '')),
]

const COMMON = ['apiVersion', 'kind']
const NONE: ReadonlyMap<string, Part> = new Map()
const VALUES: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int32: 'integer',
  int64: 'integer',
  float64: 'number',
  '[]byte': 'string',
  Time: 'string',
  MicroTime: 'string',
}
/** A kind as a part. */
export function partOf({ type, schema }: Pick<Kind, 'type' | 'schema'>): Part {
  if (schema) return ofSchema(withCommon(schema), false)
  return ofType({ is: 'struct', name: type, pointer: false })
}

const commonField = (name: string): Part => ({
  ...ofType({ is: 'value', name: 'string', pointer: false }),
  words: fieldWords(`meta/v1.TypeMeta.${name}`),
})

/** A field that the facts of the API know. */
function ofField(path: string, { type, required, allowed }: Field): Part {
  return {
    ...ofType(type, namedJson(path)),
    words: fieldText(path, allowed),
    isRequired: required,
    allowed: allowed ?? [],
  }
}

function ofType(type: FieldType, json = 'JSON'): Part {
  if (type.is === 'list') return wrapping(ofType(type.of, json), '[]')
  if (type.is === 'map') return wrapping(ofType(type.of, json), 'map[string]')
  const base = { words: undefined, isRequired: false, allowed: [] }
  if (type.is === 'value') {
    const text = type.name === 'any' ? json : (VALUES[type.name] ?? type.name)
    const plainType = type.name === 'any' ? 'Object' : unnamed(text)
    const inner = typeWords(type.name)
    return { ...base, type: text, plainType, inner, structure: undefined, fields: () => NONE }
  }
  const { name } = type
  const fields = (): ReadonlyMap<string, Part> =>
    inOrder([
      ...[...(fieldsOf(name) ?? [])].map(
        ([field, of]) => [field, ofField(`${name}.${field}`, of)] as const,
      ),
      ...(isObjectType(name) ? COMMON.map((field) => [field, commonField(field)] as const) : []),
    ])
  const inner = typeWords(name)
  return { ...base, type: plainName(name), plainType: 'Object', inner, structure: name, fields }
}

/** Quantities and the like are texts to those who do not name types. */
const unnamed = (text: string): string => (/^[A-Z]/.test(text) ? 'string' : text)

const wrapping = (part: Part, wrapper: string): Part => ({
  ...part,
  type: wrapper + part.type,
  plainType: wrapper + part.plainType,
})

function inOrder(entries: readonly (readonly [string, Part])[]): ReadonlyMap<string, Part> {
  return new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The schema of a kind, with what every object has. */
function withCommon(schema: Schema): Schema {
  const { properties = {} } = schema
  const own = (name: string): Schema => ({
    ...properties[name],
    type: 'string',
    description: properties[name]?.description ?? fieldWords(`meta/v1.TypeMeta.${name}`) ?? '',
  })
  return {
    ...schema,
    properties: {
      ...properties,
      apiVersion: own('apiVersion'),
      kind: own('kind'),
      metadata: properties['metadata'] ?? {},
    },
  }
}

function ofSchema(schema: Schema, isRequired: boolean): Part {
  const items = itemsOf(schema)
  const values = items || schema.properties ? undefined : valuesOf(schema)
  const of = items ?? values
  const allowed = (schema.enum ?? []).map((value) =>
    typeof value === 'string' ? value : goJson(value),
  )
  const own = { words: schema.description, isRequired, allowed }
  if (of) {
    const held = ofSchema(of, false)
    return { ...wrapping(held, items ? '[]' : 'map[string]'), ...own, inner: held.words }
  }
  const type = isIntOrString(schema) ? 'IntOrString' : (schema.type ?? 'Object')
  const text = type === 'object' ? 'Object' : type
  return {
    ...own,
    type: text,
    plainType: unnamed(text) === text || text === 'Object' ? text : 'string',
    inner: undefined,
    structure: undefined,
    fields: () =>
      inOrder(
        Object.entries(schema.properties ?? {}).map(([name, field]) => [
          name,
          name === 'metadata' && schema.properties?.['apiVersion']
            ? metadata(field)
            : ofSchema(field, schema.required?.includes(name) === true),
        ]),
      ),
  }
}

/** The metadata of a custom resource: the API's own, whatever its schema says. */
const metadata = ({ description }: Schema): Part => ({
  ...ofType({ is: 'struct', name: 'meta/v1.ObjectMeta', pointer: false }),
  words: description ?? fieldWords('meta/v1.TypeMeta.metadata'),
})
