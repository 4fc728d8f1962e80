/**
 * Targets: what assignments give values to, and what `del` removes.
 *
 * @see https://docs.python.org/3/reference/simple_stmts.html#assignment-statements
 */
import { raise, unsimulated } from '../exceptions.js'
import { iterate, itemsOf } from '../iterate.js'
import { setAttribute } from '../set-attribute.js'
import type { Expr } from '../parse/tree.js'
import { deleteSubscript, setSubscript } from '../subscript.js'
import { PyList, PyObject, type Value, typeName } from '../values.js'
import type { Assign, Code, Compiler, Frame } from './frame.js'
import { removeName, writeName } from './names.js'

/** Computes a part of a target, which never waits. */
function partOf(compiler: Compiler, node: Expr): (frame: Frame) => Value {
  const code = compiler.expr(node)
  return code.now ?? (() => unsimulated('calls in the targets of this statement'))
}

/** Gives a value to a target whose parts do not wait. */
export function assignTo(compiler: Compiler, target: Expr): Assign {
  switch (target.is) {
    case 'Name':
      return writeName(compiler, target.id)
    case 'Attribute': {
      const self = partOf(compiler, target.value)
      return (frame, value) => {
        const on = self(frame)
        frame.at = target.at
        setAttribute(on, target.attr, value)
      }
    }
    case 'Subscript': {
      const [self, key] = [partOf(compiler, target.value), partOf(compiler, target.index)]
      return (frame, value) => {
        const [on, at] = [self(frame), key(frame)]
        frame.at = target.at
        setSubscript(on, at, value)
      }
    }
    case 'Tuple':
    case 'List':
      return unpackTo(compiler, target.items)
    case 'Starred':
      return assignTo(compiler, target.value)
    default:
      return () => unsimulated('this target of an assignment')
  }
}

function unpackTo(compiler: Compiler, items: readonly Expr[]): Assign {
  const targets = items.map((item) => assignTo(compiler, item))
  const star = items.findIndex(({ is }) => is === 'Starred')
  return (frame, value) => {
    const values = unpacked(value, star < 0 ? items.length : undefined)
    const parts = star < 0 ? exactly(values, items.length) : around(values, items.length, star)
    targets.forEach((assign, i) => assign(frame, parts[i] as Value))
  }
}

function unpacked(value: Value, most: number | undefined): Value[] {
  if (!(value instanceof PyObject) && typeof value !== 'string')
    raise('TypeError', `cannot unpack non-iterable ${typeName(value)} object`)
  const found: Value[] = []
  const items = itemsOf(value)
  if (!items && value instanceof PyObject && value.cls.find('__iter__') === undefined)
    if (typeName(value) !== 'generator' && value.cls.find('__getitem__') === undefined)
      raise('TypeError', `cannot unpack non-iterable ${typeName(value)} object`)
  for (const item of iterate(value)) {
    found.push(item)
    if (most !== undefined && found.length > most) break
  }
  return found
}

function exactly(values: Value[], wanted: number): Value[] {
  if (values.length > wanted) raise('ValueError', `too many values to unpack (expected ${wanted})`)
  if (values.length < wanted)
    raise('ValueError', `not enough values to unpack (expected ${wanted}, got ${values.length})`)
  return values
}

function around(values: Value[], wanted: number, star: number): Value[] {
  const rest = values.length - (wanted - 1)
  if (rest < 0)
    raise(
      'ValueError',
      `not enough values to unpack (expected at least ${wanted - 1}, got ${values.length})`,
    )
  return [
    ...values.slice(0, star),
    new PyList(values.slice(star, star + rest)),
    ...values.slice(star + rest),
  ]
}

/** A target whose parts may have to wait: what they are is computed first. */
export function targetCode(
  compiler: Compiler,
  target: Expr,
): {
  readonly parts: readonly Code[]
  put(frame: Frame, parts: readonly Value[], value: Value): void
} {
  if (target.is === 'Attribute')
    return {
      parts: [compiler.expr(target.value)],
      put(frame, [self], value) {
        frame.at = target.at
        setAttribute(self as Value, target.attr, value)
      },
    }
  if (target.is === 'Subscript')
    return {
      parts: [compiler.expr(target.value), compiler.expr(target.index)],
      put(frame, [self, key], value) {
        frame.at = target.at
        setSubscript(self as Value, key as Value, value)
      },
    }
  const assign = assignTo(compiler, target)
  return { parts: [], put: (frame, _, value) => assign(frame, value) }
}

/** Removes a target. */
export function removeTarget(
  compiler: Compiler,
  target: Expr,
): { readonly parts: readonly Code[]; remove(frame: Frame, parts: readonly Value[]): void } {
  if (target.is === 'Name') {
    const remove = removeName(compiler, target.id, target.at)
    return { parts: [], remove: (frame) => remove(frame) }
  }
  if (target.is === 'Attribute')
    return {
      parts: [compiler.expr(target.value)],
      remove: (_, [self]) => setAttribute(self as Value, target.attr, undefined),
    }
  if (target.is === 'Subscript')
    return {
      parts: [compiler.expr(target.value), compiler.expr(target.index)],
      remove: (_, [self, key]) => deleteSubscript(self as Value, key as Value),
    }
  return { parts: [], remove: () => unsimulated('this target of del') }
}
