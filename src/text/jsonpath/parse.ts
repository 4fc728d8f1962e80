/**
 * The grammar of kubectl's JSONPath templates, mistakes included: `$` is no more than `@`, braces in
 * quotes are text, and what stands in brackets is cut at the first one that closes.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/jsonpath/
 */
import { goUnquote } from '../goquote.js'
import { unrecognized } from '../gotemplate/lex.js'

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

/** One part of a template: a text, or what stands in a pair of braces. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly selectors: readonly Selector[] }

/** One step of a path. */
export type Selector =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'wildcard' | 'recursive' }
  | { readonly kind: 'field' | 'identifier'; readonly name: string }
  | { readonly kind: 'literal'; readonly value: number | boolean; readonly isFloat?: boolean }
  | SliceSelector
  | FilterSelector
  | { readonly kind: 'union'; readonly paths: readonly (readonly Selector[])[] }

/** `[from:to:step]`; an index alone is a slice of one. */
export interface SliceSelector {
  readonly kind: 'slice'
  readonly from: number | undefined
  readonly to: number | undefined
  readonly step: number | undefined
  /** `to` follows from `from`. */
  readonly isIndex: boolean
}

/** `[?(left operator right)]`. */
export interface FilterSelector {
  readonly kind: 'filter'
  readonly operator: string
  readonly left: readonly Selector[]
  readonly right: readonly Selector[]
}

/** Parses a whole template. @throws JsonPathError */
export function parseTemplate(template: string): readonly Part[] {
  const parts: Part[] = []
  let at = 0
  while (at < template.length) {
    const open = template.indexOf('{', at)
    const end = open < 0 ? template.length : open
    if (end > at) parts.push({ kind: 'text', text: template.slice(at, end) })
    if (open < 0) break
    const action = new Action(template, open + 1)
    parts.push({ kind: 'list', selectors: action.selectors() })
    at = action.at
  }
  return parts
}

/** Parses what stands in braces, or in the parts of a filter. @throws JsonPathError */
function parseList(text: string): readonly Selector[] {
  const [first] = parseTemplate(`{${text}}`)
  return first?.kind === 'list' ? first.selectors : []
}

const IDENTIFIER = /[\p{L}\p{Nd}_]/u
const TERMINATORS = ' \t\r\n.,[]$@{}'

const failed = (message: string): JsonPathError => new JsonPathError(message)

/** Reads the inside of a pair of braces. */
class Action {
  private readonly found: Selector[] = []

  constructor(
    private readonly template: string,
    /** Where the reading is; after the closing brace in the end. */
    public at: number,
  ) {}

  selectors(): readonly Selector[] {
    while (!this.template.startsWith('}', this.at)) this.selector()
    this.at++
    return this.found
  }

  private selector(): void {
    const { template } = this
    if (template.startsWith('[?(', this.at)) return this.filter()
    if (template.startsWith('..', this.at)) return this.recursive()
    const code = template.codePointAt(this.at)
    if (code === undefined || code === 10 || code === 13) throw failed('unclosed action')
    const character = String.fromCodePoint(code)
    if (character === ' ' || character === '@' || character === '$') this.at++
    else if (character === '[') this.array()
    else if (character === '"' || character === "'") this.quoted(character)
    else if (character === '.') {
      this.at++
      this.field()
    } else if (/[-+\p{Nd}]/u.test(character)) this.number()
    else if (IDENTIFIER.test(character)) this.identifier()
    else throw failed(unrecognized(unicode(character)))
  }

  private identifier(): void {
    const from = this.at
    while (!this.isAtTerminator()) this.at++
    const name = this.template.slice(from, this.at)
    this.found.push(
      name === 'true' || name === 'false'
        ? { kind: 'literal', value: name === 'true' }
        : { kind: 'identifier', name },
    )
  }

  private isAtTerminator(): boolean {
    const character = this.template[this.at]
    return character === undefined || TERMINATORS.includes(character)
  }

  /** A name up to a terminator; a backslash takes a character's meaning away. */
  private field(): void {
    const from = this.at
    while (!this.isAtTerminator()) this.at += this.template[this.at] === '\\' ? 2 : 1
    const name = this.template.slice(from, this.at)
    this.found.push(
      name === '*' ? { kind: 'wildcard' } : { kind: 'field', name: name.replaceAll('\\', '') },
    )
  }

