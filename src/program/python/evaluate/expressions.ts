/**
 * Expressions that only compute with the values of their parts.
 *
 * @see https://docs.python.org/3/reference/expressions.html
 */
import { raise } from '../exceptions.js'
import { format } from '../format/spec.js'
import { iterate } from '../iterate.js'
import { getAttribute } from '../objects.js'
import { binary, contains, unary } from '../operators.js'
import type { Expr, ExprOf, Piece } from '../parse/tree.js'
import { repr, str } from '../show.js'
import { subscript } from '../subscript.js'
import { compare, equal, keyOf, setItem, truth } from '../types/keys.js'
import {
  PyDict,
  PyList,
  PyObject,
  PySet,
  PySlice,
  PyTuple,
  type Value,
  typeName,
} from '../values.js'
import { type Code, type Compiler, type Frame, lift } from './frame.js'
import { readName, writeName } from './names.js'

type Compile<Is extends Expr['is']> = (compiler: Compiler, node: ExprOf<Is>) => Code

/** Compares two values by an operator. */
function compared(op: string, a: Value, b: Value): Value {
  switch (op) {
    case '==':
      return equality(a, b, true)
    case '!=':
      return equality(a, b, false)
    case 'is':
      return a === b
    case 'is not':
      return a !== b
    case 'in':
      return contains(b, a)
    case 'not in':
      return !contains(b, a)
    default:
      return compare(op, a, b)
  }
}

function equality(a: Value, b: Value, wants: boolean): Value {
  return equal(a, b) === wants
}

const compareCode: Compile<'Compare'> = (compiler, { left, ops, rights, at }) => {
  const [op = '', only] = [ops[0], rights[0]]
  if (ops.length === 1 && only)
    return lift([compiler.expr(left), compiler.expr(only)], (frame, [a, b]) => {
      frame.at = at
      return compared(op, a as Value, b as Value)
    })
  const codes = [left, ...rights].map((one) => compiler.expr(one))
  return {
    *later(frame) {
      const [first, ...others] = codes as [Code, ...Code[]]
      let a = first.now ? first.now(frame) : yield* first.later(frame)
      let answer: Value = true
      for (const [i, code] of others.entries()) {
        const b = code.now ? code.now(frame) : yield* code.later(frame)
        frame.at = at
        answer = compared(ops[i] ?? '', a, b)
        if (!truth(answer)) return answer
        a = b
      }
      return answer
    },
  }
}

const boolCode: Compile<'BoolOp'> = (compiler, { op, values }) => {
  const codes = values.map((value) => compiler.expr(value))
  const ends = (value: Value): boolean => truth(value) === (op === 'or')
  const nows = codes.map(({ now }) => now)
  if (nows.every((now) => now !== undefined))
    return {
      now: (frame) => {
        let value: Value = null
        for (const now of nows) {
          value = now(frame)
          if (ends(value)) return value
        }
        return value
      },
    }
  return {
    *later(frame) {
      let value: Value = null
      for (const code of codes) {
        value = code.now ? code.now(frame) : yield* code.later(frame)
        if (ends(value)) return value
      }
      return value
    },
  }
}

const ifCode: Compile<'IfExp'> = (compiler, node) => {
  const [test, then, otherwise] = [node.test, node.then, node.otherwise].map((one) =>
    compiler.expr(one),
  ) as [Code, Code, Code]
  if (test.now && then.now && otherwise.now) {
    const [a, b, c] = [test.now, then.now, otherwise.now]
    return { now: (frame) => (truth(a(frame)) ? b(frame) : c(frame)) }
  }
  return {
    *later(frame) {
      const one = truth(test.now ? test.now(frame) : yield* test.later(frame)) ? then : otherwise
      return one.now ? one.now(frame) : yield* one.later(frame)
    },
  }
}

/** A list, tuple or set, starred parts included. */
function displayCode(
  compiler: Compiler,
  items: readonly Expr[],
  make: (items: Value[]) => Value,
): Code {
  const stars = items.map(({ is }) => is === 'Starred')
  const codes = items.map((item) => compiler.expr(item.is === 'Starred' ? item.value : item))
  if (!stars.includes(true)) return lift(codes, (_, values) => make(values.slice()))
  return lift(codes, (frame, values) =>
    make(
      values.flatMap((value, i) => {
        if (!stars[i]) return [value]
        frame.at = (items[i] as Expr).at
        return [...iterate(value)]
      }),
    ),
  )
}

function setOf(items: readonly Value[]): PySet {
  const made = new PySet()
  for (const item of items) {
    const key = keyOf(item)
    if (!made.map.has(key)) made.map.set(key, item)
  }
  return made
}

