/**
 * Type checking: finds what cannot work before anything is evaluated.
 *
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#gradual-type-checking
 */
import type { Functions } from './functions.js'
import { type Node, issue } from './syntax.js'
import {
  BOOL,
  type Bindings,
  DYN,
  INT,
  NULL,
  STRING,
  type Type,
  UINT,
  DOUBLE,
  BYTES,
  isAssignable,
  isDyn,
  joined,
  listOf,
  mapOf,
  optionalOf,
  showType,
  substitute,
} from './types.js'
import { Uint, type Value } from './values.js'

/** The types of names. */
type Scope = ReadonlyMap<string, Type>

/** The type of an expression. @throws CelSyntaxError */
export function typeOf(text: string, functions: Functions, scope: Scope, node: Node): Type {
  return new Checker(text, functions).infer(node, scope)
}

/** Types that are values too. */
const TYPE_NAMES: Readonly<Record<string, Type>> = {
  bool: BOOL,
  int: INT,
  uint: UINT,
  double: DOUBLE,
  string: STRING,
  bytes: BYTES,
  list: listOf(DYN),
  map: mapOf(DYN, DYN),
  null_type: NULL,
  type: { is: 'type', of: DYN },
  optional_type: optionalOf(DYN),
}

class Checker {
  constructor(
    private readonly text: string,
    private readonly functions: Functions,
  ) {}

  infer(node: Node, scope: Scope): Type {
    switch (node.is) {
      case 'literal':
        return literalType(node.value)
      case 'name':
        return this.name(node.name, node.at, scope)
      case 'has':
        this.field(this.infer(node.of, scope), node.field, node.at)
        return BOOL
      case 'select':
        return this.select(node, scope)
      case 'index':
        return this.index(node, scope)
      case 'call':
        return this.call(node, scope)
      case 'and':
      case 'or':
        return this.logic(node, scope)
      case 'choice': {
        this.expect(node.test, BOOL, scope, '_?_:_')
        const [yes, no] = [this.infer(node.yes, scope), this.infer(node.no, scope)]
        if (!isAssignable(no, yes, new Map()) && !isAssignable(yes, no, new Map()))
          throw this.mismatch('_?_:_', [BOOL, yes, no], node.at)
        return joined([yes, no])
      }
      case 'list':
        return listOf(
          joined(
            node.items.map(({ value, optional }) => inside(this.infer(value, scope), optional)),
          ),
        )
      case 'map':
        return mapOf(
          joined(node.entries.map(({ key }) => this.infer(key, scope))),
          joined(
            node.entries.map(({ value, optional }) => inside(this.infer(value, scope), optional)),
          ),
        )
      case 'loop':
        return this.loop(node, scope)
      case 'bind':
        return this.infer(
          node.body,
          new Map([...scope, [node.name, this.infer(node.value, scope)]]),
        )
      case 'optMap': {
        const of = inside(this.infer(node.of, scope), true)
        const body = this.infer(node.body, new Map([...scope, [node.name, of]]))
        return node.flat ? body : optionalOf(body)
      }
    }
  }

  private name(name: string, at: number, scope: Scope): Type {
    const known = scope.get(name)
    if (known) return known
    if (Object.hasOwn(TYPE_NAMES, name)) return { is: 'type', of: TYPE_NAMES[name] ?? DYN }
    throw issue(this.text, at, `undeclared reference to '${name}' (in container '')`)
  }

  /** The type of a field of a type. */
  private field(of: Type, field: string, at: number): Type {
    if (isDyn(of)) return DYN
    if (of.is === 'object') {
      const type = of.fields.get(field)
      if (!type) throw issue(this.text, at, `undefined field '${field}'`)
      return type
    }
    if (of.is === 'map') return of.of
    if (of.is === 'optional_type') return optionalOf(inside(this.field(of.of, field, at), true))
    throw issue(this.text, at, `type '${showType(of)}' does not support field selection`)
  }

  private select(node: Node & { is: 'select' }, scope: Scope): Type {
    const type = this.field(this.infer(node.of, scope), node.field, node.at)
    return node.optional ? optionalOf(inside(type, true)) : type
  }

