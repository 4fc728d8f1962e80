/**
 * `str` and `repr` of values.
 *
 * @see https://docs.python.org/3/library/functions.html#repr
 */
import { PyException, raise } from './exceptions.js'
import { callNow, special } from './objects.js'
import { idOf } from './running.js'
import { floatText } from './types/float-text.js'
import {
  PyBuiltin,
  PyBytes,
  PyClass,
  PyDict,
  PyFunction,
  PyGenerator,
  PyIterator,
  PyList,
  PyMethod,
  PyModule,
  PyObject,
  PyRange,
  PySet,
  PySlice,
  PySuper,
  PyTuple,
  PyProperty,
  type Value,
  Ellipsis,
  NotImplemented,
  coroutineClass,
  membersOf,
  dictClass,
  listClass,
  setClass,
  typeName,
} from './values.js'

/** How deep containers are shown that are in each other. */
const DEEPEST = 100

/** A value as `str()` gives it. */
export function str(value: Value): string {
  if (typeof value === 'string') return value
  const own = special(value, '__str__')
  if (own !== undefined) return textOf(callNow(own, [value]), '__str__')
  if (value instanceof PyException && special(value, '__repr__') === undefined)
    return exceptionText(value)
  return repr(value)
}

function textOf(value: Value, method: string): string {
  if (typeof value === 'string') return value
  return raise('TypeError', `${method} returned non-string (type ${typeName(value)})`)
}

/** What an exception says. */
export function exceptionText(made: PyException): string {
  const [first, second] = made.args
  const isOs = made.cls.mro.some(({ name }) => name === 'OSError')
  if (isOs && first !== undefined && second !== undefined && made.args.length === 2) {
    const name = made.attrs?.get('filename')
    const file = name === undefined || name === null ? '' : `: ${repr(name)}`
    return `[Errno ${str(first)}] ${str(second)}${file}`
  }
  if (first === undefined) return ''
  if (made.args.length > 1) return repr(new PyTuple(made.args))
  return made.cls.mro.some(({ name }) => name === 'KeyError') ? repr(first) : str(first)
}

/** A value as `repr()` gives it. */
export const repr = (value: Value): string => shown(value, [])

function shown(value: Value, within: readonly Value[]): string {
  if (value === null) return 'None'
  switch (typeof value) {
    case 'boolean':
      return value ? 'True' : 'False'
    case 'bigint':
      return intText(value)
    case 'number':
      return floatText(value)
    case 'string':
      return quoted(value)
  }
  const own = special(value, '__repr__')
  if (own !== undefined) return textOf(callNow(own, [value]), '__repr__')
  if (within.length > DEEPEST) raise('RecursionError', 'maximum recursion depth exceeded')
  return container(value, within) ?? thing(value)
}

const MOST_DIGITS = 4300

function intText(value: bigint): string {
  const text = String(value)
  if (text.length > MOST_DIGITS + 1)
    raise(
      'ValueError',
      `Exceeds the limit (${MOST_DIGITS} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`,
    )
  return text
}

function container(value: PyObject, within: readonly Value[]): string | undefined {
  const isWithin = within.includes(value)
  const inner = [...within, value]
  const all = (items: Iterable<Value>): string =>
    [...items].map((item) => shown(item, inner)).join(', ')
  if (value instanceof PyList)
    return isWithin ? '[...]' : subclass(value, listClass, `[${all(value.items)}]`)
  if (value instanceof PyTuple)
    return value.items.length === 1 ? `(${all(value.items)},)` : `(${all(value.items)})`
  if (value instanceof PyDict) {
    if (isWithin) return '{...}'
    const entries = [...value.map.values()].map(
      ([key, item]) => `${shown(key, inner)}: ${shown(item, inner)}`,
    )
    return subclass(value, dictClass, `{${entries.join(', ')}}`)
  }
  if (value instanceof PySet) {
    if (value.cls === setClass) return value.map.size === 0 ? 'set()' : `{${all(membersOf(value))}}`
    return `${value.cls.name}(${value.map.size === 0 ? '' : `{${all(membersOf(value))}}`})`
  }
  return undefined
}

