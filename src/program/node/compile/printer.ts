/**
 * Writes a script as the simulation runs it.
 *
 * Five things change, all of them by the syntax tree:
 * - A turn of a loop and a call are counted (see `loops.ts` and `functions.ts`).
 * - An asynchronous function becomes a generator that the simulation drives in virtual time.
 * - A name that the script does not declare is read from the script's own global object.
 * - A regular expression gets the methods that count its work.
 * - A text that is given to `eval` is written in the same way before it runs.
 *
 * @module
 */
import type { CallExpression, CatchClause, Literal, NewExpression, Program, Property } from 'acorn'
import { printFunction, printMethod } from './functions.js'
import { isLoop, printLabel, printLoop } from './loops.js'
import { isModuleSyntax, printModuleSyntax } from './module-syntax.js'
import type { Names } from './names.js'
import { Output } from './output.js'
import { type Tree, childrenOf, directivesIn, find, isFunction, keyName } from './tree.js'
import { measuredOf } from './sizes.js'
import { CATCH_COSTS, tick } from './weight.js'
import { CAUGHT, METER, SUPPORT } from './words.js'

/** What kind of function the printer is in. */
export type Inside = 'plain' | 'async' | 'async generator'

/** Writes one script. */
export class Printer {
  inside: Inside = 'plain'
  /** What the engine would call a function without a name, from where it stands. */
  readonly hints = new Map<Tree, string>()
  private count = 0

  constructor(
    readonly source: string,
    readonly names: Names,
    readonly output = new Output(source),
  ) {}

  /** A number that no other part of the script has. */
  next(): number {
    return ++this.count
  }

  program(program: Program): void {
    this.list(program.body, 0, this.source.length)
  }

  /** Writes a node, from its start to its end. */
  node(node: Tree): void {
    const text = this.names.replaced.get(node)
    if (text !== undefined) return this.replace(node, text)
    const { output } = this
    if (isFunction(node)) return printFunction(this, node)
    if (isLoop(node)) return printLoop(this, node)
    if (isModuleSyntax(node)) return printModuleSyntax(this, node)
    switch (node.type) {
      case 'BlockStatement':
        return this.block(node.body, node.start, node.end)
      case 'StaticBlock': {
        const open = find(this.source, '{', node.start + 'static'.length)
        this.output.copy(node.start, open)
        return this.block(node.body, open, node.end)
      }
      case 'SwitchCase': {
        const from = node.consequent[0]?.start ?? node.end
        this.between(node.test ? [node.test] : [], node.start, from)
        return this.list(node.consequent, from, node.end)
      }
      case 'LabeledStatement':
        return printLabel(this, node)
      case 'Property':
        return this.property(node as Property)
      case 'MethodDefinition':
        return printMethod(this, node, node.value)
      case 'CallExpression':
        return this.call(node)
      case 'NewExpression':
        return this.measured(node)
      case 'Literal':
        return this.literal(node)
      case 'SpreadElement':
        output.copy(node.start, node.argument.start)
        output.put(`${METER}.of(`)
        this.node(node.argument)
        output.put(')')
        return output.copy(node.argument.end, node.end)
      case 'CatchClause':
        return this.catch(node)
      case 'AwaitExpression':
        return this.await(node.start, 'await'.length, [node.argument], node.end)
      case 'YieldExpression':
        return this.yield(node)
      case 'ReturnStatement':
        if (this.inside === 'async generator' && node.argument)
          return this.returned(node.start, node.argument, node.end)
        return this.children(node)
      default:
        this.hint(node)
        return this.children(node)
    }
  }

  /** Writes the nodes that stand in a node, and copies what is between them. */
  children(node: Tree): void {
    this.between(childrenOf(node), node.start, node.end)
  }

  /** Writes nodes, and copies what is around them from `from` to `until`. */
  between(nodes: readonly Tree[], from: number, until: number): void {
    let at = from
    for (const node of nodes) {
      this.output.copy(at, node.start)
      this.node(node)
      at = node.end
    }
    this.output.copy(at, until)
  }

  /**
   * Writes statements; `head` comes after the directives. A semicolon before each expression keeps
   * what is written there from going on with the statement before.
   */
  list(body: readonly Tree[], from: number, until: number, head = ''): void {
    const directives = directivesIn(body)
    let at = from
    if (directives === 0) this.output.put(head)
    body.forEach((statement, index) => {
      this.output.copy(at, statement.start)
      if (statement.type === 'ExpressionStatement' && index >= directives) this.output.put(';')
      this.node(statement)
      at = statement.end
      if (index + 1 === directives && head !== '') this.output.put(`;${head}`)
    })
    this.output.copy(at, until)
  }

  /** A block with its braces. */
  block(body: readonly Tree[], from: number, until: number, head = ''): void {
    this.output.copy(from, from + 1)
    this.list(body, from + 1, until, head)
  }

  private replace(node: Tree, text: string): void {
    this.output.put(text)
    this.output.skip(node.start, node.end)
  }

  /** A regular expression becomes one of the script's own. */
  private literal(node: Literal): void {
    if (!node.regex) return this.output.copy(node.start, node.end)
    this.output.put(` ${SUPPORT}.regexp(`)
    this.output.copy(node.start, node.end)
    this.output.put(')')
  }

