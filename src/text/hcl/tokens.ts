/**
 * The words of a text in HCL.
 *
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#lexical-elements
 */
import { HclError, type Range } from './syntax.js'

/** A word. A `template` is what stands between quotes, or the lines of a heredoc. */
export interface Token {
  readonly is: 'name' | 'number' | 'template' | 'heredoc' | 'sign' | 'newline' | 'end'
  readonly text: string
  readonly range: Range
}

const SPACE = /[ \t\r]+/y
const COMMENT = /(?:#|\/\/)[^\n]*|\/\*[^]*?\*\//y
const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const SIGN = /\.\.\.|=>|==|!=|<=|>=|&&|\|\||[-+*/%!<>=?:.,()[\]{}]/y
const HEREDOC = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy

/** Reads all words. @throws HclError */
export const tokensOf = (text: string): readonly Token[] => new Scanner(text).all()

const WORDS = { name: NAME, number: NUMBER, sign: SIGN } as const

class Scanner {
  private readonly tokens: Token[] = []
  private at = 0
  private line = 1
  private lineStart = 0

  constructor(private readonly text: string) {}

  all(): readonly Token[] {
    while (this.at < this.text.length) this.step()
    this.tokens.push({ is: 'newline', text: '\n', range: this.range(0) })
    this.tokens.push({ is: 'end', text: '', range: this.range(0) })
    return this.tokens
  }

  private step(): void {
    const { text, at } = this
    const skipped = this.match(SPACE) ?? this.match(COMMENT)
    if (skipped) return this.pass(skipped[0].length)
    if (text[at] === '\n') return this.add('newline', 1)
    if (text[at] === '"') {
      const length = templateLength(text, at, this.range(1))
      return this.add('template', length, text.slice(at + 1, at + length - 1))
    }
    if (this.match(HEREDOC)) return this.heredoc()
    for (const is of ['name', 'number', 'sign'] as const) {
      const found = this.match(WORDS[is])
      if (found) return this.add(is, found[0].length)
    }
    throw new HclError(
      'Invalid character',
      'This character is not used within the language.',
      this.range(1),
    )
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    return pattern.exec(this.text)
  }

  private range(length: number): Range {
    const from = this.at - this.lineStart + 1
    return { line: this.line, from, to: from + length }
  }

  private pass(length: number): void {
    const end = this.at + length
    for (let next = this.text.indexOf('\n', this.at); next >= 0 && next < end; ) {
      this.line++
      this.lineStart = next + 1
      next = this.text.indexOf('\n', this.lineStart)
    }
    this.at = end
  }

  private add(
    is: Token['is'],
    length: number,
    shown = this.text.slice(this.at, this.at + length),
  ): void {
    this.tokens.push({ is, text: shown, range: this.range(is === 'heredoc' ? 1 : length) })
    this.pass(length)
  }

  private heredoc(): void {
    const [opening = '', dash, word = ''] = this.match(HEREDOC) ?? []
    const body = this.text.slice(this.at + opening.length)
    const end = new RegExp(`^[ \\t]*${word}(?=\\r?$)`, 'mu').exec(body)
    if (!end) throw unterminated(this.range(opening.length - 1))
    const lines = body.slice(0, end.index).split('\n')
    const indents = lines.filter((one) => one.trim() !== '').map((one) => one.search(/[^ \t]|$/))
    const cut = dash ? Math.min(...indents) : 0
    this.add(
      'heredoc',
      opening.length + end.index + end[0].length,
      lines.map((one) => one.slice(cut)).join('\n'),
    )
  }
}

const unterminated = (range: Range): HclError =>
  new HclError('Unterminated template string', 'No closing marker was found for the string.', range)

/** How long a text in quotes is, with both; there may be texts in quotes inside `${ }`. */
function templateLength(text: string, from: number, range: Range): number {
  const unclosed = (): HclError => unterminated(range)
  let depth = 0
  for (let at = from + 1; at < text.length; at++) {
    const one = text[at]
    if (depth === 0) {
      if (one === '\\') at++
      else if (one === '"') return at - from + 1
      else if (one === '\n') throw unclosed()
      else if (text.startsWith('$${', at)) at += 2
      else if (text.startsWith('${', at)) {
        depth = 1
        at++
      }
    } else if (one === '"') at += templateLength(text, at, range) - 1
    else if (one === '{') depth++
    else if (one === '}') depth--
  }
  throw unclosed()
}
