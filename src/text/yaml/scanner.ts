/**
 * Makes tokens of a YAML text, as libyaml does, on which Go's library is built: what it takes and
 * what it refuses, and with which words.
 *
 * A scalar becomes a key only when its colon is found, so tokens wait in a queue until nothing can
 * come before them any more.
 *
 * @see https://yaml.org/spec/1.1/#id857168
 */
import { Cursor } from './cursor.js'
import { type Mark, scannerProblem } from './mark.js'
import { scanAnchor, scanDirective, scanTag } from './properties.js'
import { scanBlock, scanPlain, scanQuoted } from './scalars.js'
import type { Token, TokenType } from './token.js'

/** Collections may stand this deep in each other. */
export const DEEPEST = 1_000
const LONGEST_KEY = 1024
const NO_COLON = "could not find expected ':'"

/** What may turn out to be a key, when a colon comes after it. */
interface PossibleKey {
  /** Nothing else can stand where it stands. */
  readonly isRequired: boolean
  /** The number of its token, from the beginning of the text. */
  readonly token: number
  readonly mark: Mark
}

/** The tokens of a text, one after the other. */
export class Scanner {
  private readonly cursor: Cursor
  private readonly queue: Token[] = []
  private taken = 0
  private isOver = false
  private indent = -1
  private readonly indents: number[] = []
  /** Whether a key may begin at the cursor. */
  private keyAllowed = true
  /** For each level of flow collections, and for the blocks around them. */
  private readonly keys: (PossibleKey | undefined)[] = [undefined]

  constructor(text: string) {
    this.cursor = new Cursor(text)
  }

  /** The next token, which stays the next one. @throws YamlProblem */
  peek(): Token {
    while (!this.isOver && (this.queue.length === 0 || this.mayComeBefore())) this.scan()
    return this.queue[0] as Token
  }

  /** Takes the next token. @throws YamlProblem */
  next(): Token {
    const token = this.peek()
    this.queue.shift()
    this.taken++
    return token
  }

  private get inFlow(): boolean {
    return this.keys.length > 1
  }

  /** Whether the first token of the queue may turn out to be a key. */
  private mayComeBefore(): boolean {
    const level = this.keys.findIndex((key) => key?.token === this.taken)
    return level >= 0 && this.isStillPossible(level)
  }

  /** A key stands in one line, and is not long. @throws YamlProblem */
  private isStillPossible(level: number): boolean {
    const key = this.keys[level]
    if (!key) return false
    const { line, offset } = this.cursor
    if (key.mark.line === line && key.mark.offset + LONGEST_KEY >= offset) return true
    this.forget(level)
    return false
  }

  /** @throws YamlProblem where a key had to be. */
  private forget(level = this.keys.length - 1): void {
    const key = this.keys[level]
    if (key?.isRequired) throw scannerProblem(NO_COLON, this.cursor.mark, key.mark)
    this.keys[level] = undefined
  }

  private remember(): void {
    if (!this.keyAllowed) return
    this.forget()
    this.keys[this.keys.length - 1] = {
      isRequired: !this.inFlow && this.indent === this.cursor.column,
      token: this.taken + this.queue.length,
      mark: this.cursor.mark,
    }
  }

  private add(type: TokenType, at = this.cursor.mark, length = 0): void {
    this.queue.push({ type, start: at, end: at } as Token)
    if (length > 0) this.cursor.skip(length)
  }

  /** A block begins, if the column is deeper; `token` is the number that its token gets. */
  private roll(type: TokenType, at: Mark, token?: number): void {
    if (this.inFlow || this.indent >= at.column) return
    this.indents.push(this.indent)
    this.indent = at.column
    this.checkDepth(this.indents.length)
    const start = { type, start: at, end: at } as Token
    this.queue.splice(token === undefined ? this.queue.length : token - this.taken, 0, start)
  }

  /** Blocks that are deeper than a column end. */
  private unroll(column: number): void {
    if (this.inFlow) return
    while (this.indent > column) {
      this.add('block-end')
      this.indent = this.indents.pop() as number
    }
  }

  private checkDepth(depth: number): void {
    if (depth > DEEPEST) throw scannerProblem(`exceeded max depth of ${DEEPEST}`, this.cursor.mark)
  }

  /** Moves over blanks, comments and line breaks. */
  private toNextToken(): void {
    const { cursor } = this
    for (;;) {
      if (cursor.offset === 0 && cursor.at() === '\ufeff') cursor.offset++
      while (cursor.at() === ' ' || (cursor.at() === '\t' && (this.inFlow || !this.keyAllowed)))
        cursor.skip()
      cursor.skipComment()
      if (!cursor.isBreak()) return
      cursor.takeBreak()
      if (!this.inFlow) this.keyAllowed = true
    }
  }

