/**
 * Running an awk program over a line.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/awk.html#tag_20_06_13
 */
import type { System } from '../../program.js'
import { ToolError } from '../options.js'
import { posixRegex } from '../regex.js'
import { callBuiltin } from './functions.js'
import type { Memory } from './memory.js'
import { sprintf } from './sprintf.js'
import type { Expression, Program, Rule, Statement, Target } from './tree.js'
import { type Value, compare, toNumber, toText, toTruth } from './values.js'

/** More than this for one line is taken for an endless loop. */
const WORK_AT_MOST = 2_000_000
const CALLS_AT_MOST = 200
const LONGEST = 4_000_000
const FIELDS_AT_MOST = 100_000
const ENDLESS = 'cmd. line:1: too much work for one record'

/** How a statement ended, if not by reaching its end. */
type Flow = 'break' | 'continue' | 'next' | 'exit' | 'return' | undefined

/** The variables of a call: values, or the names of arrays that were handed over. */
interface Scope {
  readonly values: Map<string, Value>
  readonly arrays: Map<string, string>
}

export class Runner {
  private fields: string[] = []
  private work = 0
  private scope: Scope | undefined
  private calls = 0
  private returned: Value

  constructor(
    readonly system: System,
    private readonly program: Program,
    readonly memory: Memory,
  ) {
    if (memory.line !== '') this.setLine(memory.line)
  }

  /** Runs the rules for the beginning, the end or a line; false once the program has exited. */
  run(when: Rule['when']): boolean {
    for (const [index, rule] of this.program.rules.entries()) {
      if (rule.when !== when || !this.applies(rule, String(index))) continue
      const flow = rule.body === undefined ? this.printLine() : this.execute(rule.body)
      if (flow === 'exit') {
        this.memory.ended = true
        return false
      }
      if (flow === 'next') break
    }
    return true
  }

  setLine(text: string): void {
    this.memory.line = text
    this.fields = this.split(text, this.text('FS', ' '))
    this.memory.variables['NF'] = this.fields.length
  }

  private applies({ from, to }: Rule, key: string): boolean {
    if (from === undefined) return true
    if (to === undefined) return toTruth(this.evaluate(from))
    if (!this.memory.open[key] && !toTruth(this.evaluate(from))) return false
    this.memory.open[key] = !toTruth(this.evaluate(to))
    return true
  }

  private printLine(): Flow {
    this.system.out(this.memory.line + this.text('ORS', '\n'))
    return undefined
  }

  /** A variable as text. */
  text(name: string, otherwise = ''): string {
    const value = this.memory.variables[name]
    return value === undefined ? otherwise : toText(value)
  }

  split(text: string, separator: string): string[] {
    if (text === '') return []
    if (separator === ' ') return text.trim() === '' ? [] : text.trim().split(/[ \t\n]+/)
    if (separator === '') return [...text]
    return separator.length === 1 && separator !== '\\' ? text.split(separator) : text.split(this.regex(separator))
  }

  regex(source: string, flags = ''): RegExp {
    return posixRegex(source, { extended: true, flags })
  }

  // Statements

  private execute(statement: Statement): Flow {
    if (++this.work > WORK_AT_MOST) throw new ToolError(ENDLESS)
    switch (statement.kind) {
      case 'block':
        for (const one of statement.body) {
          const flow = this.execute(one)
          if (flow !== undefined) return flow
        }
        return undefined
      case 'expression':
        this.evaluate(statement.of)
        return undefined
      case 'print':
        return this.print(statement)
      case 'if':
        if (toTruth(this.evaluate(statement.test))) return this.execute(statement.yes)
        return statement.no && this.execute(statement.no)
      case 'loop':
        return this.loop(statement)
      case 'each':
        return this.each(statement)
      case 'delete':
        if (statement.keys) delete this.array(statement.array)[this.key(statement.keys)]
        else this.memory.arrays[this.arrayName(statement.array)] = Object.create(null)
        return undefined
      case 'exit':
        if (statement.value) this.memory.code = toNumber(this.evaluate(statement.value)) & 255
        return 'exit'
      case 'return':
        this.returned = statement.value && this.evaluate(statement.value)
        return 'return'
      default:
        return statement.kind
    }
  }

