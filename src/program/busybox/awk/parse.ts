/**
 * The parser of awk programs.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/awk.html#tag_20_06_13_16
 */
import type { Expression, Program, Rule, Statement, Target } from './tree.js'
import { RESERVED, type Token, syntaxError, tokensOf } from './tokens.js'

const REMEMBERED = 100
const parsed = new Map<string, Program>()

/** Parses a program. @throws ToolError */
export function parse(text: string): Program {
  const known = parsed.get(text)
  if (known) return known
  if (parsed.size >= REMEMBERED) parsed.clear()
  const program = new Parser(tokensOf(text)).program()
  parsed.set(text, program)
  return program
}

const ASSIGNMENTS = new Set(['=', '+=', '-=', '*=', '/=', '%=', '^=', '**='])
const COMPARISONS = new Set(['<', '<=', '>', '>=', '==', '!='])
const DEEPEST = 150

class Parser {
  private at = 0
  private depth = 0
  /** Above 0 in the words of `print`, where `>` is a redirection. */
  private printing = 0

  constructor(private readonly tokens: readonly Token[]) {}

  program(): Program {
    const rules: Rule[] = []
    const functions: [string, Program['functions'][string]][] = []
    this.skipEnds()
    while (this.token.kind !== 'end') {
      if (this.takeName('function') || this.takeName('func')) functions.push(this.functionDefinition())
      else rules.push(this.rule())
      this.skipEnds()
    }
    return { rules, functions: Object.fromEntries(functions) }
  }

  private get token(): Token {
    return this.tokens[this.at] as Token
  }

  private is(...texts: readonly string[]): boolean {
    return this.token.kind === 'operator' && texts.includes(this.token.text)
  }

  private take(...texts: readonly string[]): string | undefined {
    if (!this.is(...texts)) return undefined
    return this.tokens[this.at++]?.text
  }

  private takeName(name: string): boolean {
    if (this.token.kind !== 'name' || this.token.text !== name) return false
    this.at++
    return true
  }

  private fail(): never {
    throw syntaxError(this.token.kind === 'end' ? 'Unexpected end of file' : this.token.kind === 'newline' ? 'Unexpected newline' : `Unexpected token '${this.token.text}'`)
  }

  private expect(text: string): void {
    if (this.take(text) === undefined) this.fail()
  }

  private name(): string {
    const { kind, text } = this.token
    if ((kind !== 'name' && kind !== 'call') || RESERVED.has(text)) this.fail()
    this.at++
    return text
  }

  private skipNewlines(): void {
    while (this.token.kind === 'newline') this.at++
  }

  private skipEnds(): void {
    while (this.token.kind === 'newline' || this.is(';')) this.at++
  }

  private nested<T>(work: () => T): T {
    if (++this.depth > DEEPEST) throw syntaxError('Too deeply nested')
    const result = work()
    this.depth--
    return result
  }

  private functionDefinition(): [string, Program['functions'][string]] {
    const name = this.name()
    const parameters: string[] = []
    this.expect('(')
    while (!this.is(')')) {
      parameters.push(this.name())
      if (!this.take(',')) break
      this.skipNewlines()
    }
    this.expect(')')
    this.skipNewlines()
    return [name, { parameters, body: this.block() }]
  }

  private rule(): Rule {
    if (this.takeName('BEGIN')) return { when: 'begin', body: this.block() }
    if (this.takeName('END')) return { when: 'end', body: this.block() }
    if (this.is('{')) return { when: 'line', body: this.block() }
    const from = this.expression()
    let to: Expression | undefined
    if (this.take(',')) {
      this.skipNewlines()
      to = this.expression()
    }
    return { when: 'line', from, ...(to ? { to } : {}), body: this.is('{') ? this.block() : undefined }
  }

  private block(): Statement {
    this.skipNewlines()
    this.expect('{')
    const body: Statement[] = []
    this.skipEnds()
    while (!this.is('}')) {
      body.push(this.statement())
      this.skipEnds()
    }
    this.at++
    return { kind: 'block', body }
  }

  /** A statement that belongs to `if`, `while` or the like. */
  private inner(): Statement {
    this.skipNewlines()
    return this.take(';') ? { kind: 'block', body: [] } : this.statement()
  }

  private statement(): Statement {
    return this.nested(() => {
      if (this.is('{')) return this.block()
      const { kind, text } = this.token
      if (kind !== 'name' || !RESERVED.has(text)) return this.ended(this.simple())
      switch (text) {
        case 'if':
          return this.ifStatement()
        case 'while':
          this.at++
          return { kind: 'loop', test: this.inParentheses(), advance: undefined, body: this.inner(), testsFirst: true }
        case 'do':
          return this.doStatement()
        case 'for':
          return this.forStatement()
        case 'break':
        case 'continue':
        case 'next':
          this.at++
          return this.ended({ kind: text })
        case 'exit':
        case 'return': {
          this.at++
          const value = this.atStatementEnd() ? undefined : this.expression()
          return this.ended({ kind: text, value })
        }
        default:
          return this.ended(this.simple())
      }
    })
  }

