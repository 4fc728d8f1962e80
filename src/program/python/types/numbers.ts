/**
 * `int`, `float` and `bool`: making them, and their methods.
 *
 * @see https://docs.python.org/3/library/functions.html#int
 */
import { raise } from '../exceptions.js'
import { addMethods, asInt } from '../native.js'
import { callSpecial } from '../objects.js'
import { repr, str } from '../show.js'
import {
  PyBuiltin,
  PyBytes,
  PyTuple,
  type Value,
  boolClass,
  floatClass,
  intClass,
  strClass,
  typeName,
} from '../values.js'
import { truth } from './keys.js'
import { decodeBytes } from './text.js'

const MOST_DIGITS = 4300

function parseInteger(text: string, base: number): bigint {
  const wrong = (): never =>
    raise('ValueError', `invalid literal for int() with base ${base}: ${repr(text)}`)
  const [, sign = '', digits = ''] = /^([-+]?)(\w+)$/.exec(text.trim()) ?? []
  const body = digits.toLowerCase()
  if (!/^[\da-z]+(_[\da-z]+)*$/.test(body)) return wrong()
  const plain = body.replaceAll('_', '')
  if (plain.length > MOST_DIGITS)
    raise(
      'ValueError',
      `Exceeds the limit (${MOST_DIGITS} digits) for integer string conversion: value has ${plain.length} digits; use sys.set_int_max_str_digits() to increase the limit`,
    )
  const value = base === 10 ? decimal(plain) : inBase(plain, base)
  return value === undefined ? wrong() : sign === '-' ? -value : value
}

const decimal = (digits: string): bigint | undefined =>
  /^\d+$/.test(digits) ? BigInt(digits) : undefined

function inBase(digits: string, base: number): bigint | undefined {
  const prefixes: Readonly<Record<string, number>> = { '0x': 16, '0o': 8, '0b': 2 }
  const prefix = prefixes[digits.slice(0, 2)]
  const hasPrefix = prefix !== undefined && (base === 0 || base === prefix)
  const radix = BigInt(base === 0 ? (prefix ?? 10) : base)
  let value = 0n
  for (const sign of hasPrefix ? digits.slice(2) : digits) {
    const digit = BigInt(Number.parseInt(sign, 36))
    if (digit >= radix) return undefined
    value = value * radix + digit
  }
  return value
}

/** `int(value, base)`. */
export function toInt(value: Value | undefined, base?: Value): bigint {
  if (value === undefined) return 0n
  if (typeof value === 'string') return parseInteger(value, base === undefined ? 10 : asInt(base))
  if (value instanceof PyBytes) return parseInteger(decodeBytes(value.data), 10)
  if (typeof value === 'bigint') return value
  if (typeof value === 'boolean') return value ? 1n : 0n
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return raise('ValueError', 'cannot convert float NaN to integer')
    if (!Number.isFinite(value))
      return raise('OverflowError', 'cannot convert float infinity to integer')
    return BigInt(Math.trunc(value))
  }
  for (const name of ['__int__', '__index__', '__trunc__']) {
    const own = callSpecial(value, name)
    if (typeof own === 'bigint') return own
  }
  return raise(
    'TypeError',
    `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
  )
}

const FLOAT = /^[-+]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+)(?:e[-+]?\d+)?$/i

/** `float(value)`. */
function toFloatValue(value: Value | undefined): number {
  if (value === undefined) return 0
  if (typeof value === 'number') return value
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value)
  if (typeof value === 'string') {
    const text = value.trim()
    if (FLOAT.test(text)) return Number(text.replaceAll('_', ''))
    const [, sign = '', word = ''] = /^([-+]?)(\w+)$/.exec(text) ?? []
    if (/^inf(inity)?$/i.test(word)) return sign === '-' ? -Infinity : Infinity
    if (/^nan$/i.test(word)) return Number.NaN
    return raise('ValueError', `could not convert string to float: ${repr(value)}`)
  }
  const own = callSpecial(value, '__float__')
  if (typeof own === 'number') return own
  return raise(
    'TypeError',
    `float() argument must be a string or a real number, not '${typeName(value)}'`,
  )
}

/** Gives numbers their methods. */
export function setUpNumbers(): void {
  addMethods(intClass, {
    bit_length: (self: bigint) =>
      BigInt(self === 0n ? 0 : (self < 0n ? -self : self).toString(2).length),
    conjugate: (self: bigint) => self,
    'to_bytes length? byteorder?': (self: bigint, length: bigint = 1n, order = 'big') => {
      const bytes = Array.from({ length: Number(length) }, (_, i) =>
        Number((self >> BigInt(8 * i)) & 255n),
      )
      return new PyBytes(Uint8Array.from(order === 'little' ? bytes : bytes.reverse()))
    },
  })
  addMethods(floatClass, {
    is_integer: (self: number) => Number.isInteger(self),
    hex: (self: number) => String(self),
    as_integer_ratio: (self: number) => {
      let [top, bottom] = [self, 1n]
      for (; !Number.isInteger(top); top *= 2) bottom *= 2n
      return new PyTuple([BigInt(top), bottom])
    },
  })
  const maker = (cls: typeof intClass, make: (...args: Value[]) => Value): void =>
    void cls.dict.set(
      '__new__',
      new PyBuiltin(cls.name, ([, ...args], kw) => make(...args, ...(kw ? kw.values() : []))),
    )
  maker(intClass, (value, base) => toInt(value, base))
  maker(floatClass, (value) => toFloatValue(value))
  maker(boolClass, (value) => value !== undefined && truth(value))
  maker(strClass, (value, encoding) => {
    if (value === undefined) return ''
    if (value instanceof PyBytes && encoding !== undefined)
      return decodeBytes(value.data, String(encoding))
    return str(value)
  })
}
