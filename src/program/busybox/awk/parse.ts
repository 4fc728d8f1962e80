/**
 * The parser of awk programs.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/awk.html#tag_20_06_13_16
 */
import { ExpressionParser } from './expression-parser.js'
import type { Expression, Program, Rule, Statement } from './tree.js'
import { RESERVED, tokensOf } from './tokens.js'

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

class Parser extends ExpressionParser {
  program(): Program {
    const rules: Rule[] = []
    const functions: [string, Program['functions'][string]][] = []
    this.skipEnds()
    while (this.token.kind !== 'end') {
      if (this.takeName('function') || this.takeName('func'))
        functions.push(this.functionDefinition())
      else rules.push(this.rule())
      this.skipEnds()
    }
    return { rules, functions: Object.fromEntries(functions) }
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
    return {
      when: 'line',
      from,
      ...(to ? { to } : {}),
      body: this.is('{') ? this.block() : undefined,
    }
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
          return {
            kind: 'loop',
            test: this.inParentheses(),
            advance: undefined,
            body: this.inner(),
            testsFirst: true,
          }
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

  protected atStatementEnd(): boolean {
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
    return this.ended({
      kind: 'loop',
      test: this.inParentheses(),
      advance: undefined,
      body,
      testsFirst: false,
    })
  }

  private forStatement(): Statement {
    this.at++
    this.expect('(')
    const [name, word, array, end] = this.tokens.slice(this.at, this.at + 4)
    if (
      name?.kind === 'name' &&
      word?.text === 'in' &&
      array?.kind === 'name' &&
      end?.text === ')'
    ) {
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
    return {
      kind: 'print',
      args,
      formatted,
      to: { append: redirect === '>>', file: this.concatenation() },
    }
  }
}
