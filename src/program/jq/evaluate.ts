/**
 * Runs a jq program: each part gives any number of values, each of which may know the path that
 * leads to it.
 *
 * @module
 */
import { type Native, natives } from './functions.js'
import { assign } from './assign.js'
import { compute } from './compute.js'
import { bind, fold } from './folds.js'
import { type Closure, type Place, type Scope, plain, withFunction, withVariable } from './scope.js'
import { type Path, invalidPath, step, stepsOf } from './paths.js'
import type { Node, NodeOf } from './tree.js'
import { JqError, JqSyntaxError, type Json, isTrue } from './values.js'

type Outputs = Iterable<Place>

/** Leaves a label. */
class Break extends Error {
  constructor(readonly label: string) {
    super(`break`)
  }
}

/** A program that is being run; `spend` is told of each step, and may throw. */
export class Evaluator {
  constructor(
    readonly spend: () => void,
    /** The values that have not been read yet: `input`, `inputs`. */
    readonly inputs: Iterator<Json>,
  ) {}

  /** Everything that a program makes of a value. @throws JqError */
  *run(node: Node, value: Json, scope: Scope): Iterable<Json> {
    try {
      for (const out of this.eval(node, { value, path: undefined }, scope)) yield out.value
    } catch (error) {
      if (error instanceof Break) throw new JqError('break')
      throw error
    }
  }

  *values(node: Node, input: Place, scope: Scope): Iterable<Json> {
    for (const { value } of this.eval(node, { value: input.value, path: undefined }, scope))
      yield value
  }

  /** The paths to what a part of a program gives. @throws JqError */
  *paths(node: Node, value: Json, scope: Scope): Iterable<Path> {
    for (const out of this.eval(node, { value, path: [] }, scope)) {
      if (!out.path) throw invalidPath(out.value)
      yield out.path
    }
  }

  // A table of functions, one for each kind of node, would hide what belongs together.
  *eval(node: Node, input: Place, scope: Scope): Outputs {
    this.spend()
    switch (node.is) {
      case 'identity':
        return yield input
      case 'literal':
        return yield plain(node.value, input)
      case 'pipe':
        for (const left of this.eval(node.left, input, scope))
          yield* this.eval(node.right, left, scope)
        return
      case 'comma':
        yield* this.eval(node.left, input, scope)
        return yield* this.eval(node.right, input, scope)
      case 'index':
      case 'slice':
      case 'iterate':
      case 'descend':
        return yield* this.walk(node, input, scope)
      case 'array':
      case 'object':
      case 'text':
      case 'format':
      case 'negate':
      case 'binary':
      case 'and':
      case 'or':
        for (const value of compute(this, node, input, scope)) yield plain(value, input)
        return
      case 'assign':
        for (const value of assign(this, node, input, scope)) yield plain(value, input)
        return
      case 'define':
        return yield* this.eval(node.body, input, withFunction(scope, node.definition))
      case 'call':
        return yield* this.call(node, input, scope)
      default:
        return yield* this.control(node, input, scope)
    }
  }

  private *control(
    node: Extract<
      Node,
      {
        is:
          | 'if'
          | 'try'
          | 'reduce'
          | 'foreach'
          | 'bind'
          | 'label'
          | 'break'
          | 'variable'
          | 'alternative'
      }
    >,
    input: Place,
    scope: Scope,
  ): Outputs {
    switch (node.is) {
      case 'variable':
        return yield plain(variable(scope, node.name), input)
      case 'if':
        for (const test of this.values(node.test, input, scope))
          yield* this.eval(isTrue(test) ? node.then : node.otherwise, input, scope)
        return
      case 'try':
        return yield* this.attempt(node, input, scope)
      case 'alternative':
        return yield* this.alternative(node, input, scope)
      case 'bind':
        for (const value of this.values(node.source, input, scope))
          for (const bound of bind(this, node.pattern, value, input, scope))
            yield* this.eval(node.body, input, bound)
        return
      case 'label':
        return yield* this.label(node, input, scope)
      case 'break': {
        const name = scope.variables.get(`*${node.name}`)
        if (name === undefined) throw new JqSyntaxError(`$*label-${node.name} is not defined`)
        throw new Break(String(name))
      }
      case 'reduce':
      case 'foreach':
        return yield* fold(this, node, input, scope)
    }
  }

