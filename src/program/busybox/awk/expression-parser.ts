/**
 * The parser of awk's expressions: one method for each precedence, loosest first.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/awk.html#tag_20_06_13_02
 */
import { TokenCursor } from './cursor.js'
import { RESERVED } from './tokens.js'
import type { Expression, Target } from './tree.js'

const ASSIGNMENTS = new Set(['=', '+=', '-=', '*=', '/=', '%=', '^=', '**='])
const COMPARISONS = new Set(['<', '<=', '>', '>=', '==', '!='])

/** Reads expressions. */
export abstract class ExpressionParser extends TokenCursor {
  /** Above 0 in the words of `print`, where `>` is a redirection. */
  protected printing = 0

  /** Whether a statement is over here. */
  protected abstract atStatementEnd(): boolean

  /** `print (a, b)`: the parentheses hold all of the words. */
  protected parenthesisedArguments(): Expression[] | undefined {
    const before = this.at
    const { printing } = this
    this.at++
    this.printing = 0
    const args = this.list()
    this.printing = printing
    if (this.take(')') !== undefined && (this.atStatementEnd() || this.is('>', '>>', '|')))
      return args
    this.at = before
    return undefined
  }

  protected list(): Expression[] {
    const list = [this.expression()]
    while (this.take(',')) {
      this.skipNewlines()
      list.push(this.expression())
    }
    return list
  }

  protected keys(close: string): readonly Expression[] {
    const { printing } = this
    this.printing = 0
    const keys = this.list()
    this.printing = printing
    this.expect(close)
    return keys
  }

  protected expression(): Expression {
    return this.nested(() => {
      const left = this.choice()
      if (!isTarget(left) || this.token.kind !== 'operator' || !ASSIGNMENTS.has(this.token.text))
        return left
      const operator = this.token.text
      this.at++
      this.skipNewlines()
      return { kind: 'assign', target: left, operator, value: this.expression() }
    })
  }

  protected choice(): Expression {
    const test = this.either()
    if (!this.take('?')) return test
    this.skipNewlines()
    const yes = this.expression()
    this.skipNewlines()
    this.expect(':')
    this.skipNewlines()
    return { kind: 'choice', test, yes, no: this.expression() }
  }

  protected either(): Expression {
    let left = this.both()
    while (this.take('||')) {
      this.skipNewlines()
      left = { kind: 'binary', operator: '||', left, right: this.both() }
    }
    return left
  }

  protected both(): Expression {
    let left = this.membership()
    while (this.take('&&')) {
      this.skipNewlines()
      left = { kind: 'binary', operator: '&&', left, right: this.membership() }
    }
    return left
  }

  protected membership(): Expression {
    let left = this.match()
    while (this.takeName('in')) left = { kind: 'in', keys: [left], array: this.name() }
    return left
  }

  protected match(): Expression {
    let left = this.comparison()
    for (
      let operator = this.take('~', '!~');
      operator !== undefined;
      operator = this.take('~', '!~')
    )
      left = { kind: 'binary', operator, left, right: this.comparison() }
    return left
  }

  protected comparison(): Expression {
    const left = this.concatenation()
    if (
      this.token.kind !== 'operator' ||
      !COMPARISONS.has(this.token.text) ||
      (this.token.text === '>' && this.printing > 0)
    )
      return left
    const operator = this.token.text
    this.at++
    return { kind: 'binary', operator, left, right: this.concatenation() }
  }

  protected concatenation(): Expression {
    let left = this.sum()
    while (this.beginsValue()) left = { kind: 'binary', operator: ' ', left, right: this.sum() }
    return left
  }

  protected beginsValue(): boolean {
    const { kind, text } = this.token
    if (kind === 'number' || kind === 'string' || kind === 'call') return true
    if (kind === 'name') return !RESERVED.has(text)
    return kind === 'operator' && ['(', '$', '!', '++', '--', '-', '+'].includes(text)
  }

  protected sum(): Expression {
    let left = this.product()
    for (let operator = this.take('+', '-'); operator !== undefined; operator = this.take('+', '-'))
      left = { kind: 'binary', operator, left, right: this.product() }
    return left
  }

  protected product(): Expression {
    let left = this.unary()
    for (
      let operator = this.take('*', '/', '%');
      operator !== undefined;
      operator = this.take('*', '/', '%')
    )
      left = { kind: 'binary', operator, left, right: this.unary() }
    return left
  }

  protected unary(): Expression {
    const operator = this.take('!', '-', '+')
    if (operator !== undefined)
      return { kind: 'unary', operator, operand: this.nested(() => this.unary()) }
    const base = this.stepped()
    return this.take('^', '**')
      ? { kind: 'binary', operator: '^', left: base, right: this.nested(() => this.unary()) }
      : base
  }

  protected stepped(): Expression {
    const before = this.take('++', '--')
    if (before !== undefined) {
      const target = this.primary()
      if (!isTarget(target)) this.fail()
      return { kind: 'step', target, by: before === '++' ? 1 : -1, prefix: true }
    }
    const value = this.primary()
    if (!isTarget(value)) return value
    const after = this.take('++', '--')
    return after === undefined
      ? value
      : { kind: 'step', target: value, by: after === '++' ? 1 : -1, prefix: false }
  }

  protected primary(): Expression {
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
  protected group(): Expression {
    const keys = this.keys(')')
    const [only] = keys
    if (keys.length === 1 && only) return { kind: 'group', of: only }
    if (!this.takeName('in')) this.fail()
    return { kind: 'in', keys, array: this.name() }
  }

  protected call(): Expression {
    const name = this.name()
    this.expect('(')
    this.skipNewlines()
    const args = this.is(')') ? [] : this.keysUntilClosed()
    this.expect(')')
    return { kind: 'call', name, args, own: !BUILTINS.has(name) }
  }

  protected keysUntilClosed(): readonly Expression[] {
    const { printing } = this
    this.printing = 0
    const args = this.list()
    this.skipNewlines()
    this.printing = printing
    return args
  }

  protected variable(): Expression {
    if (this.token.text === 'length') {
      this.at++
      return { kind: 'call', name: 'length', args: [], own: false }
    }
    const name = this.name()
    return this.take('[')
      ? { kind: 'element', array: name, keys: this.keys(']') }
      : { kind: 'variable', name }
  }
}

const isTarget = (expression: Expression): expression is Target =>
  expression.kind === 'variable' || expression.kind === 'element' || expression.kind === 'field'

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
