/**
 * The parser of programs and of compound statements.
 *
 * @see https://docs.python.org/3/reference/compound_stmts.html
 */
import { type Place, SimpleParser } from './simple-statements.js'
import { tokenize } from './tokenizer.js'
import { type Expr, type Handler, type Span, type Stmt, SyntaxFault } from './tree.js'

/** The statements of a program. @throws SyntaxFault */
export const parse = (source: string): readonly Stmt[] =>
  new Parser(tokenize(source.replace(/^\ufeff/, ''))).program()

/** Reads statements. */
export class Parser extends SimpleParser {
  program(): readonly Stmt[] {
    const found: Stmt[] = []
    while (this.token.kind !== 'end') found.push(...this.statement())
    return found
  }

  private statement(): readonly Stmt[] {
    const { token } = this
    if (token.kind === 'indent') throw this.fault()
    const compound = this.nested(() => this.compound())
    if (compound) return [compound]
    const found: Stmt[] = []
    do {
      if (this.token.kind === 'newline') break
      found.push(this.simple())
    } while (this.take(';'))
    if (this.token.kind !== 'newline') throw this.unexpected(found.at(-1))
    this.at += 1
    return found
  }

  /** What stands where a line should have ended. */
  private unexpected(last: Stmt | undefined): SyntaxFault {
    if (last?.is === 'Expr' && last.value.is === 'Name' && this.token.kind !== 'op') {
      const { id, at } = last.value
      if (id === 'print' || id === 'exec') {
        const end = this.tokens.slice(this.at).find(({ kind }) => kind === 'newline') ?? this.token
        const { line, col } = at
        return new SyntaxFault(`Missing parentheses in call to '${id}'. Did you mean ${id}(...)?`, {
          line,
          col,
          endLine: end.line,
          endCol: end.col,
        })
      }
    }
    return this.fault()
  }

  private compound(): Stmt | undefined {
    const { token } = this
    if (this.is('@')) return this.decorated()
    if (token.kind !== 'name') return undefined
    switch (token.text) {
      case 'if':
        return this.choosing()
      case 'while': {
        this.at += 1
        const test = this.named()
        const body = this.loopBody("'while' statement", token)
        return { is: 'While', test, body, otherwise: this.elseBody(), at: this.since(token) }
      }
      case 'for':
        return this.looping(token)
      case 'try':
        return this.trying()
      case 'with':
        return this.using(token, false)
      case 'def':
        return this.defining([], token, false)
      case 'class':
        return this.classing([], token)
      case 'async':
        return this.asynchronous([], token)
      case 'match':
        return this.isMatch() ? this.matching((what, at) => this.block(what, at)) : undefined
      default:
        return undefined
    }
  }

  private asynchronous(decorators: readonly Expr[], token: Span): Stmt {
    this.at += 1
    if (this.is('def')) return this.defining(decorators, token, true)
    if (this.is('with')) return this.using(token, true)
    return this.looping(token)
  }

  private decorated(): Stmt {
    const decorators: Expr[] = []
    while (this.take('@')) {
      decorators.push(this.named())
      if (this.token.kind !== 'newline') throw this.fault()
      this.at += 1
    }
    const { token } = this
    if (this.is('def')) return this.defining(decorators, token, false)
    if (this.is('async')) return this.asynchronous(decorators, token)
    if (this.is('class')) return this.classing(decorators, token)
    throw this.fault()
  }

  /** The statements after a colon. */
  private block(what: string, { line }: Span): readonly Stmt[] {
    this.expect(':')
    if (this.token.kind !== 'newline') return this.statement()
    this.at += 1
    if (!this.isA('indent'))
      throw new SyntaxFault(
        `expected an indented block after ${what} on line ${line}`,
        this.token,
        'IndentationError',
      )
    this.at += 1
    const body: Stmt[] = []
    while (!this.isA('dedent') && !this.isA('end')) body.push(...this.statement())
    if (this.isA('dedent')) this.at += 1
    return body
  }

  private within<T>(place: Place, read: () => T): T {
    const before = this.place
    this.place = place
    const found = read()
    this.place = before
    return found
  }

