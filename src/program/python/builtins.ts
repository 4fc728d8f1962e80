/**
 * The built-in functions that only compute.
 *
 * @see https://docs.python.org/3/library/functions.html
 */
import { exceptionClasses, raise } from './exceptions.js'
import { format } from './format/spec.js'
import { isInstance, isSubclass } from './class-checks.js'
import { collect, iterate } from './iterate.js'
import { absolute, based, extreme, round, sum } from './number-builtins.js'
import { iteratorFunctions } from './iterators.js'
import { asInt, asText, native } from './native.js'
import { attribute, callNow, callSpecial, dictOf, getAttribute } from './objects.js'
import { setAttribute } from './set-attribute.js'
import { binary } from './operators.js'
import { charge, idOf } from './running.js'
import { repr } from './show.js'
import { hashOf, less, truth } from './types/keys.js'
import { sorted } from './types/sequences.js'
import { lengthOf } from './types/text.js'
import {
  Ellipsis,
  type Kw,
  NotImplemented,
  PyBuiltin,
  PyBytes,
  PyClass,
  PyDict,
  PyFunction,
  PyList,
  PyMethod,
  PyModule,
  PyObject,
  PyRange,
  PySet,
  PyTuple,
  type Value,
  boolClass,
  bytesClass,
  classmethodClass,
  dictClass,
  floatClass,
  frozensetClass,
  intClass,
  listClass,
  objectClass,
  propertyClass,
  rangeClass,
  setClass,
  sliceClass,
  staticmethodClass,
  strClass,
  superClass,
  tupleClass,
  typeClass,
  typeName,
  typeOf,
} from './values.js'

/** `len(value)`. */
function length(value: Value): bigint {
  if (typeof value === 'string') return BigInt(lengthOf(value))
  const own = callSpecial(value, '__len__')
  if (own !== undefined) return BigInt(asInt(own))
  if (value instanceof PyList || value instanceof PyTuple) return BigInt(value.items.length)
  if (value instanceof PyDict || value instanceof PySet) return BigInt(value.map.size)
  if (value instanceof PyBytes) return BigInt(value.data.length)
  if (value instanceof PyRange) return BigInt(value.length)
  const method =
    value instanceof PyObject && !(value instanceof PyClass)
      ? attribute(value, '__len__')
      : undefined
  if (method !== undefined) return BigInt(asInt(callNow(method, [])))
  return raise('TypeError', `object of type '${typeName(value)}' has no len()`)
}

/** The names of the attributes of a value. */
function names(value: Value): PyList {
  const own = callSpecial(value, '__dir__')
  if (own !== undefined) return new PyList(collect(own))
  const found = new Set<string>()
  if (value instanceof PyModule) for (const name of value.dict.keys()) found.add(name)
  else {
    const cls = value instanceof PyClass ? value : typeOf(value)
    for (const { dict } of cls.mro) for (const name of dict.keys()) found.add(name)
    if (value instanceof PyObject) for (const name of value.attrs?.keys() ?? []) found.add(name)
  }
  return new PyList([...found].sort())
}

const isCallable = (value: Value): boolean =>
  value instanceof PyFunction ||
  value instanceof PyBuiltin ||
  value instanceof PyMethod ||
  value instanceof PyClass ||
  typeOf(value).find('__call__') !== undefined

function power(base: Value, exponent: Value, modulus?: Value): Value {
  if (modulus === undefined || modulus === null) return binary('**', base, exponent)
  let [result, b, e] = [1n, base as bigint, exponent as bigint]
  const m = modulus as bigint
  for (; e > 0n; e >>= 1n, b = (b * b) % m) {
    charge(1)
    if (e & 1n) result = (result * b) % m
  }
  return binary('%', result, m)
}

