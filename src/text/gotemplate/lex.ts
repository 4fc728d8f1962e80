/**
 * The words of a template: text, and what stands between `{{` and `}}`.
 *
 * @see https://pkg.go.dev/text/template/parse
 */
import type { Token, TokenKind } from './tokens.js'

const KEYWORDS: ReadonlySet<string> = new Set([
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'range',
  'template',
  'with',
])
const BLANK = /[ \t\r\n]/
const WORD = /[\p{L}\p{Nd}_]/u

/** All words of a template; the last one is `end` or `error`. */
export function tokensOf(template: string): readonly Token[] {
  const lexer = new Lexer(template)
  lexer.run()
  return lexer.tokens
}

/** Thrown where no further word can be read; the last token says why. */
class Stop extends Error {}

class Lexer {
  readonly tokens: Token[] = []
  private at = 0
  private line = 1
  private depth = 0

  constructor(private readonly input: string) {}

  run(): void {
    try {
      while (this.at < this.input.length) this.textAndAction()
      this.emit('end', this.at)
    } catch (error) {
      if (!(error instanceof Stop)) throw error
    }
  }

  private emit(kind: TokenKind, to: number): void {
    const text = this.input.slice(this.at, to)
    this.tokens.push({ kind, text, offset: this.at, line: this.line })
    this.skip(to)
  }

  private skip(to: number): void {
    for (let i = this.at; i < to; i++) if (this.input[i] === '\n') this.line++
    this.at = to
  }

  private fail(message: string): never {
    this.tokens.push({ kind: 'error', text: message, offset: this.at, line: this.line })
    throw new Stop()
  }

  private textAndAction(): void {
    const open = this.input.indexOf('{{', this.at)
    const end = open < 0 ? this.input.length : open
    const trims = open >= 0 && this.input[open + 2] === '-' && isBlank(this.input[open + 3])
    const text = this.input.slice(this.at, end)
    const kept = this.at + (trims ? text.replace(/[ \t\r\n]+$/, '') : text).length
    if (kept > this.at) this.emit('text', kept)
    this.skip(end)
    if (open < 0) return
    const inside = open + 2 + (trims ? 2 : 0)
    if (this.input.startsWith('/*', inside)) {
      this.comment(inside)
      return
    }
    this.emit('open', open + 2)
    if (trims) this.skip(inside)
    this.depth = 0
    while (!this.atClose()) this.word()
    const trimsAfter = this.trimsAfter()
    if (trimsAfter) this.skip(this.at + 2)
    this.emit('close', this.at + 2)
    if (trimsAfter) this.skipBlanks()
  }

  private comment(from: number): void {
    const close = this.input.indexOf('*/', from)
    if (close < 0) this.fail('unclosed comment')
    this.skip(close + 2)
    const trims = this.trimsAfter()
    if (!trims && !this.input.startsWith('}}', this.at))
      this.fail('comment ends before closing delimiter')
    this.skip(this.at + (trims ? 4 : 2))
    if (trims) this.skipBlanks()
  }

  private skipBlanks(): void {
    let end = this.at
    while (isBlank(this.input[end])) end++
    this.skip(end)
  }

  /** Whether a blank and `-}}` come next. */
  private trimsAfter(): boolean {
    return isBlank(this.input[this.at]) && this.input.startsWith('-}}', this.at + 1)
  }

  private atClose(): boolean {
    if (!this.input.startsWith('}}', this.at) && !this.trimsAfter()) return false
    if (this.depth > 0) this.fail('unclosed left paren')
    return true
  }

  private word(): void {
    const character = this.input[this.at]
    if (character === undefined) this.fail('unclosed action')
    const whole = String.fromCodePoint(this.input.codePointAt(this.at) as number)
    if (BLANK.test(character)) this.blanks()
    else if (character === ':') {
      if (this.input[this.at + 1] !== '=') this.fail('expected :=')
      this.emit('declare', this.at + 2)
    } else if (character === '=') this.emit('assign', this.at + 1)
    else if (character === '|') this.emit('pipe', this.at + 1)
    else if (character === '"') this.quoted('"', 'string', 'unterminated quoted string')
    else if (character === "'") this.quoted("'", 'character', 'unterminated character constant')
    else if (character === '`') this.rawString()
    else if (character === '$') this.name('variable', '$')
    else if (character === '.' && !/[0-9]/.test(this.input[this.at + 1] ?? ''))
      this.name('field', '.')
    else if (/[-+.0-9]/.test(character)) this.number()
    else if (WORD.test(whole)) this.identifier()
    else if (character === '(' || character === ')') this.paren(character)
    else if (/[\x21-\x7e]/.test(character)) this.emit('char', this.at + 1)
    else this.fail(unrecognized(unicode(whole)))
  }

