/**
 * kubectl's JSONPath templates: text with expressions in braces, as in `{range
 * .items[*]}{.metadata.name}{"\n"}{end}`.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/jsonpath/
 */
import {
  JsonPathError,
  type Part,
  type Selector,
  parsePath,
  parseTemplate,
} from './jsonpath-parse.js'
import { byCodePoint, goJson } from './json.js'

export { JsonPathError } from './jsonpath-parse.js'

/** What evaluation does about a field that is not there. */
interface JsonPathOptions {
  /** Give nothing for a missing field, as kubectl does; otherwise it is an error. */
  readonly allowMissing?: boolean
  /** Print every result as indented JSON, as `-o jsonpath-as-json` does. */
  readonly json?: boolean
}

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
  options: JsonPathOptions = {},
): (value: unknown) => string {
  const parts = parseTemplate(template)
  const allowMissing = options.allowMissing ?? true
  return (value) => render(parts, value, { root: value, allowMissing, json: options.json ?? false })
}

const RELAXED = /^\{?\.?([^{}]*)\}?$/

/**
 * The values that a single expression finds. As in custom columns and `--sort-by`, braces and the
 * first dot may be left out.
 *
 * @throws JsonPathError
 */
export function jsonPathValues(expression: string, value: unknown): unknown[] {
  const path = RELAXED.exec(expression)?.[1]
  if (path === undefined || path === '')
    throw new JsonPathError(
      "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
    )
  return find(parsePath(path.startsWith('[') ? path : `.${path}`), value, {
    root: value,
    allowMissing: true,
    json: false,
  })
}

interface Context {
  readonly root: unknown
  readonly allowMissing: boolean
  readonly json: boolean
}

function render(parts: readonly Part[], value: unknown, context: Context): string {
  let out = ''
  for (const part of parts) {
    if (part.kind === 'text') out += part.text
    else if (part.kind === 'path') {
      const found = find(part.selectors, value, context)
      out += context.json
        ? goJson(found, { indent: '    ', sortKeys: true })
        : found.map(printed).join(' ')
    } else
      for (const item of find(part.over, value, context)) out += render(part.body, item, context)
  }
  return out
}

/** As kubectl prints a result: text and numbers as they are, objects and lists as JSON. */
function printed(value: unknown): string {
  if (typeof value === 'object' && value !== null) return goJson(value, { sortKeys: true })
  return String(value)
}

function find(selectors: readonly Selector[], value: unknown, context: Context): unknown[] {
  let current: unknown[] = [value]
  for (const selector of selectors) current = step(selector, current, context)
  return current
}

function step(selector: Selector, values: readonly unknown[], context: Context): unknown[] {
  switch (selector.kind) {
    case 'root':
      return [context.root]
    case 'current':
      return [...values]
    case 'literal':
      return [selector.value]
    case 'field':
      return values.flatMap((value) => field(value, selector.name, context))
    case 'wildcard':
      return values.flatMap(children)
    case 'recursive':
      return values.flatMap(descendants)
    case 'slice':
      return slice(values, selector)
    case 'filter':
      return values.flatMap((value) =>
        elements(value).filter((item) => holds(selector, item, context)),
      )
    case 'union':
      return selector.paths.flatMap((path) => values.flatMap((value) => find(path, value, context)))
  }
}

function field(value: unknown, name: string, { allowMissing }: Context): unknown[] {
  if (isObject(value) && Object.hasOwn(value, name) && value[name] !== undefined)
    return [value[name]]
  if (allowMissing || value === null || value === undefined) return []
  throw failed(`${name} is not found`)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const elements = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : isObject(value) ? children(value) : []

function children(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (!isObject(value)) return []
  return Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort(byCodePoint)
    .map((key) => value[key])
}

/** The value and everything below it, itself first. */
function descendants(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null
    ? [value, ...children(value).flatMap(descendants)]
    : []
}

/**
 * A request for no elements ends the search with what was found so far, even if more values wait.
 */
function slice(
  values: readonly unknown[],
  selector: Extract<Selector, { kind: 'slice' }>,
): unknown[] {
  const found: unknown[] = []
  for (const value of values) {
    if (value === null || value === undefined) continue
    if (!Array.isArray(value)) throw failed(`${typeName(value)} is not array or slice`)
    const count = value.length
    const from = fromEnd(selector.from ?? 0, count)
    const to = selector.single ? from + 1 : fromEnd(selector.to ?? count, count)
    if (to === from) return found
    if (from >= count || from < 0)
      throw failed(`array index out of bounds: index ${from}, length ${count}`)
    if (to > count || to < 0)
      throw failed(`array index out of bounds: index ${to - 1}, length ${count}`)
    if (from > to) throw failed(`starting index ${from} is greater than ending index ${to}`)
    const stride = selector.step ?? 1
    if (stride <= 0) throw failed('step must be > 0')
    for (let i = from; i < to; i += stride) found.push(value[i])
  }
  return found
}

const fromEnd = (index: number, count: number): number => (index < 0 ? index + count : index)

const failed = (message: string): JsonPathError => new JsonPathError(message, 'executing')

const typeName = (value: unknown): string =>
  isObject(value)
    ? 'map[string]interface {}'
    : typeof value === 'string'
      ? 'string'
      : typeof value === 'boolean'
        ? 'bool'
        : 'int64'

function holds(
  filter: Extract<Selector, { kind: 'filter' }>,
  item: unknown,
  context: Context,
): boolean {
  const quiet = { ...context, allowMissing: true }
  const left = find(filter.left, item, quiet)
  if (filter.operator === 'exists') return left.length > 0
  const right = find(filter.right, item, quiet)
  if (left.length > 1 || right.length > 1) throw failed('can only compare one element at a time')
  if (left.length === 0 || right.length === 0) return false
  return compare(left[0], right[0], filter.operator)
}

function compare(a: unknown, b: unknown, operator: '==' | '!=' | '<' | '<=' | '>' | '>='): boolean {
  if (operator === '==' || operator === '!=') return (a === b) === (operator === '==')
  if (typeof a !== typeof b || (typeof a !== 'number' && typeof a !== 'string'))
    throw failed('incompatible types for comparison')
  const [x, y] = [a, b as typeof a]
  return operator === '<' ? x < y : operator === '<=' ? x <= y : operator === '>' ? x > y : x >= y
}
