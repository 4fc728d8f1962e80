/**
 * `kubectl explain`: the fields of a kind and their types.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_explain/
 */
import { type FieldType, fieldsOf, plainName } from '../../kubernetes/kinds/schema/types.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { explainSchema } from './explain-schema.js'
import { kindNamed } from './resources.js'

const NOTHING_SAID =
  'error: You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.'
const EMPTY = '<empty>'
const TOP: readonly (readonly [string, FieldType])[] = [
  ['apiVersion', { is: 'value', name: 'string', pointer: false }],
  ['kind', { is: 'value', name: 'string', pointer: false }],
]

/** The verb `kubectl explain`. */
export const explain = define({
  name: 'explain',
  usage:
    'explain TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group] [-o|--output=plaintext|plaintext-openapiv2]',
  short: 'Get documentation for a resource',
  long: 'Describe fields and structure of various resources.',
  flags: {
    'api-version': {
      type: 'string',
      usage: 'Use given api-version (group/version) of the resource.',
    },
    output: {
      type: 'string',
      short: 'o',
      default: 'plaintext',
      usage:
        'Format in which to render the schema. Valid values are: (plaintext, plaintext-openapiv2).',
    },
    recursive: {
      type: 'boolean',
      usage:
        'When true, print the name of all the fields recursively. Otherwise, print the available fields with their description.',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<{ readonly text: string }>> {
    if (args.length === 0) throw new CommandError(NOTHING_SAID)
    if (args.length > 1)
      throw new CommandError(`error: We accept only this format: explain RESOURCE`)
    void session.cluster
    const [word = '', ...path] = (args[0] ?? '').split('.').filter((part) => part !== '')
    const kind = kindNamed(session, word)
    const { schema } = kind
    if (schema) {
      const text = explainSchema({ ...kind, schema }, path, flags.recursive)
      session.out(text)
      return { value: { text } }
    }
    let type: FieldType = { is: 'struct', name: kind.type, pointer: false }
    for (const name of path) {
      const next: FieldType | undefined = fieldsIn(type)?.get(name)
      if (!next) throw new CommandError(`error: field "${name}" does not exist`)
      type = next
    }
    const head = `${kind.group === '' ? '' : `GROUP:      ${kind.group}\n`}KIND:       ${kind.kind}\nVERSION:    ${kind.version}\n\n`
    const field = path.length > 0 ? `FIELD: ${path.at(-1)} <${typeText(type)}>\n\n` : ''
    const fields = fieldsIn(type)
    const all: readonly (readonly [string, FieldType])[] = fields
      ? [...(path.length === 0 ? TOP : []), ...fields]
      : []
    const text = `${head}${field}DESCRIPTION:\n    ${EMPTY}\n    \n${all.length > 0 ? `FIELDS:\n${fieldLines(all, flags.recursive, 1, [])}` : ''}\n`
    session.out(text)
    return { value: { text } }
  },
})

/** The fields of a structure, or of what a list or map holds. */
function fieldsIn(type: FieldType): ReadonlyMap<string, FieldType> | undefined {
  if (type.is === 'value') return undefined
  if (type.is !== 'struct') return fieldsIn(type.of)
  const fields = fieldsOf(type.name)
  return fields && new Map([...fields].map(([name, field]) => [name, field.type]))
}

function fieldLines(
  fields: readonly (readonly [string, FieldType])[],
  recursive: boolean,
  level: number,
  above: readonly string[],
): string {
  return [...fields]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, type]) => {
      const below = recursive ? fieldsIn(type) : undefined
      const text = typeText(type)
      const inner =
        below && !above.includes(text)
          ? fieldLines([...below], true, level + 1, [...above, text])
          : ''
      return `${'  '.repeat(level)}${name}\t<${text}>\n${recursive ? inner : `    ${EMPTY}\n\n`}`
    })
    .join('')
}

function typeText(type: FieldType): string {
  if (type.is === 'list') return `[]${typeText(type.of)}`
  if (type.is === 'map') return `map[string]${typeText(type.of)}`
  return type.is === 'value'
    ? type.name.replace(/^int(32|64)$/, 'integer').replace(/^bool$/, 'boolean')
    : plainName(type.name)
}
