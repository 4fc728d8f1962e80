/**
 * The values of expressions. An int is a bigint, a double is a number, text is text; lists are
 * arrays; the rest has classes.
 *
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#values
 */

/** A value. */
export type Value =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint8Array
  | Uint
  | Duration
  | Timestamp
  | TypeValue
  | Optional
  | Opaque
  | MapValue
  | readonly Value[]

/** An unsigned integer of 64 bits. */
export class Uint {
  constructor(readonly n: bigint) {}
}

/** A span of time in nanoseconds. */
export class Duration {
  constructor(readonly ns: bigint) {}
}

/** A point in time, in nanoseconds since the epoch. */
export class Timestamp {
  constructor(readonly ns: bigint) {}
}

/** A type as a value: `int`. */
export class TypeValue {
  constructor(readonly name: string) {}
}

/** A value or nothing. */
export class Optional {
  constructor(readonly value: Value | undefined) {}
}

export const NOTHING = new Optional(undefined)

/** A value of a library: a quantity, an address. `same` is equal for equal ones. */
export class Opaque<Inner = unknown> {
  constructor(
    readonly type: string,
    readonly inner: Inner,
    readonly same: string,
  ) {}
}

/** A map, or the fields of an object; its values are made when they are first asked for. */
export class MapValue {
  private readonly made = new Map<string, Value>()
  private constructor(
    private readonly entries: ReadonlyMap<
      string,
      readonly [key: Value, value: Value | (() => Value)]
    >,
  ) {}

  /** A map of these entries; undefined if a key comes twice. */
  static of(entries: readonly (readonly [Value, Value])[]): MapValue | undefined {
    const map = new Map(entries.map((entry) => [keyText(entry[0]), entry]))
    return map.size === entries.length ? new MapValue(map) : undefined
  }

  /** The fields of an object of JSON. */
  static fields(names: readonly string[], valueOf: (name: string) => Value): MapValue {
    return new MapValue(
      new Map(names.map((name) => [keyText(name), [name, (): Value => valueOf(name)]])),
    )
  }

  get size(): number {
    return this.entries.size
  }

  get keys(): readonly Value[] {
    return [...this.entries.values()].map(([key]) => key)
  }

  /** The value of a key; undefined if there is none. */
  get(key: Value): Value | undefined {
    const text = keyText(key)
    const known = this.made.get(text)
    if (known !== undefined) return known
    const value = this.entries.get(text)?.[1]
    if (typeof value !== 'function') return value
    const made = value()
    this.made.set(text, made)
    return made
  }
}

/** The same for equal keys: 1, 1u and 1.0 are one key. */
function keyText(key: Value): string {
  if (typeof key === 'string') return `"${key}`
  if (key instanceof Uint) return `${key.n}`
  return String(key)
}

/** An evaluation failed. */
export class CelError extends Error {
  override name = 'CelError'
}

export const noOverload = (): CelError => new CelError('no such overload')

/** The name of a value's type. */
export function typeName(value: Value): string {
  if (value === null) return 'null_type'
  switch (typeof value) {
    case 'boolean':
      return 'bool'
    case 'bigint':
      return 'int'
    case 'number':
      return 'double'
    case 'string':
      return 'string'
  }
  if (Array.isArray(value)) return 'list'
  if (value instanceof Uint8Array) return 'bytes'
  if (value instanceof Uint) return 'uint'
  if (value instanceof Duration) return 'google.protobuf.Duration'
  if (value instanceof Timestamp) return 'google.protobuf.Timestamp'
  if (value instanceof TypeValue) return 'type'
  if (value instanceof Optional) return 'optional_type'
  return value instanceof Opaque ? value.type : 'map'
}

/** The number of a value, if it is one. */
export const numeric = (value: Value): bigint | number | undefined =>
  value instanceof Uint
    ? value.n
    : typeof value === 'bigint' || typeof value === 'number'
      ? value
      : undefined

/** Whether two values are equal; values of different types never are, but numbers may be. */
export function areEqual(a: Value, b: Value): boolean {
  const [x, y] = [numeric(a), numeric(b)]
  // A bigint and a number are equal if they are the same number.
  // biome-ignore lint/suspicious/noDoubleEquals: see above
  if (x !== undefined && y !== undefined) return x == y
  if (Array.isArray(a))
    return (
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item: Value, i) => areEqual(item, b[i] as Value))
    )
  if (a instanceof MapValue)
    return b instanceof MapValue && a.size === b.size && a.keys.every((key) => sameAt(a, b, key))
  if (a instanceof Uint8Array)
    return b instanceof Uint8Array && a.length === b.length && a.every((byte, i) => byte === b[i])
  if (a instanceof Duration) return b instanceof Duration && a.ns === b.ns
  if (a instanceof Timestamp) return b instanceof Timestamp && a.ns === b.ns
  if (a instanceof TypeValue) return b instanceof TypeValue && a.name === b.name
  if (a instanceof Opaque) return b instanceof Opaque && a.type === b.type && a.same === b.same
  if (a instanceof Optional) {
    if (!(b instanceof Optional) || a.value === undefined)
      return b instanceof Optional && b.value === undefined
    return b.value !== undefined && areEqual(a.value, b.value)
  }
  return a === b
}

function sameAt(a: MapValue, b: MapValue, key: Value): boolean {
  const [x, y] = [a.get(key), b.get(key)]
  return x !== undefined && y !== undefined && areEqual(x, y)
}
