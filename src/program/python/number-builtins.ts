/**
 * The built-in functions of numbers: `abs`, `hex`, `max`, `min`, `round`, `sum`.
 *
 * @see https://docs.python.org/3/library/functions.html
 */
import { raise } from './exceptions.js'
import { fixed } from './format/spec.js'
import { collect, iterate } from './iterate.js'
import { asInt } from './native.js'
import { callNow, callSpecial } from './objects.js'
import { binary } from './operators.js'
import { PyBuiltin, type Value, typeName } from './values.js'

/** `min` and `max`. */
export const extreme = (name: string, isBetter: (a: Value, b: Value) => boolean): PyBuiltin =>
  new PyBuiltin(
    name,
    (args, kw) => {
      const key = kw?.get('key')
      const keyOf = (value: Value): Value =>
        key === undefined || key === null ? value : callNow(key, [value])
      const items = args.length === 1 ? collect(args[0] as Value) : [...args]
      const [first, ...rest] = items
      if (first === undefined) {
        const other = kw?.get('default')
        if (other !== undefined) return other
        return args.length === 0
          ? raise('TypeError', `${name} expected at least 1 argument, got 0`)
          : raise('ValueError', `${name}() iterable argument is empty`)
      }
      let [best, bestKey] = [first, keyOf(first)]
      for (const item of rest) {
        const own = keyOf(item)
        if (isBetter(own, bestKey)) [best, bestKey] = [item, own]
      }
      return best
    },
    true,
  )

/** `round(value, digits)`. */
export function round(value: Value, digits: Value = null): Value {
  if (typeof value === 'bigint' || typeof value === 'boolean') return BigInt(value)
  if (typeof value !== 'number') {
    const own = callSpecial(value, '__round__', ...(digits === null ? [] : [digits]))
    return own === undefined
      ? raise('TypeError', `type ${typeName(value)} doesn't define __round__ method`)
      : own
  }
  if (digits === null) {
    const down = Math.floor(value)
    const rest = value - down
    return BigInt(rest > 0.5 || (rest === 0.5 && down % 2 !== 0) ? down + 1 : down)
  }
  const places = asInt(digits)
  if (places < 0) return Math.round(value / 10 ** -places) * 10 ** -places
  return value < 0 ? -Number(fixed(-value, places)) : Number(fixed(value, places))
}

/** `abs(value)`. */
export function absolute(value: Value): Value {
  if (typeof value === 'bigint') return value < 0n ? -value : value
  if (typeof value === 'number') return Math.abs(value)
  if (typeof value === 'boolean') return value ? 1n : 0n
  const own = callSpecial(value, '__abs__')
  return own === undefined
    ? raise('TypeError', `bad operand type for abs(): '${typeName(value)}'`)
    : own
}

/** `hex(value)` and its like. */
export const based =
  (prefix: string, base: number) =>
  (value: Value): string => {
    const number = typeof value === 'bigint' ? value : BigInt(asInt(value))
    const text = (number < 0n ? -number : number).toString(base)
    return `${number < 0n ? '-' : ''}${prefix}${text}`
  }

/** `sum(values)`. */
export function sum(values: Value, start: Value = 0n): Value {
  if (typeof start === 'string')
    raise('TypeError', "sum() can't sum strings [use ''.join(seq) instead]")
  let total: Value = start
  for (const value of iterate(values)) total = binary('+', total, value)
  return total
}
