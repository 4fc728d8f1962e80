/**
 * The names that a function, a block or a pattern declares.
 *
 * @see https://tc39.es/ecma262/#sec-static-semantics-vardeclarednames
 */
import type { Pattern } from 'acorn'
import { type Tree, childrenOf, isFunction } from './tree.js'

/** The names in a pattern: `{ a, b: [c = 1, ...d] }` has a, c and d. */
export function namesInPattern(pattern: Pattern | Tree, names: string[] = []): string[] {
  switch (pattern.type) {
    case 'Identifier':
      names.push(pattern.name)
      break
    case 'AssignmentPattern':
      namesInPattern(pattern.left, names)
      break
    case 'RestElement':
      namesInPattern(pattern.argument, names)
      break
    case 'ArrayPattern':
      for (const element of pattern.elements) if (element) namesInPattern(element, names)
      break
    case 'ObjectPattern':
      for (const property of pattern.properties)
        namesInPattern(property.type === 'Property' ? property.value : property, names)
  }
  return names
}

/**
 * What `var` declares in statements, however deep they stand, but not in functions; in sloppy code
 * a function in a block counts, too.
 */
export function varNames(statements: readonly Tree[], isStrict: boolean): string[] {
  const names: string[] = []
  const visit = (node: Tree, isTop: boolean): void => {
    if (node.type === 'VariableDeclaration' && node.kind === 'var')
      for (const { id } of node.declarations) namesInPattern(id, names)
    if (node.type === 'FunctionDeclaration' && node.id && (isTop || !isStrict))
      names.push(node.id.name)
    if (isFunction(node) || isExpression(node)) return
    for (const child of childrenOf(node)) visit(child, false)
  }
  for (const statement of statements) visit(statement, true)
  return names
}

/** No `var` stands in these. */
const isExpression = ({ type }: Tree): boolean =>
  type === 'ExpressionStatement' ||
  type.endsWith('Expression') ||
  type.startsWith('Class') ||
  type === 'VariableDeclarator'

/** What a block declares for itself: `let`, `const`, classes, functions, imports. */
export function lexicalNames(statements: readonly Tree[]): string[] {
  const names: string[] = []
  for (const statement of statements) {
    const node =
      statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
        ? statement.declaration
        : statement
    if (node?.type === 'VariableDeclaration' && node.kind !== 'var')
      for (const { id } of node.declarations) namesInPattern(id, names)
    else if ((node?.type === 'ClassDeclaration' || node?.type === 'FunctionDeclaration') && node.id)
      names.push(node.id.name)
  }
  return names
}