  private *walk(
    node: NodeOf<'index' | 'slice' | 'iterate' | 'descend'>,
    input: Place,
    scope: Scope,
  ): Outputs {
    if (node.is === 'descend') return yield* this.descend(input)
    for (const of of this.eval(node.of, input, scope)) {
      if (node.is === 'iterate')
        for (const [key, value] of stepsOf(of.value)) yield { value, path: longer(of, key) }
      else
        for (const key of this.keys(node, input, scope))
          yield { value: step(of.value, key), path: longer(of, key) }
    }
  }

  private *keys(node: NodeOf<'index' | 'slice'>, input: Place, scope: Scope): Iterable<Json> {
    if (node.is === 'index') return yield* this.values(node.key, input, scope)
    const none: Node = { is: 'literal', value: null }
    for (const end of this.values(node.to ?? none, input, scope))
      for (const start of this.values(node.from ?? none, input, scope)) yield { start, end }
  }

  private *descend(input: Place): Outputs {
    this.spend()
    yield input
    if (typeof input.value !== 'object' || input.value === null) return
    for (const [key, value] of stepsOf(input.value))
      yield* this.descend({ value, path: longer(input, key) })
  }

  private *attempt(node: NodeOf<'try'>, input: Place, scope: Scope): Outputs {
    try {
      yield* this.eval(node.body, input, scope)
    } catch (error) {
      if (!(error instanceof JqError)) throw error
      if (node.handler) yield* this.eval(node.handler, plain(error.value, input), scope)
    }
  }

  private *alternative(node: NodeOf<'alternative'>, input: Place, scope: Scope): Outputs {
    let some = false
    try {
      for (const out of this.eval(node.left, input, scope)) {
        if (!isTrue(out.value)) continue
        some = true
        yield out
      }
    } catch (error) {
      if (!(error instanceof JqError)) throw error
    }
    if (!some) yield* this.eval(node.right, input, scope)
  }

  private labels = 0

  private *label(node: NodeOf<'label'>, input: Place, scope: Scope): Outputs {
    const name = `${node.name} ${++this.labels}`
    try {
      yield* this.eval(node.body, input, withVariable(scope, `*${node.name}`, name))
    } catch (error) {
      if (!(error instanceof Break) || error.label !== name) throw error
    }
  }

  private *call(node: NodeOf<'call'>, input: Place, scope: Scope): Outputs {
    const name = `${node.name}/${node.args.length}`
    const own = scope.functions.get(name)
    if (own) return yield* this.apply(own, node.args, input, scope)
    const native: Native | undefined = Object.hasOwn(natives, name) ? natives[name] : undefined
    if (!native) throw new JqSyntaxError(`${name} is not defined`)
    yield* native(this, node.args, input, scope)
  }

  /** Calls a function of the program's: its arguments are programs, which see what its caller sees. */
  private *apply(own: Closure, args: readonly Node[], input: Place, scope: Scope): Outputs {
    let scopes: Iterable<Scope> = [own.scope()]
    for (const [i, param] of own.params.entries()) {
      const body = args[i] as Node
      const closure: Closure = { params: [], body, scope: () => scope }
      const isValue = param.startsWith('$')
      const bare = isValue ? param.slice(1) : param
      const before = scopes
      const { values } = { values: (): Iterable<Json> => this.values(body, input, scope) }
      scopes = (function* () {
        for (const one of before) {
          const functions = new Map(one.functions).set(`${bare}/0`, closure)
          if (!isValue) yield { ...one, functions }
          else for (const value of values()) yield withVariable({ ...one, functions }, bare, value)
        }
      })()
    }
    for (const one of scopes) yield* this.eval(own.body, input, one)
  }
}

const longer = ({ path, value }: Place, key: Json): Path | null | undefined => {
  if (path === null) throw invalidPath(value)
  return path && [...path, key]
}

function variable({ variables }: Scope, name: string): Json {
  const value = variables.get(name)
  if (value === undefined) throw new JqSyntaxError(`$${name} is not defined`)
  return value
}
