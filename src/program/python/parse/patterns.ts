/**
 * The parser of `match` and its patterns.
 *
 * @see https://docs.python.org/3/reference/compound_stmts.html#the-match-statement
 */
import { AtomParser } from './atoms.js'
import type { Case, Expr, Pattern, Span, Stmt } from './tree.js'

export class PatternParser extends AtomParser {
  /** Whether `match` begins a statement here, and is no name. */
  protected isMatch(): boolean {
    const after = this.peek()
    if (after.kind === 'newline' || (after.kind === 'op' && !'([{-*'.includes(after.text)))
      return false
    let depth = 0
    for (let i = this.at; i < this.tokens.length; i++) {
      const { kind, text } = this.tokens[i] ?? this.token
      if (kind === 'newline') return this.tokens[i - 1]?.text === ':' && i > this.at + 1
      if (kind === 'op' && '([{'.includes(text)) depth++
      else if (kind === 'op' && ')]}'.includes(text)) depth--
      else if (depth === 0 && text === '=') return false
    }
    return false
  }

  protected matching(block: (what: string, at: Span) => readonly Stmt[]): Stmt {
    const { token } = this
    this.at += 1
    const subject = this.list()
    this.expect(':')
    this.at += 1
    if (!this.isA('indent'))
      throw this.fault(
        `expected an indented block after 'match' statement on line ${token.line}`,
        this.token,
      )
    this.at += 1
    const cases: Case[] = []
    while (this.is('case')) {
      const at = this.token
      this.at += 1
      const pattern = this.openSequence()
      const guard = this.take('if') ? this.named() : undefined
      cases.push({ pattern, ...(guard && { guard }), body: block("'case' statement", at) })
    }
    if (!this.isA('dedent')) throw this.fault()
    this.at += 1
    return { is: 'Match', subject, cases, at: this.since(token) }
  }

  private openSequence(): Pattern {
    const first = this.maybeStar()
    if (!this.is(',')) return first
    const patterns = [first]
    while (this.take(',')) if (!this.is(':') && !this.is('if')) patterns.push(this.maybeStar())
    return { is: 'sequence', patterns }
  }

  private maybeStar(): Pattern {
    if (!this.take('*')) return this.asPattern()
    const name = this.name()
    return name === '_' ? { is: 'star' } : { is: 'star', name }
  }

  private asPattern(): Pattern {
    const first = this.closed()
    const patterns = [first]
    while (this.take('|')) patterns.push(this.closed())
    const pattern: Pattern = patterns.length > 1 ? { is: 'or', patterns } : first
    return this.take('as') ? { is: 'as', pattern, name: this.name() } : pattern
  }

  private closed(): Pattern {
    const { token } = this
    if (this.take('[')) return { is: 'sequence', patterns: this.patterns(']') }
    if (this.take('(')) {
      const patterns = this.patterns(')')
      const only = patterns[0]
      const isGroup = this.tokens[this.at - 2]?.text !== ','
      return patterns.length === 1 && isGroup && only ? only : { is: 'sequence', patterns }
    }
    if (this.take('{')) return this.mapping()
    if (this.isName() && this.peek().text !== '.' && this.peek().text !== '(') {
      const name = this.name()
      return name === '_' ? { is: 'capture' } : { is: 'capture', name }
    }
    if (!this.isName(token)) return { is: 'value', value: this.binary(4) }
    let cls: Expr = { is: 'Name', id: this.name(), at: token }
    while (this.take('.'))
      cls = { is: 'Attribute', value: cls, attr: this.name(), at: this.since(token) }
    return this.take('(') ? this.classPattern(cls) : { is: 'value', value: cls }
  }

  private patterns(end: string): readonly Pattern[] {
    const found: Pattern[] = []
    while (!this.is(end)) {
      found.push(this.maybeStar())
      if (!this.take(',')) break
    }
    this.expect(end)
    return found
  }

  private mapping(): Pattern {
    const entries: (readonly [Expr, Pattern])[] = []
    let rest: string | undefined
    while (!this.is('}')) {
      if (this.take('**')) rest = this.name()
      else {
        const key = this.binary(4)
        this.expect(':')
        entries.push([key, this.asPattern()])
      }
      if (!this.take(',')) break
    }
    this.expect('}')
    return { is: 'mapping', entries, ...(rest !== undefined && { rest }) }
  }

  private classPattern(cls: Expr): Pattern {
    const patterns: Pattern[] = []
    const named: (readonly [string, Pattern])[] = []
    while (!this.is(')')) {
      if (this.isName() && this.peek().text === '=') {
        const name = this.name()
        this.at += 1
        named.push([name, this.asPattern()])
      } else patterns.push(this.asPattern())
      if (!this.take(',')) break
    }
    this.expect(')')
    return { is: 'class', cls, patterns, named }
  }
}
