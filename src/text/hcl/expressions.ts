/**
 * Parses the expressions of HCL.
 *
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#expressions
 */
import { type Expression, type ForParts, HclError, type Range } from './syntax.js'
import { partsOf } from './template.js'
import { type Token, tokensOf } from './tokens.js'

/** Operators, the loosest first. */
const LEVELS = [['||'], ['&&'], ['==', '!='], ['<', '>', '<=', '>='], ['+', '-'], ['*', '/', '%']]
const CONSTANTS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }
/** Deeper nesting than anybody writes. */
const DEEPEST = 100

/** Reads words from left to right. */
export class ExpressionParser {
  private at = 0
  private depth = 0

  constructor(private readonly tokens: readonly Token[]) {}

  get token(): Token {
    return this.tokens[Math.min(this.at, this.tokens.length - 1)] as Token
  }

  next(): Token {
    const { token } = this
    this.at++
    return token
  }

  isSign(text: string): boolean {
    return this.token.is === 'sign' && this.token.text === text
  }

  skipNewlines(): void {
    while (this.token.is === 'newline') this.at++
  }

  /** @throws HclError */
  expression(): Expression {
    if (++this.depth > DEEPEST)
      throw new HclError('Invalid expression', 'Expressions are nested too deep.', this.token.range)
    const condition = this.level(0)
    this.depth--
    if (!this.isSign('?')) return condition
    this.next()
    this.skipNewlines()
    const then = this.expression()
    this.skipNewlines()
    this.expect(':', 'Missing false expression in conditional')
    this.skipNewlines()
    const otherwise = this.expression()
    return { is: 'conditional', condition, then, otherwise, range: condition.range }
  }

  private level(at: number): Expression {
    const operators = LEVELS[at]
    if (!operators) return this.unary()
    let left = this.level(at + 1)
    while (this.token.is === 'sign' && operators.includes(this.token.text)) {
      const operator = this.next().text
      this.skipNewlines()
      left = { is: 'binary', operator, left, right: this.level(at + 1), range: left.range }
    }
    return left
  }

  private unary(): Expression {
    if (!this.isSign('-') && !this.isSign('!')) return this.postfix(this.primary())
    const { text: operator, range } = this.next()
    return { is: 'unary', operator, of: this.unary(), range }
  }

  private postfix(first: Expression): Expression {
    let of = first
    for (;;) {
      const { range } = of
      if (this.isSign('.')) {
        this.next()
        const { is, text } = this.next()
        if (text === '*') of = this.splat(of)
        else
          of = {
            is: 'index',
            of,
            key: { is: 'value', value: is === 'number' ? Number(text) : text, range },
            range,
          }
      } else if (this.isSign('[')) {
        this.next()
        if (this.isSign('*')) {
          this.next()
          this.expect(']', 'Missing close bracket on splat')
          of = this.splat(of)
          continue
        }
        const key = this.bracketed(() => this.expression())
        this.expect(']', 'Missing close bracket on index')
        of = { is: 'index', of, key, range }
      } else return of
    }
  }

  private splat(of: Expression): Expression {
    const path: string[] = []
    while (this.isSign('.')) {
      this.next()
      path.push(this.next().text)
    }
    return { is: 'splat', of, path, range: of.range }
  }

  private primary(): Expression {
    const { is, text, range } = this.token
    if (is === 'number') return { is: 'value', value: Number(this.next().text), range }
    if (is === 'template' || is === 'heredoc') {
      this.next()
      const { line, from, to } = range
      // A text is where its quotes are not.
      const within = is === 'template' ? { line, from: from + 1, to: to - 1 } : range
      return templateOf(text, within, is === 'template')
    }
    if (is === 'name') return this.named()
    if (this.isSign('(')) {
      this.next()
      const inner = this.bracketed(() => this.expression())
      this.expect(')', 'Unbalanced parentheses')
      return inner
    }
    if (this.isSign('[')) return this.list()
    if (this.isSign('{')) return this.object()
    throw new HclError(
      'Invalid expression',
      'Expected the start of an expression, but found an invalid expression token.',
      range,
    )
  }

