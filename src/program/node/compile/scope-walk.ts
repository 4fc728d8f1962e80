/**
 * Walks through the scopes of a script: which names each block and function declares, and which
 * function a piece of code is in.
 *
 * @see https://tc39.es/ecma262/#sec-syntax-directed-operations-scope-analysis
 */
import type { Class, Identifier, Program } from 'acorn'
import { lexicalNames, namesInPattern, varNames } from './declarations.js'
import {
  type Frame,
  type Scope,
  type Surroundings,
  type Use,
  declares,
  isDirectEval,
  scopeOf,
} from './scopes.js'
import {
  type FunctionTree,
  type Tree,
  childrenOf,
  isFunction,
  isStrictBody,
  statementsOf,
} from './tree.js'

/** Visits every name, `this` and `super` of a script; what it finds is for its subclass. */
export abstract class ScopeWalk {
  isDynamic = false
  hasTopLevelAwait = false

  /** A name where it is used. */
  protected abstract name(node: Identifier, scope: Scope, frame: Frame, use: Use): void
  protected abstract thisOf(node: Tree, frame: Frame): void
  protected abstract superOf(node: Tree, frame: Frame): void
  protected abstract newTarget(node: Tree, frame: Frame): void
  protected abstract superCall(node: Tree, frame: Frame): void
  /** A member is written whose name is found while the script runs. */
  protected abstract computedWrite(): void
  protected abstract directEval(node: Tree, scope: Scope, frame: Frame): void

  program(program: Program, around: Surroundings): void {
    const isStrict =
      around.isStrict || program.sourceType === 'module' || isStrictBody(program.body)
    const frame: Frame = {
      node: program,
      isArrow: false,
      isRewritten: false,
      isStrict,
      isDerived: false,
      parent: undefined,
    }
    const scope = scopeOf(
      [...around.visible, ...varNames(program.body, isStrict), ...lexicalNames(program.body)],
      undefined,
    )
    for (const statement of program.body) this.visit(statement, scope, frame)
  }

  private visit(node: Tree, scope: Scope, frame: Frame, use: Use = 'read'): void {
    if (isFunction(node)) return this.function(node, scope, frame)
    switch (node.type) {
      case 'Identifier':
        return this.name(node, scope, frame, use)
      case 'ThisExpression':
        return this.thisOf(node, frame)
      case 'Super':
        return this.superOf(node, frame)
      case 'MetaProperty':
        if (node.meta.name === 'new') this.newTarget(node, frame)
        return
      case 'ClassDeclaration':
      case 'ClassExpression':
        return this.classOf(node, scope, frame)
      case 'AwaitExpression':
        if (frame.node.type === 'Program') this.hasTopLevelAwait = true
        return this.visit(node.argument, scope, frame)
      case 'AssignmentExpression':
      case 'UpdateExpression':
      case 'UnaryExpression':
      case 'CallExpression':
      case 'TaggedTemplateExpression':
      case 'BinaryExpression':
      case 'MemberExpression':
      case 'NewExpression':
        return this.expression(node, scope, frame, use)
      case 'ArrayPattern':
      case 'ObjectPattern':
      case 'AssignmentPattern':
      case 'RestElement':
      case 'Property':
        return this.pattern(node, scope, frame, use)
      default:
        return this.statement(node, scope, frame)
    }
  }

  private all(nodes: readonly Tree[], scope: Scope, frame: Frame): void {
    for (const node of nodes) this.visit(node, scope, frame)
  }

  private statement(node: Tree, scope: Scope, frame: Frame): void {
    switch (node.type) {
      case 'BlockStatement':
        return this.all(node.body, scopeOf(lexicalNames(node.body), scope), frame)
      case 'ForStatement':
        return this.all(
          childrenOf(node),
          scopeOf(lexicalNames(node.init ? [node.init] : []), scope),
          frame,
        )
      case 'ForInStatement':
      case 'ForOfStatement': {
        if (node.type === 'ForOfStatement' && node.await && frame.node.type === 'Program')
          this.hasTopLevelAwait = true
        const inner = scopeOf(lexicalNames([node.left]), scope)
        this.visit(node.left, inner, frame, 'assign')
        return this.all([node.right, node.body], inner, frame)
      }
      case 'SwitchStatement': {
        this.visit(node.discriminant, scope, frame)
        const names = node.cases.flatMap(({ consequent }) => lexicalNames(consequent))
        return this.all(node.cases, scopeOf(names, scope), frame)
      }
      case 'CatchClause':
        return this.all(
          childrenOf(node),
          scopeOf(node.param ? namesInPattern(node.param) : [], scope),
          frame,
        )
      case 'WithStatement':
        this.isDynamic = true
        this.visit(node.object, scope, frame)
        return this.visit(node.body, { names: new Set(), parent: scope, isWith: true }, frame)
      case 'LabeledStatement':
        return this.visit(node.body, scope, frame)
      case 'ExportNamedDeclaration':
        if (node.declaration) return this.visit(node.declaration, scope, frame)
        if (!node.source) for (const { local } of node.specifiers) this.visit(local, scope, frame)
        return
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
        return
      default:
        return this.all(childrenOf(node), scope, frame)
    }
  }

