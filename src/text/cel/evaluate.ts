/**
 * Evaluation of expressions.
 *
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#evaluation
 */
import { type Functions, fits } from './functions.js'
import type { Node } from './syntax.js'
import {
  CelError,
  MapValue,
  NOTHING,
  Optional,
  TypeValue,
  Uint,
  type Value,
  areEqual,
  noOverload,
  numeric,
} from './values.js'

/** The values of names. */
type Names = ReadonlyMap<string, Value>

/** The value of an expression. @throws CelError */
export function evaluate(functions: Functions, node: Node, names: Names): Value {
  return new Evaluation(functions).value(node, names)
}

const TYPES = new Set([
  'optional_type',
  'bool',
  'int',
  'uint',
  'double',
  'string',
  'bytes',
  'list',
  'map',
  'null_type',
  'type',
])

class Evaluation {
  constructor(private readonly functions: Functions) {}

  value(node: Node, names: Names): Value {
    switch (node.is) {
      case 'literal':
        return node.value
      case 'name': {
        const known = names.get(node.name)
        if (known !== undefined) return known
        if (TYPES.has(node.name)) return new TypeValue(node.name)
        throw new CelError(`no such attribute(s): ${node.name}`)
      }
      case 'has':
        return isThere(this.value(node.of, names), node.field)
      case 'select':
        return selected(this.value(node.of, names), node.field, node.optional)
      case 'index':
        return selected(this.value(node.of, names), this.value(node.index, names), node.optional)
      case 'call':
        return this.call(node, names)
      case 'and':
        return this.logic(node.left, node.right, names, false)
      case 'or':
        return this.logic(node.left, node.right, names, true)
      case 'choice': {
        const test = this.value(node.test, names)
        if (typeof test !== 'boolean') throw noOverload()
        return this.value(test ? node.yes : node.no, names)
      }
      case 'list':
        return node.items.flatMap(({ value, optional }) => {
          const item = this.value(value, names)
          return optional && item instanceof Optional ? (item.value ?? []) : [item]
        })
      case 'map':
        return this.map(node, names)
      case 'loop':
        return this.loop(node, names)
      case 'bind':
        return this.value(
          node.body,
          new Map([...names, [node.name, this.value(node.value, names)]]),
        )
      case 'optMap': {
        const of = this.value(node.of, names)
        if (!(of instanceof Optional)) throw noOverload()
        if (of.value === undefined) return NOTHING
        const made = this.value(node.body, new Map([...names, [node.name, of.value]]))
        return node.flat ? made : new Optional(made)
      }
    }
  }

  /** What one side decides is decided, even if the other one fails. */
  private logic(left: Node, right: Node, names: Names, decisive: boolean): Value {
    let failure: CelError | undefined
    for (const node of [left, right]) {
      try {
        const value = this.value(node, names)
        if (value === decisive) return decisive
        if (typeof value !== 'boolean') failure ??= noOverload()
      } catch (error) {
        if (!(error instanceof CelError)) throw error
        failure ??= error
      }
    }
    if (failure) throw failure
    return !decisive
  }

  private call({ name, target, args }: Node & { is: 'call' }, names: Names): Value {
    const given = (target ? [target, ...args] : args).map((arg) => this.value(arg, names))
    if (name === '_==_') return areEqual(given[0] as Value, given[1] as Value)
    if (name === '_!=_') return !areEqual(given[0] as Value, given[1] as Value)
    const overload = this.functions
      .get(name)
      ?.find(
        ({ member, params }) =>
          member === (target !== undefined) &&
          params.length === given.length &&
          params.every((param, i) => fits(param, given[i] as Value)),
      )
    if (!overload) throw noOverload()
    return overload.run(...given)
  }

  private map({ entries }: Node & { is: 'map' }, names: Names): Value {
    const pairs = entries.flatMap(({ key, value, optional }): [Value, Value][] => {
      const made = this.value(value, names)
      if (!optional || !(made instanceof Optional)) return [[this.value(key, names), made]]
      return made.value === undefined ? [] : [[this.value(key, names), made.value]]
    })
    const bad = pairs.find(
      ([key]) => typeof key === 'number' || (typeof key === 'object' && !(key instanceof Uint)),
    )
    if (bad) throw new CelError('unsupported key type')
    const map = MapValue.of(pairs)
    if (!map) throw new CelError('Failed with repeated key')
    return map
  }

  private loop(node: Node & { is: 'loop' }, names: Names): Value {
    const over = this.value(node.over, names)
    const entries = entriesOf(over)
    const scopes = entries.map(
      ([key, value]) =>
        new Map([
          ...names,
          ...(node.names.length === 1
            ? [[node.names[0] ?? '', over instanceof MapValue ? key : value] as const]
            : [[node.names[0] ?? '', key] as const, [node.names[1] ?? '', value] as const]),
        ]),
    )
    const test = (scope: Names, body = node.body): boolean => {
      const value = this.value(body, scope)
      if (typeof value !== 'boolean') throw noOverload()
      return value
    }
    switch (node.macro) {
      case 'all':
        return this.quantified(scopes, test, false)
      case 'exists':
        return this.quantified(scopes, test, true)
      case 'exists_one':
        return scopes.filter((scope) => test(scope)).length === 1
      case 'filter':
        return entries
          .filter((_, i) => test(scopes[i] as Names))
          .map(([key, value]) => (over instanceof MapValue ? key : value))
      case 'map':
        return scopes
          .filter((scope) => !node.filter || test(scope, node.filter))
          .map((scope) => this.value(node.body, scope))
    }
  }

  private quantified(
    scopes: readonly Names[],
    test: (scope: Names) => boolean,
    decisive: boolean,
  ): boolean {
    let failure: CelError | undefined
    for (const scope of scopes) {
      try {
        if (test(scope) === decisive) return decisive
      } catch (error) {
        if (!(error instanceof CelError)) throw error
        failure ??= error
      }
    }
    if (failure) throw failure
    return !decisive
  }
}

function entriesOf(over: Value): readonly (readonly [Value, Value])[] {
  if (Array.isArray(over)) return over.map((item: Value, i) => [BigInt(i), item] as const)
  if (over instanceof MapValue) return over.keys.map((key) => [key, over.get(key) ?? null] as const)
  throw noOverload()
}

function isThere(of: Value, field: string): boolean {
  if (of instanceof Optional) return of.value !== undefined && isThere(of.value, field)
  if (of instanceof MapValue) return of.get(field) !== undefined
  throw noOverload()
}

/** A field of an object, a value of a map, an item of a list. */
function selected(of: Value, key: Value, optional: boolean): Value {
  if (of instanceof Optional) {
    if (of.value === undefined) return NOTHING
    const found = lookUp(of.value, key)
    return found === undefined ? NOTHING : asOptional(found)
  }
  const found = lookUp(of, key)
  if (optional) return found === undefined ? NOTHING : asOptional(found)
  if (found !== undefined) return found
  if (Array.isArray(of)) throw new CelError(`index out of bounds: ${numeric(key)}`)
  throw new CelError(`no such key: ${key instanceof Uint ? key.n : key}`)
}

const asOptional = (value: Value): Value =>
  value instanceof Optional ? value : new Optional(value)

function lookUp(of: Value, key: Value): Value | undefined {
  if (of instanceof MapValue) return of.get(key)
  const index = numeric(key)
  if (!Array.isArray(of) || index === undefined) throw noOverload()
  return of[Number(index)]
}
