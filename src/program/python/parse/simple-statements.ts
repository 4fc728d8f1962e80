/**
 * The parser of simple statements.
 *
 * @see https://docs.python.org/3/reference/simple_stmts.html
 */
import { PatternParser } from './patterns.js'
import type { Token } from './tokenizer.js'
import type { Expr, Stmt } from './tree.js'

const AUGMENTED = /^(?:\*\*|\/\/|>>|<<|[-+*/%@&|^])=$/
/** What an expression is called that nothing can be assigned to. */
const UNASSIGNABLE: Readonly<Record<string, string>> = {
  Constant: 'literal',
  JoinedStr: 'f-string expression',
  BinOp: 'expression',
  UnaryOp: 'expression',
  BoolOp: 'expression',
  Compare: 'comparison',
  Call: 'function call',
  Lambda: 'lambda',
  IfExp: 'conditional expression',
  ListComp: 'list comprehension',
  SetComp: 'set comprehension',
  DictComp: 'dict comprehension',
  GeneratorExp: 'generator expression',
  Dict: 'dict literal',
  Set: 'set display',
  Yield: 'yield expression',
  Await: 'await expression',
  NamedExpr: 'named expression',
}
/** Statements that only functions or loops have. */
export type Place = { readonly inFunction: boolean; readonly inLoop: boolean }

/** Reads simple statements. */
export class SimpleParser extends PatternParser {
  protected place: Place

  /** With `isPart`, the text may be a part of a function or a loop. */
  constructor(tokens: readonly Token[], isPart = false) {
    super(tokens)
    this.place = { inFunction: isPart, inLoop: isPart }
  }

  protected simple(): Stmt {
    const { token } = this
    switch (token.kind === 'name' ? token.text : '') {
      case 'pass':
        return ((this.at += 1), { is: 'Pass', at: token })
      case 'break':
      case 'continue':
        return this.leaveLoop(token.text)
      case 'return':
        return this.returning()
      case 'raise':
        return this.raising()
      case 'global':
      case 'nonlocal':
        return this.declaring()
      case 'del': {
        this.at += 1
        const list = this.list()
        return {
          is: 'Delete',
          targets: list.is === 'Tuple' ? list.items : [list],
          at: this.since(token),
        }
      }
      case 'assert': {
        this.at += 1
        const test = this.expression()
        const message = this.take(',') ? this.expression() : undefined
        return { is: 'Assert', test, ...(message && { message }), at: this.since(token) }
      }
      case 'import':
        return this.importing()
      case 'from':
        return this.importingFrom()
      default:
        return this.assigning()
    }
  }

  private leaveLoop(text: string): Stmt {
    const { token } = this
    if (!this.place.inLoop)
      throw this.fault(
        text === 'break' ? "'break' outside loop" : "'continue' not properly in loop",
        token,
      )
    this.at += 1
    return { is: text === 'break' ? 'Break' : 'Continue', at: token }
  }

  private returning(): Stmt {
    const token = this.expect('return')
    const isBare = this.token.kind === 'newline' || this.is(';')
    const value = isBare ? undefined : this.list()
    if (!this.place.inFunction) throw this.fault("'return' outside function", this.since(token))
    return { is: 'Return', ...(value && { value }), at: this.since(token) }
  }

  private raising(): Stmt {
    const token = this.expect('raise')
    const isBare = this.token.kind === 'newline' || this.is(';')
    const value = isBare ? undefined : this.expression()
    const cause = this.take('from') ? this.expression() : undefined
    return { is: 'Raise', ...(value && { value }), ...(cause && { cause }), at: this.since(token) }
  }

  private declaring(): Stmt {
    const { token } = this
    this.at += 1
    const names = [this.name()]
    while (this.take(',')) names.push(this.name())
    return { is: token.text === 'global' ? 'Global' : 'Nonlocal', names, at: this.since(token) }
  }

  private assigning(): Stmt {
    const { token } = this
    const first = this.list()
    if (this.token.kind === 'op' && AUGMENTED.test(this.token.text)) {
      const op = this.token.text.slice(0, -1)
      this.assignable(first, true)
      this.at += 1
      const value = this.is('yield') ? this.yielding() : this.list()
      return { is: 'AugAssign', target: first, op, value, at: this.since(token) }
    }
    if (this.take(':')) {
      const annotation = this.expression()
      const value = this.take('=') ? (this.is('yield') ? this.yielding() : this.list()) : undefined
      return {
        is: 'AnnAssign',
        target: first,
        annotation,
        ...(value && { value }),
        at: this.since(token),
      }
    }
    if (!this.is('=')) return { is: 'Expr', value: first, at: this.since(token) }
    const targets: Expr[] = []
    let value = first
    while (this.take('=')) {
      this.assignable(value, false)
      targets.push(value)
      value = this.is('yield') ? this.yielding() : this.list()
    }
    return { is: 'Assign', targets, value, at: this.since(token) }
  }

  protected assignable(target: Expr, isAugmented: boolean): void {
    if (!isAugmented && (target.is === 'Tuple' || target.is === 'List'))
      return target.items.forEach((item) => this.assignable(item, false))
    if (target.is === 'Starred') return this.assignable(target.value, false)
    if (['Name', 'Attribute', 'Subscript'].includes(target.is)) return
    const what =
      target.is === 'Constant' && (target.value === null || typeof target.value === 'boolean')
        ? target.value === null
          ? 'None'
          : target.value
            ? 'True'
            : 'False'
        : target.is === 'Constant' && typeof target.value === 'object'
          ? 'ellipsis'
          : (UNASSIGNABLE[target.is] ?? target.is.toLowerCase())
    if (isAugmented)
      throw this.fault(`'${what}' is an illegal expression for augmented assignment`, target.at)
    const isFixed = ['None', 'True', 'False'].includes(what)
    throw this.fault(
      isFixed
        ? `cannot assign to ${what}`
        : `cannot assign to ${what} here. Maybe you meant '==' instead of '='?`,
      target.at,
    )
  }

  private importing(): Stmt {
    const token = this.expect('import')
    const names: { name: string; as?: string }[] = []
    do {
      const name = this.dotted()
      names.push(this.take('as') ? { name, as: this.name() } : { name })
    } while (this.take(','))
    return { is: 'Import', names, at: this.since(token) }
  }

  private dotted(): string {
    let name = this.name()
    while (this.take('.')) name += `.${this.name()}`
    return name
  }

  private importingFrom(): Stmt {
    const token = this.expect('from')
    let level = 0
    for (; this.is('.') || this.is('...'); this.at += 1) level += this.token.text.length
    const module = this.is('import') ? '' : this.dotted()
    this.expect('import')
    const names: { name: string; as?: string }[] = []
    if (this.take('*')) names.push({ name: '*' })
    else {
      const isOpen = this.take('(')
      do {
        if (isOpen && this.is(')')) break
        const name = this.name()
        names.push(this.take('as') ? { name, as: this.name() } : { name })
      } while (this.take(','))
      if (isOpen) this.expect(')')
    }
    return { is: 'ImportFrom', module, level, names, at: this.since(token) }
  }
}
