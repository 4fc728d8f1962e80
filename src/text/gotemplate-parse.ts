/**
 * The grammar of Go's text/template, as far as `--format` and `-o go-template` use it.
 *
 * @see https://pkg.go.dev/text/template
 */
import { goUnquote } from './goquote.js'
import { Problem, parsingError } from './gotemplate-error.js'
import { FUNCTIONS } from './gotemplate-functions.js'

/** One part of a template. */
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'print'; readonly pipeline: Pipeline }
  | {
      readonly kind: 'if' | 'with' | 'range'
      readonly pipeline: Pipeline
      readonly body: readonly TemplateNode[]
      readonly otherwise: readonly TemplateNode[]
    }
  | { readonly kind: 'break' | 'continue' }

/** Commands whose results flow from left to right, and the variables that get the last one. */
export interface Pipeline {
  readonly declares: readonly string[]
  readonly assigns: boolean
  readonly commands: readonly Command[]
}

/** Where something stands in a template, and how it reads there. */
export interface Place {
  readonly offset: number
  readonly source: string
}

/** A word and its arguments. */
export interface Command extends Place {
  readonly operands: readonly Operand[]
}

/** One word of a command. */
export type Operand = Place & OperandKind

type OperandKind =
  | { readonly kind: 'field'; readonly of: Operand | undefined; readonly names: readonly string[] }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'nested'; readonly pipeline: Pipeline }

interface Block {
  readonly kind: 'if' | 'with' | 'range' | 'root'
  readonly pipeline?: Pipeline
  readonly body: TemplateNode[]
  otherwise?: TemplateNode[]
  /** Opened by `else if`: closes together with the block around it. */
  readonly chained?: boolean
}

/** Parses a template of this name. @throws TemplateError */
export function parseGoTemplate(template: string, name: string): readonly TemplateNode[] {
  let offset = 0
  try {
    const blocks: Block[] = [{ kind: 'root', body: [] }]
    for (const piece of pieces(template)) {
      const block = blocks.at(-1) as Block
      const target = block.otherwise ?? block.body
      if (piece.kind === 'text') target.push(piece)
      else {
        offset = piece.offset
        readAction(piece, blocks, target)
      }
    }
    offset = template.length
    if (blocks.length > 1) throw new Problem('unexpected EOF')
    return (blocks[0] as Block).body
  } catch (error) {
    throw error instanceof Problem ? parsingError(name, template, offset, error) : error
  }
}

function readAction({ action, offset }: Action, blocks: Block[], target: TemplateNode[]): void {
  const keyword = /^(if|with|range|else|end|break|continue)\b/.exec(action)?.[1]
  const rest = keyword === undefined ? action : action.slice(keyword.length).trim()
  const restAt = offset + action.length - rest.length
  if (keyword === 'if' || keyword === 'with' || keyword === 'range') {
    if (rest === '') throw new Problem(`missing value for ${keyword}`)
    blocks.push({ kind: keyword, pipeline: parsePipeline(rest, restAt), body: [] })
  } else if (keyword === 'else') readElse(rest, restAt, blocks)
  else if (keyword === 'end') closeBlock(blocks)
  else if (keyword === 'break' || keyword === 'continue') target.push({ kind: keyword })
  else target.push({ kind: 'print', pipeline: parsePipeline(action, offset) })
}

function readElse(rest: string, offset: number, blocks: Block[]): void {
  const block = blocks.at(-1) as Block
  if (block.kind === 'root' || block.otherwise) throw new Problem('unexpected {{else}}')
  block.otherwise = []
  const chained = /^(if|with)\b(.*)$/s.exec(rest)
  if (!chained) return
  const words = (chained[2] as string).trim()
  blocks.push({
    kind: chained[1] as 'if' | 'with',
    pipeline: parsePipeline(words, offset + rest.length - words.length),
    body: [],
    chained: true,
  })
}

function closeBlock(blocks: Block[]): void {
  const block = blocks.pop() as Block
  if (block.kind === 'root' || !block.pipeline) throw new Problem('unexpected {{end}}')
  const outer = blocks.at(-1) as Block
  ;(outer.otherwise ?? outer.body).push({
    kind: block.kind,
    pipeline: block.pipeline,
    body: block.body,
    otherwise: block.otherwise ?? [],
  })
  if (block.chained) closeBlock(blocks)
}

interface Action {
  readonly kind: 'action'
  readonly action: string
  /** Where it begins in the template. */
  readonly offset: number
}

type Piece = { readonly kind: 'text'; readonly text: string } | Action

/** Text and actions in turn; `{{-` and `-}}` take the blanks beside them away. */
function pieces(template: string): Piece[] {
  const found: Piece[] = []
  let at = 0
  let trimNext = false
  while (at <= template.length) {
    const open = template.indexOf('{{', at)
    let text = template.slice(at, open < 0 ? undefined : open)
    if (trimNext) text = text.trimStart()
    if (open < 0) {
      if (text !== '') found.push({ kind: 'text', text })
      break
    }
    const close = endOfAction(template, open + 2)
    let action = template.slice(open + 2, close)
    if (/^-\s/.test(action)) {
      text = text.trimEnd()
      action = action.slice(1)
    }
    trimNext = /\s-$/.test(action)
    if (trimNext) action = action.slice(0, -1)
    if (text !== '') found.push({ kind: 'text', text })
    const offset = close - (trimNext ? 1 : 0) - action.trimStart().length
    action = action.trim()
    if (!/^\/\*.*\*\/$/s.test(action)) found.push({ kind: 'action', action, offset })
    at = close + 2
  }
  return found
}

