/**
 * Scalars: plain ones, quoted ones and blocks.
 *
 * @see https://yaml.org/spec/1.1/#id903915
 */
import type { Cursor } from './cursor.js'
import { type Mark, NO_COMMENT, scannerProblem } from './mark.js'
import type { ScalarStyle, Token } from './token.js'

const scalar = (cursor: Cursor, start: Mark, value: string, style: ScalarStyle): Token => ({
  type: 'scalar',
  value,
  style,
  start,
  end: cursor.mark,
})

/** What stands between two words of a scalar: blanks of a line, or line breaks that fold. */
class Gap {
  blanks = ''
  firstBreak = ''
  moreBreaks = ''
  hasBreak = false

  /** Takes blanks and breaks; `check` looks at each blank that begins a line. */
  take(cursor: Cursor, check?: () => void): void {
    while (cursor.isBlank() || cursor.isBreak()) {
      if (cursor.isBlank()) {
        if (this.hasBreak) check?.()
        if (!this.hasBreak) this.blanks += cursor.at()
        cursor.skip()
      } else if (this.hasBreak) this.moreBreaks += cursor.takeBreak()
      else {
        this.blanks = ''
        this.firstBreak = cursor.takeBreak()
        this.hasBreak = true
      }
    }
  }

  /** What it is in the value of the scalar. */
  get text(): string {
    if (!this.hasBreak) return this.blanks
    if (this.firstBreak !== '\n') return this.firstBreak + this.moreBreaks
    return this.moreBreaks === '' ? ' ' : this.moreBreaks
  }
}

/** A plain scalar; `indent` is the least that its further lines must have. */
export function scanPlain(
  cursor: Cursor,
  { indent, inFlow }: { readonly indent: number; readonly inFlow: boolean },
): { readonly token: Token; readonly hasBreak: boolean } {
  const start = cursor.mark
  let end = start
  let value = ''
  let gap = new Gap()
  const endsHere = (): boolean =>
    (cursor.at() === ':' && cursor.isBlankOrEnd(1)) || (inFlow && cursor.is(',?[]{}'))
  const noTab = (): void => {
    if (cursor.column < indent && cursor.at() === '\t')
      throw scannerProblem('found a tab character that violates indentation', cursor.mark, start)
  }
  while (!cursor.isDocumentMark() && cursor.at() !== '#') {
    while (!cursor.isBlankOrEnd() && !endsHere()) {
      value += gap.text
      gap = new Gap()
      value += cursor.take()
      end = cursor.mark
    }
    if (!cursor.isBlank() && !cursor.isBreak()) break
    gap.take(cursor, noTab)
    if (!inFlow && cursor.column < indent) break
  }
  return { token: { type: 'scalar', value, style: 'plain', start, end }, hasBreak: gap.hasBreak }
}

/** A scalar in quotes. */
export function scanQuoted(cursor: Cursor): Token {
  const start = cursor.mark
  const quote = cursor.at()
  cursor.skip()
  let value = ''
  for (;;) {
    if (cursor.isDocumentMark())
      throw scannerProblem('found unexpected document indicator', cursor.mark, start)
    if (cursor.isEnd) throw scannerProblem('found unexpected end of stream', cursor.mark, start)
    const gap = new Gap()
    while (!cursor.isBlankOrEnd()) {
      if (quote === "'" && cursor.at() === "'" && cursor.at(1) === "'") {
        value += "'"
        cursor.skip(2)
      } else if (cursor.at() === quote) break
      else if (quote === '"' && cursor.at() === '\\') {
        if (cursor.isBreak(1)) {
          cursor.skip()
          cursor.takeBreak()
          gap.hasBreak = true
          break
        }
        value += escaped(cursor, start)
      } else value += cursor.take()
    }
    if (cursor.at() === quote) break
    const isEscaped = gap.hasBreak
    gap.take(cursor)
    value += isEscaped ? gap.moreBreaks : gap.text
  }
  cursor.skip()
  return scalar(cursor, start, value, 'quoted')
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\u001b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
}
const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }
const LAST_CODE = 0x10ffff

