/**
 * How values of JavaScript look to Go: their kinds, the names of their types, and what is true.
 *
 * Texts, booleans, arrays and objects stand for themselves. A number of the data is what its model
 * says; a number that a template computes is a `Num`. `undefined` is Go's invalid value: what is
 * not there, and an untyped nil.
 *
 * @see https://pkg.go.dev/reflect#Kind
 */

/** A number with its Go type; `value` is a bigint for integers. */
export class Num {
  constructor(
    readonly value: number | bigint,
    readonly type: string,
  ) {}
}

/** A complex number, which templates can write and print. */
export class Complex {
  constructor(
    readonly real: number,
    readonly imaginary: number,
  ) {}
}

/** What an `interface {}` holds: an element of decoded JSON. `null` makes it a nil interface. */
export class Boxed {
  constructor(readonly value: unknown) {}
}

/** A nil with a type: a pointer, a list or a map of a structure. */
export class Nil {
  constructor(readonly kind: 'pointer' | 'slice' | 'map') {}
}

/** A number of decoded JSON that keeps its text; to Go it is a string of another type. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

/** The kinds by which Go distinguishes values. */
export type Kind =
  | 'invalid'
  | 'bool'
  | 'int'
  | 'float'
  | 'complex'
  | 'string'
  | 'slice'
  | 'map'
  | 'struct'
  | 'pointer'

/** How the data of a template look to Go. */
export interface Model {
  /** A number of the data. */
  number(value: number): Num | JsonNumber
  /** The Go type of a list or an object of the data. */
  typeOf(value: object): string
  /** Whether an object is a map, and no structure. */
  isMap(value: object): boolean
  /** Whether a template can name the keys of a map, as in `.Labels.team`; true if absent. */
  hasTextKeys?(value: object): boolean
  /** Whether a structure has a member for templates; all if absent. */
  hasField?(value: object, name: string): boolean
  /** Whether elements are interfaces, as in decoded JSON. */
  readonly isBoxed: boolean
  /** What a null under this name is. */
  nil(name: string): Nil | undefined
  /** Takes notice of the name under which a value was found. */
  found?(name: string, value: unknown): void
}

/** An integer that a template computes. */
export const int = (value: number | bigint, type = 'int'): Num => new Num(BigInt(value), type)

/** A value without the interface around it; a nil interface is invalid. */
export function unboxed(value: unknown): unknown {
  const held = value instanceof Boxed ? value.value : value
  return held === null ? undefined : held
}

/** A value of the data as an operand: its numbers get their types. */
export const operandOf = (value: unknown, model: Model): unknown =>
  typeof value === 'number' ? model.number(value) : value

export function kindOf(value: unknown, model: Model): Kind {
  if (value === undefined || value === null) return 'invalid'
  if (value instanceof Num) return typeof value.value === 'bigint' ? 'int' : 'float'
  if (value instanceof Complex) return 'complex'
  if (value instanceof Nil) return value.kind
  if (value instanceof JsonNumber || typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return kindOf(model.number(value), model)
  if (Array.isArray(value)) return 'slice'
  return model.isMap(value) ? 'map' : 'struct'
}

/** The name of a value's type, as `%T` prints it. */
export function typeName(value: unknown, model: Model): string {
  if (value === undefined || value === null) return '<nil>'
  if (value instanceof Boxed) return 'interface {}'
  if (value instanceof Num) return value.type
  if (value instanceof Complex) return 'complex128'
  if (value instanceof JsonNumber) return 'json.Number'
  if (value instanceof Nil) return value.kind === 'map' ? 'map[string]string' : '[]string'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return typeName(model.number(value), model)
  return model.typeOf(value as object)
}

/** What Go's `if` takes for true: anything but zero, nil and what is empty. */
export function truthy(value: unknown, model: Model): boolean {
  const held = unboxed(value)
  switch (kindOf(held, model)) {
    case 'invalid':
    case 'pointer':
      return false
    case 'bool':
      return held === true
    case 'int':
    case 'float': {
      const { value: number } = operandOf(held, model) as Num
      return number !== 0n && number !== 0
    }
    case 'complex':
      return (held as Complex).real !== 0 || (held as Complex).imaginary !== 0
    case 'string':
      return textOf(held) !== ''
    case 'slice':
    case 'map':
      return sizeOf(held) > 0
    case 'struct':
      return true
  }
}

/** The text of a string, or of a number that keeps its text. */
export const textOf = (value: unknown): string =>
  value instanceof JsonNumber ? value.text : (value as string)

/** How many elements a list or a map has. */
export const sizeOf = (value: unknown): number =>
  value instanceof Nil ? 0 : Array.isArray(value) ? value.length : membersOf(value as object).length

/** The members of a map or a structure, in the order of their names. Methods are none. */
export const membersOf = (value: object): readonly (readonly [string, unknown])[] =>
  Object.entries(value)
    .filter(([, member]) => member !== undefined && typeof member !== 'function')
    .sort(([a], [b]) => (a < b ? -1 : 1))
