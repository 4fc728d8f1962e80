/**
 * The parser of expressions.
 *
 * @see https://docs.python.org/3/reference/expressions.html
 */
import { Cursor } from './cursor.js'
import { type Argument, type Expr, type Parameter, type Span, SyntaxFault } from './tree.js'

/** Binary operators by how strongly they bind, weakest first. */
const LEVELS = [['|'], ['^'], ['&'], ['<<', '>>'], ['+', '-'], ['*', '/', '//', '%', '@']]
const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=', 'in', 'is', 'not'])

export abstract class ExpressionParser extends Cursor {
  /** A name, a literal, or what stands in parentheses. */
  protected abstract atom(): Expr
  protected abstract comprehension(
    is: 'ListComp' | 'SetComp' | 'GeneratorExp' | 'DictComp',
    element: Expr,
    token: Span,
    value?: Expr,
  ): Expr

  /** One expression, or several with commas between them: a tuple. */
  protected list(stars = true): Expr {
    const { token } = this
    const first = stars ? this.starred() : this.expression()
    if (!this.is(',')) return first
    const items = [first]
    while (this.take(',')) {
      if (this.endsList()) break
      items.push(stars ? this.starred() : this.expression())
    }
    return { is: 'Tuple', items, at: this.since(token) }
  }

  private endsList(): boolean {
    const { kind, text } = this.token
    return (
      kind === 'newline' ||
      kind === 'end' ||
      [')', ']', '}', '=', ':', ';', 'in'].includes(text) ||
      /^[-+*/%@&|^<>]+=$/.test(text)
    )
  }

  protected starred(): Expr {
    const { token } = this
    if (!this.take('*')) return this.named()
    const value = this.binary(0)
    return { is: 'Starred', value, at: this.since(token) }
  }

  protected named(): Expr {
    const { token } = this
    if (this.isName() && this.peek().text === ':=' && this.peek().kind === 'op') {
      const target = this.name()
      this.at += 1
      return { is: 'NamedExpr', target, value: this.expression(), at: this.since(token) }
    }
    return this.expression()
  }

  expression(): Expr {
    return this.nested(() => {
      const { token } = this
      if (this.is('lambda')) return this.lambda()
      if (this.is('yield')) return this.yielding()
      const then = this.or()
      if (!this.take('if')) return then
      const test = this.or()
      if (!this.take('else'))
        throw this.fault("expected 'else' after 'if' expression", this.since(token))
      const otherwise = this.expression()
      return { is: 'IfExp', test, then, otherwise, at: this.since(token) }
    })
  }

  protected yielding(): Expr {
    const token = this.expect('yield')
    if (this.take('from'))
      return { is: 'YieldFrom', value: this.expression(), at: this.since(token) }
    if (this.endsList()) return { is: 'Yield', at: this.since(token) }
    return { is: 'Yield', value: this.list(), at: this.since(token) }
  }

  private lambda(): Expr {
    const token = this.expect('lambda')
    const params = this.parameters(':', false)
    this.expect(':')
    return { is: 'Lambda', params, body: this.expression(), at: this.since(token) }
  }

  /** Parameters, up to the sign that ends them. */
  protected parameters(end: string, annotated: boolean): readonly Parameter[] {
    const found: Parameter[] = []
    let kind: Parameter['kind'] = 'plain'
    while (!this.is(end)) {
      if (this.take('/')) {
        found.forEach((one, i) => (found[i] = { ...one, kind: 'positional' }))
      } else if (this.take('**')) found.push(this.parameter('keywords', annotated))
      else if (this.take('*')) {
        if (!this.is(',')) found.push(this.parameter('rest', annotated))
        kind = 'keyword'
      } else {
        const { token } = this
        const one = this.parameter(kind, annotated)
        const last = found.at(-1)
        if (!one.default && kind === 'plain' && last?.default)
          throw this.fault('parameter without a default follows parameter with a default', token)
        if (found.some(({ name }) => name === one.name))
          throw this.fault(`duplicate argument '${one.name}' in function definition`, token)
        found.push(one)
      }
      if (!this.take(',')) break
    }
    return found
  }

  private parameter(kind: Parameter['kind'], annotated: boolean): Parameter {
    const name = this.name()
    const annotation = annotated && this.take(':') ? this.expression() : undefined
    const value = this.take('=') ? this.expression() : undefined
    return { name, kind, ...(annotation && { annotation }), ...(value && { default: value }) }
  }

  protected or(): Expr {
    return this.both('or', () => this.both('and', () => this.not()))
  }

  private both(op: 'and' | 'or', read: () => Expr): Expr {
    const { token } = this
    const first = read()
    if (!this.is(op)) return first
    const values = [first]
    while (this.take(op)) values.push(read())
    return { is: 'BoolOp', op, values, at: this.since(token) }
  }

  private not(): Expr {
    const { token } = this
    if (!this.take('not')) return this.comparison()
    const operand = this.nested(() => this.not())
    return { is: 'UnaryOp', op: 'not', operand, at: this.since(token) }
  }

