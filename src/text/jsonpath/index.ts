/**
 * kubectl's JSONPath templates: text with expressions in braces, as in `{range
 * .items[*]}{.metadata.name}{"\n"}{end}`.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/jsonpath/
 */
import { goQuote } from '../goquote.js'
import { byCodePoint, goJson } from '../json.js'
import { type Search, findAll, goText, plain } from './find.js'
import { JsonPathError, parseTemplate } from './parse.js'

export { goText } from './find.js'
export { JsonPathError } from './parse.js'

/** How a template is printed. */
interface JsonPathOptions extends Partial<Search> {
  /** Print every result as indented JSON, as `-o jsonpath-as-json` does. */
  readonly json?: boolean
}

const USUAL: Search = { allowMissing: true, numbers: 'int64' }

/**
 * Compiles a template; the result prints a value.
 *
 * @throws JsonPathError with kubectl's words, when the template is malformed or (later) does not
 * fit the value
 * @example
 * jsonPath('{.items[*].metadata.name}')(list) // 'a b c'
 */
export function jsonPath(
  template: string,
  { json = false, ...search }: JsonPathOptions = {},
): (value: unknown) => string {
  const parts = parseTemplate(template)
  return (value) =>
    findAll(parts, value, { ...USUAL, ...search })
      .map((results) => (json ? asJson(results) : results.map(printed).join(' ')))
      .join('')
}

const asJson = (results: readonly unknown[]): string =>
  `${goJson(results.map(plain), { indent: '    ', sortKeys: true })}\n`

/** As kubectl prints a result: text and numbers as they are, objects and lists as JSON. */
function printed(given: unknown): string {
  const value = plain(given)
  if (typeof value === 'object' && value !== null) return goJson(value, { sortKeys: true })
  return String(value)
}

const RELAXED = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/

/**
 * The values that a single expression finds. As in custom columns and `--sort-by`, braces and the
 * first dot may be left out.
 *
 * @throws JsonPathError
 */
export const jsonPathValues = (expression: string, value: unknown): unknown[] =>
  jsonPathOf(expression)(value)

/** The same, to be asked of several values. @throws JsonPathError */
export function jsonPathOf(expression: string): (value: unknown) => unknown[] {
  const [, inBraces, bare] = RELAXED.exec(expression) ?? []
  const path = inBraces ?? bare
  if (path === undefined)
    throw new JsonPathError(
      "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
    )
  const parts = parseTemplate(`{.${path}}`)
  return (value) => findAll(parts, value, USUAL).flat().map(plain)
}

/** A value as Go's `%#v` prints it, which kubectl shows of an object that a template did not fit. */
export function goSyntax(value: unknown): string {
  if (value === null || value === undefined) return 'interface {}(nil)'
  if (typeof value === 'string') return goQuote(value)
  if (typeof value !== 'object') return goText(value)
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([key, member]) => `${goQuote(key)}:${goSyntax(member)}`)
  return `map[string]interface {}{${members.join(', ')}}`
}
