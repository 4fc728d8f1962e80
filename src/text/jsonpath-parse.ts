/**
 * The grammar of kubectl's JSONPath templates.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/jsonpath/
 */
import { goUnquote } from './goquote.js'

/**
 * A template is malformed, or does not fit the value; the message is kubectl's, and so is the
 * moment: it finds some mistakes only when it prints.
 */
export class JsonPathError extends Error {
  override name = 'JsonPathError'
  constructor(
    message: string,
    readonly phase: 'parsing' | 'executing' = 'parsing',
  ) {
    super(message)
  }
}

/** One part of a template. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'path'; readonly selectors: readonly Selector[] }
  | { readonly kind: 'range'; readonly over: readonly Selector[]; readonly body: readonly Part[] }

/** One step of a path. */
export type Selector =
  | { readonly kind: 'root' | 'current' | 'wildcard' | 'recursive' }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | {
      readonly kind: 'slice'
      readonly from?: number | undefined
      readonly to?: number | undefined
      readonly step?: number | undefined
      readonly single: boolean
    }
  | {
      readonly kind: 'filter'
      readonly operator: 'exists' | '==' | '!=' | '<' | '<=' | '>' | '>='
      readonly left: readonly Selector[]
      readonly right: readonly Selector[]
    }
  | { readonly kind: 'union'; readonly paths: readonly (readonly Selector[])[] }

const UNCLOSED = 'unclosed action'

/** Parses a whole template. @throws JsonPathError */
export function parseTemplate(template: string): readonly Part[] {
  const stack: { over: readonly Selector[]; parts: Part[] }[] = [{ over: [], parts: [] }]
  const top = (): { over: readonly Selector[]; parts: Part[] } =>
    stack.at(-1) as { over: readonly Selector[]; parts: Part[] }
  let at = 0
  while (at < template.length) {
    const open = template.indexOf('{', at)
    if (open !== at)
      top().parts.push({ kind: 'text', text: template.slice(at, open < 0 ? undefined : open) })
    if (open < 0) break
    const close = endOfAction(template, open)
    const action = template.slice(open + 1, close).trim()
    at = close + 1
    if (action === 'end') {
      const range = stack.length > 1 ? stack.pop() : undefined
      if (!range) throw new JsonPathError('not in range, nothing to end', 'executing')
      top().parts.push({ kind: 'range', over: range.over, body: range.parts })
    } else if (/^range\b/.test(action))
      stack.push({ over: parsePath(action.slice(5).trim()), parts: [] })
    else for (const selectors of parseAction(action)) top().parts.push(selectors)
  }
  // kubectl goes on after a range that nobody closed with the same text, once more.
  while (stack.length > 1) {
    const range = stack.pop() as { over: readonly Selector[]; parts: Part[] }
    top().parts.push({ kind: 'range', over: range.over, body: range.parts }, ...range.parts)
  }
  return top().parts
}

function endOfAction(template: string, open: number): number {
  let quote = ''
  for (let i = open + 1; i < template.length; i++) {
    const character = template[i] as string
    if (quote !== '') {
      if (character === '\\') i++
      else if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '\\') i++
    else if (character === '}') return i
  }
  throw new JsonPathError(quote === '' ? UNCLOSED : 'unterminated quoted string')
}