  private paren(character: '(' | ')'): void {
    this.depth += character === '(' ? 1 : -1
    if (this.depth < 0) this.fail('unexpected right paren')
    this.emit(character === '(' ? 'left' : 'right', this.at + 1)
  }

  private blanks(): void {
    let end = this.at
    while (isBlank(this.input[end]) && !(end > this.at && this.input.startsWith('-}}', end + 1)))
      end++
    this.emit('space', end)
  }

  /** A text in quotes; a backslash keeps the next character from ending it. */
  private quoted(quote: string, kind: TokenKind, unterminated: string): void {
    for (let i = this.at + 1; ; i++) {
      const character = this.input[i]
      if (character === '\\' && this.input[i + 1] !== undefined && this.input[i + 1] !== '\n') i++
      else if (character === undefined || character === '\n' || character === '\\')
        this.fail(unterminated)
      else if (character === quote) {
        this.emit(kind, i + 1)
        return
      }
    }
  }

  private rawString(): void {
    const close = this.input.indexOf('`', this.at + 1)
    if (close < 0) this.fail('unterminated raw quoted string')
    this.emit('string', close + 1)
  }

  /** `.name` or `$name`; a sign alone is the dot or the variable `$`. */
  private name(kind: 'field' | 'variable', sign: string): void {
    const end = this.endOfWord(this.at + 1)
    this.checkTerminator(end)
    if (end === this.at + 1 && sign === '.') this.emit('dot', end)
    else this.emit(kind, end)
  }

  private identifier(): void {
    const end = this.endOfWord(this.at)
    const text = this.input.slice(this.at, end)
    this.checkTerminator(end)
    const kind = KEYWORDS.has(text)
      ? 'keyword'
      : text === 'true' || text === 'false'
        ? 'bool'
        : text === 'nil'
          ? 'nil'
          : 'function'
    this.emit(kind, end)
  }

  private endOfWord(from: number): number {
    let end = from
    for (let code = this.input.codePointAt(end); code !== undefined; ) {
      const character = String.fromCodePoint(code)
      if (!WORD.test(character)) break
      end += character.length
      code = this.input.codePointAt(end)
    }
    return end
  }

  private checkTerminator(end: number): void {
    const next = this.input.codePointAt(end)
    if (next === undefined || this.input.startsWith('}}', end)) return
    const character = String.fromCodePoint(next)
    if (!isBlank(character) && !'.,|:()'.includes(character))
      this.fail(`bad character ${unicode(character)}`)
  }

  private number(): void {
    let end = endOfNumber(this.input, this.at)
    if (end < 0) this.fail(badNumber(this.input, this.at, -end))
    if (this.input[end] === '+' || this.input[end] === '-') {
      const whole = endOfNumber(this.input, end)
      if (whole < 0 || this.input[whole - 1] !== 'i')
        this.fail(badNumber(this.input, this.at, Math.abs(whole)))
      end = whole
    }
    this.emit('number', end)
  }
}

const badNumber = (input: string, from: number, to: number): string =>
  `bad number syntax: ${JSON.stringify(input.slice(from, to))}`

const NUMBER =
  /[-+]?(?:0[xX][0-9a-fA-F_]*\.?[0-9a-fA-F_]*(?:[pP][-+]?[0-9_]*)?|0[oO][0-7_]*\.?[0-7_]*|0[bB][01_]*\.?[01_]*|[0-9_]*\.?[0-9_]*(?:[eE][-+]?[0-9_]*)?)i?/y

/** Where a number ends; the same, negative and one later, if a letter or digit follows it. */
function endOfNumber(input: string, from: number): number {
  NUMBER.lastIndex = from
  const end = from + (NUMBER.exec(input)?.[0].length ?? 0)
  const next = input.codePointAt(end)
  return next !== undefined && WORD.test(String.fromCodePoint(next)) ? -(end + 1) : end
}

const isBlank = (character: string | undefined): boolean =>
  character !== undefined && BLANK.test(character)

/** A character as Go's `%#U` prints it. */
function unicode(character: string): string {
  const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')
  return /[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(character) ? `U+${code} '${character}'` : `U+${code}`
}

/** A character that begins nothing; `shown` is how Go writes it. */
export const unrecognized = (shown: string): string => `unrecognized character in action: ${shown}`
