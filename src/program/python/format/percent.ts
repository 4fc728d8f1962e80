/**
 * `'%s is %d' % values`.
 *
 * @see https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting
 */
import { raise } from '../exceptions.js'
import { asFloat } from '../native.js'
import { repr, str } from '../show.js'
import { getItem } from '../types/keys.js'
import { PyDict, PyTuple, type Value, typeName } from '../values.js'
import { characterOf, format } from './spec.js'

const FIELD = /%(?:\(([^)]*)\))?([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d+))?[hlL]?(.)?/gs

/** A text with its fields filled in. */
export function percent(text: string, values: Value): string {
  const list = values instanceof PyTuple ? values.items : [values]
  let at = 0
  let isNamed = false
  const next = (): Value => {
    const value = list[at++]
    return value === undefined
      ? raise('TypeError', 'not enough arguments for format string')
      : value
  }
  const found = text.replace(
    FIELD,
    (_, name?: string, flags = '', width?: string, precision?: string, type?: string) => {
      if (type === '%') return '%'
      if (type === undefined) return raise('ValueError', 'incomplete format')
      const sizes = [width, precision].map((one) => (one === '*' ? str(next()) : one))
      let value: Value
      if (name === undefined) value = next()
      else {
        isNamed = true
        value = named(values, name)
      }
      return field(value, flags, sizes, type)
    },
  )
  if (!isNamed && at < list.length && !(values instanceof PyDict))
    raise('TypeError', 'not all arguments converted during string formatting')
  return found
}

function named(values: Value, name: string): Value {
  if (!(values instanceof PyDict)) return raise('TypeError', 'format requires a mapping')
  const found = getItem(values, name)
  return found === undefined ? raise('KeyError', name) : found
}

function field(
  value: Value,
  flags: string,
  [width = '', precision]: readonly (string | undefined)[],
  type: string,
): string {
  const side = flags.includes('-') ? '<' : flags.includes('0') && !'sra'.includes(type) ? '0=' : '>'
  const sign = flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
  const point = precision === undefined ? '' : `.${precision}`
  if ('sra'.includes(type))
    return format(type === 's' ? str(value) : repr(value), `${side}${width}${point}`)
  if ('diuxXo'.includes(type)) {
    const number = asInt(value, type)
    const alternate = flags.includes('#') ? '#' : ''
    return format(number, `${side}${sign}${alternate}${width}${'diu'.includes(type) ? 'd' : type}`)
  }
  if ('eEfFgG'.includes(type)) {
    return format(asFloat(value), `${side}${sign}${width}${point}${type}`)
  }
  if (type === 'c')
    return format(typeof value === 'bigint' ? characterOf(value) : str(value), `${side}${width}`)
  return raise(
    'ValueError',
    `unsupported format character '${type}' (0x${(type.codePointAt(0) ?? 0).toString(16)})`,
  )
}

function asInt(value: Value, type: string): bigint {
  if (typeof value === 'bigint') return value
  if (typeof value === 'boolean') return value ? 1n : 0n
  if (typeof value === 'number' && 'diu'.includes(type)) return BigInt(Math.trunc(value))
  return raise(
    'TypeError',
    `%${type} format: ${'diu'.includes(type) ? 'a real number' : 'an integer'} is required, not ${typeName(value)}`,
  )
}