/** Classes of a program's that stand on a container show themselves as it; a Counter says its name. */
const subclass = (value: PyObject, cls: PyClass, text: string): string =>
  value.cls !== cls && value.cls.find('_named_repr') === true ? `${value.cls.name}(${text})` : text

const address = (value: object): string => `0x${idOf(value).toString(16)}`

function thing(value: PyObject): string {
  if (value instanceof PyBytes) return bytesText(value.data)
  if (value instanceof PyRange)
    return `range(${value.start}, ${value.stop}${value.step === 1n ? '' : `, ${value.step}`})`
  if (value instanceof PyException)
    return `${value.cls.name}(${value.args.map((item) => repr(item)).join(', ')})`
  if (value instanceof PyClass) return `<class '${fullName(value)}'>`
  if (value instanceof PyFunction) return `<function ${value.qualname} at ${address(value)}>`
  if (value instanceof PyBuiltin) return `<built-in function ${value.name}>`
  if (value instanceof PyMethod)
    return value.fn instanceof PyFunction
      ? `<bound method ${value.fn.qualname} of ${repr(value.self)}>`
      : `<built-in method ${value.fn instanceof PyBuiltin ? value.fn.name : ''} of ${typeName(value.self)} object at ${value.self instanceof PyObject ? address(value.self) : '0x7f0000000000'}>`
  if (value instanceof PyModule) return moduleText(value)
  if (value instanceof PyGenerator)
    return `<${value.cls === coroutineClass ? 'coroutine' : 'generator'} object ${value.name} at ${address(value)}>`
  if (value instanceof PyIterator) return `<${value.kind} object at ${address(value)}>`
  if (value instanceof PySlice)
    return `slice(${repr(value.start)}, ${repr(value.stop)}, ${repr(value.step)})`
  if (value instanceof PyProperty) return `<property object at ${address(value)}>`
  if (value instanceof PySuper) return `<super: ${repr(value.after)}, ${repr(value.self)}>`
  if (value === Ellipsis) return 'Ellipsis'
  if (value === NotImplemented) return 'NotImplemented'
  const own = value.cls.dict.get('__repr__')
  if (own instanceof PyBuiltin) return String(callNow(own, [value]))
  return `<${fullName(value.cls)} object at ${address(value)}>`
}

function moduleText({ name, dict }: PyModule): string {
  const file = dict.get('__file__')
  return typeof file === 'string'
    ? `<module '${name}' from '${file}'>`
    : `<module '${name}' (built-in)>`
}

/** The name of a class with its module. */
export const fullName = ({ module, qualname }: PyClass): string =>
  module === 'builtins' ? qualname : `${module}.${qualname}`

const NAMED: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\\': '\\\\',
}

/** A text in quotes. */
export function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  let found = ''
  for (const sign of text) {
    if (sign === quote) found += `\\${sign}`
    else if (NAMED[sign] !== undefined) found += NAMED[sign]
    else if (/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(sign))
      found += escaped(sign.codePointAt(0) ?? 0)
    else found += sign
  }
  return quote + found + quote
}

function escaped(code: number): string {
  if (code < 256) return `\\x${code.toString(16).padStart(2, '0')}`
  return code < 65_536
    ? `\\u${code.toString(16).padStart(4, '0')}`
    : `\\U${code.toString(16).padStart(8, '0')}`
}

function bytesText(data: Uint8Array): string {
  const text = [...data]
  const quote = text.includes(39) && !text.includes(34) ? '"' : "'"
  const body = text.map((byte) => {
    const sign = String.fromCharCode(byte)
    if (sign === quote) return `\\${sign}`
    return NAMED[sign] ?? (byte < 32 || byte > 126 ? escaped(byte) : sign)
  })
  return `b${quote}${body.join('')}${quote}`
}