  private expression(node: Tree, scope: Scope, frame: Frame, use: Use): void {
    switch (node.type) {
      case 'AssignmentExpression':
        this.visit(node.left, scope, frame, node.operator === '=' ? 'assign' : 'update')
        return this.visit(node.right, scope, frame)
      case 'UpdateExpression':
        return this.visit(node.argument, scope, frame, 'update')
      case 'UnaryExpression': {
        const isTest = node.operator === 'typeof' || node.operator === 'delete'
        return this.visit(node.argument, scope, frame, isTest ? 'test' : 'read')
      }
      case 'CallExpression':
        if (isDirectEval(node) && !declares(scope, 'eval')) this.directEval(node, scope, frame)
        else if (node.callee.type === 'Super') this.superCall(node.callee, frame)
        else this.visit(node.callee, scope, frame, 'call')
        return this.all(node.arguments, scope, frame)
      case 'TaggedTemplateExpression':
        this.visit(node.tag, scope, frame, 'call')
        return this.visit(node.quasi, scope, frame)
      case 'NewExpression':
        this.visit(node.callee, scope, frame, 'member')
        return this.all(node.arguments, scope, frame)
      case 'BinaryExpression':
        this.visit(node.left, scope, frame)
        return this.visit(
          node.right,
          scope,
          frame,
          node.operator === 'instanceof' ? 'member' : 'read',
        )
      case 'MemberExpression': {
        const isRead = use === 'read' || use === 'member' || use === 'call'
        this.visit(node.object, scope, frame, isRead ? 'member' : 'read')
        if (node.computed) this.visit(node.property, scope, frame)
        if (node.computed && !isRead && node.property.type !== 'Literal') this.computedWrite()
      }
    }
  }

  private pattern(node: Tree, scope: Scope, frame: Frame, use: Use): void {
    switch (node.type) {
      case 'ArrayPattern':
        for (const element of node.elements) if (element) this.visit(element, scope, frame, use)
        return
      case 'ObjectPattern':
        for (const property of node.properties) this.visit(property, scope, frame, use)
        return
      case 'AssignmentPattern':
        this.visit(node.left, scope, frame, use)
        return this.visit(node.right, scope, frame)
      case 'RestElement':
        return this.visit(node.argument, scope, frame, use)
      case 'Property':
        if (node.computed) this.visit(node.key, scope, frame)
        return this.visit(node.value, scope, frame, use)
    }
  }

  private function(node: FunctionTree, scope: Scope, parent: Frame, isDerived = false): void {
    const body = statementsOf(node)
    const isStrict = parent.isStrict || isStrictBody(body)
    const isArrow = node.type === 'ArrowFunctionExpression'
    const frame: Frame = { node, isArrow, isRewritten: node.async, isStrict, isDerived, parent }
    const own = node.params.flatMap((pattern) => namesInPattern(pattern))
    if (!isArrow) own.push('arguments')
    const self = node.type === 'FunctionExpression' && node.id ? [node.id.name] : []
    const params = scopeOf(own, scopeOf(self, scope))
    const before = { ...frame, inParameters: true }
    for (const pattern of node.params) this.visit(pattern, params, before, 'assign')
    if (node.body.type !== 'BlockStatement') return this.visit(node.body, params, frame)
    this.all(body, scopeOf([...varNames(body, isStrict), ...lexicalNames(body)], params), frame)
  }

  private classOf(node: Class & Tree, outer: Scope, around: Frame): void {
    const scope = scopeOf(node.id ? [node.id.name] : [], outer)
    const frame = { ...around, isStrict: true }
    if (node.superClass) this.visit(node.superClass, scope, frame)
    const member: Frame = {
      node: node.body,
      isArrow: false,
      isRewritten: false,
      isStrict: true,
      isDerived: false,
      parent: frame,
    }
    for (const part of node.body.body) {
      if (part.type === 'StaticBlock') {
        const names = [...varNames(part.body, true), ...lexicalNames(part.body)]
        this.all(part.body, scopeOf(names, scope), member)
        continue
      }
      if (part.computed) this.visit(part.key, scope, frame)
      if (part.type === 'PropertyDefinition') {
        if (part.value) this.visit(part.value, scope, member)
      } else {
        const isDerived = part.kind === 'constructor' && Boolean(node.superClass)
        this.function(part.value, scope, frame, isDerived)
      }
    }
  }
}