/** An action holds a path or a text. */
function parseAction(action: string): Part[] {
  if (action === '') return []
  if (!/^["']/.test(action)) return [{ kind: 'path', selectors: parsePath(action) }]
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/s.exec(action)?.[0] ?? ''
  return [
    { kind: 'text', text: unquote(quoted) },
    ...parseAction(action.slice(quoted.length).trim()),
  ]
}

function unquote(quoted: string): string {
  const text = goUnquote(quoted)
  if (text === undefined) throw new JsonPathError(`invalid syntax`)
  return text
}

/** Parses one path, such as `.items[*].metadata.name`. @throws JsonPathError */
export function parsePath(path: string): readonly Selector[] {
  const selectors: Selector[] = []
  let at = 0
  while (at < path.length) {
    const character = path[at] as string
    if (character === '$' && at === 0) {
      selectors.push({ kind: 'root' })
      at++
    } else if (character === '@' && at === 0) {
      selectors.push({ kind: 'current' })
      at++
    } else if (/\s/.test(character)) {
      at++
    } else if (path.startsWith('..', at)) {
      selectors.push({ kind: 'recursive' })
      at += path[at + 2] === '[' ? 2 : 1
    } else if (character === '[') {
      const end = closingBracket(path, at)
      selectors.push(parseBracket(path.slice(at + 1, end)))
      at = end + 1
    } else if (character === '.' || /[\w*$@-]/.test(character)) {
      const name = fieldName(path.slice(character === '.' ? at + 1 : at))
      if (name.text === '*') selectors.push({ kind: 'wildcard' })
      else if (name.text !== '')
        selectors.push(
          bareWord(name.text, character !== '.' && (at === 0 || /\s/.test(path[at - 1] as string))),
        )
      at += name.length + (character === '.' ? 1 : 0)
    } else
      throw new JsonPathError(
        `unrecognized character in action: U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} '${character}'`,
      )
  }
  return selectors
}

function bareWord(text: string, atStart: boolean): Selector {
  if (!atStart) return { kind: 'field', name: text }
  if (text === 'true' || text === 'false') return { kind: 'literal', value: text === 'true' }
  if (/^-?\d+(\.\d+)?$/.test(text)) return { kind: 'literal', value: Number(text) }
  throw new JsonPathError(`unrecognized identifier ${text}`, 'executing')
}

/** A name up to the next `.`, `[` or blank; a backslash takes the next character's meaning away. */
function fieldName(text: string): { readonly text: string; readonly length: number } {
  let name = ''
  let i = 0
  for (; i < text.length && !/[.[\s]/.test(text[i] as string); i++) {
    if (text[i] === '\\') i++
    name += text[i] ?? ''
  }
  return { text: name, length: i }
}

function closingBracket(path: string, open: number): number {
  let depth = 0
  let quote = ''
  for (let i = open; i < path.length; i++) {
    const character = path[i] as string
    if (quote !== '') {
      if (character === '\\') i++
      else if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '[') depth++
    else if (character === ']' && --depth === 0) return i
  }
  throw new JsonPathError('unterminated array')
}

function parseBracket(inside: string): Selector {
  const text = inside.trim()
  if (text === '*') return EVERYTHING
  if (/^\?\(.*\)$/s.test(text)) return parseFilter(text.slice(2, -1).trim())
  if (text.startsWith('?')) throw new JsonPathError('unterminated filter')
  const parts = splitOutsideQuotes(text, ',')
  if (parts.length > 1)
    return { kind: 'union', paths: parts.map((part) => [bracketItem(part.trim())]) }
  return bracketItem(text)
}

const EVERYTHING: Selector = { kind: 'slice', single: false }

function bracketItem(text: string): Selector {
  if (/^(["']).*\1$/s.test(text))
    return { kind: 'field', name: text.slice(1, -1).replace(/\\(.)/g, '$1') }
  if (text === '*') return EVERYTHING
  const parts = /^(-?\d*)(:(-?\d*))?(:(-?\d*))?$/.exec(text)
  if (!parts || text === '') throw new JsonPathError(`invalid array index ${text}`)
  const number = (part: string | undefined): number | undefined =>
    part === undefined || part === '' ? undefined : Number(part)
  if (parts[2] === undefined) return { kind: 'slice', from: Number(text), single: true }
  return {
    kind: 'slice',
    from: number(parts[1]),
    to: number(parts[3]),
    step: number(parts[5]),
    single: false,
  }
}

function parseFilter(text: string): Selector {
  const operator = /==|!=|<=|>=|<|>/.exec(withoutQuoted(text))
  if (!operator) return { kind: 'filter', operator: 'exists', left: operand(text), right: [] }
  return {
    kind: 'filter',
    operator: operator[0] as '==',
    left: operand(text.slice(0, operator.index).trim()),
    right: operand(text.slice(operator.index + operator[0].length).trim()),
  }
}

function operand(text: string): readonly Selector[] {
  if (/^(["']).*\1$/s.test(text)) return [{ kind: 'literal', value: unquote(text) }]
  return parsePath(text)
}

/** The text with everything in quotes blanked, so that positions stay. */
const withoutQuoted = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs, (quoted) => '_'.repeat(quoted.length))

function splitOutsideQuotes(text: string, separator: string): string[] {
  const blanked = withoutQuoted(text)
  const parts: string[] = []
  let from = 0
  for (let i = 0; i <= blanked.length; i++) {
    if (i < blanked.length && blanked[i] !== separator) continue
    parts.push(text.slice(from, i))
    from = i + 1
  }
  return parts
}
