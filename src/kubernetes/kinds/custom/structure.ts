/**
 * The structure of a custom resource in the form that the API's own kinds have theirs in, so that
 * patches and field managers see lists and maps of both alike.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
import { goJson } from '../../../text/json.js'
import { type Field, type FieldType, type Topology, addFields } from '../schema/types.js'
import { type Schema, isIntOrString, itemsOf, listTypeOf, mapKeysOf, valuesOf } from './schema.js'

/** The name of the structure that a schema describes. The same schema has the same name. */
export function structureOf(name: string, schema: Schema): string {
  const type = `${name}#${digest(goJson(schema, { sortKeys: true }))}`
  addStructure(type, {
    ...schema,
    properties: {
      metadata: {},
      ...schema.properties,
    },
  })
  return type
}

function addStructure(type: string, schema: Schema): void {
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const field: Field = {
      type:
        type.includes('@') || name !== 'metadata'
          ? typeOf(property, `${type}@${name}`)
          : { is: 'struct', name: 'meta/v1.ObjectMeta', pointer: false },
      required: false,
      shown: false,
      topology: topologyOf(property),
      merge: mergeOf(property),
      retainKeys: false,
      default: undefined,
      allowed: undefined,
    }
    return [name, field] as const
  })
  addFields(type, new Map(fields))
}

function typeOf(schema: Schema, name: string): FieldType {
  const items = itemsOf(schema)
  if (schema.type === 'array' && items) return { is: 'list', of: typeOf(items, name) }
  if (schema.properties && schema['x-kubernetes-map-type'] !== 'atomic') {
    addStructure(name, schema)
    return { is: 'struct', name, pointer: true }
  }
  const values = valuesOf(schema)
  if (schema.type === 'object' && values && schema['x-kubernetes-map-type'] !== 'atomic')
    return { is: 'map', of: typeOf(values, name) }
  return { is: 'value', name: isIntOrString(schema) ? 'IntOrString' : 'any', pointer: true }
}

function topologyOf(schema: Schema): Topology | undefined {
  if (schema['x-kubernetes-map-type'] === 'atomic') return 'atomic'
  const type = listTypeOf(schema)
  return type === 'map' ? mapKeysOf(schema) : type === 'set' ? 'set' : undefined
}

function mergeOf(schema: Schema): Field['merge'] {
  const [key] = mapKeysOf(schema)
  const type = listTypeOf(schema)
  return type === 'map' && key !== undefined ? { key } : type === 'set' ? {} : undefined
}

/** 64 bits of a text that distinguish it from others. */
function digest(text: string): string {
  let [a, b] = [0x81_1c_9d_c5, 0x12_34_56_78]
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01_00_01_93)
    b = Math.imul(b ^ text.charCodeAt(i), 0x85_eb_ca_6b) ^ (b >>> 13)
  }
  return `${(a >>> 0).toString(16)}${(b >>> 0).toString(16)}-${text.length}`
}
