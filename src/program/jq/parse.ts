/**
 * Reads a jq program: pipes and operators. Terms are read in `terms.ts`.
 *
 * @module
 */
import { Terms } from './terms.js'
import { tokensOf } from './tokens.js'
import type { Definition, Node } from './tree.js'

/** Operators by how tightly they bind, the loosest first. */
const LEVELS: readonly {
  readonly signs: readonly string[]
  readonly groups: 'left' | 'right' | 'none'
}[] = [
  { signs: ['//'], groups: 'right' },
  { signs: ['=', '|=', '+=', '-=', '*=', '/=', '%=', '//='], groups: 'none' },
  { signs: ['or'], groups: 'left' },
  { signs: ['and'], groups: 'left' },
  { signs: ['==', '!=', '<', '<=', '>', '>='], groups: 'none' },
  { signs: ['+', '-'], groups: 'left' },
  { signs: ['*', '/', '%'], groups: 'left' },
]
const ASSIGNMENTS = LEVELS[1]?.signs ?? []

/** Reads a program. @throws JqSyntaxError */
export function parse(program: string): Node {
  const parser = new Parser(tokensOf(program))
  return parser.whole()
}

class Parser extends Terms {
  /** A program: definitions, then a pipe (the identity, if there is none). */
  whole(): Node {
    if (this.isAtEnd) return { is: 'identity' }
    const body = this.pipe()
    this.end()
    return body
  }

  /** `a | b`, with definitions and bindings, which reach to the end of the pipe. */
  override pipe(): Node {
    if (this.isNext('def')) {
      const definition = this.definition()
      const body: Node = this.endsHere() ? { is: 'identity' } : this.pipe()
      return { is: 'define', definition, body }
    }
    if (this.takeIf('label')) {
      const name = this.take('variable')
      this.expect('|')
      return { is: 'label', name, body: this.pipe() }
    }
    const left = this.comma()
    if (this.takeIf('as')) {
      const pattern = this.patterns()
      this.expect('|')
      return { is: 'bind', source: left, pattern, body: this.pipe() }
    }
    return this.takeIf('|') ? { is: 'pipe', left, right: this.pipe() } : left
  }

  override definition(): Definition {
    this.expect('def')
    const name = this.take('name')
    const params: string[] = []
    if (this.takeIf('('))
      do params.push(this.isKind('variable') ? `$${this.take('variable')}` : this.take('name'))
      while (this.takeIf(';'))
    if (params.length > 0) this.expect(')')
    this.expect(':')
    const body = this.pipe()
    this.expect(';')
    return { name, params, body }
  }

  private comma(): Node {
    let left = this.level(0)
    while (this.takeIf(',')) left = { is: 'comma', left, right: this.level(0) }
    return left
  }

  override level(depth: number): Node {
    const level = LEVELS[depth]
    if (!level) return this.postfix()
    let left = this.level(depth + 1)
    for (let sign = this.signOf(level.signs); sign !== undefined; sign = this.signOf(level.signs)) {
      const right = this.level(level.groups === 'right' ? depth : depth + 1)
      left = binary(sign, left, right)
      if (level.groups === 'none') {
        if (this.signOf(level.signs) !== undefined) this.fail()
        break
      }
    }
    return left
  }
}

function binary(sign: string, left: Node, right: Node): Node {
  if (sign === '//') return { is: 'alternative', left, right }
  if (sign === 'and' || sign === 'or') return { is: sign, left, right }
  if (ASSIGNMENTS.includes(sign)) return { is: 'assign', operator: sign, left, right }
  return { is: 'binary', operator: sign, left, right }
}
