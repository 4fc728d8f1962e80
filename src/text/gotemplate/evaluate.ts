/**
 * Values of pipelines: fields, variables and calls.
 *
 * Like Go's own interpreter it remembers the word at which it is: an error is said to be there.
 *
 * @see https://pkg.go.dev/text/template#hdr-Pipelines
 */
import { checkCount, checkedArgument, constantOf, literalArgument, parameterAt } from './call.js'
import { Problem } from './error.js'
import type { Execution } from './execute.js'
import type { Parameter, TemplateFunction } from './functions.js'
import { type Command, type Node, type Pipe, type Word, sourceOf } from './nodes.js'
import { Boxed, Nil, kindOf, operandOf, truthy, typeName, unboxed } from './value.js'

/** No value comes from the command before. */
const NONE = Symbol('none')

type Field = Extract<Word, { names: readonly string[] }>

/** Computes the values of one template's pipelines. */
export class Evaluator {
  readonly variables: { readonly name: string; value: unknown }[]
  /** The word that is being evaluated. */
  at: Node = { kind: 'dot', offset: 0 }

  constructor(
    private readonly execution: Execution,
    private readonly root: unknown,
  ) {
    this.variables = [{ name: '$', value: root }]
  }

  /** The value of a pipeline; its variables get it. */
  pipe(pipe: Pipe, dot: unknown): unknown {
    this.at = pipe
    let value: unknown = NONE
    for (const command of pipe.commands) value = unboxed(this.command(command, dot, value))
    for (const name of pipe.declares)
      if (pipe.assigns) this.assign(name, value)
      else this.variables.push({ name, value })
    return value
  }

  assign(name: string, value: unknown): void {
    const known = this.variables.findLast((variable) => variable.name === name)
    if (!known) throw new Problem(`undefined variable: ${name}`)
    known.value = value
  }

  private command(command: Command, dot: unknown, piped: unknown): unknown {
    const [first, ...args] = command.words
    switch (first.kind) {
      case 'field':
      case 'chain':
        return this.field(first, dot, args, piped)
      case 'variable':
        return this.variable(first, dot, args, piped)
      case 'function':
        this.at = first
        return this.call(first.name, command, args, dot, piped)
      case 'pipe':
        this.refuseArguments(first, args, piped)
        return this.pipe(first, dot)
    }
    this.at = first
    this.refuseArguments(first, args, piped)
    if (first.kind === 'nil') throw new Problem('nil is not a command')
    return first.kind === 'dot' ? dot : constantOf(first)
  }

  private refuseArguments(first: Word, args: readonly Word[], piped: unknown): void {
    if (args.length === 0 && piped === NONE) return
    const source = first.kind === 'pipe' ? `(${sourceOf(first)})` : sourceOf(first)
    throw new Problem(`can't give argument to non-function ${source}`)
  }

  private variable(word: Field, dot: unknown, args: readonly Word[], piped: unknown): unknown {
    this.at = word
    const [name = '', ...names] = word.names
    const found = this.variables.findLast((variable) => variable.name === name)
    if (!found) throw new Problem(`undefined variable: ${name}`)
    if (names.length > 0) return this.members(found.value, names, word, dot, args, piped)
    this.refuseArguments(word, args, piped)
    return found.value
  }

  private field(word: Field, dot: unknown, args: readonly Word[], piped: unknown): unknown {
    this.at = word
    let base = dot
    if (word.kind === 'chain') {
      if (word.of.kind === 'nil')
        throw new Problem(`indirection through explicit nil in ${sourceOf(word)}`)
      base = this.argument(word.of, 'any', dot)
    }
    return this.members(base, word.names, word, dot, args, piped)
  }

  private members(
    base: unknown,
    names: readonly string[],
    word: Node,
    dot: unknown,
    args: readonly Word[],
    piped: unknown,
  ): unknown {
    return names.reduce((value, name, i) => {
      const isLast = i === names.length - 1
      return this.member(value, name, word, dot, isLast ? args : [], isLast ? piped : NONE)
    }, base)
  }