  private loop({ test, advance, body, testsFirst }: Extract<Statement, { kind: 'loop' }>): Flow {
    for (let first = true; (first && !testsFirst) || test === undefined || toTruth(this.evaluate(test)); first = false) {
      const flow = this.execute(body)
      if (flow === 'break') break
      if (flow !== undefined && flow !== 'continue') return flow
      if (advance) this.execute(advance)
    }
    return undefined
  }

  private each({ name, array, body }: Extract<Statement, { kind: 'each' }>): Flow {
    for (const key of Object.keys(this.array(array))) {
      this.assign({ kind: 'variable', name }, { input: key })
      const flow = this.execute(body)
      if (flow === 'break') break
      if (flow !== undefined && flow !== 'continue') return flow
    }
    return undefined
  }

  private print({ args, formatted, to }: Extract<Statement, { kind: 'print' }>): Flow {
    const values = args.map((arg) => this.evaluate(arg))
    const shown = (value: Value): string => toText(value, this.text('OFMT', '%.6g'))
    const text = formatted ? sprintf(values) : (args.length === 0 ? this.memory.line : values.map(shown).join(this.text('OFS', ' '))) + this.text('ORS', '\n')
    if (!to) this.system.out(text)
    else this.write(toText(this.evaluate(to.file)), text, to.append)
    return undefined
  }

  private write(file: string, text: string, append: boolean): void {
    if (file === '/dev/stderr') return this.system.err(text)
    if (file === '/dev/stdout' || file === '-') return this.system.out(text)
    this.system.files.write(file, text, { append: append || this.memory.written[file] === true })
    this.memory.written[file] = true
  }

  // Expressions

  evaluate(expression: Expression): Value {
    switch (expression.kind) {
      case 'number':
      case 'string':
        return expression.value
      case 'regex':
        return this.regex(expression.source).test(this.memory.line) ? 1 : 0
      case 'group':
        return this.evaluate(expression.of)
      case 'variable':
      case 'element':
      case 'field':
        return this.valueOf(expression)
      case 'assign':
        return this.assign(expression.target, this.assigned(expression))
      case 'step': {
        const before = toNumber(this.valueOf(expression.target))
        this.assign(expression.target, before + expression.by)
        return expression.prefix ? before + expression.by : before
      }
      case 'unary': {
        const value = this.evaluate(expression.operand)
        return expression.operator === '!' ? (toTruth(value) ? 0 : 1) : expression.operator === '-' ? -toNumber(value) : toNumber(value)
      }
      case 'binary':
        return this.binary(expression)
      case 'choice':
        return this.evaluate(toTruth(this.evaluate(expression.test)) ? expression.yes : expression.no)
      case 'in':
        return this.key(expression.keys) in this.array(expression.array) ? 1 : 0
      case 'call':
        return expression.own ? this.callOwn(expression) : callBuiltin(this, expression.name, expression.args)
    }
  }

  private assigned({ target, operator, value }: Extract<Expression, { kind: 'assign' }>): Value {
    const right = this.evaluate(value)
    return operator === '=' ? right : arithmetic(operator.slice(0, -1), toNumber(this.valueOf(target)), toNumber(right))
  }

  private binary({ operator, left, right }: Extract<Expression, { kind: 'binary' }>): Value {
    switch (operator) {
      case '&&':
        return toTruth(this.evaluate(left)) && toTruth(this.evaluate(right)) ? 1 : 0
      case '||':
        return toTruth(this.evaluate(left)) || toTruth(this.evaluate(right)) ? 1 : 0
      case '~':
      case '!~':
        return this.pattern(right).test(toText(this.evaluate(left))) === (operator === '~') ? 1 : 0
      case ' ': {
        const text = toText(this.evaluate(left)) + toText(this.evaluate(right))
        if (text.length > LONGEST) throw new ToolError('out of memory')
        return text
      }
      case '<':
      case '<=':
      case '>':
      case '>=':
      case '==':
      case '!=':
        return holds(operator, compare(this.evaluate(left), this.evaluate(right))) ? 1 : 0
      default:
        return arithmetic(operator, toNumber(this.evaluate(left)), toNumber(this.evaluate(right)))
    }
  }

