/**
 * `'%s has %d'.format([…])`.
 *
 * @see https://pkg.go.dev/github.com/google/cel-go/ext#Strings
 */
import {
  CelError,
  Duration,
  MapValue,
  Opaque,
  Timestamp,
  TypeValue,
  Uint,
  type Value,
  numeric,
} from '../values.js'
import { standardFunctions } from './standard.js'

/** @throws CelError for a clause that does not fit its value */
export function formatted(template: string, args: readonly Value[]): string {
  let next = 0
  const result = template.replace(
    /%(?:\.(\d+))?([^])/g,
    (_, precision: string | undefined, verb: string) => {
      if (verb === '%') return '%'
      if (next >= args.length) throw new CelError(`index ${next} out of range`)
      return clause(verb, precision === undefined ? 6 : Number(precision), args[next++] as Value)
    },
  )
  return result
}

function clause(verb: string, precision: number, value: Value): string {
  const number = numeric(value)
  switch (verb) {
    case 's':
      return shown(value)
    case 'd':
      if (number === undefined) break
      return shown(value)
    case 'f':
      if (number === undefined) break
      return rounded(Number(number), precision)
    case 'e':
      if (number === undefined) break
      return Number(number)
        .toExponential(precision)
        .replace(/e([-+])(\d)$/, 'e$10$2')
    case 'b':
      if (typeof value === 'boolean') return value ? '1' : '0'
      if (typeof number === 'bigint') return number.toString(2)
      break
    case 'o':
      if (typeof number === 'bigint') return number.toString(8)
      break
    case 'x':
    case 'X': {
      const hex =
        typeof number === 'bigint'
          ? number.toString(16)
          : value instanceof Uint8Array
            ? [...value].map((byte) => byte.toString(16).padStart(2, '0')).join('')
            : typeof value === 'string'
              ? [...value]
                  .map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(2, '0'))
                  .join('')
              : undefined
      if (hex !== undefined) return verb === 'X' ? hex.toUpperCase() : hex
      break
    }
    default:
      throw new CelError(
        `could not parse formatting clause: unrecognized formatting clause "${verb}"`,
      )
  }
  throw new CelError(`error during formatting: no formatting function for %${verb}`)
}

/** With so many digits behind the point; what lies in the middle goes to the even digit. */
function rounded(n: number, precision: number): string {
  const scaled = n * 10 ** precision
  if (Math.abs(scaled) < 2 ** 52 && Math.abs(scaled % 1) === 0.5)
    return ((2 * Math.round(scaled / 2)) / 10 ** precision).toFixed(precision)
  return n.toFixed(precision)
}

/** A value as text. */
function shown(value: Value): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return value
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (typeof value === 'number') return Number.isFinite(value) ? as('double', value) : String(value)
  if (value instanceof Uint) return String(value.n)
  if (value instanceof Timestamp) return as('timestamp', value)
  if (value instanceof Duration) return as('duration', value)
  if (value instanceof TypeValue) return value.name
  if (value instanceof Opaque) return value.same
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`
  if (value instanceof MapValue)
    return `{${value.keys
      .map((key) => `${shown(key)}: ${shown(value.get(key) ?? null)}`)
      .sort()
      .join(', ')}}`
  return value instanceof Uint8Array ? as('bytes', value) : String(value)
}

const as = (type: string, value: Value): string =>
  String(standardFunctions[`string(${type}) string`]?.(value))