  private member(
    receiver: unknown,
    name: string,
    word: Node,
    dot: unknown,
    args: readonly Word[],
    piped: unknown,
  ): unknown {
    const { model, isMissingAnError } = this.execution
    const held = unboxed(receiver)
    if (held === undefined && receiver instanceof Boxed)
      throw new Problem(`nil pointer evaluating interface {}.${name}`)
    if (held === undefined) {
      if (isMissingAnError) throw new Problem(`nil data; no entry for key ${JSON.stringify(name)}`)
      return undefined
    }
    const kind = kindOf(held, model)
    if (kind === 'pointer')
      throw new Problem(`nil pointer evaluating ${typeName(receiver, model)}.${name}`)
    const isOwn =
      held instanceof Nil
        ? false
        : kind === 'map' || kind === 'struct'
          ? Object.hasOwn(held as object, name) && model.hasField?.(held as object, name) !== false
          : undefined
    const isNameless = kind === 'map' && model.hasTextKeys?.(held as object) === false
    if (isOwn === undefined || isNameless || (!isOwn && kind === 'struct'))
      throw new Problem(`can't evaluate field ${name} in type ${typeName(receiver, model)}`)
    const found = isOwn ? (held as Readonly<Record<string, unknown>>)[name] : undefined
    if (kind === 'struct' && held === unboxed(this.root) && this.execution.hasMethods)
      return this.method(found, name, word, args, dot, piped)
    if (args.length > 0 || piped !== NONE)
      throw new Problem(
        kind === 'map'
          ? `${name} is not a method but has arguments`
          : `${name} has arguments but cannot be invoked as function`,
      )
    if (!isOwn || found === undefined) {
      if (isMissingAnError) throw new Problem(`map has no entry for key ${JSON.stringify(name)}`)
      return undefined
    }
    return this.element(found, name)
  }

  private element(value: unknown, name: string): unknown {
    const { model } = this.execution
    if (model.isBoxed) return new Boxed(value)
    if (value === null) return model.nil(name)
    model.found?.(name, value)
    return operandOf(value, model)
  }

  /** A member of the value itself that Go has as a method. */
  private method(
    value: unknown,
    name: string,
    word: Node,
    args: readonly Word[],
    dot: unknown,
    piped: unknown,
  ): unknown {
    if (typeof value !== 'function') {
      checkCount(name, { takes: [] }, args.length, piped !== NONE)
      return operandOf(value, this.execution.model)
    }
    const run = value as (...given: readonly unknown[]) => unknown
    const takes = Array.from({ length: run.length }, (): Parameter => 'string')
    const method: TemplateFunction = { takes, run: (_, ...given) => run(...given) }
    return this.invoke(name, method, word, args, dot, piped)
  }

  private call(
    name: string,
    node: Node,
    args: readonly Word[],
    dot: unknown,
    piped: unknown,
  ): unknown {
    const found = this.execution.functions.get(name) as TemplateFunction
    return this.invoke(name, found, node, args, dot, piped)
  }

  private invoke(
    name: string,
    found: TemplateFunction,
    node: Node,
    args: readonly Word[],
    dot: unknown,
    piped: unknown,
  ): unknown {
    const { model } = this.execution
    checkCount(name, found, args.length, piped !== NONE)
    const given: unknown[] = []
    for (const [i, arg] of args.entries()) {
      const value = this.argument(arg, parameterAt(found, i), dot)
      if ((name === 'and' || name === 'or') && truthy(value, model) === (name === 'or'))
        return value
      given.push(value)
    }
    if (piped !== NONE) given.push(checkedArgument(piped, parameterAt(found, given.length), model))
    if (name === 'call') given.unshift(args[0] ? sourceOf(args[0]) : String(given[0]))
    try {
      return found.run(model, ...given)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      this.at = node
      throw new Problem(`error calling ${name}: ${error.message}`)
    }
  }

  private argument(word: Word, parameter: Parameter, dot: unknown): unknown {
    this.at = word
    const { model } = this.execution
    switch (word.kind) {
      case 'dot':
        return checkedArgument(dot, parameter, model)
      case 'field':
      case 'chain':
        return checkedArgument(this.field(word, dot, [], NONE), parameter, model)
      case 'variable':
        return checkedArgument(this.variable(word, dot, [], NONE), parameter, model)
      case 'pipe':
        return checkedArgument(this.pipe(word, dot), parameter, model)
      case 'function':
        return checkedArgument(this.call(word.name, word, [], dot, NONE), parameter, model)
      default:
        return literalArgument(word, parameter)
    }
  }
}
