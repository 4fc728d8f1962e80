/**
 * `expr`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/expr.html
 */
import type { System } from '../program.js'
import { ToolError } from './options.js'
import { expressionOf } from './regex.js'
import { instant } from './tool.js'

const LEVELS: readonly (readonly string[])[] = [
  ['|'],
  ['&'],
  ['<', '<=', '=', '==', '!=', '>=', '>'],
  ['+', '-'],
  ['*', '/', '%'],
  [':'],
]
const WRONG = 2

/** What counts the work of expressions. */
type Meter = Pick<System, 'spend'>

const DEEPEST = 100

export const expr = instant('expr', ({ system, args }) => {
  const words = args[0] === '--' ? args.slice(1) : args
  if (words.length === 0) throw new ToolError('too few arguments', WRONG)
  const value = new Evaluation(words, system).value()
  system.out(`${value}\n`)
  return isNothing(value) ? 1 : 0
})

const isNothing = (value: string): boolean => value === '' || /^-?0+$/.test(value)

class Evaluation {
  private at = 0
  private depth = 0

  constructor(
    private readonly words: readonly string[],
    private readonly system: Meter,
  ) {}

  value(): string {
    const value = this.level(0)
    if (this.at < this.words.length) throw new ToolError('syntax error', WRONG)
    return value
  }

  private level(index: number): string {
    const operators = LEVELS[index]
    if (!operators) return this.operand()
    let left = this.level(index + 1)
    for (
      let operator = this.words[this.at];
      operator !== undefined && operators.includes(operator);
      operator = this.words[this.at]
    ) {
      this.at++
      left = apply(this.system, operator, left, this.level(index + 1))
    }
    return left
  }

  private operand(): string {
    const word = this.words[this.at++]
    if (word === undefined) throw new ToolError('syntax error', WRONG)
    switch (word) {
      case '(': {
        if (++this.depth > DEEPEST) throw new ToolError('syntax error', WRONG)
        const value = this.level(0)
        if (this.words[this.at++] !== ')') throw new ToolError('syntax error', WRONG)
        this.depth--
        return value
      }
      case 'length':
        return String(this.next().length)
      case 'match':
        return match(this.system, this.next(), this.next())
      case 'index': {
        const [text, characters] = [this.next(), this.next()]
        return String([...text].findIndex((character) => characters.includes(character)) + 1)
      }
      case 'substr': {
        const [text, start, length] = [this.next(), Number(this.next()), Number(this.next())]
        return start >= 1 && length >= 1 ? text.slice(start - 1, start - 1 + length) : ''
      }
      default:
        return word
    }
  }

  private next(): string {
    const word = this.words[this.at++]
    if (word === undefined) throw new ToolError('syntax error', WRONG)
    return word
  }
}

function apply(system: Meter, operator: string, left: string, right: string): string {
  switch (operator) {
    case '|':
      return isNothing(left) ? (isNothing(right) ? '0' : right) : left
    case '&':
      return isNothing(left) || isNothing(right) ? '0' : left
    case ':':
      return match(system, left, right)
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return String(calculate(operator, numberOf(left), numberOf(right)))
    default:
      return holds(operator, order(left, right)) ? '1' : '0'
  }
}

/** What the first group matched, or how many characters did. */
function match(system: Meter, text: string, pattern: string): string {
  const groups = expressionOf(pattern, {}, system).matchAt(text, 0)?.groups
  const hasGroup = /\\\(/.test(pattern)
  return hasGroup ? (groups?.[1] ?? '') : String([...(groups?.[0] ?? '')].length)
}

function numberOf(text: string): bigint {
  if (!/^-?[0-9]{1,18}$/.test(text)) throw new ToolError('non-numeric argument', WRONG)
  return BigInt(text)
}

function calculate(operator: string, left: bigint, right: bigint): bigint {
  if (operator === '+') return left + right
  if (operator === '-') return left - right
  if (operator === '*') return BigInt.asIntN(64, left * right)
  if (right === 0n) throw new ToolError('division by zero', WRONG)
  return operator === '/' ? left / right : left % right
}

function order(left: string, right: string): number {
  const areNumbers = [left, right].every((text) => /^-?[0-9]{1,18}$/.test(text))
  const [a, b] = areNumbers ? [BigInt(left), BigInt(right)] : [left, right]
  return a < b ? -1 : a > b ? 1 : 0
}

function holds(operator: string, value: number): boolean {
  switch (operator) {
    case '<':
      return value < 0
    case '<=':
      return value <= 0
    case '>':
      return value > 0
    case '>=':
      return value >= 0
    case '!=':
      return value !== 0
    default:
      return value === 0
  }
}
