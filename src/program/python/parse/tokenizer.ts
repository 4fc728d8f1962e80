/**
 * Python's tokens, indentation among them.
 *
 * @see https://docs.python.org/3/reference/lexical_analysis.html
 */
import { type Span, SyntaxFault } from './tree.js'

/** A token. `end` is the last. */
export interface Token extends Span {
  readonly kind: 'name' | 'number' | 'string' | 'op' | 'newline' | 'indent' | 'dedent' | 'end'
  readonly text: string
}

const NUMBER =
  /0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?/y
const NAME = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}_]*/uy
const PREFIX = /(?:[rR][bBfF]?|[bBfF][rR]?|[uU])?(?:"""|'''|"|')/y
const OPERATOR =
  /\*\*=|\/\/=|>>=|<<=|\.\.\.|->|:=|\+=|-=|\*=|\/=|%=|@=|&=|\|=|\^=|==|!=|<=|>=|<<|>>|\*\*|\/\/|[-+*/%@&|^~<>()[\]{},:.;=]/y
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }
const TAB = 8

/** The tokens of a text. @throws SyntaxFault */
export const tokenize = (source: string): Token[] => new Tokenizer(source).all()

class Tokenizer {
  private at = 0
  private line = 1
  private lineStart = 0
  private readonly tokens: Token[] = []
  private readonly indents = [0]
  private readonly open: Token[] = []

  constructor(private readonly source: string) {}

  all(): Token[] {
    let isFresh = true
    for (;;) {
      if (isFresh && this.open.length === 0) {
        if (!this.indent()) break
        isFresh = false
      }
      if (this.at >= this.source.length) break
      isFresh = this.next()
    }
    const unclosed = this.open.at(-1)
    if (unclosed) throw new SyntaxFault(`'${unclosed.text}' was never closed`, unclosed)
    if (this.tokens.at(-1)?.kind !== 'newline' && this.tokens.length > 0) this.add('newline', '')
    for (; this.indents.length > 1; this.indents.pop()) this.add('dedent', '')
    this.add('end', '')
    return this.tokens
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    return pattern.exec(this.source)?.[0]
  }

  private add(kind: Token['kind'], text: string): void {
    const [line, col] = [this.line, this.at - this.lineStart]
    this.at += text.length
    const last = text.lastIndexOf('\n')
    if (last >= 0 && kind !== 'newline') {
      this.line += text.split('\n').length - 1
      this.lineStart = this.at - (text.length - last - 1)
    }
    this.tokens.push({
      kind,
      text,
      line,
      col,
      endLine: this.line,
      endCol: this.at - this.lineStart,
    })
  }

  /** Reads the beginning of a line; false at the end of the text. */
  private indent(): boolean {
    for (;;) {
      const blank = this.match(/[ \t\f]*/y) ?? ''
      const after = this.source[this.at + blank.length]
      if (after === undefined) return ((this.at += blank.length), false)
      if (after === '#' || after === '\n' || after === '\r') {
        this.at += blank.length
        this.at += (this.match(/#[^\n]*/y) ?? '').length
        this.at += (this.match(/\r/y) ?? '').length
        if (this.at >= this.source.length) return false
        this.breakLine()
        continue
      }
      this.at += blank.length
      this.level(width(blank))
      return true
    }
  }

  private level(column: number): void {
    const current = this.indents.at(-1) ?? 0
    if (column > current) {
      this.indents.push(column)
      this.add('indent', '')
      return
    }
    for (; column < (this.indents.at(-1) ?? 0); this.indents.pop()) this.add('dedent', '')
    if (column !== this.indents.at(-1))
      throw new SyntaxFault(
        'unindent does not match any outer indentation level',
        this.here(this.lineEnd() - this.at),
        'IndentationError',
      )
  }

  private lineEnd(): number {
    const end = this.source.indexOf('\n', this.at)
    return end < 0 ? this.source.length : end
  }

  private here(shift = 0, length = 1): Span {
    const col = this.at - this.lineStart + shift
    return { line: this.line, col, endLine: this.line, endCol: col + length }
  }

  private breakLine(): void {
    this.at += 1
    this.line += 1
    this.lineStart = this.at
  }

  /** Reads one token; true after the end of a line. */
  private next(): boolean {
    const sign = this.source[this.at] as string
    if (sign === ' ' || sign === '\t' || sign === '\f' || sign === '\r') return (this.at++, false)
    if (sign === '#') return ((this.at = this.lineEnd()), false)
    if (sign === '\n') return this.newline()
    if (sign === '\\') return this.continuation()
    const prefix = this.match(PREFIX)
    if (prefix !== undefined) {
      const end = stringEnd(this.source, this.at, prefix)
      if (end < 0) throw this.unterminated(prefix)
      this.add('string', this.source.slice(this.at, end))
      return false
    }
    const name = this.match(NAME)
    if (name !== undefined) return (this.add('name', name), false)
    if (/[\d.]/.test(sign)) {
      const number = this.match(NUMBER)
      if (number !== undefined) return (this.number(number), false)
    }
    const operator = this.match(OPERATOR)
    if (operator === undefined) throw this.strange(sign)
    this.operator(operator)
    return false
  }

  private number(text: string): void {
    this.add('number', text)
    const after = this.match(/[\p{L}_]\w*/uy)
    if (after !== undefined && !/^(and|or|in|is|if|else|for|not)/.test(after)) {
      this.at -= 1
      throw new SyntaxFault('invalid decimal literal', this.here())
    }
    if (/^0\d/.test(text) && /^\d+$/.test(text) && !/^0+$/.test(text))
      throw new SyntaxFault(
        'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
        this.here(-text.length),
      )
  }

  private newline(): boolean {
    if (this.open.length > 0) return (this.breakLine(), false)
    if (this.tokens.length > 0) this.add('newline', '\n')
    else this.at += 1
    this.line += 1
    this.lineStart = this.at
    return true
  }

  private continuation(): boolean {
    this.at += 1
    if (this.source[this.at] === '\r') this.at += 1
    if (this.source[this.at] !== '\n')
      throw new SyntaxFault('unexpected character after line continuation character', this.here())
    this.breakLine()
    return false
  }

  private operator(text: string): void {
    const before = this.open.at(-1)
    if (/^[)\]}]$/.test(text)) {
      if (!before) throw new SyntaxFault(`unmatched '${text}'`, this.here())
      if (CLOSING[before.text] !== text)
        throw new SyntaxFault(
          before.line === this.line
            ? `closing parenthesis '${text}' does not match opening parenthesis '${before.text}'`
            : `closing parenthesis '${text}' does not match opening parenthesis '${before.text}' on line ${before.line}`,
          this.here(),
        )
      this.open.pop()
    }
    this.add('op', text)
    if (text in CLOSING) this.open.push(this.tokens.at(-1) as Token)
  }

  private unterminated(prefix: string): SyntaxFault {
    const isFormatted = /f/i.test(prefix)
    const what = isFormatted ? 'f-string literal' : 'string literal'
    return prefix.length > 2 && /"""|'''/.test(prefix)
      ? new SyntaxFault(
          `unterminated triple-quoted ${what} (detected at line ${this.source.trimEnd().split('\n').length})`,
          this.here(),
        )
      : new SyntaxFault(`unterminated ${what} (detected at line ${this.line})`, this.here())
  }

  private strange(sign: string): SyntaxFault {
    const code = this.source.codePointAt(this.at) ?? 0
    if (code < 128 || sign === '') return new SyntaxFault('invalid syntax', this.here())
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
    return new SyntaxFault(
      `invalid character '${String.fromCodePoint(code)}' (${name})`,
      this.here(),
    )
  }
}

function width(blank: string): number {
  let column = 0
  for (const sign of blank)
    column = sign === '\t' ? (Math.floor(column / TAB) + 1) * TAB : column + 1
  return column
}

/** Where a text literal ends; -1 when it does not. */
export function stringEnd(source: string, from: number, prefix: string): number {
  const quote = /["']+$/.exec(prefix)?.[0] ?? ''
  const isFormatted = /f/i.test(prefix)
  let depth = 0
  for (let i = from + prefix.length; i < source.length; i++) {
    const sign = source[i]
    if (depth === 0) {
      if (sign === '\\') i++
      else if (sign === '\n' && quote.length === 1) return -1
      else if (source.startsWith(quote, i)) return i + quote.length
      else if (isFormatted && sign === '{') {
        if (source[i + 1] === '{') i++
        else depth = 1
      }
    } else if (sign === '{' || sign === '[' || sign === '(') depth++
    else if (sign === '}' || sign === ']' || sign === ')') depth--
    else if (sign === '"' || sign === "'") {
      const inner = source.startsWith(sign.repeat(3), i) ? sign.repeat(3) : sign
      if (inner === quote && quote.length === 3) return -1
      const end = stringEnd(source, i, inner)
      if (end < 0) return -1
      i = end - 1
    }
  }
  return -1
}
