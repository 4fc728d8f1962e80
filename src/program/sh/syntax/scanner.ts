/**
 * The scanner: where the parser is in the text, blanks and operators.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_02
 */
import type { Problem } from './tree.js'

/** A script that cannot be parsed. */
export class SyntaxProblem extends Error {
  override name = 'SyntaxProblem'
  constructor(readonly problem: Problem) {
    super(problem.token)
  }
}

const OPERATORS = [
  '&&',
  '||',
  ';;&',
  ';;',
  ';&',
  ';',
  '&>>',
  '&>',
  '|&',
  '&',
  '|',
  '(',
  ')',
  '\n',
  '<<<',
  '<<-',
  '<<',
  '<&',
  '<>',
  '<',
  '>>',
  '>&',
  '>|',
  '>',
] as const
/** What ends a word. */
export const META = ' \t\n;&|<>()'
const RESERVED =
  /(?:if|then|else|elif|fi|for|in|do|done|while|until|select|case|esac|function|\{|\}|!|\[\[|time)(?=[ \t\n;&|<>()]|$)/y
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y
const DEEPEST = 120

/** Reads characters, blanks and operators. */
export abstract class Scanner {
  protected position = 0
  protected depth = 0

  constructor(protected readonly text: string) {}

  protected get line(): number {
    let line = 1
    for (
      let i = this.text.indexOf('\n');
      i >= 0 && i < this.position;
      i = this.text.indexOf('\n', i + 1)
    )
      line++
    return line
  }

  protected fail(
    kind: Problem['kind'],
    token: string,
    incomplete: boolean,
    expecting?: string,
  ): never {
    throw new SyntaxProblem({
      kind,
      token,
      incomplete,
      line: this.line,
      ...(expecting === undefined ? {} : { expecting }),
    })
  }

  protected nested<T>(work: () => T): T {
    if (++this.depth > DEEPEST) this.fail('nested', '', false)
    const result = work()
    this.depth--
    return result
  }

  protected skipBlanks(): void {
    for (;;) {
      const character = this.text[this.position]
      if (character === ' ' || character === '\t') this.position++
      else if (character === '\\' && this.text[this.position + 1] === '\n') this.position += 2
      else if (character === '#') {
        const end = this.text.indexOf('\n', this.position)
        this.position = end < 0 ? this.text.length : end
      } else return
    }
  }

  protected get atEnd(): boolean {
    return this.position >= this.text.length
  }

  /** The operator here, if there is one. */
  protected operator(): string | undefined {
    return OPERATORS.find((operator) => this.text.startsWith(operator, this.position))
  }

  protected match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position
    return pattern.exec(this.text)?.[0]
  }

  protected reservedWord(): string | undefined {
    return this.match(RESERVED)
  }

  protected name(): string | undefined {
    return this.match(NAME)
  }

  /** What stands here, as error messages call it. */
  protected token(): string {
    if (this.atEnd) return 'end of file'
    const operator = this.operator()
    if (operator === '\n') return 'newline'
    if (operator !== undefined) return /[<>]/.test(operator) ? 'redirection' : operator
    return this.reservedWord() ?? 'word'
  }

  protected unexpected(expecting?: string): never {
    return this.fail('unexpected', this.token(), this.atEnd, expecting)
  }
}