  private atStatementEnd(): boolean {
    return this.token.kind === 'newline' || this.token.kind === 'end' || this.is(';', '}')
  }

  private ended(statement: Statement): Statement {
    if (!this.atStatementEnd()) this.fail()
    if (!this.is('}') && this.token.kind !== 'end') this.at++
    return statement
  }

  private inParentheses(): Expression {
    this.expect('(')
    const expression = this.expression()
    this.expect(')')
    return expression
  }

  private ifStatement(): Statement {
    this.at++
    const test = this.inParentheses()
    const yes = this.inner()
    const before = this.at
    this.skipEnds()
    if (this.takeName('else')) return { kind: 'if', test, yes, no: this.inner() }
    this.at = before
    return { kind: 'if', test, yes, no: undefined }
  }

  private doStatement(): Statement {
    this.at++
    const body = this.inner()
    this.skipEnds()
    if (!this.takeName('while')) this.fail()
    return this.ended({ kind: 'loop', test: this.inParentheses(), advance: undefined, body, testsFirst: false })
  }

  private forStatement(): Statement {
    this.at++
    this.expect('(')
    const [name, word, array, end] = this.tokens.slice(this.at, this.at + 4)
    if (name?.kind === 'name' && word?.text === 'in' && array?.kind === 'name' && end?.text === ')') {
      this.at += 4
      return { kind: 'each', name: name.text, array: array.text, body: this.inner() }
    }
    const part = (close: string): Statement | undefined => {
      this.skipNewlines()
      const statement = this.is(close) ? undefined : this.simple()
      this.expect(close)
      return statement
    }
    const first = part(';')
    this.skipNewlines()
    const test = this.is(';') ? undefined : this.expression()
    this.expect(';')
    const advance = part(')')
    const loop: Statement = { kind: 'loop', test, advance, body: this.inner(), testsFirst: true }
    return first ? { kind: 'block', body: [first, loop] } : loop
  }

  private simple(): Statement {
    if (this.takeName('print')) return this.print(false)
    if (this.takeName('printf')) return this.print(true)
    if (this.takeName('delete')) {
      const array = this.name()
      return { kind: 'delete', array, keys: this.take('[') ? this.keys(']') : undefined }
    }
    return { kind: 'expression', of: this.expression() }
  }

  private print(formatted: boolean): Statement {
    this.printing++
    let args: Expression[] = []
    if (!this.atStatementEnd() && !this.is('>', '>>', '|')) {
      const whole = this.is('(') ? this.parenthesisedArguments() : undefined
      args = whole ?? this.list()
    }
    this.printing--
    const redirect = this.take('>', '>>')
    if (redirect === undefined) return { kind: 'print', args, formatted }
    return { kind: 'print', args, formatted, to: { append: redirect === '>>', file: this.concatenation() } }
  }

  /** `print (a, b)`: the parentheses hold all of the words. */
  private parenthesisedArguments(): Expression[] | undefined {
    const before = this.at
    const { printing } = this
    this.at++
    this.printing = 0
    const args = this.list()
    this.printing = printing
    if (this.take(')') !== undefined && (this.atStatementEnd() || this.is('>', '>>', '|'))) return args
    this.at = before
    return undefined
  }

  private list(): Expression[] {
    const list = [this.expression()]
    while (this.take(',')) {
      this.skipNewlines()
      list.push(this.expression())
    }
    return list
  }

  private keys(close: string): readonly Expression[] {
    const { printing } = this
    this.printing = 0
    const keys = this.list()
    this.printing = printing
    this.expect(close)
    return keys
  }

  private expression(): Expression {
    return this.nested(() => {
      const left = this.choice()
      if (!isTarget(left) || this.token.kind !== 'operator' || !ASSIGNMENTS.has(this.token.text)) return left
      const operator = this.token.text
      this.at++
      this.skipNewlines()
      return { kind: 'assign', target: left, operator, value: this.expression() }
    })
  }

  private choice(): Expression {
    const test = this.either()
    if (!this.take('?')) return test
    this.skipNewlines()
    const yes = this.expression()
    this.skipNewlines()
    this.expect(':')
    this.skipNewlines()
    return { kind: 'choice', test, yes, no: this.expression() }
  }

  private either(): Expression {
    let left = this.both()
    while (this.take('||')) {
      this.skipNewlines()
      left = { kind: 'binary', operator: '||', left, right: this.both() }
    }
    return left
  }

  private both(): Expression {
    let left = this.membership()
    while (this.take('&&')) {
      this.skipNewlines()
      left = { kind: 'binary', operator: '&&', left, right: this.membership() }
    }
    return left
  }

