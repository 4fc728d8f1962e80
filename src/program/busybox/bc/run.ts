/**
 * Runs programs of `bc`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/bc.html
 */
import { ToolError } from '../options.js'
import {
  type Decimal,
  ONE,
  ZERO,
  compared,
  countOf,
  folded,
  isZero,
  lengthOf,
  negated,
  parsed,
  power,
  product,
  quotient,
  remainder,
  scaled,
  shown,
  squareRoot,
  sum,
  whole,
} from './decimal.js'
import type { Definition, Expression, Statement } from './tree.js'

/** What a program may do outside of its numbers. */
interface Surroundings {
  out(text: string): void
  spend(ticks: number): void
}

/** Numbers and functions that have names; elements of arrays are called `a[1]`. */
interface Names {
  readonly values: Map<string, Decimal>
  readonly functions: Map<string, Definition>
}

/** `quit`, and what leaves loops and functions. */
type Leaving = 'break' | 'continue' | 'quit' | { readonly value: Decimal }

const DEEPEST = 500
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  f: '\f',
  q: '"',
  '\\': '\\',
}
const BASES = { ibase: [2, 16], obase: [2, 999], scale: [0, 100_000] } as const

export class Calculator {
  private depth = 0

  constructor(
    private readonly around: Surroundings,
    readonly names: Names,
  ) {}

  /** Runs statements; true once one of them says to quit. @throws ToolError */
  run(statements: readonly Statement[]): boolean {
    return this.block(statements) === 'quit'
  }

  private setting(name: 'scale' | 'ibase' | 'obase'): number {
    const value = this.names.values.get(name)
    return value ? Number(value.units) : name === 'scale' ? 0 : 10
  }

  private block(statements: readonly Statement[]): Leaving | undefined {
    for (const statement of statements) {
      const leaving = this.statement(statement)
      if (leaving !== undefined) return leaving
    }
    return undefined
  }

  private statement(statement: Statement): Leaving | undefined {
    this.around.spend(1)
    switch (statement.kind) {
      case 'value': {
        const value = this.value(statement.value)
        // An assignment says nothing, a step (`a++`) does.
        if (statement.value.kind !== 'assign' || statement.value.isStep) this.show(value, '\n')
        return undefined
      }
      case 'text':
        this.around.out(statement.text)
        return undefined
      case 'print':
        for (const one of statement.values) {
          if (typeof one === 'string') this.around.out(unescaped(one.slice(1, -1)))
          else this.show(this.value(one), '')
        }
        return undefined
      case 'block':
        return this.block(statement.body)
      case 'if':
        if (!isZero(this.value(statement.test))) return this.statement(statement.then)
        return statement.otherwise && this.statement(statement.otherwise)
      case 'loop':
        return this.loop(statement)
      case 'return':
        return { value: statement.value ? this.value(statement.value) : ZERO }
      case 'define':
        this.names.functions.set(statement.text, statement.definition)
        return undefined
      case 'halt':
        return 'quit'
      default:
        return statement.kind
    }
  }

  private loop({ first, test, step, body }: Statement & { kind: 'loop' }): Leaving | undefined {
    if (first) this.value(first)
    while (!test || !isZero(this.value(test))) {
      const leaving = this.statement(body)
      if (leaving === 'break') break
      if (leaving !== undefined && leaving !== 'continue') return leaving
      if (step) this.value(step)
    }
    return undefined
  }

  private show(value: Decimal, end: string): void {
    this.names.values.set('last', value)
    this.around.out(folded(shown(value, this.setting('obase'))) + end)
  }

  /** What an expression is worth. @throws ToolError */
  private value(expression: Expression): Decimal {
    this.around.spend(1)
    switch (expression.kind) {
      case 'number':
        return parsed(expression.text, this.setting('ibase'))
      case 'variable':
      case 'element':
        return this.named(this.placeOf(expression))
      case 'minus':
        return negated(this.value(expression.of))
      case 'not':
        return isZero(this.value(expression.of)) ? ONE : ZERO
      case 'call':
        return this.call(expression.text, expression.values)
      case 'binary':
        return this.binary(expression.text, expression.left, expression.right)
      case 'assign': {
        const place = this.placeOf(expression.to)
        const before = this.named(place)
        const given = this.value(expression.value)
        const after =
          expression.text === '' ? given : this.operation(expression.text, before, given)
        this.assign(place, after)
        return expression.isBefore ? before : after
      }
    }
  }

  private named(place: string): Decimal {
    const value = this.names.values.get(place)
    return value ?? (place === 'ibase' || place === 'obase' ? whole(10) : ZERO)
  }