const functions: readonly PyBuiltin[] = [
  native('abs x', absolute),
  native('all iterable', (values: Value) => {
    for (const value of iterate(values)) if (!truth(value)) return false
    return true
  }),
  native('any iterable', (values: Value) => {
    for (const value of iterate(values)) if (truth(value)) return true
    return false
  }),
  native('ascii obj', (value: Value): string =>
    repr(value).replace(/[^\x00-\x7f]/gu, (sign) => {
      const code = sign.codePointAt(0) ?? 0
      return code < 256
        ? `\\x${code.toString(16)}`
        : code < 65536
          ? `\\u${code.toString(16).padStart(4, '0')}`
          : `\\U${code.toString(16).padStart(8, '0')}`
    }),
  ),
  native('bin number', based('0b', 2)),
  native('callable obj', isCallable),
  native('chr i', (code: Value) => {
    const number = asInt(code)
    if (number < 0 || number > 0x10ffff) raise('ValueError', 'chr() arg not in range(0x110000)')
    return String.fromCodePoint(number)
  }),
  native(
    'delattr object name',
    (value: Value, name: Value) => (setAttribute(value, asText(name), undefined), null),
  ),
  native('dir object', names),
  native(
    'divmod x y',
    (a: Value, b: Value) => new PyTuple([binary('//', a, b), binary('%', a, b)]),
  ),
  native('format value format_spec?', (value: Value, spec = '') => format(value, spec)),
  native('getattr object name default?', (value: Value, name: Value, other?: Value) => {
    if (other === undefined) return getAttribute(value, asText(name, 'attribute name'))
    const found = attribute(value, asText(name, 'attribute name'))
    return found === undefined ? other : found
  }),
  native('hasattr object name', (value: Value, name: Value) => {
    try {
      return attribute(value, asText(name)) !== undefined
    } catch (error) {
      if ((error as { exception?: PyObject }).exception?.cls.name === 'AttributeError') return false
      throw error
    }
  }),
  native('hash obj', (value: Value) => {
    const own = callSpecial(value, '__hash__')
    return own === undefined ? hashOf(value) : own
  }),
  native('hex number', based('0x', 16)),
  native('id obj', (value: Value) =>
    value instanceof PyObject ? idOf(value) : BigInt.asUintN(40, hashOf(value)) + 9_000_000n,
  ),
  native('isinstance obj class_or_tuple', isInstance),
  native('issubclass cls class_or_tuple', isSubclass),
  native('len obj', length),
  extreme('max', (a, b) => less(b, a)),
  extreme('min', (a, b) => less(a, b)),
  native('oct number', based('0o', 8)),
  native('ord c', (text: Value) => {
    if (text instanceof PyBytes) return BigInt(text.data[0] ?? 0)
    const sign = asText(text, 'ord() argument')
    if (lengthOf(sign) !== 1)
      raise('TypeError', `ord() expected a character, but string of length ${lengthOf(sign)} found`)
    return BigInt(sign.codePointAt(0) ?? 0)
  }),
  native('pow base exp mod?', power),
  native('repr obj', repr),
  native('round number ndigits?', round),
  native(
    'setattr object name value',
    (self: Value, name: Value, value: Value) => (setAttribute(self, asText(name), value), null),
  ),
  new PyBuiltin(
    'sorted',
    ([values = null], kw: Kw) => new PyList(sorted(collect(values), kw)),
    true,
  ),
  native('sum iterable start?', sum, { exhausts: true }),
  native('vars object', (value: Value) =>
    value instanceof PyModule || value instanceof PyClass
      ? dictOf(value.dict)
      : dictOf((value instanceof PyObject ? value.attrs : undefined) ?? new Map()),
  ),
]

/** Functions that say by name that they are not there. */
const missing = ['compile', 'breakpoint', 'memoryview', 'bytearray', 'complex'].map(
  (name) =>
    new PyBuiltin(name, () => raise('NotImplementedError', `kubarium does not simulate ${name}()`)),
)

const classes: readonly PyClass[] = [
  boolClass,
  bytesClass,
  classmethodClass,
  dictClass,
  floatClass,
  frozensetClass,
  intClass,
  listClass,
  objectClass,
  propertyClass,
  rangeClass,
  setClass,
  sliceClass,
  staticmethodClass,
  strClass,
  superClass,
  tupleClass,
  typeClass,
]

/** All that every program has without importing it, besides what reads and writes. */
export function computingBuiltins(): Map<string, Value> {
  const all = new Map<string, Value>(exceptionClasses)
  for (const cls of classes) all.set(cls.name, cls)
  for (const fn of [...functions, ...iteratorFunctions, ...missing]) all.set(fn.name, fn)
  all.set('type', typeClass)
  all.set('NotImplemented', NotImplemented)
  all.set('Ellipsis', Ellipsis)
  all.set('__debug__', true)
  return all
}
