/**
 * The language of `bc`: reads statements and expressions.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/bc.html
 */
import { ToolError } from '../options.js'
import type { Expression, Statement } from './tree.js'

const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '<=', '>=', '!=', '<', '>'],
  ['+', '-'],
  ['*', '/', '%'],
]
const ASSIGNMENTS = new Set(['=', '+=', '-=', '*=', '/=', '%=', '^='])
const DEEPEST = 200

/** Reads statements from words. */
export class Parser {
  private at = 0
  private depth = 0

  constructor(private readonly list: readonly string[]) {}

  /** @throws ToolError */
  all(): readonly Statement[] {
    const found: Statement[] = []
    for (;;) {
      while (this.takes(';') || this.takes('\n'));
      if (this.at >= this.list.length) return found
      found.push(this.statement())
    }
  }

  private get next(): string | undefined {
    return this.list[this.at]
  }

  private takes(word: string): boolean {
    if (this.next !== word) return false
    this.at++
    return true
  }

  private needs(word: string): void {
    if (!this.takes(word)) this.fail()
  }

  private fail(): never {
    throw new ToolError('bad token')
  }

  private lines(): void {
    while (this.takes('\n'));
  }

  private statement(): Statement {
    if (++this.depth > DEEPEST) throw new ToolError('nested too deep')
    const found = this.oneStatement()
    this.depth--
    return found
  }

  private oneStatement(): Statement {
    const word = this.next ?? this.fail()
    if (word.startsWith('"')) {
      this.at++
      return { kind: 'text', text: word.slice(1, -1) }
    }
    if (this.takes('{')) return { kind: 'block', body: this.body() }
    if (word === 'break' || word === 'continue' || word === 'quit' || word === 'halt') {
      this.at++
      return { kind: word }
    }
    if (this.takes('return')) {
      const isBare = [';', '\n', '}', undefined].includes(this.next)
      return { kind: 'return', value: isBare ? undefined : this.expression() }
    }
    if (this.takes('print')) return { kind: 'print', values: this.list1(() => this.printed()) }
    if (this.takes('if')) return this.ifStatement()
    if (this.takes('while')) {
      this.needs('(')
      const test = this.expression()
      this.needs(')')
      this.lines()
      return { kind: 'loop', first: undefined, test, step: undefined, body: this.statement() }
    }
    if (this.takes('for')) return this.forStatement()
    if (this.takes('define')) return this.definition()
    return { kind: 'value', value: this.expression() }
  }

  private printed(): Expression | string {
    const word = this.next ?? this.fail()
    if (!word.startsWith('"')) return this.expression()
    this.at++
    return word
  }

  private list1<One>(read: () => One): readonly One[] {
    const found = [read()]
    while (this.takes(',')) found.push(read())
    return found
  }

  private ifStatement(): Statement {
    this.needs('(')
    const test = this.expression()
    this.needs(')')
    this.lines()
    const then = this.statement()
    const from = this.at
    while (this.takes('\n') || this.takes(';'));
    if (!this.takes('else')) {
      this.at = from
      return { kind: 'if', test, then, otherwise: undefined }
    }
    this.lines()
    return { kind: 'if', test, then, otherwise: this.statement() }
  }

  private forStatement(): Statement {
    const part = (end: string): Expression | undefined => {
      const found = this.next === end ? undefined : this.expression()
      this.needs(end)
      return found
    }
    this.needs('(')
    const [first, test, step] = [part(';'), part(';'), part(')')]
    this.lines()
    return { kind: 'loop', first, test, step, body: this.statement() }
  }

  private body(): readonly Statement[] {
    const found: Statement[] = []
    for (;;) {
      while (this.takes(';') || this.takes('\n'));
      if (this.takes('}')) return found
      found.push(this.statement())
    }
  }

  private name(): string {
    const word = this.next
    if (word === undefined || !/^[a-z]/.test(word)) this.fail()
    this.at++
    if (this.next === '[' && this.list[this.at + 1] === ']') {
      this.at += 2
      return `${word}[]`
    }
    return word as string
  }

  private definition(): Statement {
    this.takes('void')
    const text = this.name()
    this.needs('(')
    const parameters = this.next === ')' ? [] : this.list1(() => this.name())
    this.needs(')')
    this.lines()
    this.needs('{')
    this.lines()
    const locals = this.takes('auto') ? this.list1(() => this.name()) : []
    return { kind: 'define', text, definition: { parameters, locals, body: this.body() } }
  }

  private expression(level = -1): Expression {
    if (++this.depth > DEEPEST) throw new ToolError('nested too deep')
    const found = level < 0 ? this.assignment() : this.binary(level)
    this.depth--
    return found
  }

  private assignment(): Expression {
    const left = this.expression(0)
    const word = this.next
    if (word === undefined || !ASSIGNMENTS.has(word)) return left
    if (left.kind !== 'variable' && left.kind !== 'element') return this.fail()
    this.at++
    const value = this.expression()
    return {
      kind: 'assign',
      text: word.slice(0, -1),
      to: left,
      value,
      isBefore: false,
      isStep: false,
    }
  }

  private binary(level: number): Expression {
    const operators = LEVELS[level]
    if (!operators) return this.powers()
    let left = this.expression(level + 1)
    while (this.next !== undefined && operators.includes(this.next)) {
      const text = this.list[this.at++] as string
      left = { kind: 'binary', text, left, right: this.expression(level + 1) }
    }
    return left
  }

  /** Powers bind from the right, and less than a sign. */
  private powers(): Expression {
    const left = this.signed()
    if (!this.takes('^')) return left
    return { kind: 'binary', text: '^', left, right: this.expression(LEVELS.length) }
  }

  private signed(): Expression {
    if (this.takes('-')) return { kind: 'minus', of: this.signed() }
    if (this.takes('!')) return { kind: 'not', of: this.signed() }
    for (const sign of ['++', '--'] as const) {
      if (this.takes(sign)) return this.stepped(this.signed(), sign, false)
    }
    const found = this.primary()
    for (const sign of ['++', '--'] as const)
      if (this.takes(sign)) return this.stepped(found, sign, true)
    return found
  }

  private stepped(to: Expression, sign: '++' | '--', isBefore: boolean): Expression {
    const value = { kind: 'number', text: '1' } as const
    return { kind: 'assign', text: sign === '++' ? '+' : '-', to, value, isBefore, isStep: true }
  }

  private primary(): Expression {
    if (this.takes('(')) {
      const found = this.expression()
      this.needs(')')
      return found
    }
    const word = this.next ?? this.fail()
    this.at++
    if (/^[0-9A-F.]/.test(word)) {
      return word === '.' ? { kind: 'variable', text: 'last' } : { kind: 'number', text: word }
    }
    if (!/^[a-z]/.test(word)) return this.fail()
    if (this.takes('[')) {
      if (this.takes(']')) return { kind: 'variable', text: `${word}[]` }
      const index = this.expression()
      this.needs(']')
      return { kind: 'element', text: word, index }
    }
    if (!this.takes('(')) return { kind: 'variable', text: word }
    const values = this.next === ')' ? [] : this.list1(() => this.expression())
    this.needs(')')
    return { kind: 'call', text: word, values }
  }
}