function escaped(cursor: Cursor, start: Mark): string {
  const letter = cursor.at(1)
  const digits = DIGITS[letter]
  if (digits === undefined) {
    const value = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined
    if (value === undefined)
      throw scannerProblem('found unknown escape character', cursor.mark, start)
    cursor.skip(2)
    return value
  }
  cursor.skip(2)
  let code = 0
  for (let i = 0; i < digits; i++) {
    if (!/^[0-9a-fA-F]$/.test(cursor.at(i)))
      throw scannerProblem('did not find expected hexdecimal number', cursor.mark, start)
    code = code * 16 + Number.parseInt(cursor.at(i), 16)
  }
  if ((code >= 0xd800 && code <= 0xdfff) || code > LAST_CODE)
    throw scannerProblem('found invalid Unicode character escape code', cursor.mark, start)
  cursor.skip(digits)
  return String.fromCodePoint(code)
}

/** A literal or folded block; `parent` is the indentation of what it stands in. */
export function scanBlock(cursor: Cursor, parent: number): Token {
  const start = cursor.mark
  const isLiteral = cursor.at() === '|'
  cursor.skip()
  const { keep, increment } = blockHeader(cursor, start)
  const block = new Block(cursor, start, parent)
  if (increment > 0) block.indent = Math.max(parent, 0) + increment
  let value = ''
  let lastBreak = ''
  let wasBlank = false
  let breaks = block.breaks()
  while (cursor.column === block.indent && !cursor.isEnd) {
    const isBlank = cursor.isBlank()
    const folds = !isLiteral && lastBreak.startsWith('\n') && !wasBlank && !isBlank
    if (!folds) value += lastBreak
    else if (breaks === '') value += ' '
    value += breaks
    wasBlank = isBlank
    while (!cursor.isBreakOrEnd()) value += cursor.take()
    lastBreak = cursor.isEnd ? '' : cursor.takeBreak()
    breaks = block.breaks()
  }
  if (keep !== '-') value += lastBreak
  if (keep === '+') value += breaks
  return scalar(cursor, start, value, 'quoted')
}

/** What comes after `|` or `>`: which line breaks at the end stay, and the indentation. */
function blockHeader(
  cursor: Cursor,
  start: Mark,
): { readonly keep: string; readonly increment: number } {
  let keep = ''
  let increment = 0
  const digit = (): void => {
    if (!/^[0-9]$/.test(cursor.at())) return
    if (cursor.at() === '0')
      throw scannerProblem('found an indentation indicator equal to 0', cursor.mark, start)
    increment = Number(cursor.take())
  }
  digit()
  if (cursor.is('+-')) keep = cursor.take()
  if (increment === 0) digit()
  cursor.skipBlanks()
  cursor.skipComment()
  if (!cursor.isBreakOrEnd()) throw scannerProblem(NO_COMMENT, cursor.mark, start)
  if (cursor.isBreak()) cursor.takeBreak()
  return { keep, increment }
}

/** The indentation of a block, which its first line sets unless the header does. */
class Block {
  indent = 0

  constructor(
    private readonly cursor: Cursor,
    private readonly start: Mark,
    private readonly parent: number,
  ) {}

  /** Takes the indentation of the next line, and the empty lines before it. */
  breaks(): string {
    const { cursor } = this
    let deepest = 0
    let text = ''
    for (;;) {
      const isBefore = (): boolean => this.indent === 0 || cursor.column < this.indent
      while (isBefore() && cursor.at() === ' ') cursor.skip()
      deepest = Math.max(deepest, cursor.column)
      if (isBefore() && cursor.at() === '\t')
        throw scannerProblem(
          'found a tab character where an indentation space is expected',
          cursor.mark,
          this.start,
        )
      if (!cursor.isBreak()) break
      text += cursor.takeBreak()
    }
    if (this.indent === 0) this.indent = Math.max(deepest, this.parent + 1, 1)
    return text
  }
}