  private loopBody(what: string, token: Span): readonly Stmt[] {
    return this.within({ ...this.place, inLoop: true }, () => this.block(what, token))
  }

  private elseBody(): readonly Stmt[] {
    const { token } = this
    return this.take('else') ? this.block("'else' statement", token) : []
  }

  private choosing(): Stmt {
    const { token } = this
    const what = `'${token.text}' statement`
    this.at += 1
    const test = this.named()
    if (this.is('='))
      throw this.fault("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", {
        ...test.at,
        endLine: this.peek().endLine,
        endCol: this.peek().endCol,
      })
    const body = this.block(what, token)
    const otherwise = this.is('elif') ? [this.choosing()] : this.elseBody()
    return { is: 'If', test, body, otherwise, at: this.since(token) }
  }

  private looping(token: Span): Stmt {
    this.expect('for')
    const target = this.targets()
    this.assignable(target, false)
    this.expect('in')
    const iterable = this.list()
    const body = this.loopBody("'for' statement", token)
    return { is: 'For', target, iterable, body, otherwise: this.elseBody(), at: this.since(token) }
  }

  private trying(): Stmt {
    const token = this.expect('try')
    const body = this.block("'try' statement", token)
    const handlers: Handler[] = []
    while (this.is('except')) {
      const at = this.token
      this.at += 1
      if (this.is('*')) throw this.fault('kubarium does not simulate except*')
      const type = this.is(':') ? undefined : this.expression()
      const name = this.take('as') ? this.name() : undefined
      const block = this.block("'except' statement", at)
      handlers.push({ at, ...(type && { type }), ...(name !== undefined && { name }), body: block })
    }
    const otherwise = this.elseBody()
    const end = this.token
    const last = this.take('finally') ? this.block("'finally' statement", end) : []
    if (handlers.length === 0 && last.length === 0)
      throw this.fault("expected 'except' or 'finally' block", this.token)
    return { is: 'Try', body, handlers, otherwise, last, at: this.since(token) }
  }

  private using(token: Span, isAsync: boolean): Stmt {
    this.expect('with')
    const isOpen = this.is('(') && this.closesBeforeColon()
    if (isOpen) this.at += 1
    const items: { context: Expr; target?: Expr }[] = []
    do {
      if (isOpen && this.is(')')) break
      const context = this.expression()
      items.push(this.take('as') ? { context, target: this.primary() } : { context })
    } while (this.take(','))
    if (isOpen) this.expect(')')
    const body = this.block("'with' statement", token)
    return { is: 'With', items, body, isAsync, at: this.since(token) }
  }

  /** Whether the parenthesis here holds the items of a `with`: a colon follows it. */
  private closesBeforeColon(): boolean {
    let depth = 0
    for (let i = this.at; i < this.tokens.length; i++) {
      const { text, kind } = this.tokens[i] ?? this.token
      if (kind !== 'op') continue
      if ('([{'.includes(text)) depth++
      else if (')]}'.includes(text) && --depth === 0) return this.tokens[i + 1]?.text === ':'
    }
    return false
  }

  private defining(decorators: readonly Expr[], token: Span, isAsync: boolean): Stmt {
    const at = this.expect('def')
    const name = this.name()
    if (!this.is('(')) throw this.fault("expected '('")
    this.at += 1
    const params = this.parameters(')', true)
    this.expect(')')
    if (this.take('->')) this.expression()
    const body = this.within({ inFunction: true, inLoop: false }, () =>
      this.block('function definition', at),
    )
    return { is: 'FunctionDef', name, params, body, decorators, isAsync, at: this.since(token) }
  }

  private classing(decorators: readonly Expr[], token: Span): Stmt {
    this.expect('class')
    const name = this.name()
    const args = this.take('(') ? this.arguments() : []
    const body = this.within({ inFunction: false, inLoop: false }, () =>
      this.block('class definition', token),
    )
    return { is: 'ClassDef', name, args, body, decorators, at: this.since(token) }
  }
}
