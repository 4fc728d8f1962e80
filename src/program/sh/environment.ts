/**
 * What a shell has around its commands during one step: its state, its variables and its output.
 *
 * @module
 */
import { keyboardOf } from '../pipe.js'
import type { Stream, System } from '../program.js'
import { NULL } from './descriptors.js'
import { ArithmeticError, evaluate } from './expand/arithmetic.js'
import { ShellError, badArithmetic, divisionByZero, prefix, readOnly } from './messages.js'
import { inLetters, referred, variableNamed } from './attributes.js'
import { type ShellState, type Variable, entry, withEntry } from './state.js'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** A shell's state while it is at work. */
export class Environment {
  readonly state: Mutable<ShellState>
  /** The line of the command under way, for messages. */
  line = 1

  constructor(
    readonly system: System,
    state: ShellState,
  ) {
    // The stack is this step's own: it grows and shrinks in place.
    this.state = { ...state, frames: [...state.frames] }
  }

  /** Whether a person types at this shell, who sees prompts and what becomes of jobs. */
  get isTyped(): boolean {
    return this.state.interactive && this.state.frames[0]?.special === 'input'
  }

  /** The terminal that this shell reads, if a person types at it. */
  get keyboard(): string | undefined {
    return this.state.interactive
      ? keyboardOf(this.system.tx, this.state.descriptors['0'] ?? NULL)
      : undefined
  }

  // Output

  get stdout(): Stream {
    return this.state.descriptors['1'] ?? NULL
  }

  out(text: string): void {
    this.system.write(this.stdout, text)
  }

  err(text: string): void {
    this.system.write(this.state.descriptors['2'] ?? NULL, text)
  }

  /** Says what went wrong, in the shell's name. */
  complain(message: string): void {
    const { flavor, name, interactive, ofPerson } = this.state
    this.err(`${prefix(flavor, name, this.line, interactive || ofPerson === true)}${message}\n`)
  }

  // Variables

  variable(name: string): string | undefined {
    return variableNamed(this.state.variables, name)?.value
  }

  /** Sets a variable, keeping whether it is exported. @throws ShellError if it is read-only */
  assign(variable: string, value: string, change: Partial<Variable> = {}): void {
    const name = referred(this.state.variables, variable)
    const old = entry(this.state.variables, name)
    if (old?.readonly)
      throw new ShellError(
        readOnly(this.state.flavor, name),
        this.state.flavor === 'bash' ? 1 : 2,
        true,
      )
    const exported = old?.exported === true || this.hasOption('a')
    this.state.variables = withEntry(this.state.variables, name, {
      exported,
      readonly: false,
      ...(old?.integer ? { integer: true } : {}),
      ...(old?.letters ? { letters: old.letters } : {}),
      ...(old?.reference ? { reference: true } : {}),
      ...(old?.elements ? { elements: withEntry(old.elements, '0', value) } : {}),
      ...(old?.associative ? { associative: true } : {}),
      ...change,
      value: this.kept(value, old),
    })
  }

  /** A value as a variable keeps it: a number, or in upper case, where it was declared so. */
  private kept(value: string, old: Variable | undefined): string {
    if (!old?.integer || old.elements) return inLetters(value, old?.letters)
    const { flavor } = this.state
    try {
      return String(
        evaluate(value, {
          get: (name) => this.variable(name) ?? '',
          set: (name, result) => this.assign(name, result),
        }),
      )
    } catch (error) {
      if (!(error instanceof ArithmeticError)) throw error
      const problem = error.kind === 'division' ? divisionByZero : badArithmetic
      throw new ShellError(problem(flavor, value), 1, true)
    }
  }

  hasOption(letter: string): boolean {
    return this.state.options.includes(letter)
  }

  environment(): Record<string, string> {
    const pairs: [string, string][] = []
    for (const [name, { value, exported, elements }] of Object.entries(this.state.variables))
      if (exported && value !== undefined && !elements) pairs.push([name, value])
    return Object.fromEntries(pairs)
  }
}