  /** An expression as a regular expression: `/…/` as it stands, anything else by its text. */
  pattern(expression: Expression, flags = ''): RegExp {
    return this.regex(expression.kind === 'regex' ? expression.source : toText(this.evaluate(expression)), flags)
  }

  private key(keys: readonly Expression[]): string {
    return keys.map((one) => toText(this.evaluate(one))).join(this.text('SUBSEP', '\u001c'))
  }

  private arrayName(name: string): string {
    return this.scope?.arrays.get(name) ?? name
  }

  array(name: string): Record<string, Value> {
    const { arrays } = this.memory
    const own = this.arrayName(name)
    return (arrays[own] ??= Object.create(null) as Record<string, Value>)
  }

  private valueOf(target: Target): Value {
    if (target.kind === 'variable') return this.scope?.values.has(target.name) ? this.scope.values.get(target.name) : this.memory.variables[target.name]
    if (target.kind === 'element') {
      const array = this.array(target.array)
      const key = this.key(target.keys)
      // Looking an element up creates it, as in the real one.
      if (!(key in array)) array[key] = undefined
      return array[key]
    }
    const index = this.fieldIndex(target.index)
    if (index === 0) return { input: this.memory.line }
    const text = this.fields[index - 1]
    return text === undefined ? undefined : { input: text }
  }

  private fieldIndex(expression: Expression): number {
    const index = Math.trunc(toNumber(this.evaluate(expression)))
    if (index < 0 || index > FIELDS_AT_MOST) throw new ToolError(`cmd. line:1: Access to negative field`)
    return index
  }

  assign(target: Target, value: Value): Value {
    if (target.kind === 'element') this.array(target.array)[this.key(target.keys)] = value
    else if (target.kind === 'field') this.setField(this.fieldIndex(target.index), toText(value))
    else if (this.scope?.values.has(target.name)) this.scope.values.set(target.name, value)
    else {
      this.memory.variables[target.name] = value
      if (target.name === 'NF') this.resize(Math.trunc(toNumber(value)))
    }
    return value
  }

  private setField(index: number, text: string): void {
    if (index === 0) return this.setLine(text)
    while (this.fields.length < index) this.fields.push('')
    this.fields[index - 1] = text
    this.resize(this.fields.length)
  }

  private resize(count: number): void {
    const size = Math.max(0, Math.min(FIELDS_AT_MOST, count))
    this.fields.length = Math.min(size, this.fields.length)
    while (this.fields.length < size) this.fields.push('')
    this.memory.variables['NF'] = size
    this.memory.line = this.fields.join(this.text('OFS', ' '))
  }

  private callOwn({ name, args }: Extract<Expression, { kind: 'call' }>): Value {
    const found = Object.hasOwn(this.program.functions, name) ? this.program.functions[name] : undefined
    if (!found) throw new ToolError(`cmd. line:1: Call to undefined function`)
    if (++this.calls > CALLS_AT_MOST) throw new ToolError('cmd. line:1: too many nested calls')
    const scope: Scope = { values: new Map(), arrays: new Map() }
    found.parameters.forEach((parameter, index) => {
      const arg = args[index]
      const isArray = arg?.kind === 'variable' && this.arrayName(arg.name) in this.memory.arrays
      // What nobody has used yet may become an array in the call.
      const isUnknown = arg?.kind === 'variable' && !isArray && this.valueOf(arg) === undefined
      if (arg?.kind === 'variable' && (isArray || isUnknown)) scope.arrays.set(parameter, this.arrayName(arg.name))
      else if (arg === undefined) scope.arrays.set(parameter, `${parameter} ${this.calls}`)
      if (!isArray) scope.values.set(parameter, arg && this.evaluate(arg))
    })
    const outer = this.scope
    this.scope = scope
    this.returned = undefined
    this.execute(found.body)
    this.scope = outer
    for (const parameter of found.parameters.slice(args.length)) delete this.memory.arrays[`${parameter} ${this.calls}`]
    this.calls--
    const { returned } = this
    this.returned = undefined
    return returned
  }
}

function arithmetic(operator: string, left: number, right: number): number {
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

function holds(operator: string, order: number): boolean {
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