  /** `{ a }` becomes `{ a: b }` where `a` is written as `b`. */
  private property(node: Property): void {
    const { key, value } = node
    if (node.method || node.kind !== 'init') return printMethod(this, node, value)
    this.hint(node)
    if (!node.shorthand) return this.children(node)
    if (key.type === 'Identifier') this.output.put(`${key.name}:`)
    this.node(value)
  }

  private call(node: CallExpression): void {
    const { callee } = node
    const around = this.names.evals.get(node)
    const [first] = node.arguments
    if (around && first) {
      this.output.copy(node.start, first.start)
      this.output.put(`${SUPPORT}.evaluated(`)
      this.node(first)
      this.output.put(`,${JSON.stringify(around)})`)
      return this.between(node.arguments.slice(1), first.end, node.end)
    }
    if (
      callee.type !== 'MemberExpression' ||
      callee.object.type !== 'Super' ||
      !this.names.replaced.has(callee.object)
    )
      return this.measured(node)
    const open = find(this.source, '(', callee.end)
    this.node(callee)
    this.output.copy(callee.end, open)
    this.output.put(`${node.optional ? '' : '.'}call(this${first ? ',' : ''}`)
    this.between(node.arguments, open + 1, node.end)
  }

  /** A call whose work depends on the size of something. */
  private measured(node: CallExpression | NewExpression): void {
    const measured = measuredOf(node)
    if (!measured) return this.children(node)
    const { callee } = node
    const { output } = this
    if (measured.result) output.put(`${METER}.of(`)
    const from = measured.receiver && callee.type === 'MemberExpression' ? callee.object.end : 0
    if (from > 0) {
      const name = this.source.slice(node.start, from)
      output.put(`(${METER}.of(${name}),${name})`)
      output.skip(node.start, from)
      output.copy(from, callee.end)
    } else this.between([callee], node.start, callee.end)
    let at = callee.end
    for (const argument of node.arguments) {
      output.copy(at, argument.start)
      const isMeasured = measured.arguments > 0 && argument.type !== 'SpreadElement'
      if (isMeasured) output.put(`${METER}.room(`)
      this.node(argument)
      if (isMeasured) output.put(`,${measured.arguments})`)
      at = argument.end
    }
    output.copy(at, node.end)
    if (measured.result) output.put(')')
  }

  /** What is caught goes through the simulation first. */
  private catch(node: CatchClause): void {
    const { param, body } = node
    if (!param) {
      this.output.copy(node.start, body.start)
      return this.block(body.body, body.start, body.end, `${tick(CATCH_COSTS)};`)
    }
    this.output.copy(node.start, param.start)
    if (param.type === 'Identifier') {
      this.node(param)
      this.output.copy(param.end, body.start)
      return this.block(body.body, body.start, body.end, `${SUPPORT}.caught(${param.name});`)
    }
    this.output.put(CAUGHT)
    const close = find(this.source, ')', param.end)
    this.output.copy(close, body.start + 1)
    this.output.put(`${SUPPORT}.caught(${CAUGHT});let `)
    this.node(param)
    this.output.put(`=${CAUGHT};`)
    this.list(body.body, body.start + 1, body.end)
  }

  /** `await x` becomes `(yield(x))`. */
  private await(from: number, length: number, nodes: readonly Tree[], until: number): void {
    this.output.put('(yield(')
    this.output.skip(from, from + length)
    this.between(nodes, from + length, until)
    this.output.put('))')
  }

  /** What an asynchronous generator gives is marked; what it waits for is not. */
  private yield(node: Tree & { readonly type: 'YieldExpression' }): void {
    if (this.inside !== 'async generator') return this.children(node)
    const { argument, delegate } = node
    const after = delegate ? find(this.source, '*', node.start) + 1 : node.start + 'yield'.length
    this.output.copy(node.start, after)
    this.output.put(` ${SUPPORT}.${delegate ? 'delegated' : 'given'}(`)
    this.between(argument ? [argument] : [], after, node.end)
    this.output.put(')')
  }

  private returned(from: number, argument: Tree, until: number): void {
    this.output.copy(from, from + 'return'.length)
    this.output.put(' (yield (')
    this.between([argument], from + 'return'.length, argument.end)
    this.output.put('))')
    this.output.copy(argument.end, until)
  }

  /** Notes the name that a function gets from where it stands. */
  private hint(node: Tree): void {
    const [name, value] = namedBy(node)
    if (name !== undefined && value && isFunction(value)) this.hints.set(value, name)
  }
}

/** The name that a node gives to a function that stands in it. */
function namedBy(node: Tree): readonly [name?: string | undefined, value?: Tree | null] {
  switch (node.type) {
    case 'VariableDeclarator':
      return [node.id.type === 'Identifier' ? node.id.name : undefined, node.init ?? null]
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return [node.left.type === 'Identifier' ? node.left.name : undefined, node.right]
    case 'Property':
    case 'PropertyDefinition':
      return [keyName(node), node.value ?? null]
    default:
      return []
  }
}
