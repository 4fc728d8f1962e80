/**
 * How much one turn of a loop or one call of a function costs, estimated from its text.
 *
 * The unit is a turn of an empty loop. What makes things, or calls a method of the engine's, costs
 * more, so that a script that fills the memory comes to its limit before the memory does. Both
 * branches of a condition count.
 *
 * @module
 */
import type { CallExpression } from 'acorn'
import { type Tree, childrenOf, isFunction } from './tree.js'
import { METER } from './words.js'

/** What nodes of a kind cost. */
const COSTS: Readonly<Partial<Record<Tree['type'], number>>> = {
  ArrayExpression: 80,
  ArrowFunctionExpression: 60,
  AwaitExpression: 1200,
  ClassExpression: 1200,
  FunctionExpression: 60,
  NewExpression: 160,
  ObjectExpression: 120,
  Property: 8,
  SpreadElement: 80,
  TaggedTemplateExpression: 120,
  TemplateLiteral: 40,
  YieldExpression: 160,
}

/** What an exception costs that is caught. */
export const CATCH_COSTS = 8000
/** What a turn costs that asks an iterator. */
const ITERATION_COSTS = 20
const METHOD_COSTS = 100
const NUMERIC_METHOD_COSTS = 2
const CALL_COSTS = 2
const TEXT_COSTS = 160

/** What counts a turn that costs so much. */
export const tick = (costs: number): string => `(${METER}.left-=${costs})<0&&${METER}.spent()`

/** What a body costs, without the loops and functions in it, which count for themselves. */
export function costsOf(body: readonly Tree[], isIteration = false): number {
  let sum = isIteration ? 1 + ITERATION_COSTS : 1
  const visit = (node: Tree): void => {
    sum += COSTS[node.type] ?? costsOfExpression(node)
    if (isFunction(node)) return
    for (const child of childrenOf(node)) if (!isLoopBody(node, child)) visit(child)
  }
  for (const node of body) visit(node)
  return sum
}

const isLoopBody = (node: Tree, child: Tree): boolean =>
  /^(?:For|While|DoWhile)/.test(node.type) && 'body' in node && node.body === child

function costsOfExpression(node: Tree): number {
  switch (node.type) {
    case 'CallExpression':
      return costsOfCall(node)
    case 'Literal':
      return node.regex ? TEXT_COSTS : 0
    case 'AssignmentExpression':
      if (node.operator === '+=' && isText(node.right)) return TEXT_COSTS
      return costsOfTarget(node.left)
    case 'BinaryExpression':
      return node.operator === '+' && (isText(node.left) || isText(node.right)) ? TEXT_COSTS : 0
    default:
      return 0
  }
}

function costsOfCall({ callee }: CallExpression): number {
  if (callee.type !== 'MemberExpression') return CALL_COSTS
  return callee.object.type === 'Identifier' && callee.object.name === 'Math'
    ? NUMERIC_METHOD_COSTS
    : METHOD_COSTS
}

/** A name that is made up while the script runs makes an object large. */
function costsOfTarget(target: Tree): number {
  if (target.type !== 'MemberExpression' || !target.computed) return 0
  const { property } = target
  const isMade = property.type === 'BinaryExpression' || property.type === 'TemplateLiteral'
  return isMade && costsOfExpression(property) + (COSTS[property.type] ?? 0) > 0 ? 400 : 24
}

const isText = (node: Tree): boolean =>
  node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string')
