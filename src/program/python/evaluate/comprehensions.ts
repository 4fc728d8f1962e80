/**
 * Comprehensions and generator expressions.
 *
 * @see https://docs.python.org/3/reference/expressions.html#displays-for-lists-sets-and-dictionaries
 */
import { itemsOf, iteratorOf, nextOf } from '../iterate.js'
import type { Clause, ExprOf } from '../parse/tree.js'
import { charge } from '../running.js'
import { keyOf, setItem, truth } from '../types/keys.js'
import { PyDict, PyGenerator, PyList, PySet, type Value } from '../values.js'
import { type Gen, Yielded } from '../wait.js'
import { type Assign, type Code, type Compiler, Frame, traced } from './frame.js'
import { Scope, namesIn } from './scope.js'

type Comprehension = ExprOf<'ListComp' | 'SetComp' | 'GeneratorExp' | 'DictComp'>

/** A clause that is compiled. */
interface Loop {
  readonly iterable: Code
  readonly assign: Assign
  readonly conditions: readonly Code[]
  readonly at: Clause['iterable']['at']
}

/** A comprehension takes as long as so many simple statements, and each of its items. */
const TURNS_TO_BEGIN = 80
const TURNS_PER_ITEM = 5

/** Does something for each combination of values. */
function* loops(
  [first, ...rest]: readonly Loop[],
  frame: Frame,
  start: Value | undefined,
  each: () => Gen<void>,
): Gen<void> {
  if (!first) return yield* each()
  const { iterable, assign, conditions, at } = first
  const value = start ?? (iterable.now ? iterable.now(frame) : yield* iterable.later(frame))
  frame.at = at
  const items = itemsOf(value)
  const iterator = items ? undefined : iteratorOf(value)
  next: for (;;) {
    let item: Value | undefined
    if (items) {
      const { done, value: one } = items.next()
      item = done ? undefined : one
    } else item = yield* nextOf(iterator as Value)
    if (item === undefined) return
    charge(TURNS_PER_ITEM)
    assign(frame, item)
    for (const code of conditions)
      if (!truth(code.now ? code.now(frame) : yield* code.later(frame))) continue next
    yield* loops(rest, frame, undefined, each)
  }
}

function compileLoops(compiler: Compiler, clauses: readonly Clause[]): readonly Loop[] {
  return clauses.map(({ target, iterable, conditions }) => ({
    iterable: compiler.expr(iterable),
    assign: compiler.assign(target),
    conditions: conditions.map((one) => compiler.expr(one)),
    at: iterable.at,
  }))
}

/** What collects the values. */
function collector(is: Comprehension['is']): {
  readonly made: Value
  add(element: Value, value: Value): void
} {
  if (is === 'ListComp') {
    const made = new PyList([])
    return { made, add: (element) => void made.items.push(element) }
  }
  if (is === 'SetComp') {
    const made = new PySet()
    return { made, add: (element) => void made.map.set(keyOf(element), element) }
  }
  const made = new PyDict()
  return { made, add: (element, value) => setItem(made, element, value) }
}

/** `[element for …]` and its like. */
export function comprehensionCode(compiler: Compiler, node: Comprehension): Code {
  const scope = new Scope('comprehension', compiler.scope, compiler.scope.nameOf('<genexpr>'))
  for (const { target } of node.clauses) namesIn(target, (name) => scope.locals.add(name))
  const inner = compiler.inner(scope)
  const all = compileLoops(inner, node.clauses)
  const outermost = compiler.expr((node.clauses[0] as Clause).iterable)
  const element = inner.expr(node.element)
  const value: Code = node.value ? inner.expr(node.value) : { now: () => null }
  return {
    *later(outer) {
      charge(TURNS_TO_BEGIN)
      const start = outermost.now ? outermost.now(outer) : yield* outermost.later(outer)
      const frame = new Frame(compiler.unit, '<genexpr>', new Map(), outer.globals, outer)
      if (node.is === 'GeneratorExp') {
        outer.at = node.at
        const items = itemsOf(start) ? start : iteratorOf(start)
        return new PyGenerator(scope.qualname, generate(all, frame, items, element))
      }
      const { made, add } = collector(node.is)
      try {
        yield* loops(all, frame, start, function* () {
          const one = element.now ? element.now(frame) : yield* element.later(frame)
          add(one, value.now ? value.now(frame) : yield* value.later(frame))
        })
      } catch (error) {
        outer.at = frame.at
        throw error
      }
      return made
    },
  }
}

function* generate(all: readonly Loop[], frame: Frame, start: Value, element: Code): Gen {
  try {
    yield* loops(all, frame, start, function* () {
      yield new Yielded(element.now ? element.now(frame) : yield* element.later(frame))
    })
    return null
  } catch (error) {
    throw traced(error, frame)
  }
}
