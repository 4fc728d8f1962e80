/**
 * Parts of a program that make a new value, to which no path leads.
 *
 * @module
 */
import type { Evaluator } from './evaluate.js'
import type { Place, Scope } from './scope.js'
import { formatted } from './formats.js'
import { operate } from './operators.js'
import type { NodeOf } from './tree.js'
import { JqError, type Json, isTrue, textOf, typeOf, withKey } from './values.js'

export function* compute(
  run: Evaluator,
  node: NodeOf<'array' | 'object' | 'text' | 'format' | 'negate' | 'binary' | 'and' | 'or'>,
  input: Place,
  scope: Scope,
): Iterable<Json> {
  switch (node.is) {
    case 'array':
      return yield node.body ? [...run.values(node.body, input, scope)] : []
    case 'object':
      return yield* object(run, node.entries, 0, {}, input, scope)
    case 'text':
      return yield* textOfParts(run, node, 0, input, scope)
    case 'format':
      return yield formatted(node.name, input.value)
    case 'negate':
      for (const value of run.values(node.of, input, scope)) {
        if (typeof value !== 'number')
          throw new JqError(`${typeOf(value)} (${textOf(value)}) cannot be negated`)
        yield -value
      }
      return
    case 'binary':
      for (const right of run.values(node.right, input, scope))
        for (const left of run.values(node.left, input, scope))
          yield operate(node.operator, left, right)
      return
    default:
      for (const left of run.values(node.left, input, scope)) {
        if (isTrue(left) !== (node.is === 'and')) yield node.is === 'or'
        else for (const right of run.values(node.right, input, scope)) yield isTrue(right)
      }
  }
}

function* object(
  run: Evaluator,
  entries: NodeOf<'object'>['entries'],
  at: number,
  made: { readonly [key: string]: Json },
  input: Place,
  scope: Scope,
): Iterable<Json> {
  const entry = entries[at]
  if (!entry) return yield made
  for (const key of run.values(entry.key, input, scope)) {
    if (typeof key !== 'string') throw new JqError(`Object keys must be strings`)
    for (const value of run.values(entry.value, input, scope))
      yield* object(run, entries, at + 1, withKey(made, key, value), input, scope)
  }
}

function* textOfParts(
  run: Evaluator,
  node: NodeOf<'text'>,
  at: number,
  input: Place,
  scope: Scope,
): Iterable<string> {
  const part = node.parts[at]
  if (part === undefined) return yield ''
  for (const value of typeof part === 'string' ? [part] : run.values(part, input, scope)) {
    const text = typeof part === 'string' ? part : formatted(node.format ?? '@text', value)
    for (const rest of textOfParts(run, node, at + 1, input, scope)) yield text + rest
  }
}
