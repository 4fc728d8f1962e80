/**
 * Parsing of expressions, with their macros.
 *
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax
 */
import { NAMESPACES } from './functions.js'
import { type Token, wordsOf } from './lex.js'
import { macroOf } from './macros.js'
import { type Entry, type Node, issue } from './syntax.js'
import type { Value } from './values.js'

/** The tree of an expression. @throws CelSyntaxError */
export const parse = (text: string): Node => new Parser(text).parse()

const RELATIONS = ['==', '!=', '<', '<=', '>', '>=', 'in']
const RESERVED = new Set(
  'as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
)
const CONSTANTS: Readonly<Record<string, Value>> = { true: true, false: false, null: null }
const DEEPEST = 250

class Parser {
  private readonly tokens: readonly Token[]
  private position = 0
  private depth = 0

  constructor(private readonly text: string) {
    this.tokens = wordsOf(text)
  }

  parse(): Node {
    const node = this.expression()
    if (this.token.is !== 'end') throw this.unexpected()
    return node
  }

  private get token(): Token {
    return this.tokens[this.position] as Token
  }

  private unexpected(expecting = '<EOF>'): Error {
    const { at, text, is } = this.token
    const shown = is === 'end' ? '<EOF>' : text
    return issue(this.text, at, `Syntax error: mismatched input '${shown}' expecting ${expecting}`)
  }

  private take(...texts: readonly string[]): Token | undefined {
    const { token } = this
    if (token.is === 'literal' || token.is === 'end' || !texts.includes(token.text))
      return undefined
    this.position++
    return token
  }

  private need(text: string): Token {
    const token = this.take(text)
    if (!token) throw this.unexpected(`'${text}'`)
    return token
  }

  private expression(): Node {
    if (++this.depth > DEEPEST)
      throw issue(this.text, this.token.at, `expression recursion limit exceeded: ${DEEPEST}`)
    const test = this.or()
    const question = this.take('?')
    let node = test
    if (question) {
      const yes = this.or()
      this.need(':')
      node = { is: 'choice', at: question.at, test, yes, no: this.expression() }
    }
    this.depth--
    return node
  }

  private or(): Node {
    return this.chain(['||'], () => this.chain(['&&'], () => this.relation(), 'and'), 'or')
  }

  private chain(signs: readonly string[], next: () => Node, is: 'and' | 'or'): Node {
    let left = next()
    for (let sign = this.take(...signs); sign; sign = this.take(...signs))
      left = { is, at: sign.at, left, right: next() }
    return left
  }

  private relation(): Node {
    return this.binary(RELATIONS, () =>
      this.binary(['+', '-'], () => this.binary(['*', '/', '%'], () => this.unary())),
    )
  }

  private binary(signs: readonly string[], next: () => Node): Node {
    let left = next()
    for (let sign = this.take(...signs); sign; sign = this.take(...signs)) {
      const name = sign.text === 'in' ? '@in' : `_${sign.text}_`
      left = { is: 'call', at: sign.at, name, target: undefined, args: [left, next()] }
    }
    return left
  }

  private unary(): Node {
    const signs: Token[] = []
    for (let sign = this.take('!', '-'); sign; sign = this.take('!', '-')) signs.push(sign)
    let node = this.member()
    for (const { text, at } of signs.reverse()) {
      if (text === '-' && node.is === 'literal' && typeof node.value === 'bigint')
        node = { ...node, at, value: -node.value }
      else if (text === '-' && node.is === 'literal' && typeof node.value === 'number')
        node = { ...node, at, value: -node.value }
      else
        node = { is: 'call', at, name: text === '!' ? '!_' : '-_', target: undefined, args: [node] }
    }
    if (node.is === 'literal' && node.value === 2n ** 63n)
      throw issue(this.text, node.at, 'invalid int literal')
    return node
  }

  private member(): Node {
    let node = this.primary()
    for (;;) {
      if (isMessage(node) && this.take('{')) {
        node = { is: 'map', at: node.at, entries: this.entries('}', () => this.field()) }
        continue
      }
      const sign = this.take('.', '[', '[?')
      if (!sign) return node
      const optional = sign.text === '[?' || (sign.text === '.' && this.take('?') !== undefined)
      if (sign.text.startsWith('[')) {
        const index = this.expression()
        this.need(']')
        node = { is: 'index', at: sign.at, of: node, index, optional }
      } else {
        const field = this.name()
        const open = optional ? undefined : this.take('(')
        node = open
          ? this.call(field, node, open.at)
          : { is: 'select', at: sign.at, of: node, field, optional }
      }
    }
  }

  /** A field of a message: `replicas: 3`. */
  private field(): Entry & { readonly key: Node } {
    const optional = this.take('?') !== undefined
    const { at } = this.token
    const key: Node = { is: 'literal', at, value: this.name() }
    this.need(':')
    return { key, value: this.expression(), optional }
  }

  private name(): string {
    const { token } = this
    if (token.is !== 'name') throw this.unexpected('IDENTIFIER')
    this.position++
    return token.text.replaceAll('`', '')
  }

  private primary(): Node {
    const { token } = this
    const { at } = token
    if (token.is === 'literal') {
      this.position++
      return { is: 'literal', at, value: token.value as Value }
    }
    if (this.take('(')) {
      const node = this.expression()
      this.need(')')
      return node
    }
    const list = this.take('[', '[?')
    if (list) {
      // The first item of `[?a, b]` is the optional one.
      let first = list.text === '[?'
      const items = this.entries(']', () => {
        const optional = first || this.take('?') !== undefined
        first = false
        return { value: this.expression(), optional }
      })
      return { is: 'list', at, items }
    }
    if (this.take('{'))
      return {
        is: 'map',
        at,
        entries: this.entries('}', () => {
          const optional = this.take('?') !== undefined
          const key = this.expression()
          this.need(':')
          return { key, value: this.expression(), optional }
        }),
      }
    this.take('.')
    if (this.token.is !== 'name')
      throw this.unexpected(
        "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}",
      )
    const name = this.name()
    if (Object.hasOwn(CONSTANTS, name))
      return { is: 'literal', at, value: CONSTANTS[name] as Value }
    if (RESERVED.has(name)) throw issue(this.text, at, `reserved identifier: ${name}`)
    const open = this.take('(')
    return open ? this.call(name, undefined, open.at) : { is: 'name', at, name }
  }

  private entries<Item>(close: string, one: () => Item): readonly Item[] {
    const items: Item[] = []
    while (!this.take(close)) {
      items.push(one())
      if (!this.take(',')) {
        this.need(close)
        break
      }
    }
    return items
  }

  private call(name: string, target: Node | undefined, at: number): Node {
    const args = this.entries(')', () => this.expression())
    const macro = macroOf(this.text, name, target, args, at)
    if (macro) return macro
    return target?.is === 'name' && NAMESPACES.has(target.name)
      ? { is: 'call', at, name: `${target.name}.${name}`, target: undefined, args }
      : { is: 'call', at, name, target, args }
  }
}

/** The messages that mutations are made of; their values are maps. */
const MESSAGES: ReadonlySet<string> = new Set(['Object', 'JSONPatch'])

/** Whether a part is the name of a message: `Object`, `Object.spec.template`. */
const isMessage = (node: Node): boolean =>
  node.is === 'name' ? MESSAGES.has(node.name) : node.is === 'select' && isMessage(node.of)
