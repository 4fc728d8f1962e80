/**
 * The types of expressions.
 *
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#gradual-type-checking
 */

/** A type. `dyn` is whatever turns up when the expression is evaluated. */
export type Type =
  | { readonly is: 'basic'; readonly name: string }
  | { readonly is: 'list'; readonly of: Type }
  | { readonly is: 'optional_type'; readonly of: Type }
  | { readonly is: 'type'; readonly of: Type }
  | { readonly is: 'map'; readonly key: Type; readonly of: Type }
  | { readonly is: 'object'; readonly name: string; readonly fields: ReadonlyMap<string, Type> }
  | { readonly is: 'param'; readonly name: string }

const basic = (name: string): Type => ({ is: 'basic', name })

export const DYN = basic('dyn')
export const BOOL = basic('bool')
export const INT = basic('int')
export const UINT = basic('uint')
export const DOUBLE = basic('double')
export const STRING = basic('string')
export const BYTES = basic('bytes')
export const NULL = basic('null_type')
export const TIMESTAMP = basic('google.protobuf.Timestamp')
export const DURATION = basic('google.protobuf.Duration')
export const listOf = (of: Type): Type => ({ is: 'list', of })
export const mapOf = (key: Type, of: Type): Type => ({ is: 'map', key, of })
export const optionalOf = (of: Type): Type => ({ is: 'optional_type', of })

const SHORT: Readonly<Record<string, string>> = {
  timestamp: 'google.protobuf.Timestamp',
  duration: 'google.protobuf.Duration',
  null: 'null_type',
  quantity: 'kubernetes.Quantity',
  url: 'kubernetes.URL',
  ip: 'net.IP',
  cidr: 'net.CIDR',
  format: 'kubernetes.NamedFormat',
}

/** Reads a type: `list(A)`, `map(string, int)`, `timestamp`. */
export function readType(text: string): Type {
  const found = /^(list|map|optional_type|type)\((.*)\)$/.exec(text)
  if (!found) return /^[A-Z]$/.test(text) ? { is: 'param', name: text } : basic(SHORT[text] ?? text)
  const [, is, inner = ''] = found
  if (is !== 'map') return { is: is as 'list', of: readType(inner) }
  const comma = inner.indexOf(',')
  return mapOf(readType(inner.slice(0, comma)), readType(inner.slice(comma + 1).trim()))
}

/** A type as messages show it. */
export function showType(type: Type): string {
  if (type.is === 'map') return `map(${showType(type.key)}, ${showType(type.of)})`
  if (type.is === 'list' || type.is === 'optional_type' || type.is === 'type')
    return `${type.is}(${showType(type.of)})`
  return type.name === 'null_type' ? 'null' : type.name
}

/** The types that parameters stand for. */
export type Bindings = Map<string, Type>

export const isDyn = (type: Type): boolean => type.is === 'basic' && type.name === 'dyn'
const isNull = (type: Type): boolean => type.is === 'basic' && type.name === 'null_type'

/** Whether a value of a type can stand where another one is asked for. */
export function isAssignable(type: Type, to: Type, bindings: Bindings): boolean {
  if (isDyn(type) || isDyn(to)) return true
  if (to.is === 'param') {
    const bound = bindings.get(to.name)
    if (bound === undefined || isDyn(bound) || isNull(bound)) {
      bindings.set(to.name, type)
      return true
    }
    return isAssignable(type, bound, bindings)
  }
  if (type.is === 'param') return true
  if (isNull(type) || isNull(to))
    return isNull(type) && isNull(to) ? true : mayBeNull(isNull(type) ? to : type)
  if (type.is === 'map' && to.is === 'map')
    return isAssignable(type.key, to.key, bindings) && isAssignable(type.of, to.of, bindings)
  if (type.is === 'type' && to.is === 'type') return true
  if (type.is === 'object' && to.is === 'object') return type.name === to.name
  if ('of' in type && 'of' in to) return type.is === to.is && isAssignable(type.of, to.of, bindings)
  return type.is === to.is && 'name' in type && 'name' in to && type.name === to.name
}

const mayBeNull = (type: Type): boolean =>
  type.is === 'object' || type === TIMESTAMP || type === DURATION

/** The type with its parameters replaced. */
export function substitute(type: Type, bindings: Bindings): Type {
  if (type.is === 'param') return bindings.get(type.name) ?? DYN
  if (type.is === 'map') return mapOf(substitute(type.key, bindings), substitute(type.of, bindings))
  if ('of' in type) return { ...type, of: substitute(type.of, bindings) }
  return type
}

/** One type for several values: theirs if they have the same, or any. */
export function joined(types: readonly Type[]): Type {
  const [first, ...rest] = types
  if (!first) return DYN
  return rest.every(
    (type) => isAssignable(type, first, new Map()) && isAssignable(first, type, new Map()),
  )
    ? first
    : DYN
}
