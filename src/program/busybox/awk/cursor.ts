/**
 * Where a parser of awk's is in its tokens.
 *
 * @module
 */
import { RESERVED, type Token, syntaxError } from './tokens.js'

const DEEPEST = 150

/** Tokens, read from left to right. */
export class TokenCursor {
  protected at = 0
  private depth = 0

  constructor(protected readonly tokens: readonly Token[]) {}

  protected get token(): Token {
    return this.tokens[this.at] as Token
  }

  protected is(...texts: readonly string[]): boolean {
    return this.token.kind === 'operator' && texts.includes(this.token.text)
  }

  protected take(...texts: readonly string[]): string | undefined {
    if (!this.is(...texts)) return undefined
    return this.tokens[this.at++]?.text
  }

  protected takeName(name: string): boolean {
    if (this.token.kind !== 'name' || this.token.text !== name) return false
    this.at++
    return true
  }

  protected fail(): never {
    throw syntaxError(
      this.token.kind === 'end'
        ? 'Unexpected end of file'
        : this.token.kind === 'newline'
          ? 'Unexpected newline'
          : `Unexpected token '${this.token.text}'`,
    )
  }

  protected expect(text: string): void {
    if (this.take(text) === undefined) this.fail()
  }

  protected name(): string {
    const { kind, text } = this.token
    if ((kind !== 'name' && kind !== 'call') || RESERVED.has(text)) this.fail()
    this.at++
    return text
  }

  protected skipNewlines(): void {
    while (this.token.kind === 'newline') this.at++
  }

  protected skipEnds(): void {
    while (this.token.kind === 'newline' || this.is(';')) this.at++
  }

  protected nested<T>(work: () => T): T {
    if (++this.depth > DEEPEST) throw syntaxError('Too deeply nested')
    const result = work()
    this.depth--
    return result
  }
}
