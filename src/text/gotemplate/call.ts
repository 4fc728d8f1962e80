/**
 * Calls in templates: how many arguments a function takes, and what they have to be.
 *
 * @see https://pkg.go.dev/text/template#hdr-Arguments
 */
import { Problem } from './error.js'
import type { Parameter } from './functions.js'
import { type Word, sourceOf } from './nodes.js'
import { isIntegerConstant } from './number.js'
import {
  Boxed,
  Complex,
  JsonNumber,
  type Model,
  Nil,
  Num,
  int,
  kindOf,
  operandOf,
  typeName,
  unboxed,
} from './value.js'

/** What a call takes. */
interface Signature {
  readonly takes: readonly Parameter[]
  readonly rest?: Parameter
}

/** Checks the number of arguments; `piped` is whether one more comes from the pipeline. */
export function checkCount(
  name: string,
  { takes, rest }: Signature,
  given: number,
  piped: boolean,
): void {
  const count = given + (piped ? 1 : 0)
  if (rest !== undefined) {
    if (count < takes.length)
      throw new Problem(
        `wrong number of args for ${name}: want at least ${takes.length} got ${given}`,
      )
  } else if (count !== takes.length)
    throw new Problem(`wrong number of args for ${name}: want ${takes.length} got ${count}`)
}

/** What a call wants at a place. */
export const parameterAt = ({ takes, rest }: Signature, at: number): Parameter =>
  takes[at] ?? rest ?? 'any'

const LARGEST_INT = 2n ** 63n - 1n

/** A word that says its own value, as an argument. @throws Problem when it does not fit */
export function literalArgument(word: Word, parameter: Parameter): unknown {
  const source = sourceOf(word)
  switch (parameter) {
    case 'string':
      if (word.kind === 'string') return word.value
      if (word.kind === 'nil') throw new Problem('cannot assign nil to string')
      throw new Problem(`expected string; found ${source}`)
    case 'int':
      if (word.kind === 'number' && word.int !== undefined && word.imaginary === undefined)
        return int(word.int)
      if (word.kind === 'nil') throw new Problem('cannot assign nil to int')
      throw new Problem(`expected integer; found ${source}`)
    case '[]string':
      if (word.kind === 'nil') return []
      throw new Problem(`can't handle ${source} for arg of type []string`)
    default:
      return constantOf(word)
  }
}

/** The value of a literal where anything goes. @throws Problem for an integer that is too large */
export function constantOf(word: Word): unknown {
  switch (word.kind) {
    case 'bool':
    case 'string':
      return word.value
    case 'number':
      if (word.imaginary !== undefined) return new Complex(word.float ?? 0, word.imaginary)
      if (!isIntegerConstant(word)) return new Num(word.float ?? 0, 'float64')
      if ((word.int as bigint) > LARGEST_INT) throw new Problem(`${word.text} overflows int`)
      return word.isCharacter ? int(word.int as bigint, 'int32') : int(word.int as bigint)
    default:
      return undefined
  }
}

/** A value as an argument. @throws Problem when it does not fit */
export function checkedArgument(value: unknown, parameter: Parameter, model: Model): unknown {
  if (parameter === 'any' || parameter === 'value') return value
  const held = operandOf(unboxed(value), model)
  if (held === undefined) {
    if (parameter === '[]string' && !(value instanceof Boxed)) return []
    throw new Problem(
      value instanceof Boxed
        ? `wrong type for value; expected ${parameter}; got interface {}`
        : `invalid value; expected ${parameter}`,
    )
  }
  if (fits(held, parameter, model)) return held instanceof Nil ? [] : held
  throw new Problem(`wrong type for value; expected ${parameter}; got ${typeName(held, model)}`)
}

function fits(value: unknown, parameter: Parameter, model: Model): boolean {
  if (value instanceof JsonNumber) return false
  switch (parameter) {
    case 'string':
      return typeof value === 'string'
    case 'int':
      return value instanceof Num && value.type === 'int'
    default:
      return kindOf(value, model) === 'slice' && typeName(value, model) === '[]string'
  }
}