function endOfAction(template: string, from: number): number {
  let quote = ''
  for (let i = from; i < template.length; i++) {
    const character = template[i] as string
    if (quote !== '') {
      if (character === '\\' && quote !== '`') i++
      else if (character === quote) quote = ''
    } else if (character === '"' || character === '`' || character === "'") quote = character
    else if (template.startsWith('}}', i)) return i
  }
  throw new Problem(quote === '' ? 'unclosed action' : 'unterminated quoted string')
}

const TOKEN =
  /\s+|"(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)*'|:=|[|(),=]|\$\w*|\.(?:[A-Za-z_]\w*)|\.(?=\d)|[-+]?\d[\w.]*|\.|[A-Za-z_]\w*/gsy

interface Token {
  readonly text: string
  readonly offset: number
}

/**
 * Words and the blanks between them; blanks matter, since `.a.b` is one field and `.a .b` are two.
 */
function tokenize(text: string, offset: number): Token[] {
  const tokens: Token[] = []
  let at = 0
  for (const match of text.matchAll(TOKEN)) {
    tokens.push({ text: /^\s/.test(match[0]) ? ' ' : match[0], offset: offset + match.index })
    at = match.index + match[0].length
  }
  if (at < text.length) throw new Problem(`unexpected ${JSON.stringify(text[at])} in command`)
  return tokens
}

function parsePipeline(text: string, offset: number): Pipeline {
  const reader = new Reader(tokenize(text, offset))
  const pipeline = reader.pipeline()
  if (!reader.atEnd()) throw new Problem(`unexpected ${JSON.stringify(reader.peek())} in command`)
  return pipeline
}

class Reader {
  private at = 0
  constructor(private readonly tokens: readonly Token[]) {}

  peek(): string | undefined {
    return this.tokens[this.at]?.text
  }

  atEnd(): boolean {
    this.skipBlanks()
    return this.at >= this.tokens.length
  }

  private skipBlanks(): void {
    while (this.peek() === ' ') this.at++
  }

  pipeline(): Pipeline {
    const { declares, assigns } = this.declarations()
    const commands: Command[] = [this.command()]
    for (this.skipBlanks(); this.peek() === '|'; this.skipBlanks()) {
      this.at++
      commands.push(this.command())
    }
    return { declares, assigns, commands }
  }

  private declarations(): { readonly declares: readonly string[]; readonly assigns: boolean } {
    const start = this.at
    const declares: string[] = []
    for (;;) {
      this.skipBlanks()
      const name = this.peek()
      if (name === undefined || !/^\$\w+$/.test(name)) break
      this.at++
      declares.push(name)
      this.skipBlanks()
      const next = this.peek()
      if (next !== ',' && next !== ':=' && next !== '=') break
      this.at++
      if (next !== ',') return { declares, assigns: next === '=' }
    }
    this.at = start
    return { declares: [], assigns: false }
  }

  private command(): Command {
    const operands: Operand[] = []
    this.skipBlanks()
    const from = this.at
    for (
      ;
      this.at < this.tokens.length && !['|', ')'].includes(this.peek() as string);
      this.skipBlanks()
    )
      operands.push(this.operand())
    if (operands.length === 0) throw new Problem('missing value for command')
    return { operands, ...this.placeFrom(from) }
  }

  private placeFrom(from: number): Place {
    return {
      offset: this.tokens[from]?.offset ?? 0,
      source: this.tokens
        .slice(from, this.at)
        .map(({ text }) => text)
        .join('')
        .trimEnd(),
    }
  }

  /** Go says of `.a.b` that it stands where `.b` does. */
  private operand(): Operand {
    const from = this.at++
    const base = this.base((this.tokens[from] as Token).text)
    const rest = this.at
    const names: string[] = []
    while (/^\.\w/.test(this.peek() ?? ''))
      names.push((this.tokens[this.at++] as Token).text.slice(1))
    const place = this.placeFrom(from)
    if (names.length === 0) return { ...base, ...place }
    const { offset } = this.placeFrom(rest)
    if (base.kind === 'field')
      return { ...base, names: [...base.names, ...names], ...place, offset }
    return { kind: 'field', of: { ...base, ...place }, names, ...place, offset }
  }

  private base(token: string): OperandKind {
    if (token === '(') {
      const pipeline = this.pipeline()
      this.skipBlanks()
      if (this.tokens[this.at++]?.text !== ')') throw new Problem('unclosed left paren')
      return { kind: 'nested', pipeline }
    }
    if (token === '.') return { kind: 'field', of: undefined, names: [] }
    if (token.startsWith('.')) return { kind: 'field', of: undefined, names: [token.slice(1)] }
    if (token.startsWith('$')) return { kind: 'variable', name: token }
    if (/^["`']/.test(token)) return { kind: 'literal', value: quoted(token) }
    if (/^[-+]?\d/.test(token)) return { kind: 'literal', value: number(token) }
    if (token === 'true' || token === 'false') return { kind: 'literal', value: token === 'true' }
    if (token === 'nil') return { kind: 'literal', value: null }
    if (!/^[A-Za-z_]/.test(token))
      throw new Problem(`unexpected ${JSON.stringify(token)} in operand`)
    if (!FUNCTIONS.has(token)) throw new Problem(`function "${token}" not defined`)
    return { kind: 'function', name: token }
  }
}

function quoted(token: string): string | number {
  const text = goUnquote(token)
  if (text === undefined) throw new Problem(`invalid syntax`)
  return token.startsWith("'") ? (text.codePointAt(0) ?? 0) : text
}

function number(token: string): number {
  const value = Number(token.replaceAll('_', ''))
  if (Number.isNaN(value)) throw new Problem(`bad number syntax: ${JSON.stringify(token)}`)
  return value
}
