/**
 * The parser of atoms: names, literals, and what stands in parentheses, brackets and braces.
 *
 * @see https://docs.python.org/3/reference/expressions.html#atoms
 */
import { Ellipsis, PyBytes } from '../values.js'
import { ExpressionParser } from './expressions.js'
import { literalOf, numberOf } from './literals.js'
import { type Token, tokenize } from './tokenizer.js'
import { type Clause, type Expr, type Piece, type Span, SyntaxFault } from './tree.js'

export class AtomParser extends ExpressionParser {
  protected atom(): Expr {
    const { token } = this
    const { kind, text } = token
    if (kind === 'string') return this.strings()
    if (kind === 'number')
      return ((this.at += 1), { is: 'Constant', value: numberOf(token), at: token })
    if (kind === 'name') {
      if (text in CONSTANTS)
        return (
          (this.at += 1), { is: 'Constant', value: CONSTANTS[text] as boolean | null, at: token }
        )
      return { is: 'Name', id: this.name(), at: token }
    }
    if (this.take('...')) return { is: 'Constant', value: Ellipsis, at: token }
    if (this.take('(')) return this.nested(() => this.parenthesis(token))
    if (this.take('[')) return this.nested(() => this.bracket(token))
    if (this.take('{')) return this.nested(() => this.brace(token))
    throw this.fault()
  }

  private parenthesis(token: Token): Expr {
    if (this.take(')')) return { is: 'Tuple', items: [], at: this.since(token) }
    if (this.is('yield')) {
      const found = this.yielding()
      this.expect(')')
      return found
    }
    const first = this.starred()
    if (this.is('for') || this.is('async')) {
      const found = this.comprehension('GeneratorExp', first, token)
      this.expect(')')
      return { ...found, at: this.since(token) }
    }
    if (!this.is(',')) {
      if (!this.is(')')) throw this.forgottenComma(first, undefined)
      this.expect(')')
      return first
    }
    const items = this.rest(first, ')')
    return { is: 'Tuple', items, at: this.since(token) }
  }

  private rest(first: Expr, end: string): readonly Expr[] {
    const items = [first]
    while (this.take(',')) if (!this.is(end)) items.push(this.starred())
    if (!this.is(end)) throw this.forgottenComma(items.at(-1), undefined)
    this.expect(end)
    return items
  }

  private bracket(token: Token): Expr {
    if (this.take(']')) return { is: 'List', items: [], at: this.since(token) }
    const first = this.starred()
    if (this.is('for') || this.is('async')) {
      const found = this.comprehension('ListComp', first, token)
      this.expect(']')
      return { ...found, at: this.since(token) }
    }
    return { is: 'List', items: this.rest(first, ']'), at: this.since(token) }
  }

  private brace(token: Token): Expr {
    if (this.take('}')) return { is: 'Dict', entries: [], at: this.since(token) }
    if (this.is('**')) return this.dict(token, [])
    const first = this.starred()
    if (this.is('for') || this.is('async')) {
      const found = this.comprehension('SetComp', first, token)
      this.expect('}')
      return { ...found, at: this.since(token) }
    }
    if (!this.take(':')) return { is: 'Set', items: this.rest(first, '}'), at: this.since(token) }
    const value = this.expression()
    if (this.is('for') || this.is('async')) {
      const found = this.comprehension('DictComp', first, token, value)
      this.expect('}')
      return { ...found, at: this.since(token) }
    }
    return this.dict(token, [[first, value]])
  }

  private dict(token: Token, entries: (readonly [Expr | undefined, Expr])[]): Expr {
    if (entries.length === 0 || this.take(','))
      while (!this.is('}')) {
        if (this.take('**')) entries.push([undefined, this.binary(0)])
        else {
          const key = this.expression()
          if (!this.take(':')) throw this.fault("':' expected after dictionary key", key.at)
          entries.push([key, this.expression()])
        }
        if (!this.take(',')) break
      }
    if (!this.is('}')) throw this.forgottenComma(entries.at(-1)?.[1], undefined)
    this.expect('}')
    return { is: 'Dict', entries, at: this.since(token) }
  }

  protected comprehension(
    is: 'ListComp' | 'SetComp' | 'GeneratorExp' | 'DictComp',
    element: Expr,
    token: Span,
    value?: Expr,
  ): Expr {
    const clauses: Clause[] = []
    while (this.is('for') || this.is('async')) {
      const isAsync = this.take('async')
      this.expect('for')
      const target = this.targets()
      this.expect('in')
      const iterable = this.or()
      const conditions: Expr[] = []
      while (this.take('if')) conditions.push(this.condition())
      clauses.push({ target, iterable, conditions, isAsync })
    }
    return { is, element, ...(value && { value }), clauses, at: this.since(token) }
  }

  private condition(): Expr {
    return this.isName() && this.peek().text === ':=' ? this.named() : this.or()
  }

  /** Texts that stand one after the other are one. */
  private strings(): Expr {
    const { token } = this
    const pieces: Piece[] = []
    let bytes: PyBytes | undefined
    while (this.token.kind === 'string') {
      const found = literalOf(this.token, readField)
      if (found instanceof PyBytes)
        bytes = bytes ? new PyBytes(new Uint8Array([...bytes.data, ...found.data])) : found
      else if (bytes) throw this.fault('cannot mix bytes and nonbytes literals', this.token)
      else pieces.push(...found)
      this.at += 1
    }
    const at = this.since(token)
    if (bytes) return { is: 'Constant', value: bytes, at }
    if (pieces.every((piece) => typeof piece === 'string'))
      return { is: 'Constant', value: pieces.join(''), at }
    return { is: 'JoinedStr', pieces, at }
  }
}

const CONSTANTS: Readonly<Record<string, boolean | null>> = { True: true, False: false, None: null }

/** Reads the expression in a field of an f-string; its places are those in the file. */
function readField(text: string, token: Token, shift: number): Expr {
  const trimmed = text.trimStart()
  const before = token.text.slice(0, shift + text.length - trimmed.length)
  const lines = before.split('\n').length - 1
  const col = lines === 0 ? token.col + before.length : (before.split('\n').at(-1)?.length ?? 0)
  const moved = tokenize(`(${trimmed})`)
    .slice(1, -3)
    .map((one): Token => {
      const first = one.line === 1
      const last = one.endLine === 1
      return {
        ...one,
        line: token.line + lines + one.line - 1,
        col: first ? one.col - 1 + col : one.col,
        endLine: token.line + lines + one.endLine - 1,
        endCol: last ? one.endCol - 1 + col : one.endCol,
      }
    })
  const end: Token = { ...token, kind: 'end', text: '' }
  return new FieldParser([...moved, end]).whole()
}

class FieldParser extends AtomParser {
  whole(): Expr {
    const found = this.is('yield') ? this.yielding() : this.list()
    if (this.token.kind !== 'end')
      throw new SyntaxFault('f-string: invalid syntax. Perhaps you forgot a comma?', found.at)
    return found
  }
}