  private scan(): void {
    const { cursor } = this
    this.toNextToken()
    this.unroll(cursor.column)
    if (cursor.isEnd) return this.end()
    if (cursor.column === 0 && cursor.at() === '%') return this.directive()
    if (cursor.isDocumentMark(['---'])) return this.documentMark('document-start')
    if (cursor.isDocumentMark(['...'])) return this.documentMark('document-end')
    const character = cursor.at()
    if (character === '[' || character === '{') return this.openFlow(character)
    if (character === ']' || character === '}') return this.closeFlow(character)
    if (character === ',') return this.entry(',')
    if (character === '-' && cursor.isBlankOrEnd(1)) return this.blockEntry()
    if (character === '?' && (this.inFlow || cursor.isBlankOrEnd(1))) return this.key()
    if (character === ':' && (this.inFlow || cursor.isBlankOrEnd(1))) return this.value()
    if (character === '*' || character === '&') return this.node(scanAnchor)
    if (character === '!') return this.node(scanTag)
    if ((character === '|' || character === '>') && !this.inFlow) return this.block()
    if (character === "'" || character === '"') return this.node(scanQuoted)
    if (this.isPlain(character)) return this.plain()
    throw scannerProblem('found character that cannot start any token', cursor.mark, cursor.mark)
  }

  private isPlain(character: string): boolean {
    const { cursor } = this
    if (!cursor.isBlankOrEnd() && !'-?:,[]{}#&*!|>\'"%@`'.includes(character)) return true
    if (character === '-') return !cursor.isBlank(1)
    return !this.inFlow && (character === '?' || character === ':') && !cursor.isBlankOrEnd(1)
  }

  private end(): void {
    this.cursor.endLine()
    this.endBlocks()
    this.add('stream-end')
    this.isOver = true
  }

  /** What stands between documents ends all blocks. */
  private endBlocks(): void {
    this.unroll(-1)
    this.forget()
    this.keyAllowed = false
  }

  private directive(): void {
    this.endBlocks()
    this.queue.push(scanDirective(this.cursor))
  }

  private documentMark(type: 'document-start' | 'document-end'): void {
    this.endBlocks()
    this.add(type, undefined, 3)
  }

  private node(scan: (cursor: Cursor) => Token): void {
    this.remember()
    this.keyAllowed = false
    this.queue.push(scan(this.cursor))
  }

  private plain(): void {
    this.remember()
    this.keyAllowed = false
    const { token, hasBreak } = scanPlain(this.cursor, {
      indent: this.indent + 1,
      inFlow: this.inFlow,
    })
    this.queue.push(token)
    if (hasBreak) this.keyAllowed = true
  }

  private block(): void {
    this.forget()
    this.keyAllowed = true
    this.queue.push(scanBlock(this.cursor, this.indent))
  }

  private openFlow(type: '[' | '{'): void {
    this.remember()
    this.keys.push(undefined)
    this.checkDepth(this.keys.length - 1)
    this.keyAllowed = true
    this.add(type, undefined, 1)
  }

  private closeFlow(type: ']' | '}'): void {
    this.forget()
    if (this.inFlow) this.keys.pop()
    this.keyAllowed = false
    this.add(type, undefined, 1)
  }

  private entry(type: ',' | '-'): void {
    this.forget()
    this.keyAllowed = true
    this.add(type, undefined, 1)
  }

  private blockEntry(): void {
    if (!this.inFlow) {
      this.needPlace('block sequence entries are not allowed in this context')
      this.roll('block-sequence-start', this.cursor.mark)
    }
    this.entry('-')
  }

  private key(): void {
    if (!this.inFlow) {
      this.needPlace('mapping keys are not allowed in this context')
      this.roll('block-mapping-start', this.cursor.mark)
    }
    this.forget()
    this.keyAllowed = !this.inFlow
    this.add('key', undefined, 1)
  }

  private value(): void {
    const level = this.keys.length - 1
    const key = this.isStillPossible(level) ? this.keys[level] : undefined
    if (key) {
      const start: Token = { type: 'key', start: key.mark, end: key.mark }
      this.queue.splice(key.token - this.taken, 0, start)
      this.roll('block-mapping-start', key.mark, key.token)
      this.keys[level] = undefined
      this.keyAllowed = false
    } else {
      if (!this.inFlow) {
        this.needPlace('mapping values are not allowed in this context')
        this.roll('block-mapping-start', this.cursor.mark)
      }
      this.keyAllowed = !this.inFlow
    }
    this.add('value', undefined, 1)
  }

  private needPlace(problem: string): void {
    if (!this.keyAllowed) throw scannerProblem(problem, this.cursor.mark, this.cursor.mark)
  }
}
