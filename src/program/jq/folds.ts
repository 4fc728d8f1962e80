/**
 * `reduce`, `foreach`, and how patterns bind values.
 *
 * @module
 */
import type { Evaluator } from './evaluate.js'
import { type Place, type Scope, plain, withVariable } from './scope.js'
import { step } from './paths.js'
import type { Node, NodeOf, Pattern } from './tree.js'
import { JqError, type Json, typeOf } from './values.js'

export function* fold(
  run: Evaluator,
  node: NodeOf<'reduce' | 'foreach'>,
  input: Place,
  scope: Scope,
): Iterable<Place> {
  for (const init of run.eval(node.init, input, scope)) {
    let state = init
    for (const value of run.values(node.source, input, scope))
      for (const bound of bind(run, node.pattern, value, input, scope)) {
        let last: Place = plain(null, input)
        for (const next of run.eval(node.update, state, bound)) {
          last = next
          if (node.is === 'foreach') {
            if (node.extract) yield* run.eval(node.extract, next, bound)
            else yield next
          }
        }
        state = last
      }
    if (node.is === 'reduce') yield state
  }
}

export function* bind(
  run: Evaluator,
  pattern: Pattern,
  value: Json,
  input: Place,
  scope: Scope,
): Iterable<Scope> {
  if (pattern.is === 'name') return yield withVariable(scope, pattern.name, value)
  if (pattern.is === 'array') {
    if (value !== null && !Array.isArray(value))
      throw new JqError(`Cannot index ${typeOf(value)} with number`)
    return yield* bindAll(
      run,
      pattern.items.map((item, i) => ({ key: { is: 'literal', value: i } as Node, value: item })),
      0,
      value,
      input,
      scope,
    )
  }
  yield* bindAll(run, pattern.entries, 0, value, input, scope)
}

function* bindAll(
  run: Evaluator,
  entries: readonly { readonly key: Node; readonly name?: string; readonly value?: Pattern }[],
  at: number,
  value: Json,
  input: Place,
  scope: Scope,
): Iterable<Scope> {
  const entry = entries[at]
  if (!entry) return yield scope
  for (const key of run.values(entry.key, input, scope)) {
    const part = step(value, key)
    const named = entry.name === undefined ? scope : withVariable(scope, entry.name, part)
    for (const bound of entry.value ? bind(run, entry.value, part, input, named) : [named])
      yield* bindAll(run, entries, at + 1, value, input, bound)
  }
}
