/**
 * Terms of a jq program: paths, literals, constructions, calls, and the words that open a block.
 *
 * @module
 */
import type { Token } from './tokens.js'
import type { Definition, Node, Pattern } from './tree.js'
import { JqSyntaxError } from './values.js'

const RESERVED: ReadonlySet<string> = new Set(
  'as def label then elif else end and or if reduce foreach try catch import include __loc__'.split(
    ' ',
  ),
)
const CONSTANTS = [null, true, false] as const
const ENDS: ReadonlySet<string> = new Set([')', ']', '}', ';', ':', 'then', 'elif', 'else', 'end'])

/** Reads terms; what is above them comes from who extends this. */
export abstract class Terms {
  private at = 0

  constructor(private readonly tokens: readonly Token[]) {}

  abstract pipe(): Node
  abstract level(depth: number): Node
  abstract definition(): Definition

  get isAtEnd(): boolean {
    return this.at >= this.tokens.length
  }

  protected endsHere(): boolean {
    return this.isAtEnd || ENDS.has(this.next?.text ?? '')
  }

  protected end(): void {
    if (!this.isAtEnd) this.fail()
  }

  protected isNext(text: string): boolean {
    const { next } = this
    return next?.text === text && (next.is === 'sign' || next.is === 'name')
  }

  protected isKind(kind: Token['is']): boolean {
    return this.next?.is === kind
  }

  protected takeIf(text: string): boolean {
    const is = this.isNext(text)
    if (is) this.at++
    return is
  }

  protected expect(text: string): void {
    if (!this.takeIf(text)) this.fail()
  }

  protected take(kind: Token['is']): string {
    const token = this.next
    if (token?.is !== kind) return this.fail()
    this.at++
    return token.text
  }

  /** The next word, if it is one of these; it is taken. */
  protected signOf(signs: readonly string[]): string | undefined {
    return signs.find((sign) => this.takeIf(sign))
  }

  /** @throws JqSyntaxError */
  protected fail(): never {
    const { next } = this
    throw new JqSyntaxError(
      `syntax error, unexpected ${next === undefined ? 'end of file' : next.is === 'name' ? 'IDENT' : `'${next.text}'`}`,
    )
  }

  /** `$a`, `[$a, $b]`, `{a: $b}`; alternatives (`?//`) are not known. */
  protected patterns(): Pattern {
    const pattern = this.pattern()
    if (this.isNext('?//'))
      throw new JqSyntaxError('syntax error: kubarium knows no alternatives of patterns (?//)')
    return pattern
  }

  /** A term with what is appended to it: `.a[0]?.b`. */
  protected postfix(): Node {
    let node: Node = this.takeIf('-') ? { is: 'negate', of: this.postfix() } : this.term()
    for (;;) {
      if (this.isKind('field')) node = { is: 'index', of: node, key: literal(this.take('field')) }
      else if (this.isNext('.') && this.tokens[this.at + 1]?.is === 'string') {
        this.at++
        node = { is: 'index', of: node, key: this.text(undefined) }
      } else if (this.isNext('.') && this.tokens[this.at + 1]?.text === '[') this.at++
      else if (this.takeIf('?')) node = { is: 'try', body: node }
      else if (this.takeIf('[')) node = this.bracket(node)
      else return node
    }
  }

  private get next(): Token | undefined {
    return this.tokens[this.at]
  }

  private pattern(): Pattern {
    if (this.isKind('variable')) return { is: 'name', name: this.take('variable') }
    if (this.takeIf('[')) {
      const items: Pattern[] = []
      do items.push(this.pattern())
      while (this.takeIf(','))
      this.expect(']')
      return { is: 'array', items }
    }
    this.expect('{')
    const entries: { key: Node; name?: string; value?: Pattern }[] = []
    do {
      const name = this.isKind('variable') ? this.take('variable') : undefined
      const key = name === undefined ? this.key() : literal(name)
      const value = this.takeIf(':') ? this.pattern() : undefined
      if (name === undefined && !value) this.fail()
      entries.push({ key, ...(name !== undefined && { name }), ...(value && { value }) })
    } while (this.takeIf(','))
    this.expect('}')
    return { is: 'object', entries }
  }

  private bracket(of: Node): Node {
    if (this.takeIf(']')) return { is: 'iterate', of }
    if (this.takeIf(':')) {
      const to = this.pipe()
      this.expect(']')
      return { is: 'slice', of, to }
    }
    const key = this.pipe()
    if (this.takeIf(':')) {
      const to = this.isNext(']') ? undefined : this.pipe()
      this.expect(']')
      return { is: 'slice', of, from: key, ...(to && { to }) }
    }
    this.expect(']')
    return { is: 'index', of, key }
  }

