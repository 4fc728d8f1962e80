/**
 * What an awk program can name: variables, cells of arrays, the fields of the line.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/awk.html#tag_20_06_13_03
 */
import { ToolError } from '../options.js'
import type { Regex } from '../../../text/regex/regex.js'
import type { System } from '../../program.js'
import { expressionOf } from '../regex.js'
import type { State } from './state.js'
import type { Expression, Target } from './tree.js'
import { type Value, toNumber, toText } from './values.js'

const FIELDS_AT_MOST = 100_000

/** The variables of a call: values, or the names of arrays that were handed over. */
export interface Scope {
  readonly values: Map<string, Value>
  readonly arrays: Map<string, string>
}

/** The names of a running program, and what they stand for. */
export abstract class Names {
  private fields: string[] = []
  protected scope: Scope | undefined

  constructor(
    readonly system: System,
    readonly state: State,
  ) {
    if (state.line !== '') this.setLine(state.line)
  }

  abstract evaluate(expression: Expression): Value

  setLine(text: string): void {
    this.state.line = text
    this.fields = this.split(text, this.text('FS', ' '))
    this.state.variables['NF'] = this.fields.length
  }

  /** A variable as text. */
  text(name: string, otherwise = ''): string {
    const value = this.state.variables[name]
    return value === undefined ? otherwise : toText(value)
  }

  split(text: string, separator: string): string[] {
    if (text === '') return []
    if (separator === ' ') return words(text)
    if (separator === '') return [...text]
    return separator.length === 1 && separator !== '\\'
      ? text.split(separator)
      : this.regex(separator).split(text)
  }

  regex(source: string): Regex {
    return expressionOf(source, { extended: true, bracketEscapes: true }, this.system)
  }

  // Statements

  protected key(keys: readonly Expression[]): string {
    return keys.map((one) => toText(this.evaluate(one))).join(this.text('SUBSEP', '\u001c'))
  }

  protected arrayName(name: string): string {
    return this.scope?.arrays.get(name) ?? name
  }

  array(name: string): Record<string, Value> {
    const { arrays } = this.state
    const own = this.arrayName(name)
    return (arrays[own] ??= Object.create(null) as Record<string, Value>)
  }

  protected valueOf(target: Target): Value {
    if (target.kind === 'variable')
      return this.scope?.values.has(target.name)
        ? this.scope.values.get(target.name)
        : this.state.variables[target.name]
    if (target.kind === 'element') {
      const array = this.array(target.array)
      const key = this.key(target.keys)
      // Looking an element up creates it, as in the real one.
      if (!(key in array)) array[key] = undefined
      return array[key]
    }
    const index = this.fieldIndex(target.index)
    if (index === 0) return { input: this.state.line }
    const text = this.fields[index - 1]
    return text === undefined ? undefined : { input: text }
  }

  private fieldIndex(expression: Expression): number {
    const index = Math.trunc(toNumber(this.evaluate(expression)))
    if (index < 0 || index > FIELDS_AT_MOST)
      throw new ToolError(`cmd. line:1: Access to negative field`)
    return index
  }

  assign(target: Target, value: Value): Value {
    if (target.kind === 'element') this.array(target.array)[this.key(target.keys)] = value
    else if (target.kind === 'field') this.setField(this.fieldIndex(target.index), toText(value))
    else if (this.scope?.values.has(target.name)) this.scope.values.set(target.name, value)
    else {
      this.state.variables[target.name] = value
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
    this.state.variables['NF'] = size
    this.state.line = this.fields.join(this.text('OFS', ' '))
  }
}

/** The words of a line: most lines of numbers have one. */
function words(line: string): string[] {
  if (!/\s/.test(line)) return [line]
  const trimmed = line.trim()
  if (trimmed === '') return []
  return /[ \t\n]/.test(trimmed) ? trimmed.split(/[ \t\n]+/) : [trimmed]
}