  private membership(): Expression {
    let left = this.match()
    while (this.takeName('in')) left = { kind: 'in', keys: [left], array: this.name() }
    return left
  }

  private match(): Expression {
    let left = this.comparison()
    for (let operator = this.take('~', '!~'); operator !== undefined; operator = this.take('~', '!~')) left = { kind: 'binary', operator, left, right: this.comparison() }
    return left
  }

  private comparison(): Expression {
    const left = this.concatenation()
    if (this.token.kind !== 'operator' || !COMPARISONS.has(this.token.text) || (this.token.text === '>' && this.printing > 0)) return left
    const operator = this.token.text
    this.at++
    return { kind: 'binary', operator, left, right: this.concatenation() }
  }

  private concatenation(): Expression {
    let left = this.sum()
    while (this.beginsValue()) left = { kind: 'binary', operator: ' ', left, right: this.sum() }
    return left
  }

  private beginsValue(): boolean {
    const { kind, text } = this.token
    if (kind === 'number' || kind === 'string' || kind === 'call') return true
    if (kind === 'name') return !RESERVED.has(text)
    return kind === 'operator' && ['(', '$', '!', '++', '--', '-', '+'].includes(text)
  }

  private sum(): Expression {
    let left = this.product()
    for (let operator = this.take('+', '-'); operator !== undefined; operator = this.take('+', '-')) left = { kind: 'binary', operator, left, right: this.product() }
    return left
  }

  private product(): Expression {
    let left = this.unary()
    for (let operator = this.take('*', '/', '%'); operator !== undefined; operator = this.take('*', '/', '%')) left = { kind: 'binary', operator, left, right: this.unary() }
    return left
  }

  private unary(): Expression {
    const operator = this.take('!', '-', '+')
    if (operator !== undefined) return { kind: 'unary', operator, operand: this.nested(() => this.unary()) }
    const base = this.stepped()
    return this.take('^', '**') ? { kind: 'binary', operator: '^', left: base, right: this.nested(() => this.unary()) } : base
  }

  private stepped(): Expression {
    const before = this.take('++', '--')
    if (before !== undefined) {
      const target = this.primary()
      if (!isTarget(target)) this.fail()
      return { kind: 'step', target, by: before === '++' ? 1 : -1, prefix: true }
    }
    const value = this.primary()
    if (!isTarget(value)) return value
    const after = this.take('++', '--')
    return after === undefined ? value : { kind: 'step', target: value, by: after === '++' ? 1 : -1, prefix: false }
  }

  private primary(): Expression {
    const { kind, text } = this.token
    switch (kind) {
      case 'number':
        this.at++
        return { kind, value: Number(text) }
      case 'string':
        this.at++
        return { kind, value: text }
      case 'regex':
        this.at++
        return { kind, source: text }
      case 'call':
        return this.call()
      case 'name':
        return this.variable()
      case 'operator':
        if (this.take('$')) return { kind: 'field', index: this.nested(() => this.stepped()) }
        if (this.take('(')) return this.nested(() => this.group())
    }
    return this.fail()
  }

  /** `(x)`, or `(i, j) in array`. */
  private group(): Expression {
    const keys = this.keys(')')
    const [only] = keys
    if (keys.length === 1 && only) return { kind: 'group', of: only }
    if (!this.takeName('in')) this.fail()
    return { kind: 'in', keys, array: this.name() }
  }

  private call(): Expression {
    const name = this.name()
    this.expect('(')
    this.skipNewlines()
    const args = this.is(')') ? [] : this.keysUntilClosed()
    this.expect(')')
    return { kind: 'call', name, args, own: !BUILTINS.has(name) }
  }

  private keysUntilClosed(): readonly Expression[] {
    const { printing } = this
    this.printing = 0
    const args = this.list()
    this.skipNewlines()
    this.printing = printing
    return args
  }

  private variable(): Expression {
    if (this.token.text === 'length') {
      this.at++
      return { kind: 'call', name: 'length', args: [], own: false }
    }
    const name = this.name()
    return this.take('[') ? { kind: 'element', array: name, keys: this.keys(']') } : { kind: 'variable', name }
  }
}

const isTarget = (expression: Expression): expression is Target => expression.kind === 'variable' || expression.kind === 'element' || expression.kind === 'field'

/** The functions that awk has. */
const BUILTINS: ReadonlySet<string> = new Set([
  'length',
  'substr',
  'index',
  'split',
  'sub',
  'gsub',
  'match',
  'sprintf',
  'toupper',
  'tolower',
  'sin',
  'cos',
  'atan2',
  'exp',
  'log',
  'sqrt',
  'int',
  'rand',
  'srand',
  'systime',
  'strftime',
  'close',
  'fflush',
])