  private named(): Expression {
    const { text: name, range } = this.next()
    if (this.isSign('(')) {
      this.next()
      let isSpread = false
      const args = this.separated(')', () => {
        const arg = this.expression()
        if (this.isSign('...')) {
          this.next()
          isSpread = true
        }
        return arg
      })
      return { is: 'call', name, args, isSpread, range }
    }
    return Object.hasOwn(CONSTANTS, name)
      ? { is: 'value', value: CONSTANTS[name] ?? null, range }
      : { is: 'variable', name, range }
  }

  private list(): Expression {
    const { range } = this.next()
    this.skipNewlines()
    if (this.isName('for')) {
      const parts = this.forIntro()
      const each = this.bracketed(() => this.expression())
      const filter = this.filter()
      this.expect(']', "Invalid 'for' expression")
      return { is: 'forList', each, ...parts, filter, range }
    }
    return { is: 'list', items: this.separated(']', () => this.expression()), range }
  }

  private object(): Expression {
    const { range } = this.next()
    this.skipNewlines()
    if (this.isName('for')) {
      const parts = this.forIntro()
      const name = this.bracketed(() => this.expression())
      this.expect('=>', "Invalid 'for' expression")
      const each = this.bracketed(() => this.expression())
      const isGrouped = this.isSign('...')
      if (isGrouped) this.next()
      const filter = this.filter()
      this.expect('}', "Invalid 'for' expression")
      return { is: 'forObject', name, each, isGrouped, ...parts, filter, range }
    }
    const entries = this.separated('}', () => {
      const key = this.expression()
      if (!this.isSign(':')) this.expect('=', 'Missing attribute value')
      else this.next()
      this.skipNewlines()
      const name: Expression =
        key.is === 'variable' ? { is: 'value', value: key.name, range: key.range } : key
      return [name, this.expression()] as const
    })
    return { is: 'object', entries, range }
  }

  private isName(text: string): boolean {
    return this.token.is === 'name' && this.token.text === text
  }

  /** `for key, item in list :` */
  private forIntro(): Omit<ForParts, 'filter'> {
    this.next()
    this.skipNewlines()
    const first = this.next().text
    let second: string | undefined
    if (this.isSign(',')) {
      this.next()
      second = this.next().text
    }
    if (!this.isName('in'))
      throw new HclError(
        "Invalid 'for' expression",
        "For expression requires the 'in' keyword after its name declarations.",
        this.token.range,
      )
    this.next()
    const over = this.bracketed(() => this.expression())
    this.expect(':', "Invalid 'for' expression")
    return {
      key: second === undefined ? undefined : first,
      item: second ?? first,
      over,
    }
  }

  private filter(): Expression | undefined {
    this.skipNewlines()
    if (!this.isName('if')) return undefined
    this.next()
    return this.bracketed(() => this.expression())
  }

  /** Newlines mean nothing between brackets. */
  private bracketed<Result>(read: () => Result): Result {
    this.skipNewlines()
    const result = read()
    this.skipNewlines()
    return result
  }

  /** Items between commas (or newlines, in objects) up to a closing sign. */
  private separated<Item>(close: string, read: () => Item): readonly Item[] {
    const items: Item[] = []
    for (;;) {
      this.skipNewlines()
      if (this.isSign(close)) break
      items.push(read())
      const isNewLine = this.token.is === 'newline'
      this.skipNewlines()
      if (this.isSign(',')) this.next()
      else if (!this.isSign(close) && !(close === '}' && isNewLine))
        throw new HclError(
          'Missing item separator',
          'Expected a comma to mark the beginning of the next item.',
          this.token.range,
        )
    }
    this.next()
    return items
  }

  private expect(sign: string, summary: string): void {
    if (!this.isSign(sign))
      throw new HclError(summary, `Expected ${JSON.stringify(sign)} here.`, this.token.range)
    this.next()
  }
}

/** What stands between quotes, or in a heredoc, which has no escapes. @throws HclError */
export function templateOf(text: string, range: Range, hasEscapes: boolean): Expression {
  const parts = partsOf(text, range, hasEscapes).map((part): Expression => {
    if (part.is === 'text') return { is: 'value', value: part.text, range }
    const parser = new ExpressionParser(tokensOf(part.text))
    parser.skipNewlines()
    return parser.expression()
  })
  const [first] = parts
  if (first === undefined) return { is: 'value', value: '', range }
  // A text that is one value alone is that value.
  return parts.length === 1 ? { ...first, range } : { is: 'template', parts, range }
}
