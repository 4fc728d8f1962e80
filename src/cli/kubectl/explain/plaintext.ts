/**
 * `kubectl explain` as it is unless another format is asked for.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_explain/
 */
import { type Part, wordsOf } from './part.js'
import { wrapped } from './wrap.js'

const EMPTY = '<empty>'
const UNDESCRIBED = '<no description>'
const WIDTH = 76
const MARGIN = '    '
/** How deep a schema without names is followed. */
const DEEPEST = 20
/** So many of the allowed values stand in the list of fields. */
const SHOWN_VALUES = 4

/** What is said of a kind, or (with its name) of a field. */
export function plaintext(part: Part, name: string | undefined, recursive: boolean): string {
  const required = part.isRequired ? ' -required-' : ''
  const field =
    name === undefined
      ? ''
      : `FIELD: ${name} <${part.type}>${required}\n${enumBlock(part) || '\n'}\n`
  const words = wordsOf(part).join('\n')
  const description = wrapped(words || EMPTY, WIDTH, MARGIN) + (words === '' ? '' : MARGIN)
  const fields = part.fields()
  const list =
    fields.size === 0
      ? '\n'
      : `FIELDS:\n${fieldLines(fields, { recursive, level: 1, above: [part.structure] })}\n`
  return `${field}DESCRIPTION:\n${description}\n${list}`
}

/** Where in a kind a list of fields stands. */
interface Place {
  readonly recursive: boolean
  readonly level: number
  readonly above: readonly (string | undefined)[]
}

function fieldLines(fields: ReadonlyMap<string, Part>, place: Place): string {
  const { recursive, level, above } = place
  const indent = '  '.repeat(level)
  return [...fields]
    .map(([name, part]) => {
      const required = part.isRequired ? ' -required-' : ''
      const line = `${indent}${name}\t<${part.type}>${required}\n${enumLine(part, indent)}`
      if (!recursive) return `${line}${wrapped(part.words || UNDESCRIBED, WIDTH, MARGIN)}\n`
      const { structure } = part
      const isKnown = structure !== undefined && above.includes(structure)
      return isKnown || level >= DEEPEST
        ? line
        : line +
            fieldLines(part.fields(), { recursive, level: level + 1, above: [...above, structure] })
    })
    .join('')
}

/** The values that may stand in a field: the first four, and that there are more. */
function enumLine({ allowed }: Part, indent: string): string {
  if (allowed.length === 0) return ''
  const more = allowed.length > SHOWN_VALUES ? ', ....' : ''
  return `${indent}enum: ${allowed.slice(0, SHOWN_VALUES).map(shown).join(', ')}${more}\n`
}

/** A text of no length is shown in quotes. */
const shown = (value: string): string => value || '""'

const enumBlock = ({ allowed }: Part): string =>
  allowed.length > 0
    ? `ENUM:\n${allowed.map((value) => `${MARGIN}${shown(value)}\n`).join('')}`
    : ''
