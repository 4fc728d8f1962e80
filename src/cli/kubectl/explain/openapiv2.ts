/**
 * `kubectl explain --output=plaintext-openapiv2`: as older clients show it, without the names of
 * structures.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_explain/
 */
import { type Part, wordsOf } from './part.js'
import { wrapped } from './wrap.js'

const EMPTY = '<empty>'
const UNDESCRIBED = '<no description>'
const COLUMNS = 80
const FIELD_INDENT = 3
const WORDS_INDENT = 5
const DEEPEST = 20

/** What is said of a kind, or (with its name) of a field. */
export function openApiV2(part: Part, name: string | undefined, recursive: boolean): string {
  const fields = part.fields()
  const label = fields.size > 0 ? 'RESOURCE: ' : 'FIELD:    '
  const field = name === undefined ? '' : `${label}${name} <${part.plainType}>\n\n`
  const words = wordsOf(part)
  const texts = (words.length === 0 ? [EMPTY] : words).map(paragraph)
  const list =
    fields.size === 0
      ? ''
      : `\nFIELDS:\n${fieldLines(fields, { recursive, level: 1, above: [part.structure] })}`
  return `${field}DESCRIPTION:\n${texts.join('\n')}${list}`
}

const paragraph = (text: string): string =>
  wrapped(text, COLUMNS - WORDS_INDENT, ' '.repeat(WORDS_INDENT)).replace(/^ +$/gm, '')

/** Where in a kind a list of fields stands. */
interface Place {
  readonly recursive: boolean
  readonly level: number
  readonly above: readonly (string | undefined)[]
}

const fieldLines = (fields: ReadonlyMap<string, Part>, place: Place): string =>
  [...fields]
    .map(([name, part]) => {
      const { recursive, level, above } = place
      const required = part.isRequired ? ' -required-' : ''
      const line = `${' '.repeat(FIELD_INDENT * level)}${name}\t<${part.plainType}>${required}\n`
      if (!recursive) return `${line}${paragraph(part.words || UNDESCRIBED)}\n`
      const { structure } = part
      const isKnown = structure !== undefined && above.includes(structure)
      return isKnown || level >= DEEPEST
        ? line
        : line +
            fieldLines(part.fields(), { recursive, level: level + 1, above: [...above, structure] })
    })
    .join('')
