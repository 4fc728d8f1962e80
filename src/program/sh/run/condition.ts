/**
 * `[[ … ]]` and `(( … ))`.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Conditional-Constructs.html
 */
import { evaluateTest } from '../../busybox/test.js'
import type { Expansion } from '../expand/expansion.js'
import { matches, patternOf } from '../expand/pattern.js'
import type { Machine } from '../machine.js'
import type { Frame } from '../state.js'
import type { Condition, Node } from '../syntax/tree.js'
import { attempt } from './attempt.js'

export function runCondition(
  machine: Machine,
  frame: Frame,
  { condition }: Extract<Node, { kind: 'condition' }>,
): void {
  const result = attempt(machine, frame, (expansion) => holds(machine, expansion, condition))
  if (result) machine.finish(result.value ? 0 : 1)
}

function holds(machine: Machine, expansion: Expansion, condition: Condition): boolean {
  switch (condition.kind) {
    case 'or':
      return holds(machine, expansion, condition.left) || holds(machine, expansion, condition.right)
    case 'and':
      return holds(machine, expansion, condition.left) && holds(machine, expansion, condition.right)
    case 'not':
      return !holds(machine, expansion, condition.of)
    case 'unary':
      if (condition.operator === '-v')
        return machine.variable(expansion.text(condition.operand)) !== undefined
      return test(machine, [condition.operator, expansion.text(condition.operand)])
    case 'binary':
      return compare(machine, expansion, condition)
  }
}

function compare(
  machine: Machine,
  expansion: Expansion,
  { operator, left, right }: Extract<Condition, { kind: 'binary' }>,
): boolean {
  const text = expansion.text(left)
  switch (operator) {
    case '=':
    case '==':
    case '!=':
      return matches(patternOf(expansion.pattern(right)), text) === (operator !== '!=')
    case '=~':
      return fitsExpression(expansion.text(right), text)
    case '<':
      return text < expansion.text(right)
    case '>':
      return text > expansion.text(right)
    case '-eq':
    case '-ne':
    case '-lt':
    case '-le':
    case '-gt':
    case '-ge':
      return test(machine, [
        String(expansion.arithmetic(left)),
        operator,
        String(expansion.arithmetic(right)),
      ])
    default:
      return test(machine, [text, operator, expansion.text(right)])
  }
}

const test = ({ system }: Machine, words: readonly string[]): boolean =>
  evaluateTest(system, words) === true

function fitsExpression(expression: string, text: string): boolean {
  try {
    return new RegExp(expression).test(text)
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

export function runArithmetic(
  machine: Machine,
  frame: Frame,
  { expression }: Extract<Node, { kind: 'arithmetic' }>,
): void {
  const result = attempt(machine, frame, (expansion) => expansion.arithmetic(expression))
  if (result) machine.finish(result.value === 0n ? 1 : 0)
}