const dictCode: Compile<'Dict'> = (compiler, { entries, at }) => {
  const codes = entries.flatMap(([key, value]) =>
    key ? [compiler.expr(key), compiler.expr(value)] : [compiler.expr(value)],
  )
  return lift(codes, (frame, values) => {
    frame.at = at
    const made = new PyDict()
    let i = 0
    for (const [key] of entries)
      if (key) setItem(made, values[i++] as Value, values[i++] as Value)
      else merge(made, values[i++] as Value)
    return made
  })
}

function merge(made: PyDict, other: Value): void {
  if (!(other instanceof PyDict))
    return raise('TypeError', `'${typeName(other)}' object is not a mapping`)
  for (const [key, value] of other.map.values()) setItem(made, key, value)
}

/** The codes of the fields in pieces, in order, and what puts the text together. */
function piecesCode(compiler: Compiler, pieces: readonly Piece[]): Code {
  const codes = pieces.map((piece): Code => {
    if (typeof piece === 'string') return { now: () => piece }
    const { conversion, value } = piece
    const spec = piecesCode(compiler, piece.spec)
    return lift([compiler.expr(value), spec], (frame, [one, form]) => {
      frame.at = value.at
      const shown =
        conversion === 'r' || conversion === 'a'
          ? repr(one as Value)
          : conversion === 's'
            ? str(one as Value)
            : one
      return format(shown as Value, String(form))
    })
  })
  const [only] = codes
  if (codes.length === 1 && only) return only
  return lift(codes, (_, texts) => texts.join(''))
}

const attributeCode: Compile<'Attribute'> = (compiler, { value, attr, at }) =>
  lift([compiler.expr(value)], (frame, [self]) => {
    if (self instanceof PyObject) {
      const own = self.attrs?.get(attr)
      if (own !== undefined && !self.cls.find(attr)) return own
    }
    frame.at = at
    return getAttribute(self as Value, attr)
  })

const subscriptCode: Compile<'Subscript'> = (compiler, { value, index, at }) =>
  lift([compiler.expr(value), compiler.expr(index)], (frame, [self, key]) => {
    frame.at = at
    return subscript(self as Value, key as Value)
  })

const sliceCode: Compile<'Slice'> = (compiler, { parts }) =>
  lift(
    parts.map((part): Code => (part ? compiler.expr(part) : { now: () => null })),
    (_, [start = null, stop = null, step = null]) => new PySlice(start, stop, step),
  )

const namedCode: Compile<'NamedExpr'> = (compiler, { target, value }) => {
  const assign = writeName(compiler, target)
  return lift([compiler.expr(value)], (frame, [found]) => {
    assign(frame, found as Value)
    return found as Value
  })
}

const binaryCode: Compile<'BinOp'> = (compiler, { op, left, right, at }) => {
  const [a, b] = [compiler.expr(left), compiler.expr(right)]
  const act = (frame: Frame, x: Value, y: Value): Value => {
    frame.at = at
    return binary(op, x, y)
  }
  if (a.now && b.now) {
    const [x, y] = [a.now, b.now]
    return { now: (frame) => act(frame, x(frame), y(frame)) }
  }
  return lift([a, b], (frame, [x, y]) => act(frame, x as Value, y as Value))
}

/** What compiles each of these expressions. */
export const simpleExpressions = {
  Constant: ((_, { value }) => ({ now: () => value })) as Compile<'Constant'>,
  Name: ((compiler, { id, at }) => readName(compiler, id, at)) as Compile<'Name'>,
  JoinedStr: ((compiler, { pieces }) => piecesCode(compiler, pieces)) as Compile<'JoinedStr'>,
  BinOp: binaryCode,
  UnaryOp: ((compiler, { op, operand, at }) =>
    lift([compiler.expr(operand)], (frame, [value]) => {
      if (op === 'not') return !truth(value as Value)
      frame.at = at
      return unary(op, value as Value)
    })) as Compile<'UnaryOp'>,
  BoolOp: boolCode,
  Compare: compareCode,
  Attribute: attributeCode,
  Subscript: subscriptCode,
  Slice: sliceCode,
  List: ((compiler, { items }) =>
    displayCode(compiler, items, (values) => new PyList(values))) as Compile<'List'>,
  Tuple: ((compiler, { items }) =>
    displayCode(compiler, items, (values) => new PyTuple(values))) as Compile<'Tuple'>,
  Set: ((compiler, { items }) => displayCode(compiler, items, setOf)) as Compile<'Set'>,
  Dict: dictCode,
  IfExp: ifCode,
  NamedExpr: namedCode,
  Starred: ((_, { at }) => ({
    now: (frame) => {
      frame.at = at
      return raise('SyntaxError', "can't use starred expression here")
    },
  })) as Compile<'Starred'>,
}
