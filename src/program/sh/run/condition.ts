/**
 * `[[ … ]]` and `(( … ))`.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Conditional-Constructs.html
 */
import { evaluateTest } from '../../busybox/test.js'
import type { Expansion } from '../expand/expansion.js'
import { fitsPattern } from '../expand/match.js'
import { RegexError, posixRegex } from '../../../text/regex/regex.js'
import { assignElements } from '../arrays.js'
import { isOn } from '../options.js'
import type { Interpreter } from '../interpreter.js'
import type { Frame } from '../state.js'
import type { Condition, Node } from '../syntax/tree.js'
import { attempt } from './attempt.js'

export function runCondition(
  sh: Interpreter,
  frame: Frame,
  { condition }: Extract<Node, { kind: 'condition' }>,
): void {
  const result = attempt(sh, frame, (expansion) => holds(sh, expansion, condition))
  if (result) sh.finish(result.value ? 0 : 1)
}

function holds(sh: Interpreter, expansion: Expansion, condition: Condition): boolean {
  switch (condition.kind) {
    case 'or':
      return holds(sh, expansion, condition.left) || holds(sh, expansion, condition.right)
    case 'and':
      return holds(sh, expansion, condition.left) && holds(sh, expansion, condition.right)
    case 'not':
      return !holds(sh, expansion, condition.of)
    case 'unary':
      if (condition.operator === '-v')
        return sh.variable(expansion.text(condition.operand)) !== undefined
      return test(sh, [condition.operator, expansion.text(condition.operand)])
    case 'binary':
      return compare(sh, expansion, condition)
  }
}

function compare(
  sh: Interpreter,
  expansion: Expansion,
  { operator, left, right }: Extract<Condition, { kind: 'binary' }>,
): boolean {
  const text = expansion.text(left)
  switch (operator) {
    case '=':
    case '==':
    case '!=':
      return fitsPattern(expansion, right, text, true) === (operator !== '!=')
    case '=~':
      return fitsExpression(sh, expansion.expression(right), text)
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
      return test(sh, [
        String(expansion.arithmetic(left)),
        operator,
        String(expansion.arithmetic(right)),
      ])
    default:
      return test(sh, [text, operator, expansion.text(right)])
  }
}

const test = ({ system }: Interpreter, words: readonly string[]): boolean =>
  evaluateTest(system, words) === true

function fitsExpression(sh: Interpreter, expression: string, text: string): boolean {
  try {
    const { system } = sh
    const regex = posixRegex(expression, {
      extended: true,
      ignoresCase: isOn(sh.state, 'nocasematch'),
      spend: system.spend,
    })
    const match = regex.exec(text)
    const groups = match?.groups ?? []
    assignElements(
      sh,
      'BASH_REMATCH',
      groups.map((value = '') => ({ value })),
    )
    return match !== undefined
  } catch (error) {
    if (error instanceof RegexError) return false
    throw error
  }
}

export function runArithmetic(
  sh: Interpreter,
  frame: Frame,
  { expression }: Extract<Node, { kind: 'arithmetic' }>,
): void {
  const result = attempt(sh, frame, (expansion) => expansion.arithmetic(expression))
  if (result) sh.finish(result.value === 0n ? 1 : 0)
}
