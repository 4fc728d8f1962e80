/**
 * Reads a YAML text character by character, and knows the line and the column.
 *
 * @see https://yaml.org/spec/1.1/#id868524
 */
import { type Mark, YamlProblem } from './mark.js'

const BREAKS = '\n\r\u0085\u2028\u2029'
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/

/** A position in a text that moves on. */
export class Cursor {
  offset = 0
  line = 0
  column = 0

  constructor(private readonly text: string) {
    const wrong = CONTROL.exec(text)
    if (wrong) throw new YamlProblem('control characters are not allowed')
  }

  get mark(): Mark {
    return { offset: this.offset, line: this.line, column: this.column }
  }

  /** The character at a distance; empty at the end. */
  at(distance = 0): string {
    return this.text[this.offset + distance] ?? ''
  }

  get isEnd(): boolean {
    return this.offset >= this.text.length
  }

  is(characters: string, distance = 0): boolean {
    const character = this.at(distance)
    return character !== '' && characters.includes(character)
  }

  isBlank(distance = 0): boolean {
    return this.is(' \t', distance)
  }

  isBreak(distance = 0): boolean {
    return this.is(BREAKS, distance)
  }

  isBreakOrEnd(distance = 0): boolean {
    return this.at(distance) === '' || this.isBreak(distance)
  }

  isBlankOrEnd(distance = 0): boolean {
    return this.isBlank(distance) || this.isBreakOrEnd(distance)
  }

  /** Whether a line begins here with `---` or `...`, alone or before a blank. */
  isDocumentMark(marks: readonly string[] = ['---', '...']): boolean {
    return (
      this.column === 0 &&
      marks.some((mark) => this.text.startsWith(mark, this.offset)) &&
      this.isBlankOrEnd(3)
    )
  }

  /** Moves over characters of one line. */
  skip(count = 1): void {
    this.offset += count
    this.column += count
  }

  /** Takes one character. */
  take(): string {
    const character = String.fromCodePoint(this.text.codePointAt(this.offset) as number)
    this.offset += character.length
    this.column++
    return character
  }

  /** Takes a line break, as a text has it after it was read. */
  takeBreak(): string {
    const character = this.at()
    this.offset += character === '\r' && this.at(1) === '\n' ? 2 : 1
    this.column = 0
    this.line++
    return character === '\u2028' || character === '\u2029' ? character : '\n'
  }

  skipBlanks(): void {
    while (this.isBlank()) this.skip()
  }

  /** Moves over a comment, if one stands here. */
  skipComment(): void {
    if (this.at() === '#') while (!this.isBreakOrEnd()) this.skip()
  }

  /** The end of the text counts as a line of its own. */
  endLine(): void {
    if (this.column === 0) return
    this.column = 0
    this.line++
  }
}
