/**
 * Running an awk program over a line.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/awk.html#tag_20_06_13
 */
import type { Regex } from '../../../text/regex/regex.js'
import type { System } from '../../program.js'
import { ToolError } from '../options.js'
import { callBuiltin, undefinedFunction } from './functions.js'
import type { State } from './state.js'
import { Names, type Scope } from './names.js'
import { arithmetic, holds } from './operators.js'
import { sprintf } from './sprintf.js'
import type { Expression, Program, Rule, Statement } from './tree.js'
import { type Value, compare, toNumber, toText, toTruth } from './values.js'

const CALLS_AT_MOST = 200
const LONGEST = 4_000_000

/** How a statement ended, if not by reaching its end. */
type Flow = 'break' | 'continue' | 'next' | 'exit' | 'return' | undefined

/** Runs the rules of a program. */
export class Runner extends Names {
  private calls = 0
  private returned: Value

  constructor(
    system: System,
    private readonly program: Program,
    state: State,
  ) {
    super(system, state)
  }

  /** Runs the rules for the beginning, the end or a line; false once the program has exited. */
  run(when: Rule['when']): boolean {
    const { rules } = this.program
    for (let index = 0; index < rules.length; index++) {
      const rule = rules[index] as Rule
      if (rule.when !== when || !this.applies(rule, index)) continue
      const flow = rule.body === undefined ? this.printLine() : this.execute(rule.body)
      if (flow === 'exit') {
        this.state.ended = true
        return false
      }
      if (flow === 'next') break
    }
    return true
  }

  private applies({ from, to }: Rule, index: number): boolean {
    if (from === undefined) return true
    if (to === undefined) return toTruth(this.evaluate(from))
    const key = String(index)
    if (!this.state.open[key] && !toTruth(this.evaluate(from))) return false
    this.state.open[key] = !toTruth(this.evaluate(to))
    return true
  }

  private printLine(): Flow {
    this.system.out(this.state.line + this.text('ORS', '\n'))
    return undefined
  }

  private execute(statement: Statement): Flow {
    this.system.spend(1)
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
        else this.state.arrays[this.arrayName(statement.array)] = Object.create(null)
        return undefined
      case 'exit':
        if (statement.value) this.state.code = toNumber(this.evaluate(statement.value)) & 255
        return 'exit'
      case 'return':
        this.returned = statement.value && this.evaluate(statement.value)
        return 'return'
      default:
        return statement.kind
    }
  }

  private loop({ test, advance, body, testsFirst }: Extract<Statement, { kind: 'loop' }>): Flow {
    for (
      let first = true;
      (first && !testsFirst) || test === undefined || toTruth(this.evaluate(test));
      first = false
    ) {
      this.system.spend(1)
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
    const text = formatted
      ? sprintf(values, this.system.spend)
      : (args.length === 0 ? this.state.line : values.map(shown).join(this.text('OFS', ' '))) +
        this.text('ORS', '\n')
    if (!to) this.system.out(text)
    else this.write(toText(this.evaluate(to.file)), text, to.append)
    return undefined
  }

  private write(file: string, text: string, append: boolean): void {
    if (file === '/dev/stderr') return this.system.err(text)
    if (file === '/dev/stdout' || file === '-') return this.system.out(text)
    this.system.files.write(file, text, { append: append || this.state.written[file] === true })
    this.state.written[file] = true
  }

  // Expressions

  evaluate(expression: Expression): Value {
    switch (expression.kind) {
      case 'number':
      case 'string':
        return expression.value
      case 'regex':
        return this.regex(expression.source).test(this.state.line) ? 1 : 0
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
        return expression.operator === '!'
          ? toTruth(value)
            ? 0
            : 1
          : expression.operator === '-'
            ? -toNumber(value)
            : toNumber(value)
      }
      case 'binary':
        return this.binary(expression)
      case 'choice':
        return this.evaluate(
          toTruth(this.evaluate(expression.test)) ? expression.yes : expression.no,
        )
      case 'in':
        return this.key(expression.keys) in this.array(expression.array) ? 1 : 0
      case 'call':
        return expression.own
          ? this.callOwn(expression)
          : callBuiltin(this, expression.name, expression.args)
    }
  }

  private assigned({ target, operator, value }: Extract<Expression, { kind: 'assign' }>): Value {
    const right = this.evaluate(value)
    return operator === '='
      ? right
      : arithmetic(operator.slice(0, -1), toNumber(this.valueOf(target)), toNumber(right))
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
        this.system.spend(text.length >> 8)
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
  pattern(expression: Expression): Regex {
    return this.regex(
      expression.kind === 'regex' ? expression.source : toText(this.evaluate(expression)),
    )
  }

  private callOwn({ name, args }: Extract<Expression, { kind: 'call' }>): Value {
    const found = Object.hasOwn(this.program.functions, name)
      ? this.program.functions[name]
      : undefined
    if (!found) throw undefinedFunction()
    if (++this.calls > CALLS_AT_MOST) throw new ToolError('cmd. line:1: too many nested calls')
    const scope: Scope = { values: new Map(), arrays: new Map() }
    found.parameters.forEach((parameter, index) => {
      const arg = args[index]
      const isArray = arg?.kind === 'variable' && this.arrayName(arg.name) in this.state.arrays
      // What nobody has used yet may become an array in the call.
      const isUnknown = arg?.kind === 'variable' && !isArray && this.valueOf(arg) === undefined
      if (arg?.kind === 'variable' && (isArray || isUnknown))
        scope.arrays.set(parameter, this.arrayName(arg.name))
      else if (arg === undefined) scope.arrays.set(parameter, `${parameter} ${this.calls}`)
      if (!isArray) scope.values.set(parameter, arg && this.evaluate(arg))
    })
    const outer = this.scope
    this.scope = scope
    this.returned = undefined
    this.execute(found.body)
    this.scope = outer
    for (const parameter of found.parameters.slice(args.length))
      delete this.state.arrays[`${parameter} ${this.calls}`]
    this.calls--
    const { returned } = this
    this.returned = undefined
    return returned
  }
}
