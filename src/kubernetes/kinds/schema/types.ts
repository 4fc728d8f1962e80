/**
 * The types of fields, read from the tables beside this file.
 *
 * @module
 */
import { KIND_SCHEMA } from './kinds.js'
import { META_SCHEMA } from './meta.js'
import { POD_SCHEMA } from './pod.js'
import { VOLUME_SCHEMA } from './volume.js'

/** A type: a structure, a list, a map, or a value. */
export type FieldType =
  | { readonly is: 'struct'; readonly name: string; readonly pointer: boolean }
  | { readonly is: 'list'; readonly of: FieldType }
  | { readonly is: 'map'; readonly of: FieldType }
  | { readonly is: 'value'; readonly name: string; readonly pointer: boolean }

/** The fields of a structure. */
export type Fields = ReadonlyMap<string, FieldType>

const TABLES = [KIND_SCHEMA, POD_SCHEMA, VOLUME_SCHEMA, META_SCHEMA]

const sourceOf = (name: string): string | undefined =>
  TABLES.find((table) => Object.hasOwn(table, name))?.[name]

/** The tables are constants, so what they parse to is too. */
const parsed = new Map<string, Fields>()

/** The fields of a structure; undefined for a name that is none. */
export function fieldsOf(name: string): Fields | undefined {
  const source = sourceOf(name)
  if (source === undefined) return undefined
  let fields = parsed.get(name)
  if (!fields) {
    fields = new Map(
      source
        .split(' ')
        .map((field) => [
          field.slice(0, field.indexOf(':')),
          parseType(field.slice(field.indexOf(':') + 1)),
        ]),
    )
    parsed.set(name, fields)
  }
  return fields
}

function parseType(text: string): FieldType {
  if (text === '[]byte') return { is: 'value', name: text, pointer: false }
  if (text.startsWith('[]')) return { is: 'list', of: parseType(text.slice(2)) }
  if (text.startsWith('map[string]'))
    return { is: 'map', of: parseType(text.slice('map[string]'.length)) }
  const pointer = text.startsWith('*')
  const name = pointer ? text.slice(1) : text
  return sourceOf(name) === undefined
    ? { is: 'value', name, pointer }
    : { is: 'struct', name, pointer }
}

/** A type as Go prints it: `[]v1.Container`, `map[string]string`, `int32`. */
export function goType(type: FieldType): string {
  if (type.is === 'list') return `[]${goType(type.of)}`
  if (type.is === 'map') return `map[string]${goType(type.of)}`
  return type.is === 'struct' ? `v1.${type.name}` : type.name
}
