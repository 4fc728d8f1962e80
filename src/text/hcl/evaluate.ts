/**
 * The values of HCL's expressions.
 *
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#expressions
 */
import { dequal } from 'dequal'
import { type Expression, type ForParts, HclError, type HclValue, type Range } from './syntax.js'

/** What names mean where an expression stands. */
export interface Scope {
  /** The value of a variable. @throws HclError when there is none */
  variable(name: string, range: Range): HclValue
  /** Calls a function. @throws HclError when there is none, or it cannot take these values */
  call(name: string, args: readonly HclValue[], range: Range): HclValue
}

/** @throws HclError for an expression that has no value */
export function evaluate(expression: Expression, scope: Scope): HclValue {
  const { range } = expression
  switch (expression.is) {
    case 'value':
      return expression.value
    case 'template':
      return expression.parts.map((part) => textOf(evaluate(part, scope), part.range)).join('')
    case 'variable':
      return scope.variable(expression.name, range)
    case 'call': {
      const args = expression.args.map((arg) => evaluate(arg, scope))
      const last = args.at(-1)
      return scope.call(
        expression.name,
        expression.isSpread && Array.isArray(last) ? [...args.slice(0, -1), ...last] : args,
        range,
      )
    }
    case 'list':
      return expression.items.map((item) => evaluate(item, scope))
    case 'object':
      return Object.fromEntries(
        expression.entries.map(([name, value]) => [
          textOf(evaluate(name, scope), name.range),
          evaluate(value, scope),
        ]),
      )
    case 'index':
      return indexed(evaluate(expression.of, scope), evaluate(expression.key, scope), range)
    case 'splat':
      return splat(evaluate(expression.of, scope), expression.path, range)
    case 'unary':
      return unary(expression.operator, evaluate(expression.of, scope), range)
    case 'binary':
      return binary(expression, scope)
    case 'conditional':
      return evaluate(
        truthOf(evaluate(expression.condition, scope), range)
          ? expression.then
          : expression.otherwise,
        scope,
      )
    case 'forList':
      return forEach(expression, scope, (inner) => evaluate(expression.each, inner))
    case 'forObject':
      return forObject(expression, scope)
  }
}

/** A value in a text. @throws HclError for one that has no text */
export function textOf(value: HclValue, range: Range): string {
  if (value === null)
    throw new HclError(
      'Invalid template interpolation value',
      'The expression result is null. Cannot include a null value in a string template.',
      range,
    )
  if (typeof value === 'object')
    throw new HclError(
      'Invalid template interpolation value',
      'Cannot include the given value in a string template: string required.',
      range,
    )
  return String(value)
}

const unsuitable = (what: string, range: Range): HclError =>
  new HclError('Invalid operand', `Unsuitable value for operand: ${what} required.`, range)

function truthOf(value: HclValue, range: Range): boolean {
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  throw unsuitable('bool', range)
}

/** A number, or a text that is one. @throws HclError */
export function numberOf(value: HclValue, range: Range): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number === 'number' && !Number.isNaN(number)) return number
  throw unsuitable('a number is', range)
}

function indexed(of: HclValue, key: HclValue, range: Range): HclValue {
  const found = Array.isArray(of)
    ? of[typeof key === 'number' ? key : Number(key)]
    : of !== null && typeof of === 'object' && Object.hasOwn(of, String(key))
      ? (of as { readonly [key: string]: HclValue })[String(key)]
      : undefined
  if (found !== undefined) return found
  throw new HclError(
    Array.isArray(of) ? 'Invalid index' : 'Unsupported attribute',
    Array.isArray(of)
      ? 'The given key does not identify an element in this collection value.'
      : `This object does not have an attribute named ${JSON.stringify(String(key))}.`,
    range,
  )
}

function splat(of: HclValue, path: readonly string[], range: Range): HclValue {
  const items = Array.isArray(of) ? of : of === null ? [] : [of]
  return items.map((item: HclValue) => path.reduce((one, name) => indexed(one, name, range), item))
}

function unary(operator: string, value: HclValue, range: Range): HclValue {
  return operator === '!' ? !truthOf(value, range) : -numberOf(value, range)
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number | boolean>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
}

function binary(
  { operator, left, right, range }: Extract<Expression, { is: 'binary' }>,
  scope: Scope,
): HclValue {
  const first = evaluate(left, scope)
  if (operator === '&&') return truthOf(first, range) && truthOf(evaluate(right, scope), range)
  if (operator === '||') return truthOf(first, range) || truthOf(evaluate(right, scope), range)
  const second = evaluate(right, scope)
  if (operator === '==' || operator === '!=') return dequal(first, second) === (operator === '==')
  const [a, b] = [numberOf(first, left.range), numberOf(second, right.range)]
  if (b === 0 && (operator === '/' || operator === '%'))
    throw new HclError('Division by zero', 'The divisor is zero.', range)
  return ARITHMETIC[operator]?.(a, b) ?? null
}

function forEach<Result>(
  { key, item, over, filter, range }: ForParts & { readonly range: Range },
  scope: Scope,
  work: (inner: Scope) => Result,
): Result[] {
  const values = evaluate(over, scope)
  if (values === null || typeof values !== 'object')
    throw new HclError('Iteration over non-iterable value', 'A list or an object is needed.', range)
  const results: Result[] = []
  for (const [name, value] of Object.entries(values)) {
    const own: Record<string, HclValue> = {
      [item]: value as HclValue,
      ...(key === undefined ? {} : { [key]: Array.isArray(values) ? Number(name) : name }),
    }
    const inner: Scope = {
      ...scope,
      variable: (asked, at) =>
        Object.hasOwn(own, asked) ? (own[asked] as HclValue) : scope.variable(asked, at),
    }
    if (filter === undefined || truthOf(evaluate(filter, inner), filter.range))
      results.push(work(inner))
  }
  return results
}

function forObject(expression: Extract<Expression, { is: 'forObject' }>, scope: Scope): HclValue {
  const made: Record<string, HclValue> = {}
  for (const [name, value] of forEach(
    expression,
    scope,
    (inner) =>
      [
        textOf(evaluate(expression.name, inner), expression.name.range),
        evaluate(expression.each, inner),
      ] as const,
  )) {
    const before = Object.hasOwn(made, name) ? made[name] : []
    made[name] = expression.isGrouped ? [...(before as readonly HclValue[]), value] : value
  }
  return made
}
