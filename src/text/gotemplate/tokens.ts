/**
 * The words of a template as a parser reads them, and the complaints about those that it does not
 * expect.
 *
 * @module
 */
import { parsingError } from './error.js'

/** What a word is. Keywords and the dot are `keyword`s; single characters such as `,` are `char`. */
export type TokenKind =
  | 'text'
  | 'open'
  | 'close'
  | 'space'
  | 'keyword'
  | 'dot'
  | 'nil'
  | 'bool'
  | 'function'
  | 'field'
  | 'variable'
  | 'number'
  | 'character'
  | 'string'
  | 'declare'
  | 'assign'
  | 'pipe'
  | 'left'
  | 'right'
  | 'char'
  | 'end'
  | 'error'

/** A word, where it begins, and on which line. */
export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly offset: number
  readonly line: number
}

/** Reads tokens one after the other. Blanks are words of their own. */
export class Tokens {
  private at = 0
  /** The line of the action that is being read. */
  private actionLine = 0

  constructor(
    private readonly name: string,
    private readonly list: readonly Token[],
  ) {}

  next(): Token {
    const token = this.peek()
    if (this.at < this.list.length - 1) this.at++
    if (token.kind === 'open') this.actionLine = token.line
    if (token.kind === 'close') this.actionLine = 0
    return token
  }

  peek(): Token {
    return this.list[this.at] as Token
  }

  /** The next word that is no blank. */
  nextWord(): Token {
    this.skipBlanks()
    return this.next()
  }

  peekWord(): Token {
    this.skipBlanks()
    return this.peek()
  }

  /** Where the reading is, to come back to it. */
  mark(): number {
    return this.at
  }

  back(mark: number): void {
    this.at = mark
  }

  private skipBlanks(): void {
    while (this.peek().kind === 'space') this.at++
  }

  expect(kind: TokenKind, context: string): Token {
    const token = this.nextWord()
    if (token.kind !== kind) this.unexpected(token, context)
    return token
  }

  unexpected(token: Token, context: string): never {
    if (token.kind !== 'error') return this.fail(`unexpected ${shown(token)} in ${context}`, token)
    const started = this.actionLine !== 0 && this.actionLine !== token.line
    const place = ` started at ${this.name}:${this.actionLine}`
    const where = token.text.endsWith(' action') ? place : ` in action${place}`
    return this.fail(token.text + (started ? where : ''), token)
  }

  /** @throws TemplateError */
  fail(message: string, { line }: Token = this.peek()): never {
    throw parsingError(this.name, line, message)
  }
}

const LONGEST_SHOWN = 10

/** A word as a complaint about it names it. */
function shown({ kind, text }: Token): string {
  if (kind === 'end') return 'EOF'
  if (kind === 'keyword' || kind === 'dot' || kind === 'nil') return `<${text}>`
  return text.length > LONGEST_SHOWN
    ? `${JSON.stringify(text.slice(0, LONGEST_SHOWN))}...`
    : JSON.stringify(text)
}
