/**
 * A place among tokens: what the parsers of expressions and statements stand on.
 *
 * @module
 */
import type { Token } from './tokenizer.js'
import { type Span, SyntaxFault } from './tree.js'

const KEYWORDS = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
)

export class Cursor {
  protected at = 0
  /** How deep parentheses and blocks are in each other. */
  protected depth = 0

  constructor(protected readonly tokens: readonly Token[]) {}

  protected get token(): Token {
    return this.tokens[this.at] as Token
  }

  protected peek(ahead = 1): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)] as Token
  }

  protected isA(kind: Token['kind']): boolean {
    return this.token.kind === kind
  }

  protected is(text: string): boolean {
    const { token } = this
    return token.text === text && (token.kind === 'op' || token.kind === 'name')
  }

  protected isName({ kind, text }: Token = this.token): boolean {
    return kind === 'name' && !KEYWORDS.has(text)
  }

  protected take(text: string): boolean {
    if (!this.is(text)) return false
    this.at += 1
    return true
  }

  protected expect(text: string): Token {
    const { token } = this
    if (!this.is(text)) throw this.fault(text === ':' ? "expected ':'" : 'invalid syntax')
    this.at += 1
    return token
  }

  protected name(): string {
    const { token } = this
    if (!this.isName(token)) throw this.fault()
    this.at += 1
    return token.text
  }

  protected fault(message = 'invalid syntax', at: Span = this.token): SyntaxFault {
    const { token } = this
    if (at === token && message === 'invalid syntax') {
      if (token.kind === 'indent')
        return new SyntaxFault('unexpected indent', token, 'IndentationError')
      if (token.kind === 'dedent')
        return new SyntaxFault('invalid syntax', this.peek(), 'SyntaxError')
    }
    return new SyntaxFault(message, at)
  }

  /** From the beginning of one thing to the end of what was read last. */
  protected since({ line, col }: Span): Span {
    const { endLine, endCol } = this.tokens[Math.max(0, this.at - 1)] as Token
    return { line, col, endLine, endCol }
  }

  /** @throws SyntaxFault where things are too deep in each other */
  protected nested<T>(read: () => T): T {
    if (++this.depth > 100) throw this.fault('too many nested parentheses')
    const found = read()
    this.depth -= 1
    return found
  }
}
