/**
 * Pipelines, commands and words: what stands inside of an action.
 *
 * @see https://pkg.go.dev/text/template#hdr-Pipelines
 */
import { goUnquote } from '../goquote.js'
import { type Command, type Pipe, type Word, sourceOf } from './nodes.js'
import { numberLiteral } from './number.js'
import type { Token, TokenKind, Tokens } from './tokens.js'

/**
 * How deep parentheses and blocks may be in each other. Go allows 10,000; the stack of a JavaScript
 * engine holds fewer.
 */
export const DEEPEST = 500
/** What Go says of a template that is deeper than it allows. */
export const TOO_DEEP = 'max expression depth exceeded'

const OPERANDS: ReadonlySet<TokenKind> = new Set([
  'bool',
  'character',
  'dot',
  'field',
  'function',
  'number',
  'nil',
  'string',
  'variable',
  'left',
])

/** Reads the pipelines of one template. */
export class Expressions {
  /** The variables that are in scope. */
  readonly variables: string[] = ['$']
  private depth = 0

  constructor(
    private readonly tokens: Tokens,
    private readonly functions: { has(name: string): boolean },
  ) {}

  /** A pipeline up to a closing token; `context` is what complaints call it. */
  pipeline(context: string, end: TokenKind): Pipe {
    const { offset } = this.tokens.peekWord()
    const { declares, assigns } = this.declarations(context)
    const commands: Command[] = []
    for (;;) {
      const token = this.tokens.peekWord()
      if (token.kind === end) {
        this.tokens.next()
        this.check(commands, context)
        return { kind: 'pipe', declares, assigns, commands, offset }
      }
      if (!OPERANDS.has(token.kind)) this.tokens.unexpected(this.tokens.next(), context)
      commands.push(this.command())
    }
  }

  private check(commands: readonly Command[], context: string): void {
    if (commands.length === 0) this.tokens.fail(`missing value for ${context}`)
    for (const [i, { words }] of commands.entries())
      if (i > 0 && ['bool', 'dot', 'nil', 'number', 'string'].includes(words[0].kind))
        this.tokens.fail(`non executable command in pipeline stage ${i + 1}`)
  }

  private declarations(context: string): Pick<Pipe, 'declares' | 'assigns'> {
    const declares: string[] = []
    for (;;) {
      const mark = this.tokens.mark()
      const variable = this.tokens.peekWord()
      if (variable.kind !== 'variable') return { declares, assigns: false }
      this.tokens.next()
      const { kind, text } = this.tokens.peekWord()
      if (kind === 'assign' || kind === 'declare') {
        this.tokens.next()
        this.declare(declares, variable)
        return { declares, assigns: kind === 'assign' }
      }
      if (kind !== 'char' || text !== ',') {
        this.tokens.back(mark)
        return { declares, assigns: false }
      }
      this.tokens.next()
      this.declare(declares, variable)
      if (context !== 'range' || declares.length > 1)
        this.tokens.fail(`too many declarations in ${context}`)
      if (!['variable', 'close', 'right'].includes(this.tokens.peekWord().kind))
        this.tokens.fail('range can only initialize variables')
    }
  }

  private declare(declares: string[], { text }: Token): void {
    declares.push(text)
    this.variables.push(text)
  }

  private command(): Command {
    const { offset } = this.tokens.peekWord()
    const words: Word[] = []
    for (;;) {
      const word = this.operand()
      if (word) words.push(word)
      const token = this.tokens.peek()
      if (token.kind === 'close' || token.kind === 'right') break
      this.tokens.next()
      if (token.kind === 'pipe') break
      if (token.kind !== 'space') this.tokens.unexpected(token, 'operand')
    }
    const [first, ...others] = words
    if (!first) return this.tokens.fail('empty command')
    return { kind: 'command', words: [first, ...others], offset }
  }

  /** A word with the fields that follow it: Go says of `.a.b` that it stands where `.b` does. */
  private operand(): Word | undefined {
    const word = this.term()
    const { offset, kind } = this.tokens.peek()
    if (!word || kind !== 'field') return word
    const names: string[] = []
    while (this.tokens.peek().kind === 'field') names.push(this.tokens.next().text.slice(1))
    switch (word.kind) {
      case 'field':
      case 'variable':
        return { kind: word.kind, names: [...word.names, ...names], offset }
      case 'bool':
      case 'string':
      case 'number':
      case 'nil':
      case 'dot':
        return this.tokens.fail(`unexpected . after term ${JSON.stringify(sourceOf(word))}`)
      default:
        return { kind: 'chain', of: word, names, offset }
    }
  }

  private term(): Word | undefined {
    const token = this.tokens.peekWord()
    const { kind, text, offset } = token
    if (!OPERANDS.has(kind)) return undefined
    this.tokens.next()
    switch (kind) {
      case 'function':
        if (!this.functions.has(text))
          this.tokens.fail(`function ${JSON.stringify(text)} not defined`)
        return { kind: 'function', name: text, offset }
      case 'dot':
      case 'nil':
        return { kind, offset }
      case 'variable':
        if (!this.variables.includes(text))
          this.tokens.fail(`undefined variable ${JSON.stringify(text)}`)
        return { kind: 'variable', names: [text], offset }
      case 'field':
        return { kind: 'field', names: [text.slice(1)], offset }
      case 'bool':
        return { kind: 'bool', value: text === 'true', offset }
      case 'string': {
        const value = goUnquote(text) ?? this.tokens.fail('invalid syntax', token)
        return { kind: 'string', value, quoted: text, offset }
      }
      case 'left':
        return this.parenthesized()
      default: {
        const number = numberLiteral(text, offset)
        return 'problem' in number ? this.tokens.fail(number.problem, token) : number
      }
    }
  }

  private parenthesized(): Pipe {
    if (++this.depth > DEEPEST) this.tokens.fail(TOO_DEEP)
    const pipe = this.pipeline('parenthesized pipeline', 'right')
    this.depth--
    return pipe
  }
}
