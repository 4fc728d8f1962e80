/**
 * A pod's template as Go's components hold and print it: every field in the order of its structure,
 * with its Go type, absent ones included.
 *
 * Nobody sees this text. The hash at the end of a ReplicaSet's name is made of it, and so is the
 * order in which `kubectl get rs` lists the revisions of a Deployment.
 *
 * A line of the facts is a structure: its name and its fields. A field is `Name:type`, or
 * `Name=key:type` where the key in JSON does not follow from the name; `Name<:` is an embedded
 * structure, whose fields stand beside the others in JSON. Of types, `s b i l` are string, bool,
 * int32 and int64, `Q I T` a quantity, an int or string, a time; `*`, `[` and `{` before a type make
 * a pointer, a list, a map by text; no type is the one that is called as the field.
 *
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/dump#ForHash
 * @see https://pkg.go.dev/github.com/davecgh/go-spew/spew
 */
import type { PodTemplateSpec } from '../../../types/kubernetes/core/v1.js'
import { GO_STRUCTURES } from '../facts/go-structures.js'

interface GoField {
  readonly name: string
  /** The key in JSON; undefined for an embedded structure. */
  readonly key: string | undefined
  readonly type: string
}

type Fields = Readonly<Record<string, unknown>>

const SHORT: Readonly<Record<string, string>> = {
  s: 'string',
  b: 'bool',
  i: 'int32',
  l: 'int64',
}
const NIL = '<nil>'
/** A time that nobody set; templates have no others. */
const NO_TIME = '{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}'

let structures: ReadonlyMap<string, readonly GoField[]> | undefined

/** The fields of a structure in Go's order; undefined if it is none that templates are made of. */
function goFields(structure: string): readonly GoField[] | undefined {
  structures ??= new Map(
    GO_STRUCTURES.trim()
      .split('\n')
      .map((line) => {
        const [name = '', ...fields] = line.split(' ')
        return [name, fields.map(parseField)]
      }),
  )
  return structures.get(structure)
}

function parseField(text: string): GoField {
  const [, name = '', mark, key, wrappers = '', base = ''] =
    /^(\w+)(?:(<)|=(\w+))?:([*[{]*)(.*)$/.exec(text) ?? []
  const type = wrappers + (base || name)
  return { name, key: mark ? undefined : (key ?? jsonName(name)), type }
}

/** `dnsPolicy` for `DNSPolicy`, `hostIPC` for `HostIPC`. */
const jsonName = (name: string): string =>
  name.replace(/^([A-Z]+)(?=[A-Z][a-z]|$)|^[A-Z]/, (start) => start.toLowerCase())

/** A template as spew prints it for a hash. */
export const dumpTemplate = (template: PodTemplateSpec): string =>
  dump('PodTemplateSpec', template, true)

/** A value with the type in front of it, or (inside lists and maps) without. */
function dump(type: string, value: unknown, typed: boolean): string {
  if (!type.startsWith('*')) return (typed ? `(${goName(type)})` : '') + body(type, value)
  if (value === undefined || value === null) return typed ? `(${goName(type)})${NIL}` : NIL
  return (typed ? `(${goName(type)})` : '<*>') + body(type.slice(1), value)
}

function body(type: string, value: unknown): string {
  if (type.startsWith('[')) return list(type.slice(1), (value ?? []) as readonly unknown[])
  if (type.startsWith('{')) return map(type.slice(1), (value ?? {}) as Fields)
  if (type === 'ResourceList') return map('Q', (value ?? {}) as Fields)
  if (type === 'Q') return quantity(value === undefined ? undefined : String(value))
  if (type === 'I') return intOrString(value)
  if (type === 'T') return NO_TIME
  const fields = goFields(type)
  if (fields) return struct(fields, (value ?? {}) as Fields)
  if (value !== undefined && value !== null) return String(value)
  return type === 'b' ? 'false' : type === 'i' || type === 'l' ? '0' : ''
}

const struct = (fields: readonly GoField[], value: Fields): string =>
  `{${fields
    .map(
      ({ name, key, type }) =>
        `${name}:${dump(type, key === undefined ? embedded(name, value) : value[key], true)}`,
    )
    .join(' ')}}`

/** Of a template only the metadata is embedded in Go and apart in JSON. */
const embedded = (name: string, value: Fields): unknown =>
  name === 'ObjectMeta' ? value.metadata : value

/** A list or map that is empty is none once it was stored. */
const list = (of: string, items: readonly unknown[]): string =>
  items.length === 0 ? NIL : `[${items.map((item) => dump(of, item, false)).join(' ')}]`

function map(of: string, values: Fields): string {
  const keys = Object.keys(values).sort()
  if (keys.length === 0) return NIL
  return `map[${keys.map((key) => `${key}:${dump(of, values[key], false)}`).join(' ')}]`
}

function intOrString(value: unknown): string {
  const isText = typeof value === 'string'
  return `{Type:(intstr.Type)${isText ? 1 : 0} IntVal:(int32)${isText ? 0 : Number(value ?? 0)} StrVal:(string)${isText ? value : ''}}`
}

const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E']
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']

/** A quantity keeps the text that it was read from where that is how it would be written. */
function quantity(text: string | undefined): string {
  const of = (value: bigint, scale: number, kept: string, format: string): string =>
    `{i:(resource.int64Amount){value:(int64)${value} scale:(resource.Scale)${scale}} d:(resource.infDecAmount){Dec:(*inf.Dec)<nil>} s:(string)${kept} Format:(resource.Format)${format}}`
  if (text === undefined) return of(0n, 0, '', '')
  if (text === '0') return of(0n, 0, '0', 'DecimalSI')
  const [, sign = '', whole = '', part = '', suffix = ''] =
    /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?([a-zA-Z]*)(?:[+-]?\d+)?$/.exec(text) ?? []
  const digits = BigInt(`${whole}${part}` || '0') * (sign === '-' ? -1n : 1n)
  const power = BINARY.indexOf(suffix)
  if (power > 0) {
    const keeps = digits % 8n !== 0n
    return of(digits << BigInt(10 * power), -part.length, keeps ? text : '', 'BinarySI')
  }
  const scale = 3 * (DECIMAL.indexOf(suffix) - 3) - part.length
  const keeps = scale % 3 === 0 && !/000$|^0/.test(`${whole}${part}`)
  return of(digits, scale, keeps ? text : '', 'DecimalSI')
}

/** `*int64`, `[]v1.Container`, `map[string]string`, `v1.RestartPolicy`. */
function goName(type: string): string {
  if (type.startsWith('*')) return `*${goName(type.slice(1))}`
  if (type.startsWith('[')) return `[]${goName(type.slice(1))}`
  if (type.startsWith('{')) return `map[string]${goName(type.slice(1))}`
  if (type === 'Q') return 'resource.Quantity'
  if (type === 'I') return 'intstr.IntOrString'
  if (type === 'T') return 'v1.Time'
  return SHORT[type] ?? (type.includes('.') ? type : `v1.${type}`)
}
