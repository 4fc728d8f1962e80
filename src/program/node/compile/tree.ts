/**
 * The syntax tree of a script as acorn makes it, and small questions about it.
 *
 * @see https://github.com/estree/estree
 */
import type {
  AnyNode,
  ArrowFunctionExpression,
  BlockStatement,
  FunctionDeclaration,
  FunctionExpression,
  Pattern,
} from 'acorn'

/** Any node of a tree. */
export type Tree = AnyNode

/** A function of any form; a method's is the value of its property. */
export type FunctionTree = FunctionDeclaration | FunctionExpression | ArrowFunctionExpression

export const isFunction = (node: Tree): node is FunctionTree =>
  node.type === 'FunctionDeclaration' ||
  node.type === 'FunctionExpression' ||
  node.type === 'ArrowFunctionExpression'

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && typeof (value as Tree).type === 'string'

/** The nodes that stand directly in a node, in the order of the text. */
export function childrenOf(node: Tree): readonly Tree[] {
  const found: Tree[] = []
  let isOrdered = true
  const add = (value: unknown): void => {
    if (!isTree(value)) return
    const last = found.at(-1)
    if (last && last.start > value.start) isOrdered = false
    found.push(value)
  }
  for (const value of Object.values(node) as unknown[])
    if (Array.isArray(value)) value.forEach(add)
    else add(value)
  return isOrdered ? found : found.sort((a, b) => a.start - b.start)
}

/** How many statements at the beginning of a body are directives, such as `'use strict'`. */
export function directivesIn(body: readonly Tree[]): number {
  const end = body.findIndex(
    (statement) => statement.type !== 'ExpressionStatement' || statement.directive === undefined,
  )
  return end < 0 ? body.length : end
}

/** Whether a body begins with `'use strict'`. */
export const isStrictBody = (body: readonly Tree[]): boolean =>
  body
    .slice(0, directivesIn(body))
    .some((one) => one.type === 'ExpressionStatement' && one.directive === 'use strict')

/** The statements of a function whose body is a block. */
export const statementsOf = ({ body }: FunctionTree): readonly Tree[] =>
  body.type === 'BlockStatement' ? (body as BlockStatement).body : []

/** How many arguments a function says that it takes: those before a default or the rest. */
export function lengthOf(params: readonly Pattern[]): number {
  const end = params.findIndex(({ type }) => type === 'AssignmentPattern' || type === 'RestElement')
  return end < 0 ? params.length : end
}

/** The position of a character at or after `from`, comments left out. */
export function find(source: string, character: string, from: number): number {
  let at = from
  while (at < source.length && source[at] !== character) {
    if (source.startsWith('//', at)) at = endOf(source, '\n', at)
    else if (source.startsWith('/*', at)) at = endOf(source, '*/', at) + 1
    at++
  }
  return at
}

const endOf = (source: string, mark: string, from: number): number => {
  const at = source.indexOf(mark, from + 2)
  return at < 0 ? source.length : at
}

/** The name of a member; undefined where it is computed. */
export function keyName(node: Tree): string | undefined {
  if (!('key' in node) || !('computed' in node) || node.computed) return undefined
  const { key } = node
  if (key.type === 'Identifier') return key.name
  if (key.type === 'PrivateIdentifier') return `#${key.name}`
  return key.type === 'Literal' ? String(key.value) : undefined
}
