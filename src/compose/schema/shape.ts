/**
 * Shapes of values: what the schema of the compose specification is written in.
 *
 * @see https://json-schema.org/understanding-json-schema/reference
 */

/** Kinds of values as the schema names them. */
export type TypeName = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string'

/** What a value has to look like. */
export interface Shape {
  readonly types?: readonly TypeName[]
  readonly oneOf?: readonly Shape[]
  readonly values?: readonly string[]
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Shape
  readonly members?: Readonly<Record<string, Shape>>
  /** The shape of members whose name matches a pattern. */
  readonly named?: readonly (readonly [pattern: string, shape: Shape])[]
  /** No other members. */
  readonly closed?: boolean
  readonly required?: readonly string[]
}

const EXTENSIONS = '^x-'
/** Names of services, networks and the like. */
export const NAME = '^[a-zA-Z0-9._-]+$'

const of = (...types: readonly TypeName[]): Shape => ({ types })

const anything: Shape = {}
export const text = of('string')
export const truth = of('boolean')
export const integer = of('integer')
export const nothing = of('null')
/** A truth value, which may be written as text with variables. */
export const flag = of('boolean', 'string')
/** A whole number, which may be written as text with variables. */
export const count = of('integer', 'string')
/** A number, which may be written as text with variables. */
export const amount = of('number', 'string')
export const number = of('number')
export const scalar = of('boolean', 'number', 'string')
export const scalarOrNothing = of('boolean', 'null', 'number', 'string')
export const amountOrNothing = of('null', 'number', 'string')
export const textOrNothing = of('null', 'string')

export const either = (...oneOf: readonly Shape[]): Shape => ({ oneOf })
export const oneOfWords = (...values: readonly string[]): Shape => ({ types: ['string'], values })
export const textLike = (pattern: string): Shape => ({ types: ['string'], pattern })
export const integerIn = (minimum: number, maximum?: number): Shape => ({
  types: ['integer'],
  minimum,
  ...(maximum === undefined ? {} : { maximum }),
})
export const list = (items: Shape): Shape => ({ types: ['array'], items })

type Members = Readonly<Record<string, Shape>>

/** A mapping with these members and extensions alone. */
export const object = (members: Members, ...required: readonly string[]): Shape => ({
  types: ['object'],
  members,
  named: [[EXTENSIONS, anything]],
  closed: true,
  required,
})
/** A mapping with these members alone. */
export const strict = (members: Members, ...required: readonly string[]): Shape => ({
  types: ['object'],
  members,
  closed: true,
  required,
})
/** A mapping with these members and any others. */
export const open = (members: Members, ...required: readonly string[]): Shape => ({
  types: ['object'],
  members,
  required,
})
/** A mapping whose members have names of a pattern, and one shape. */
export const dict = (pattern: string, shape: Shape): Shape => ({
  types: ['object'],
  named: [[pattern, shape]],
  closed: true,
})
/** The same, where members of other names are left alone. */
export const looseDict = (pattern: string, shape: Shape): Shape => ({
  types: ['object'],
  named: [[pattern, shape]],
})
/** The shape, or nothing. */
export const optional = (shape: Shape): Shape => ({
  ...shape,
  types: [...(shape.types ?? []), 'null'],
})
