/**
 * `kubectl explain` of custom resources: the fields of a schema, in the words of its definition.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_explain/
 */
import {
  type Schema,
  isIntOrString,
  itemsOf,
  valuesOf,
} from '../../kubernetes/kinds/custom/schema.js'
import type { Kind } from '../../kubernetes/kinds/kind.js'
import { type FieldType, fieldsOf } from '../../kubernetes/kinds/schema/types.js'
import { goJson } from '../../text/json.js'
import { CommandError } from '../verb.js'

const EMPTY = '<empty>'
const UNDESCRIBED = '<no description>'
const WIDTH = 76
const MARGIN = '    '
const DEEPEST = 20

/** What every object has, in words. */
const COMMON: Readonly<Record<string, string>> = {
  apiVersion:
    'The group and the version of the API that this object is written in. More info: https://kubernetes.io/docs/reference/using-api/#api-groups',
  kind: 'The kind of this object. More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields',
  metadata:
    'What the object is called and belongs to. More info: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/',
}

/** A schema that says which structure of the API it stands for. */
type Part = Schema & { readonly named?: string }

/**
 * What is said of a field of a kind. @throws CommandError for a field that the kind does not have
 */
export function explainSchema(
  kind: Pick<Kind, 'kind' | 'group' | 'version'> & { readonly schema: Schema },
  path: readonly string[],
  recursive: boolean,
): string {
  let part = withCommon(kind.schema)
  for (const name of path) {
    const next = fieldsIn(part)[name]
    if (!next) throw new CommandError(`error: field "${name}" does not exist`)
    part = next
  }
  const head = `GROUP:      ${kind.group}\nKIND:       ${kind.kind}\nVERSION:    ${kind.version}\n\n`
  const field = path.length > 0 ? `FIELD: ${path.at(-1)} <${typeText(part)}>\n` : ''
  const allowed = path.length > 0 ? enumBlock(part) : ''
  const gap = path.length > 0 ? '\n' : ''
  const inner = fieldsIn(part)
  const list =
    Object.keys(inner).length > 0
      ? `FIELDS:\n${fieldLines(part, recursive, 1)}${recursive ? '\n' : ''}`
      : ''
  return `${head}${field}${allowed}${gap}DESCRIPTION:\n${wrapped(part.description ?? EMPTY, MARGIN)}${MARGIN}\n${list}${list === '' ? '\n' : ''}`
}

function withCommon(schema: Schema): Part {
  const { properties = {} } = schema
  const common = (name: string, type: Part): Part => ({
    ...type,
    description: properties[name]?.description ?? COMMON[name] ?? '',
  })
  return {
    ...schema,
    properties: {
      ...properties,
      apiVersion: common('apiVersion', { type: 'string' }),
      kind: common('kind', { type: 'string' }),
      metadata: common(
        'metadata',
        schemaOf({ is: 'struct', name: 'meta/v1.ObjectMeta', pointer: false }),
      ),
    },
  }
}

/** The schema of a type of the API. */
function schemaOf(type: FieldType): Part {
  if (type.is === 'list') return { type: 'array', items: schemaOf(type.of) }
  if (type.is === 'map') return { type: 'object', additionalProperties: schemaOf(type.of) }
  if (type.is === 'value') return { type: SCALARS[type.name] ?? type.name }
  const fields = [...(fieldsOf(type.name) ?? [])]
  return {
    type: 'object',
    named: type.name.slice(type.name.lastIndexOf('.') + 1),
    properties: Object.fromEntries(fields.map(([name, field]) => [name, schemaOf(field.type)])),
    required: fields.filter(([, { required }]) => required).map(([name]) => name),
  }
}

const SCALARS: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int32: 'integer',
  int64: 'integer',
  Time: 'Time',
  any: 'FieldsV1',
}

/** The fields of what a schema describes, or of what a list or map of it holds. */
function fieldsIn(part: Part): Readonly<Record<string, Part>> {
  const inner = itemsOf(part) ?? valuesOf(part)
  return inner ? fieldsIn(inner) : (part.properties ?? {})
}

function typeText(part: Part): string {
  const items = itemsOf(part)
  if (items) return `[]${typeText(items)}`
  const values = valuesOf(part)
  if (values && !part.properties) return `map[string]${typeText(values)}`
  if (isIntOrString(part)) return 'IntOrString'
  if (part.named !== undefined) return part.named
  return part.type === undefined || part.type === 'object' ? 'Object' : part.type
}

function requiredIn(part: Part): readonly string[] {
  const inner = itemsOf(part) ?? valuesOf(part)
  return inner ? requiredIn(inner) : (part.required ?? [])
}

function fieldLines(part: Part, recursive: boolean, level: number): string {
  const must = requiredIn(part)
  return Object.entries(fieldsIn(part))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => {
      const indent = '  '.repeat(level)
      const required = must.includes(name) ? ' -required-' : ''
      const line = `${indent}${name}\t<${typeText(field)}>${required}\n`
      const allowed = enumLine(field, indent)
      if (!recursive)
        return `${line}${allowed}${wrapped(field.description ?? UNDESCRIBED, `${MARGIN}`)}\n`
      return line + allowed + (level < DEEPEST ? fieldLines(field, true, level + 1) : '')
    })
    .join('')
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : goJson(value))

/** The values that may stand in a field: the first four, and that there are more. */
function enumLine({ enum: allowed }: Part, indent: string): string {
  if (!allowed || allowed.length === 0) return ''
  const some = allowed.slice(0, 4).map(shown).join(', ')
  return `${indent}enum: ${some}${allowed.length > 4 ? ', ....' : ''}\n`
}

const enumBlock = ({ enum: allowed }: Part): string =>
  allowed && allowed.length > 0
    ? `ENUM:\n${allowed.map((value) => `${MARGIN}${shown(value)}\n`).join('')}`
    : ''

/** A text in lines of 80 columns. */
function wrapped(text: string, margin: string): string {
  return text
    .split('\n')
    .flatMap((paragraph) => {
      const lines: string[] = []
      let line = ''
      for (const word of paragraph.split(/\s+/).filter((one) => one !== '')) {
        if (line !== '' && line.length + 1 + word.length > WIDTH) {
          lines.push(line)
          line = word
        } else line = line === '' ? word : `${line} ${word}`
      }
      return [...lines, line]
    })
    .map((line) => `${margin}${line}\n`)
    .join('')
}