  private placeOf(expression: Expression): string {
    if (expression.kind === 'variable') return expression.text
    if (expression.kind !== 'element') throw new ToolError('bad assignment')
    return `${expression.text}[${countOf(this.value(expression.index), 'array index')}]`
  }

  private assign(place: string, value: Decimal): void {
    const range = Object.hasOwn(BASES, place) ? BASES[place as keyof typeof BASES] : undefined
    if (range) {
      const wanted = countOf(value, place)
      if (wanted < range[0] || wanted > range[1])
        throw new ToolError(`bad ${place}; must be [${range[0]}, ${range[1]}]`)
    }
    this.names.values.set(place, range ? scaled(value, 0) : value)
  }

  private binary(text: string, left: Expression, right: Expression): Decimal {
    const first = this.value(left)
    if (text === '&&') return isZero(first) || isZero(this.value(right)) ? ZERO : ONE
    if (text === '||') return isZero(first) && isZero(this.value(right)) ? ZERO : ONE
    return this.operation(text, first, this.value(right))
  }

  private operation(text: string, left: Decimal, right: Decimal): Decimal {
    const scale = this.setting('scale')
    const when = (holds: boolean): Decimal => (holds ? ONE : ZERO)
    this.around.spend((lengthOf(left) * lengthOf(right)) >> 10)
    if (text === '+') return sum(left, right)
    if (text === '-') return sum(left, negated(right))
    if (text === '*') return product(left, right, scale)
    if (text === '/') return quotient(left, right, scale)
    if (text === '%') return remainder(left, right, scale)
    if (text === '^') return power(left, right, scale)
    const order = compared(left, right)
    if (text === '==') return when(order === 0)
    if (text === '!=') return when(order !== 0)
    if (text === '<') return when(order < 0)
    if (text === '<=') return when(order <= 0)
    return when(text === '>' ? order > 0 : order >= 0)
  }

  private call(name: string, values: readonly Expression[]): Decimal {
    const definition = this.names.functions.get(name)
    if (definition) return this.apply(name, definition, values)
    const [only] = values
    if (!only || values.length > 1) throw new ToolError(`undefined function: ${name}()`)
    const value = this.value(only)
    if (name === 'sqrt') return squareRoot(value, this.setting('scale'))
    if (name === 'length') return whole(lengthOf(value))
    if (name === 'scale') return whole(value.scale)
    throw new ToolError(`undefined function: ${name}()`)
  }

  /** Parameters and locals hide what has their names until the function is done. */
  private apply(
    name: string,
    { parameters, locals, body }: Definition,
    values: readonly Expression[],
  ): Decimal {
    if (values.length !== parameters.length)
      throw new ToolError(
        `mismatched parameters; need ${parameters.length}, have ${values.length}: ${name}()`,
      )
    if (++this.depth > DEEPEST) throw new ToolError('recursion too deep')
    const given = values.map((one) =>
      one.kind === 'variable' && one.text.endsWith('[]')
        ? this.elements(one.text)
        : this.value(one),
    )
    const hidden = new Map<string, Decimal>()
    for (const one of [...parameters, ...locals]) this.hide(one, hidden)
    for (const [at, parameter] of parameters.entries()) {
      const value = given[at]
      if (value instanceof Map)
        for (const [key, one] of value) this.names.values.set(parameter.slice(0, -1) + key, one)
      else if (value) this.names.values.set(parameter, value)
    }
    const leaving = this.block(body)
    for (const one of [...parameters, ...locals]) this.hide(one, new Map())
    for (const [key, value] of hidden) this.names.values.set(key, value)
    this.depth--
    if (leaving === 'quit') throw new ToolError('quit in a function')
    return typeof leaving === 'object' ? leaving.value : ZERO
  }

  /** The elements of `a[]`, by what stands after `a[`. */
  private elements(name: string): Map<string, Decimal> {
    const start = name.slice(0, -1)
    const found = [...this.names.values].filter(([key]) => key.startsWith(start))
    return new Map(found.map(([key, value]) => [key.slice(start.length), value]))
  }

  private hide(name: string, into: Map<string, Decimal>): void {
    const isOne = !name.endsWith('[]')
    for (const key of isOne ? [name] : [...this.names.values.keys()]) {
      const value = this.names.values.get(key)
      if (value === undefined || (!isOne && !key.startsWith(name.slice(0, -1)))) continue
      into.set(key, value)
      this.names.values.delete(key)
    }
  }
}

const unescaped = (text: string): string =>
  text.replace(/\\(.)/gs, (whole_, letter: string) => ESCAPES[letter] ?? whole_)