  private comparison(): Expr {
    const { token } = this
    const left = this.binary(0)
    const ops: string[] = []
    const rights: Expr[] = []
    while (COMPARISONS.has(this.token.text) && this.token.kind !== 'string') {
      let op = this.token.text
      if (op === 'not') {
        if (this.peek().text !== 'in') break
        this.at += 1
        op = 'not in'
      }
      this.at += 1
      if (op === 'is' && this.take('not')) op = 'is not'
      ops.push(op)
      rights.push(this.binary(0))
    }
    return ops.length === 0 ? left : { is: 'Compare', left, ops, rights, at: this.since(token) }
  }

  protected binary(level: number): Expr {
    const operators = LEVELS[level]
    if (!operators) return this.unary()
    const { token } = this
    let left = this.binary(level + 1)
    while (this.token.kind === 'op' && operators.includes(this.token.text)) {
      const op = this.token.text
      this.at += 1
      const right = this.binary(level + 1)
      left = { is: 'BinOp', op, left, right, at: this.since(token) }
    }
    return left
  }

  private unary(): Expr {
    const { token } = this
    if (token.kind === 'op' && ['-', '+', '~'].includes(token.text)) {
      this.at += 1
      const operand = this.nested(() => this.unary())
      return { is: 'UnaryOp', op: token.text, operand, at: this.since(token) }
    }
    return this.power()
  }

  private power(): Expr {
    const { token } = this
    const isAwaited = this.take('await')
    const base = this.primary()
    const left: Expr = isAwaited ? { is: 'Await', value: base, at: this.since(token) } : base
    if (!this.take('**')) return left
    const right = this.nested(() => this.unary())
    return { is: 'BinOp', op: '**', left, right, at: this.since(token) }
  }

  protected primary(): Expr {
    const { token } = this
    let value = this.atom()
    for (;;) {
      if (this.take('.'))
        value = { is: 'Attribute', value, attr: this.name(), at: this.since(token) }
      else if (this.take('(')) {
        const args = this.nested(() => this.arguments(value))
        value = { is: 'Call', func: value, args, at: this.since(token) }
      } else if (this.take('[')) {
        const index = this.nested(() => this.subscripts())
        this.expect(']')
        value = { is: 'Subscript', value, index, at: this.since(token) }
      } else return value
    }
  }

  private subscripts(): Expr {
    const { token } = this
    const first = this.subscript()
    if (!this.is(',')) return first
    const items = [first]
    while (this.take(',')) if (!this.is(']')) items.push(this.subscript())
    return { is: 'Tuple', items, at: this.since(token) }
  }

  private subscript(): Expr {
    const { token } = this
    const ends = (): boolean => this.is(':') || this.is(']') || this.is(',')
    const lower = ends() ? undefined : this.starred()
    if (lower && !this.is(':')) return lower
    this.expect(':')
    const upper = ends() ? undefined : this.expression()
    const step = this.take(':') && !ends() ? this.expression() : undefined
    return { is: 'Slice', parts: [lower, upper, step], at: this.since(token) }
  }

  /** The arguments of a call, and the parenthesis that closes them. */
  protected arguments(func?: Expr): readonly Argument[] {
    const found: Argument[] = []
    while (!this.is(')')) {
      found.push(this.argument(found))
      if (this.take(',')) continue
      if (!this.is(')')) throw this.forgottenComma(found.at(-1)?.value, func)
    }
    this.expect(')')
    return found
  }

  private argument(before: readonly Argument[]): Argument {
    const { token } = this
    if (this.take('**')) return { value: this.expression(), star: '**' }
    if (this.take('*')) return { value: this.expression(), star: '*' }
    if (this.isName() && this.peek().text === '=' && this.peek().kind === 'op') {
      const name = this.name()
      this.at += 1
      return { value: this.expression(), name }
    }
    const value = this.named()
    if (this.is('for') || this.is('async'))
      return { value: this.comprehension('GeneratorExp', value, token) }
    if (before.some(({ name }) => name !== undefined))
      throw this.fault('positional argument follows keyword argument', this.token)
    return { value }
  }

  protected forgottenComma(last: Expr | undefined, _func: Expr | undefined): SyntaxFault {
    const { token } = this
    const begins = this.isName() || token.kind === 'number' || token.kind === 'string'
    if (!last || !begins) return this.fault()
    const { line, col } = last.at
    return new SyntaxFault('invalid syntax. Perhaps you forgot a comma?', {
      line,
      col,
      endLine: token.endLine,
      endCol: token.endCol,
    })
  }

  /** What a `for` gives its values to. */
  protected targets(): Expr {
    const { token } = this
    const one = (): Expr => {
      const start = this.token
      if (!this.take('*')) return this.primary()
      return { is: 'Starred', value: this.primary(), at: this.since(start) }
    }
    const first = one()
    if (!this.is(',')) return first
    const items = [first]
    while (this.take(',')) if (!this.is('in')) items.push(one())
    return { is: 'Tuple', items, at: this.since(token) }
  }
}
