/**
 * What a part of a jq program works on: a value with the path to it, and the names that it sees.
 *
 * @module
 */
import type { Path } from './paths.js'
import type { Definition, Node } from './tree.js'
import type { Json } from './values.js'

/** A value, and the path to it; undefined where nobody asks for one, null for one that has none. */
export interface Place {
  readonly value: Json
  readonly path: Path | null | undefined
}

/** A function of a program's. */
export interface Closure {
  readonly params: readonly string[]
  readonly body: Node
  /** Where it was defined; a function sees itself there. */
  readonly scope: () => Scope
}

/** The names that a part of a program sees. */
export interface Scope {
  readonly variables: ReadonlyMap<string, Json>
  readonly functions: ReadonlyMap<string, Closure>
}

/** A value that was made, to which no path leads. */
export const plain = (value: Json, { path }: Place): Place => ({
  value,
  path: path === undefined ? undefined : null,
})

export const withVariable = (scope: Scope, name: string, value: Json): Scope => ({
  ...scope,
  variables: new Map(scope.variables).set(name, value),
})

export function withFunction(scope: Scope, { name, params, body }: Definition): Scope {
  const own: Scope = { variables: scope.variables, functions: new Map(scope.functions) }
  const closure: Closure = { params, body, scope: () => own }
  ;(own.functions as Map<string, Closure>).set(`${name}/${params.length}`, closure)
  return own
}