  private term(): Node {
    const token = this.next
    if (!token) return this.fail()
    if (token.is === 'number') return literal(Number(this.take('number')))
    if (token.is === 'string') return this.text(undefined)
    if (token.is === 'format') {
      const name = this.take('format')
      return this.isKind('string') ? this.text(name) : { is: 'format', name }
    }
    if (token.is === 'field')
      return { is: 'index', of: { is: 'identity' }, key: literal(this.take('field')) }
    if (token.is === 'variable') return { is: 'variable', name: this.take('variable') }
    if (token.is === 'sign') return this.sign()
    return this.word()
  }

  private sign(): Node {
    if (this.takeIf('..')) return { is: 'descend' }
    if (this.takeIf('.'))
      return this.isKind('string')
        ? { is: 'index', of: { is: 'identity' }, key: this.text(undefined) }
        : { is: 'identity' }
    if (this.takeIf('(')) {
      const body = this.pipe()
      this.expect(')')
      return body
    }
    if (this.takeIf('[')) {
      if (this.takeIf(']')) return { is: 'array' }
      const body = this.pipe()
      this.expect(']')
      return { is: 'array', body }
    }
    return this.takeIf('{') ? this.object() : this.fail()
  }

  private word(): Node {
    if (this.takeIf('if')) return this.choice()
    if (this.takeIf('try')) {
      const body = this.postfix()
      return { is: 'try', body, ...(this.takeIf('catch') && { handler: this.postfix() }) }
    }
    if (this.takeIf('reduce')) return this.fold('reduce')
    if (this.takeIf('foreach')) return this.fold('foreach')
    if (this.isNext('def'))
      return { is: 'define', definition: this.definition(), body: this.pipe() }
    if (RESERVED.has(this.next?.text ?? '')) return this.fail()
    const name = this.take('name')
    const constant = CONSTANTS.find((one) => String(one) === name)
    if (constant !== undefined && !this.isNext('(')) return { is: 'literal', value: constant }
    if (name === 'break' && this.isKind('variable'))
      return { is: 'break', name: this.take('variable') }
    const args: Node[] = []
    if (this.takeIf('(')) {
      do args.push(this.pipe())
      while (this.takeIf(';'))
      this.expect(')')
    }
    return { is: 'call', name, args }
  }

  private choice(): Node {
    const test = this.pipe()
    this.expect('then')
    const then = this.pipe()
    if (this.takeIf('elif')) return { is: 'if', test, then, otherwise: this.choice() }
    const otherwise: Node = this.takeIf('else') ? this.pipe() : { is: 'identity' }
    this.expect('end')
    return { is: 'if', test, then, otherwise }
  }

  private fold(is: 'reduce' | 'foreach'): Node {
    const source = this.postfix()
    this.expect('as')
    const pattern = this.patterns()
    this.expect('(')
    const init = this.pipe()
    this.expect(';')
    const update = this.pipe()
    const extract = is === 'foreach' && this.takeIf(';') ? this.pipe() : undefined
    this.expect(')')
    return is === 'reduce'
      ? { is, source, pattern, init, update }
      : { is, source, pattern, init, update, ...(extract && { extract }) }
  }

  private object(): Node {
    const entries: { key: Node; value: Node }[] = []
    while (!this.takeIf('}')) {
      if (entries.length > 0) this.expect(',')
      entries.push(this.entry())
    }
    return { is: 'object', entries }
  }

  private entry(): { readonly key: Node; readonly value: Node } {
    if (this.isKind('variable')) {
      const name = this.take('variable')
      return { key: literal(name), value: { is: 'variable', name } }
    }
    const key = this.key()
    if (!this.takeIf(':')) return { key, value: { is: 'index', of: { is: 'identity' }, key } }
    let value = this.level(0)
    while (this.takeIf('|')) value = { is: 'pipe', left: value, right: this.level(0) }
    return { key, value }
  }

  private key(): Node {
    if (this.isKind('string')) return this.text(undefined)
    if (this.isKind('format')) {
      const name = this.take('format')
      return this.isKind('string') ? this.text(name) : { is: 'format', name }
    }
    if (this.isKind('number')) return literal(this.take('number'))
    if (this.takeIf('(')) {
      const key = this.pipe()
      this.expect(')')
      return key
    }
    return literal(this.take('name'))
  }

  private text(format: string | undefined): Node {
    const token = this.next
    if (token?.is !== 'string') return this.fail()
    this.at++
    if (token.parts.length === 1 && typeof token.parts[0] === 'string')
      return literal(token.parts[0])
    const parts = token.parts.map((part) => (typeof part === 'string' ? part : this.inner(part)))
    return { is: 'text', parts, ...(format !== undefined && { format }) }
  }

  private inner(tokens: readonly Token[]): Node {
    const Same = this.constructor as new (tokens: readonly Token[]) => this
    const parser = new Same(tokens)
    const node = parser.pipe()
    parser.end()
    return node
  }
}

const literal = (value: string | number): Node => ({ is: 'literal', value })
