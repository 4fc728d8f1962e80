/**
 * The grammar of Go's text/template.
 *
 * @see https://pkg.go.dev/text/template#hdr-Actions
 */
import { goUnquote } from '../goquote.js'
import { DEEPEST, Expressions, TOO_DEEP } from './expression.js'
import { tokensOf } from './lex.js'
import type { Pipe, Statement } from './nodes.js'
import { Tokens } from './tokens.js'

/** A parsed template, and those that it defines, by name. */
export type Templates = ReadonlyMap<string, readonly Statement[]>

/**
 * Parses a template of this name, which may call these functions. The result has the template under
 * its name, and those that it defines.
 *
 * @throws TemplateError
 */
export function parseGoTemplate(
  template: string,
  name: string,
  functions: { has(name: string): boolean },
): Templates {
  const tokens = new Tokens(name, tokensOf(template))
  const templates = new Map<string, readonly Statement[]>()
  const body = new Parser(tokens, functions, templates).template()
  define(templates, name, body)
  return templates
}

/** A template without content may be defined again. Tells whether the name was free. */
function define(
  templates: Map<string, readonly Statement[]>,
  name: string,
  body: readonly Statement[],
): boolean {
  const known = templates.get(name)
  if (known && !isEmpty(known)) return isEmpty(body)
  templates.set(name, body)
  return true
}

const isEmpty = (body: readonly Statement[]): boolean =>
  body.every((statement) => statement.kind === 'text' && /^\s*$/.test(statement.text))

/** What ends a list of statements. */
type End = '{{end}}' | '{{else}}'

class Parser {
  private readonly expressions: Expressions
  private depth = 0
  private ranges = 0

  constructor(
    private readonly tokens: Tokens,
    private readonly functions: { has(name: string): boolean },
    private readonly templates: Map<string, readonly Statement[]>,
  ) {
    this.expressions = new Expressions(tokens, functions)
  }

  /** A whole template. */
  template(): readonly Statement[] {
    const statements: Statement[] = []
    while (this.tokens.peek().kind !== 'end') {
      if (this.definition()) continue
      const read = this.statement()
      if (typeof read === 'string') this.tokens.fail(`unexpected ${read}`)
      statements.push(read)
    }
    return statements
  }

  /** Reads a `{{define}}`, if that is next. */
  private definition(): boolean {
    const mark = this.tokens.mark()
    if (this.tokens.next().kind !== 'open' || !this.isKeyword('define')) {
      this.tokens.back(mark)
      return false
    }
    const context = 'define clause'
    const name = this.templateName(context)
    this.tokens.expect('close', context)
    const parser = new Parser(this.tokens, this.functions, this.templates)
    this.define(name, parser.bodyOf(context))
    return true
  }

  /** The statements up to `{{end}}`. */
  bodyOf(context: string): readonly Statement[] {
    const { statements, end } = this.list()
    if (end !== '{{end}}') this.tokens.fail(`unexpected ${end} in ${context}`)
    return statements
  }

  private define(name: string, body: readonly Statement[]): void {
    if (!define(this.templates, name, body))
      this.tokens.fail(`template: multiple definition of template ${JSON.stringify(name)}`)
  }

  private isKeyword(keyword: string): boolean {
    const { kind, text } = this.tokens.peekWord()
    if (kind !== 'keyword' || text !== keyword) return false
    this.tokens.next()
    return true
  }

  private list(): { readonly statements: readonly Statement[]; readonly end: End } {
    const statements: Statement[] = []
    while (this.tokens.peekWord().kind !== 'end') {
      const read = this.statement()
      if (typeof read === 'string') return { statements, end: read }
      statements.push(read)
    }
    return this.tokens.fail('unexpected EOF')
  }

  private statement(): Statement | End {
    const token = this.tokens.nextWord()
    if (token.kind === 'text') return { kind: 'text', text: token.text }
    if (token.kind !== 'open') return this.tokens.unexpected(token, 'input')
    const { kind, text } = this.tokens.peekWord()
    if (kind !== 'keyword') return this.print()
    switch (text) {
      case 'if':
      case 'with':
      case 'range':
        this.tokens.next()
        return this.control(text)
      case 'break':
      case 'continue':
        this.tokens.next()
        return this.leave(text)
      case 'else':
        this.tokens.next()
        return this.readElse()
      case 'end':
        this.tokens.next()
        this.tokens.expect('close', 'end')
        return '{{end}}'
      case 'template':
        this.tokens.next()
        return this.include()
      case 'block':
        this.tokens.next()
        return this.block()
      default:
        return this.print()
    }
  }

  private print(): Statement {
    return { kind: 'print', pipe: this.expressions.pipeline('command', 'close') }
  }

  private control(kind: 'if' | 'with' | 'range'): Statement {
    if (++this.depth > DEEPEST) this.tokens.fail(TOO_DEEP)
    const { variables } = this.expressions
    const scope = variables.length
    const pipe = this.expressions.pipeline(kind, 'close')
    if (kind === 'range') this.ranges++
    const { statements: body, end } = this.list()
    if (kind === 'range') this.ranges--
    const otherwise = end === '{{else}}' ? this.otherwise(kind) : []
    variables.length = scope
    this.depth--
    return { kind, pipe, body, otherwise }
  }

  /** What follows `{{else`: another condition closes together with the one before it. */
  private otherwise(kind: 'if' | 'with' | 'range'): readonly Statement[] {
    if (kind !== 'range' && this.isKeyword(kind)) return [this.control(kind)]
    const { statements, end } = this.list()
    if (end !== '{{end}}') this.tokens.fail(`expected end; found ${end}`)
    return statements
  }

  private readElse(): End {
    const { kind, text } = this.tokens.peekWord()
    if (kind !== 'keyword' || (text !== 'if' && text !== 'with'))
      this.tokens.expect('close', 'else')
    return '{{else}}'
  }

  private leave(kind: 'break' | 'continue'): Statement {
    const token = this.tokens.nextWord()
    if (token.kind !== 'close') this.tokens.unexpected(token, `{{${kind}}}`)
    if (this.ranges === 0) this.tokens.fail(`{{${kind}}} outside {{range}}`)
    return { kind }
  }

  private templateName(context: string): string {
    const token = this.tokens.nextWord()
    if (token.kind !== 'string') return this.tokens.unexpected(token, context)
    return goUnquote(token.text) ?? this.tokens.fail('invalid syntax', token)
  }

  private include(): Statement {
    const context = 'template clause'
    const { offset, text: quoted } = this.tokens.peekWord()
    const name = this.templateName(context)
    let pipe: Pipe | undefined
    if (this.tokens.peekWord().kind === 'close') this.tokens.next()
    else pipe = this.expressions.pipeline(context, 'close')
    return { kind: 'template', name, quoted, pipe, offset }
  }

  private block(): Statement {
    const context = 'block clause'
    const { offset, text: quoted } = this.tokens.peekWord()
    const name = this.templateName(context)
    const pipe = this.expressions.pipeline(context, 'close')
    const parser = new Parser(this.tokens, this.functions, this.templates)
    parser.depth = this.depth + 1
    this.define(name, parser.bodyOf(context))
    return { kind: 'template', name, quoted, pipe, offset }
  }
}
