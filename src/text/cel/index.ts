/**
 * The Common Expression Language: expressions are compiled against the types of their variables,
 * and evaluated as often as there is something to ask.
 *
 * It knows nothing of Kubernetes: what rules and policies need beyond the standard functions, they
 * bring.
 *
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md
 */
import { typeOf } from './check.js'
import { evaluate } from './evaluate.js'
import type { Functions } from './functions.js'
import { parse } from './parse.js'
import type { Node } from './syntax.js'
import type { Type } from './types.js'
import type { Value } from './values.js'

export { CelSyntaxError } from './syntax.js'
export { CelError } from './values.js'
export type { Value } from './values.js'

/** An expression that can be evaluated. */
export interface Program {
  /** What it gives. */
  readonly type: Type
  /** The variables that it uses. */
  readonly uses: ReadonlySet<string>
  /** @throws CelError when the evaluation fails */
  evaluate(variables: Readonly<Record<string, Value>>): Value
}

/**
 * Compiles an expression.
 *
 * @example
 * compile('self.size <= 3', { self: DYN }, standard).evaluate({ self: fromJson({ size: 2 }) }) // true
 * @throws CelSyntaxError with the message of the real compiler
 */
export function compile(
  text: string,
  variables: Readonly<Record<string, Type>>,
  functions: Functions,
): Program {
  const node = parse(text)
  const type = typeOf(text, functions, new Map(Object.entries(variables)), node)
  const uses = new Set(Object.keys(variables).filter((name) => mentions(node, name)))
  return {
    type,
    uses,
    evaluate: (values) => evaluate(functions, node, new Map(Object.entries(values))),
  }
}

/** Whether a name stands anywhere in a tree. */
function mentions(node: unknown, name: string): boolean {
  if (Array.isArray(node)) return node.some((part) => mentions(part, name))
  if (typeof node !== 'object' || node === null) return false
  const { is } = node as Node
  if (is === 'name') return (node as Node & { is: 'name' }).name === name
  return is === 'literal' ? false : Object.values(node).some((part) => mentions(part, name))
}
