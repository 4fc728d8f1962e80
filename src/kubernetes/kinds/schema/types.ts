/**
 * The types of fields, read from the facts of a real API server.
 *
 * A line of the facts is a structure: its name, `~` if server-side apply treats it as one value, and
 * its fields. A field is `name:type` with marks:
 *
 * | mark | meaning |
 * |---|---|
 * | `s b i l d y` | string, bool, int32, int64, double, base64 bytes |
 * | `Q T M I J` | quantity, time, time with microseconds, int or string, any JSON |
 * | `@Name`, `@group/version.Name` | a structure of the same group, of another one |
 * | `[`, `{` before a type | a list, a map by text |
 * | `*` before a type | a pointer: absent differs from zero |
 * | `+` before a type | a structure that always shows, if empty as `{}` |
 * | `!` | required |
 * | `~`, `~a,b` | a list that is a set, or a map by these keys; a map that is one value |
 * | `^key`, `^`, `%` | a strategic patch merges the list by a key, or as a set; keeps only named keys |
 * | `=json` | the default |
 * | `?a\|b` | the allowed values |
 *
 * @module
 */
import { TYPE_FACTS } from '../facts/types.js'

/** A type: a structure, a list, a map, or a value. */
export type FieldType =
  | { readonly is: 'struct'; readonly name: string; readonly pointer: boolean }
  | { readonly is: 'list'; readonly of: FieldType }
  | { readonly is: 'map'; readonly of: FieldType }
  | { readonly is: 'value'; readonly name: string; readonly pointer: boolean }

/** How server-side apply sees what is inside of a list or map. */
export type Topology = 'atomic' | 'set' | readonly string[]

/** How a strategic merge patch merges a list: by a key of its items, or (without one) as a set. */
export interface ListRule {
  readonly key?: string
}

/** A field of a structure. */
export interface Field {
  readonly type: FieldType
  readonly required: boolean
  /** A structure that shows when it is empty. */
  readonly shown: boolean
  /** Of lists: atomic unless said otherwise. Of maps: granular unless atomic. */
  readonly topology: Topology | undefined
  readonly merge: ListRule | undefined
  /** A strategic patch may name the keys that stay. */
  readonly retainKeys: boolean
  readonly default: unknown
  readonly allowed: readonly string[] | undefined
}

/** The fields of a structure. */
type Fields = ReadonlyMap<string, Field>

const SCALARS: Readonly<Record<string, string>> = {
  s: 'string',
  b: 'bool',
  i: 'int32',
  l: 'int64',
  d: 'float64',
  y: '[]byte',
  Q: 'Quantity',
  T: 'Time',
  M: 'MicroTime',
  I: 'IntOrString',
  J: 'any',
}
const FIELD =
  /^([^:]+):([*+]?)((?:[[{])*)(@[^!~^%=?]+|[a-zA-Z])(!?)(?:~([^^%=?]*))?(?:\^([^%=?]*))?(%?)(?:=("(?:[^"\\]|\\.)*"|[^?]+))?(?:\?(.*))?$/

/** Names of structures by the line that they stand in; made when a type is first asked for. */
let lines: ReadonlyMap<string, string> | undefined
/** The structures that are one value to server-side apply. */
const atomic = new Set<string>()
/** The facts are constants, so what they parse to is too. */
const parsed = new Map<string, Fields>()

function linesByName(): ReadonlyMap<string, string> {
  if (lines) return lines
  const found = new Map<string, string>()
  let owner = ''
  for (const line of TYPE_FACTS.split('\n')) {
    if (line.startsWith('#')) owner = line.slice(1)
    else if (line !== '') {
      const space = line.indexOf(' ')
      const name = `${owner}.${line.slice(0, space).replace('~', '')}`
      found.set(name, line.slice(space + 1))
      if (line[space - 1] === '~') atomic.add(name)
    }
  }
  lines = found
  return found
}

/** Whether server-side apply treats a structure as one value. */
export const isAtomic = (name: string): boolean => linesByName().has(name) && atomic.has(name)

/** The fields of a structure such as `core/v1.Container`; undefined for a name that is none. */
export function fieldsOf(name: string): Fields | undefined {
  const known = parsed.get(name)
  if (known) return known
  const line = linesByName().get(name)
  if (line === undefined) return undefined
  const owner = name.slice(0, name.indexOf('.', name.indexOf('/')))
  const fields = new Map(line === '' ? [] : line.split(' ').map((text) => parseField(text, owner)))
  parsed.set(name, fields)
  return fields
}

/**
 * Tells of a structure that the facts do not have: one of custom resources. A name stands for the
 * same fields for ever.
 */
export function addFields(name: string, fields: Fields): void {
  if (!parsed.has(name)) parsed.set(name, fields)
}

function parseField(text: string, owner: string): readonly [string, Field] {
  const found = FIELD.exec(text)
  if (!found) throw new Error(`no field: ${text}`)
  const [, name = '', mark, wrappers = '', base = '', required, keys, merge, retain, otherwise] =
    found
  const isRef = base.startsWith('@')
  let type: FieldType = isRef
    ? { is: 'struct', name: qualified(base.slice(1), owner), pointer: mark === '' }
    : { is: 'value', name: SCALARS[base] as string, pointer: mark === '*' }
  for (const wrapper of [...wrappers].reverse())
    type = { is: wrapper === '[' ? 'list' : 'map', of: type }
  const isList = wrappers.startsWith('[')
  return [
    name,
    {
      type,
      required: required === '!',
      shown: mark === '+',
      topology:
        keys === undefined
          ? undefined
          : keys === ''
            ? isList
              ? 'set'
              : 'atomic'
            : keys.split(','),
      merge: merge === undefined ? undefined : merge === '' ? {} : { key: merge },
      retainKeys: retain === '%',
      default: otherwise === undefined ? undefined : JSON.parse(otherwise),
      allowed: found[10]?.split('|'),
    },
  ]
}

const qualified = (name: string, owner: string): string =>
  name.includes('.') ? name : `${owner}.${name}`

/** The last part of a structure's name: `Container`. */
export const plainName = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

/** A type as Go prints it: `[]v1.Container`, `map[string]string`, `int32`. */
export function goType(type: FieldType): string {
  if (type.is === 'list') return `[]${goType(type.of)}`
  if (type.is === 'map') return `map[string]${goType(type.of)}`
  return type.is === 'struct' ? type.name.slice(type.name.lastIndexOf('/') + 1) : type.name
}