  private index(node: Node & { is: 'index' }, scope: Scope): Type {
    const [of, index] = [this.infer(node.of, scope), this.infer(node.index, scope)]
    const held = of.is === 'optional_type' ? of.of : of
    const fits =
      isDyn(held) ||
      (held.is === 'list' && isAssignable(index, INT, new Map())) ||
      (held.is === 'map' && isAssignable(index, held.key, new Map()))
    if (!fits) throw this.mismatch('_[_]', [of, index], node.at)
    const type = held.is === 'list' || held.is === 'map' ? held.of : DYN
    return node.optional || of.is === 'optional_type' ? optionalOf(inside(type, true)) : type
  }

  private logic(node: Node & { is: 'and' | 'or' }, scope: Scope): Type {
    const types = [this.infer(node.left, scope), this.infer(node.right, scope)]
    if (types.some((type) => !isAssignable(type, BOOL, new Map())))
      throw this.mismatch(node.is === 'and' ? '_&&_' : '_||_', types, node.at)
    return BOOL
  }

  private expect(node: Node, type: Type, scope: Scope, name: string): void {
    const is = this.infer(node, scope)
    if (!isAssignable(is, type, new Map())) throw this.mismatch(name, [is], node.at)
  }

  private call({ name, target, args, at }: Node & { is: 'call' }, scope: Scope): Type {
    const given = (target ? [target, ...args] : args).map((arg) => this.infer(arg, scope))
    if (name === '_==_' || name === '_!=_') {
      const [a = DYN, b = DYN] = given
      if (!isAssignable(a, b, new Map()) && !isAssignable(b, a, new Map()))
        throw this.mismatch(name, given, at)
      return BOOL
    }
    const overloads = this.functions.get(name)
    if (!overloads)
      throw issue(this.text, at, `undeclared reference to '${name}' (in container '')`)
    const results: Type[] = []
    for (const { member, params, result } of overloads) {
      if (member !== (target !== undefined) || params.length !== given.length) continue
      const bindings: Bindings = new Map()
      if (given.every((type, i) => isAssignable(type, params[i] ?? DYN, bindings)))
        results.push(substitute(result, bindings))
    }
    if (results.length === 0) throw this.mismatch(name, given, at, target !== undefined)
    return joined(results)
  }

  private loop(node: Node & { is: 'loop' }, scope: Scope): Type {
    const over = this.infer(node.over, scope)
    if (!isDyn(over) && over.is !== 'list' && over.is !== 'map')
      throw issue(
        this.text,
        node.over.at,
        `expression of type '${showType(over)}' cannot be range of a comprehension (must be list, map, or dynamic)`,
      )
    const first = over.is === 'list' ? over.of : over.is === 'map' ? over.key : DYN
    const types =
      node.names.length === 1
        ? [first]
        : over.is === 'list'
          ? [INT, over.of]
          : over.is === 'map'
            ? [over.key, over.of]
            : [DYN, DYN]
    const inner = new Map([
      ...scope,
      ...node.names.map((name, i) => [name, types[i] ?? DYN] as const),
    ])
    if (node.filter) this.expect(node.filter, BOOL, inner, '_?_:_')
    if (node.macro === 'map') return listOf(this.infer(node.body, inner))
    this.expect(node.body, BOOL, inner, node.macro === 'all' ? '_&&_' : '_||_')
    return node.macro === 'filter' ? listOf(first) : BOOL
  }

  private mismatch(name: string, types: readonly Type[], at: number, member = false): Error {
    const shown = types.map(showType)
    const list = member ? `${shown[0]}.(${shown.slice(1).join(', ')})` : `(${shown.join(', ')})`
    return issue(this.text, at, `found no matching overload for '${name}' applied to '${list}'`)
  }
}

/** What an optional type holds. */
const inside = (type: Type, optional: boolean): Type =>
  optional && type.is === 'optional_type' ? type.of : type

function literalType(value: Value): Type {
  if (value === null) return NULL
  if (value instanceof Uint) return UINT
  if (value instanceof Uint8Array) return BYTES
  const types: Readonly<Record<string, Type>> = {
    boolean: BOOL,
    bigint: INT,
    number: DOUBLE,
    string: STRING,
  }
  return types[typeof value] ?? DYN
}
