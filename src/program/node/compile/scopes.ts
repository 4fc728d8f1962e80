/**
 * Scopes: which names a piece of code sees, and which function it is in.
 *
 * @see https://tc39.es/ecma262/#sec-executable-code-and-execution-contexts
 */
import type { Tree } from './tree.js'

/** How a name is used; `member` is what has a member that is read, or is called with `new`; `assign` is a plain assignment, `update` one that reads it first. */
export type Use = 'read' | 'member' | 'call' | 'assign' | 'update' | 'test'

/** A block, or what else declares names. */
export interface Scope {
  readonly names: ReadonlySet<string>
  readonly parent: Scope | undefined
  /** A `with` statement: its object may have any name. */
  readonly isWith: boolean
}

/** A function, the script itself, or what initializes a member of a class. */
export interface Frame {
  readonly node: Tree
  readonly isArrow: boolean
  /** Rewritten as a generator: asynchronous. */
  readonly isRewritten: boolean
  readonly isStrict: boolean
  /** Its parameters are looked at, which are evaluated before its body. */
  readonly inParameters?: boolean
  /** A constructor that has to call `super` before it has a `this`. */
  readonly isDerived: boolean
  readonly parent: Frame | undefined
}

/** What surrounds the script. */
export interface Surroundings {
  /** The names that it can see besides its own; text that is given to `eval` sees many. */
  readonly visible: readonly string[]
  readonly isStrict: boolean
  /** The text is given to a direct call of `eval`. */
  readonly isEval?: boolean
  /** What stands for the names that it imports. */
  readonly imports?: ReadonlyMap<string, string>
}

export const scopeOf = (names: readonly string[], parent: Scope | undefined): Scope =>
  names.length === 0 && parent ? parent : { names: new Set(names), parent, isWith: false }

/** Who answers for a name: a declaration, possibly the object of a `with`, or nobody but the global object. */
export function resolve(scope: Scope, name: string): 'declared' | 'with' | 'global' {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    if (at.isWith) return 'with'
    if (at.names.has(name)) return 'declared'
  }
  return 'global'
}

export const declares = (scope: Scope, name: string): boolean => resolve(scope, name) !== 'global'

export const isDirectEval = (node: Tree): boolean =>
  node.type === 'CallExpression' &&
  node.callee.type === 'Identifier' &&
  node.callee.name === 'eval' &&
  node.arguments.length > 0 &&
  node.arguments[0]?.type !== 'SpreadElement'

/**
 * The function whose `this` and `arguments` a frame sees, and the outermost asynchronous arrow
 * function on the way there.
 */
export function homeOf(frame: Frame): { readonly home: Frame; readonly arrow: Tree | undefined } {
  let arrow: Tree | undefined
  let home = frame
  for (; home.isArrow && home.parent; home = home.parent) if (home.isRewritten) arrow = home.node
  return { home, arrow }
}
