/**
 * What awk's operators make of numbers.
 *
 * @module
 */
import { ToolError } from '../options.js'

/** Two numbers, calculated. @throws ToolError for a division by zero */
export function arithmetic(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
    case '%':
      if (right === 0) throw new ToolError('cmd. line:1: Division by zero')
      return operator === '/' ? left / right : left % right
    default:
      return left ** right
  }
}

/** Whether a comparison holds, of values that stand in this order. */
export function holds(operator: string, order: number): boolean {
  switch (operator) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    case '==':
      return order === 0
    default:
      return order !== 0
  }
}
