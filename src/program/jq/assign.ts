/**
 * Assignments: `=`, `|=` and its kin change what lies at each path.
 *
 * @module
 */
import type { Evaluator } from './evaluate.js'
import type { Place, Scope } from './scope.js'
import { operate } from './operators.js'
import { type Path, deletePaths, getPath, setPath } from './paths.js'
import type { NodeOf } from './tree.js'
import { type Json, isTrue } from './values.js'

export function* assign(
  run: Evaluator,
  node: NodeOf<'assign'>,
  { value: input }: Place,
  scope: Scope,
): Iterable<Json> {
  const here: Place = { value: input, path: undefined }
  const targets = [...run.paths(node.left, input, scope)]
  if (node.operator === '|=') {
    let result = input
    const gone: Path[] = []
    for (const path of targets) {
      const next = firstOf(
        run.values(node.right, { value: getPath(result, path), path: undefined }, scope),
      )
      if (next === undefined) gone.push(path)
      else result = setPath(result, path, next)
    }
    return yield deletePaths(result, gone)
  }
  for (const right of run.values(node.right, here, scope)) {
    const change = (before: Json): Json => {
      if (node.operator === '=') return right
      if (node.operator === '//=') return isTrue(before) ? before : right
      return operate(node.operator.slice(0, -1), before, right)
    }
    yield targets.reduce<Json>((all, path) => setPath(all, path, change(getPath(all, path))), input)
  }
}

function firstOf(values: Iterable<Json>): Json | undefined {
  for (const value of values) return value
  return undefined
}
