/**
 * Scopes: which names are a function's own, and where the others are.
 *
 * @see https://docs.python.org/3/reference/executionmodel.html#resolution-of-names
 */
import type { Expr, Pattern, Stmt } from '../parse/tree.js'

/** Where names are looked up. */
export class Scope {
  readonly globals = new Set<string>()
  readonly nonlocals = new Set<string>()
  readonly locals = new Set<string>()
  constructor(
    readonly kind: 'module' | 'class' | 'function' | 'comprehension',
    readonly parent: Scope | undefined,
    readonly qualname: string,
  ) {}

  /** The name of what is defined here. */
  nameOf(name: string): string {
    if (this.kind === 'module') return name
    return this.kind === 'class' ? `${this.qualname}.${name}` : `${this.qualname}.<locals>.${name}`
  }

  /** In which scope outside a name is, counted outwards from this (0); undefined: a global one. */
  depthOf(name: string): number | undefined {
    if (this.globals.has(name) || this.kind === 'module') return undefined
    if (this.locals.has(name) && !this.nonlocals.has(name)) return 0
    let depth = 1
    for (let at = this.parent; at && at.kind !== 'module'; at = at.parent, depth++) {
      if (at.kind === 'class') continue
      if (at.globals.has(name)) return undefined
      if (at.locals.has(name) && !at.nonlocals.has(name)) return depth
    }
    return undefined
  }
}

type Node = Expr | Stmt | Pattern
type Bag = Readonly<Record<string, unknown>>

/** Calls with every part of some nodes; `enter` says whether to look into one. */
function walk(part: unknown, enter: (node: Node) => boolean): void {
  if (Array.isArray(part)) {
    for (const one of part) walk(one, enter)
    return
  }
  if (typeof part !== 'object' || part === null) return
  if ('is' in part && ((part as Node).is === 'Constant' || !enter(part as Node))) return
  for (const key in part) if (key !== 'at') walk((part as Bag)[key], enter)
}

/** Whether a function is a generator. */
export function yields(body: readonly Stmt[] | Expr): boolean {
  let found = false
  walk(body, (node) => {
    if (node.is === 'Yield' || node.is === 'YieldFrom') found = true
    return !['FunctionDef', 'Lambda', 'ClassDef'].includes(node.is)
  })
  return found
}

/** Adds to a scope the names that some statements give values to. */
export function bindNames(scope: Scope, body: readonly Stmt[]): Scope {
  const add = (name: string | undefined): void => {
    if (name !== undefined) scope.locals.add(name)
  }
  walk(body, (node) => {
    switch (node.is) {
      case 'FunctionDef':
        add(node.name)
        for (const part of [node.decorators, node.params]) bindWalrus(scope, part)
        return false
      case 'ClassDef':
        add(node.name)
        return false
      case 'Lambda':
        return false
      case 'Global':
        for (const name of node.names) scope.globals.add(name)
        return false
      case 'Nonlocal':
        for (const name of node.names) scope.nonlocals.add(name)
        return false
      case 'Import':
        for (const { name, as } of node.names) add(as ?? name.split('.')[0])
        return false
      case 'ImportFrom':
        for (const { name, as } of node.names) add(as ?? name)
        return false
      case 'Try':
        for (const { name } of node.handlers) add(name)
        return true
      case 'Match':
        return true
      case 'capture':
      case 'star':
      case 'as':
        add(node.name)
        return true
      case 'mapping':
        add(node.rest)
        return true
      case 'NamedExpr':
        add(node.target)
        return true
      default:
        return bindTargets(node, add, scope)
    }
  })
  return scope
}

function bindTargets(node: Node, add: (name: string) => void, scope: Scope): boolean {
  switch (node.is) {
    case 'Assign':
    case 'Delete':
      for (const target of node.targets) namesIn(target, add)
      return true
    case 'AugAssign':
    case 'AnnAssign':
    case 'For':
      namesIn(node.target, add)
      return true
    case 'With':
      for (const { target } of node.items) if (target) namesIn(target, add)
      return true
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      bindWalrus(scope, [node.element, node.value, node.clauses])
      return false
    default:
      return true
  }
}

function bindWalrus(scope: Scope, part: unknown): void {
  walk(part, (node) => {
    if (node.is === 'NamedExpr') scope.locals.add(node.target)
    return node.is !== 'Lambda'
  })
}

/** The names in a target. */
export function namesIn(target: Expr, add: (name: string) => void): void {
  if (target.is === 'Name') add(target.id)
  else if (target.is === 'Tuple' || target.is === 'List')
    for (const item of target.items) namesIn(item, add)
  else if (target.is === 'Starred') namesIn(target.value, add)
}