  private recursive(): void {
    if (this.found.at(-1)?.kind === 'recursive') throw failed('invalid multiple recursive descent')
    this.at += 2
    this.found.push({ kind: 'recursive' })
    const code = this.template.codePointAt(this.at)
    if (code !== undefined && IDENTIFIER.test(String.fromCodePoint(code))) this.field()
  }

  private number(): void {
    const from = this.at
    if (/[-+]/.test(this.template[this.at] as string)) this.at++
    while (/[.\p{Nd}]/u.test(this.template[this.at] ?? '')) this.at++
    const text = this.template.slice(from, this.at)
    if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(text)) throw failed(`cannot parse number ${text}`)
    this.found.push({ kind: 'literal', value: Number(text), isFloat: text.includes('.') })
  }

  private quoted(quote: string): void {
    const from = this.at
    for (this.at++; ; this.at++) {
      const character = this.template[this.at]
      if (character === undefined || character === '\n') throw failed('unterminated quoted string')
      if (character === quote && this.template[this.at - 1] !== '\\') break
    }
    this.at++
    const text = this.template.slice(from, this.at)
    const unquoted = goUnquote(text)
    if (unquoted === undefined) throw failed(`unquote string ${text} error invalid syntax`)
    this.found.push({ kind: 'text', text: unquoted })
  }

  private array(): void {
    const close = this.template.slice(this.at).search(/[\n\]]/)
    if (close < 0 || this.template[this.at + close] === '\n') throw failed('unterminated array')
    const inside = this.template.slice(this.at + 1, this.at + close)
    this.at += close + 1
    const parts = inside.split(',')
    if (parts.length === 1) this.found.push(...elementsOf(inside))
    else
      this.found.push({
        kind: 'union',
        paths: parts.map((part) => parseList(`[${part.replace(/^ +| +$/g, '')}]`)),
      })
  }

  private filter(): void {
    const from = this.at + '[?('.length
    let quote = ''
    let isQuoteOver = false
    for (this.at = from; ; this.at++) {
      const character = this.template[this.at]
      if (character === undefined || character === '\n') throw failed('unterminated filter')
      if (character === '"' || character === "'") {
        if (quote === '') quote = character
        else if (character === quote && this.template[this.at - 1] !== '\\') isQuoteOver = true
      } else if (character === ')' && (quote === '' || isQuoteOver)) break
    }
    const text = this.template.slice(from, this.at)
    if (this.template[this.at + 1] !== ']') throw failed('unclosed array expect ]')
    this.at += 2
    const [, left, operator, right] = /^([^!<>=]+)([!<>=]+)(.+?)$/.exec(text) ?? []
    this.found.push(
      left === undefined || operator === undefined || right === undefined
        ? { kind: 'filter', operator: 'exists', left: parseList(text), right: [] }
        : { kind: 'filter', operator, left: parseList(left), right: parseList(right) },
    )
  }
}

/** What brackets without a comma select. */
function elementsOf(inside: string): readonly Selector[] {
  const name = /^'([^']*)'$/.exec(inside)?.[1]
  if (name !== undefined) return parseList(`.${name}`)
  const text = inside === '*' ? ':' : inside
  const parts = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/.exec(text)
  if (!parts) throw failed(`invalid array index ${text}`)
  const [from, to, step] = [parts[1], parts[2]?.slice(1), parts[3]?.slice(1)].map(indexOf)
  return [
    parts[2] === undefined
      ? { kind: 'slice', from, to: (from ?? 0) + 1, step, isIndex: true }
      : { kind: 'slice', from, to, step, isIndex: false },
  ]
}

function indexOf(digits: string | undefined): number | undefined {
  if (digits === undefined || digits === '') return undefined
  const index = Number(digits)
  if (!Number.isSafeInteger(index)) throw failed(`array index ${digits} is not a number`)
  return index
}

/** A character as Go's `%#U` prints it. */
function unicode(character: string): string {
  const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')
  return /[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(character) ? `U+${code} '${character}'` : `U+${code}`
}
