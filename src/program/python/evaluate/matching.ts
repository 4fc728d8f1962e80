/**
 * `match`.
 *
 * @see https://docs.python.org/3/reference/compound_stmts.html#the-match-statement
 */
import { raise, unsimulated } from '../exceptions.js'
import { attribute } from '../objects.js'
import { isInstance } from '../class-checks.js'
import type { Expr, Pattern, StmtOf } from '../parse/tree.js'
import { equal, getItem, keyOf, truth } from '../types/keys.js'
import {
  PyClass,
  PyDict,
  PyList,
  PyTuple,
  type Value,
  boolClass,
  bytesClass,
  dictClass,
  floatClass,
  intClass,
  listClass,
  setClass,
  strClass,
  tupleClass,
} from '../values.js'
import { type Code, type Compiler, type Frame, NORMAL, type Signal } from './frame.js'
import { writeName } from './names.js'

type Test = (frame: Frame, value: Value) => boolean

/** Classes whose only positional pattern is the value itself. */
const WHOLE: readonly PyClass[] = [
  boolClass,
  bytesClass,
  dictClass,
  floatClass,
  intClass,
  listClass,
  setClass,
  strClass,
  tupleClass,
]

function now(compiler: Compiler, node: Expr): (frame: Frame) => Value {
  return compiler.expr(node).now ?? (() => unsimulated('calls in patterns'))
}

function capture(compiler: Compiler, name: string | undefined): Test {
  if (name === undefined) return () => true
  const assign = writeName(compiler, name)
  return (frame, value) => (assign(frame, value), true)
}

function testOf(compiler: Compiler, pattern: Pattern): Test {
  switch (pattern.is) {
    case 'value': {
      const wanted = now(compiler, pattern.value)
      return (frame, value) => {
        const other = wanted(frame)
        const isSingle = other === null || typeof other === 'boolean'
        return isSingle ? value === other : equal(value, other)
      }
    }
    case 'capture':
    case 'star':
      return capture(compiler, pattern.name)
    case 'or': {
      const tests = pattern.patterns.map((one) => testOf(compiler, one))
      return (frame, value) => tests.some((test) => test(frame, value))
    }
    case 'as': {
      const [test, keep] = [testOf(compiler, pattern.pattern), capture(compiler, pattern.name)]
      return (frame, value) => test(frame, value) && keep(frame, value)
    }
    case 'sequence':
      return sequenceTest(compiler, pattern.patterns)
    case 'mapping':
      return mappingTest(compiler, pattern)
    case 'class':
      return classTest(compiler, pattern)
  }
}

function sequenceTest(compiler: Compiler, patterns: readonly Pattern[]): Test {
  const tests = patterns.map((one) => testOf(compiler, one))
  const star = patterns.findIndex(({ is }) => is === 'star')
  return (frame, value) => {
    if (!(value instanceof PyList) && !(value instanceof PyTuple)) return false
    const { items } = value
    const rest = items.length - (tests.length - 1)
    if (star < 0 ? items.length !== tests.length : rest < 0) return false
    return tests.every((test, i) => {
      if (star < 0 || i < star) return test(frame, items[i] as Value)
      if (i === star) return test(frame, new PyList(items.slice(star, star + rest)))
      return test(frame, items[i + rest - 1] as Value)
    })
  }
}

function mappingTest(
  compiler: Compiler,
  { entries, rest }: Extract<Pattern, { is: 'mapping' }>,
): Test {
  const tests = entries.map(([key, one]) => [now(compiler, key), testOf(compiler, one)] as const)
  const keep = capture(compiler, rest)
  return (frame, value) => {
    if (!(value instanceof PyDict)) return false
    const left = new PyDict()
    for (const [key, entry] of value.map) left.map.set(key, [...entry])
    for (const [key, test] of tests) {
      const wanted = key(frame)
      const found = getItem(value, wanted)
      if (found === undefined || !test(frame, found)) return false
      left.map.delete(keyOf(wanted))
    }
    return keep(frame, left)
  }
}

function classTest(compiler: Compiler, pattern: Extract<Pattern, { is: 'class' }>): Test {
  const cls = now(compiler, pattern.cls)
  const places = pattern.patterns.map((one) => testOf(compiler, one))
  const named = pattern.named.map(([name, one]) => [name, testOf(compiler, one)] as const)
  return (frame, value) => {
    const wanted = cls(frame)
    if (!isInstance(value, wanted)) return false
    const all = [...places.map((test, i) => [placeName(wanted, i), test] as const), ...named]
    return all.every(([name, test]) => {
      const found = name === '' ? value : attribute(value, name)
      return found !== undefined && test(frame, found)
    })
  }
}

/** Which attribute a pattern without a name is for; '' for the value itself. */
function placeName(cls: Value, place: number): string {
  if (cls instanceof PyClass && WHOLE.includes(cls)) return ''
  const names = cls instanceof PyClass ? cls.find('__match_args__') : undefined
  const name = names instanceof PyTuple ? names.items[place] : undefined
  if (typeof name === 'string') return name
  return raise(
    'TypeError',
    `${cls instanceof PyClass ? cls.name : 'type'}() accepts 0 positional sub-patterns (${place + 1} given)`,
  )
}

/** `match subject:`. */
export function matchCode(compiler: Compiler, { subject, cases }: StmtOf<'Match'>): Code<Signal> {
  const value = compiler.expr(subject)
  const compiled = cases.map(({ pattern, guard, body }) => ({
    test: testOf(compiler, pattern),
    guard: guard && compiler.expr(guard),
    body: compiler.block(body),
  }))
  return {
    *later(frame) {
      const found = value.now ? value.now(frame) : yield* value.later(frame)
      for (const { test, guard, body } of compiled) {
        frame.at = subject.at
        if (!test(frame, found)) continue
        if (guard && !truth(guard.now ? guard.now(frame) : yield* guard.later(frame))) continue
        return body.now ? body.now(frame) : yield* body.later(frame)
      }
      return NORMAL
    },
  }
}
