/**
 * Reading the words of a statement, one after the other.
 *
 * @module
 */
import type { Dialect, Token } from './tokens.js'
import { SqlError } from './tree.js'

/** The words of one statement, and how far they are read. */
export class Reader {
  private at = 0
  constructor(
    private readonly tokens: readonly Token[],
    readonly sql: string,
    readonly dialect: Dialect,
  ) {}

  get isAtEnd(): boolean {
    return this.at >= this.tokens.length
  }

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead]
  }

  /** Whether these words come next: `is('order by')`. */
  is(words: string): boolean {
    return words.split(' ').every((word, i) => {
      const token = this.peek(i)
      return (
        token !== undefined &&
        (token.kind === 'word' || token.kind === 'sign') &&
        token.text.toLowerCase() === word
      )
    })
  }

  /** Takes these words if they come next. */
  take(words: string): boolean {
    if (!this.is(words)) return false
    this.at += words.split(' ').length
    return true
  }

  /** Takes these words. @throws SqlError */
  expect(words: string): void {
    if (!this.take(words)) this.fail()
  }

  next(): Token {
    const token = this.tokens[this.at++]
    return token ?? this.fail()
  }

  /** A name: of a table, a column, a user. In PostgreSQL, what is not quoted has no upper case. */
  name(): string {
    const token = this.next()
    if (token.kind === 'name' || (token.kind === 'text' && this.dialect === 'mysql'))
      return token.text
    if (token.kind !== 'word') return this.failAt(token)
    return this.dialect === 'postgres' ? token.text.toLowerCase() : token.text
  }

  /** Words in commas. */
  list<T>(item: () => T): T[] {
    const items = [item()]
    while (this.take(',')) items.push(item())
    return items
  }

  /** Takes words up to the end of a pair of parentheses that is open. */
  skipParentheses(): void {
    for (let depth = 1; depth > 0; ) {
      const { text, kind } = this.next()
      if (kind === 'sign' && text === '(') depth++
      if (kind === 'sign' && text === ')') depth--
    }
  }

  /** @throws SqlError always */
  fail(): never {
    return this.failAt(this.peek())
  }

  failAt(token: Token | undefined): never {
    if (this.dialect === 'mysql') {
      const rest = token ? this.sql.slice(token.at).trim() : ''
      throw new SqlError(
        `You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near '${rest.slice(0, 80)}' at line ${this.lineOf(token)}`,
      )
    }
    if (!token) throw new SqlError(`syntax error at end of input${this.pointer(undefined)}`)
    throw new SqlError(`syntax error at or near "${token.text}"${this.pointer(token)}`)
  }

  private lineOf(token: Token | undefined): number {
    return this.sql.slice(0, token?.at ?? this.sql.length).split('\n').length
  }

  private pointer(token: Token | undefined): string {
    const line = this.lineOf(token)
    const text = this.sql.split('\n')[line - 1] ?? ''
    const before = this.sql.slice(0, token?.at ?? this.sql.length)
    const column = before.length - (before.lastIndexOf('\n') + 1)
    const label = `LINE ${line}: `
    return `\n${label}${text}\n${' '.repeat(label.length + column)}^`
  }
}

/** A table's name; the schema before it is dropped. */
export function tableName(reader: Reader): string {
  const name = reader.name()
  return reader.take('.') ? reader.name() : name
}
