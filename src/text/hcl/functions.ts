/**
 * The functions that HCL's expressions may call.
 *
 * @see https://docs.docker.com/build/bake/stdlib/
 */
import { base64, fromBase64 } from '../base64.js'
import { dequal } from 'dequal'
import { numberOf, textOf } from './evaluate.js'
import { HclError, type HclValue, type Range } from './syntax.js'

type List = readonly HclValue[]
type Dict = Readonly<Record<string, HclValue>>
type HclFunction = (args: List, range: Range) => HclValue

const list = (value: HclValue | undefined): List =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
const dict = (value: HclValue | undefined): Dict =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Dict) : {}

/** A function of texts. */
const ofTexts =
  (work: (...texts: string[]) => HclValue): HclFunction =>
  (args, range) =>
    work(...args.map((arg) => textOf(arg, range)))

/** A function of numbers. */
const ofNumbers =
  (work: (...numbers: number[]) => HclValue): HclFunction =>
  (args, range) =>
    work(...args.map((arg) => numberOf(arg, range)))

const compact = (values: List): List => values.filter((one) => one !== null && one !== '')

/** `%s`, `%d`, `%q`, `%v`, `%5.2f` … */
function formatted(pattern: string, values: List, range: Range): string {
  let at = 0
  return pattern.replace(/%(-?0?\d*)(?:\.(\d+))?([%sdvqfxt])/g, (_, width, digits, verb) => {
    if (verb === '%') return '%'
    const value = values[at++] ?? null
    const text =
      verb === 'q'
        ? JSON.stringify(textOf(value, range))
        : verb === 'x'
          ? numberOf(value, range).toString(16)
          : verb === 'f'
            ? numberOf(value, range).toFixed(digits === undefined ? 6 : Number(digits))
            : verb === 'd'
              ? String(Math.trunc(numberOf(value, range)))
              : textOf(value, range)
    const size = Math.abs(Number(width))
    return width.startsWith('-')
      ? text.padEnd(size)
      : text.padStart(size, /^0/.test(width) ? '0' : ' ')
  })
}

/** `replace`, and `regex_replace` of expressions of the language. */
const swapped = (text: string, from: string | RegExp, to: string): string =>
  typeof from === 'string' ? text.replaceAll(from, () => to) : text.replace(from, () => to)

const FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  absolute: ofNumbers(Math.abs),
  add: ofNumbers((a = 0, b = 0) => a + b),
  and: ([a, b]) => a === true && b === true,
  base64decode: ofTexts((text = '') => fromBase64(text) ?? ''),
  base64encode: ofTexts((text = '') => base64(text)),
  basename: ofTexts((path = '') => path.replace(/\/+$/, '').split('/').at(-1) || '/'),
  ceil: ofNumbers((a = 0) => Math.ceil(a)),
  chomp: ofTexts((text = '') => text.replace(/[\r\n]+$/, '')),
  chunklist: ([items, size], range) => {
    const all = list(items)
    const each = Math.max(1, numberOf(size ?? 1, range))
    return Array.from({ length: Math.ceil(all.length / each) }, (_, at) =>
      all.slice(at * each, (at + 1) * each),
    )
  },
  coalesce: (args) => args.find((one) => one !== null) ?? null,
  coalescelist: (args) => args.find((one) => list(one).length > 0) ?? [],
  compact: ([items]) => compact(list(items)),
  concat: (args) => args.flatMap(list),
  contains: ([items, one]) => list(items).some((item) => dequal(item, one)),
  dirname: ofTexts((path = '') => path.replace(/\/[^/]*$/, '') || '.'),
  distinct: ([items]) =>
    list(items).filter((one, at, all) => all.findIndex((other) => dequal(one, other)) === at),
  divide: ofNumbers((a = 0, b = 1) => a / b),
  element: ([items, at], range) => {
    const all = list(items)
    return all[numberOf(at ?? 0, range) % Math.max(1, all.length)] ?? null
  },
  equal: ([a, b]) => dequal(a, b),
  flatten: ([items]) => list(items).flatMap(list),
  floor: ofNumbers((a = 0) => Math.floor(a)),
  format: ([pattern, ...values], range) => formatted(textOf(pattern ?? '', range), values, range),
  greaterthan: ofNumbers((a = 0, b = 0) => a > b),
  greaterthanorequalto: ofNumbers((a = 0, b = 0) => a >= b),
  hasindex: ([of, key]) =>
    Array.isArray(of)
      ? typeof key === 'number' && key < of.length
      : Object.hasOwn(dict(of), String(key)),
  indent: ([spaces, text], range) =>
    textOf(text ?? '', range).replaceAll('\n', `\n${' '.repeat(numberOf(spaces ?? 0, range))}`),
  index: ([of, key]) => (Array.isArray(of) ? of[Number(key)] : dict(of)[String(key)]) ?? null,
  int: ofNumbers((a = 0) => Math.trunc(a)),
  join: ([separator, ...lists], range) =>
    lists
      .flatMap(list)
      .map((one) => textOf(one, range))
      .join(textOf(separator ?? '', range)),
  jsondecode: ([text], range) => decoded(textOf(text ?? '', range), range),
  jsonencode: ([value]) => JSON.stringify(value ?? null),
  keys: ([of]) => Object.keys(dict(of)).sort(),
  length: ([of]) =>
    typeof of === 'string'
      ? of.length
      : Array.isArray(of)
        ? of.length
        : Object.keys(dict(of)).length,
  lessthan: ofNumbers((a = 0, b = 0) => a < b),
  lessthanorequalto: ofNumbers((a = 0, b = 0) => a <= b),
  lookup: ([of, key, otherwise]) => {
    const found = dict(of)
    return Object.hasOwn(found, String(key)) ? (found[String(key)] ?? null) : (otherwise ?? null)
  },
  lower: ofTexts((text = '') => text.toLowerCase()),
  max: ofNumbers(Math.max),
  merge: (args) => Object.assign({}, ...args.map(dict)) as HclValue,
  min: ofNumbers(Math.min),
  modulo: ofNumbers((a = 0, b = 1) => a % b),
  multiply: ofNumbers((a = 0, b = 0) => a * b),
  negate: ofNumbers((a = 0) => -a),
  not: ([a]) => a !== true,
  notequal: ([a, b]) => !dequal(a, b),
  or: ([a, b]) => a === true || b === true,
  pow: ofNumbers((a = 0, b = 1) => a ** b),
  range: ofNumbers((a = 0, b, step = 1) => {
    const [from, to] = b === undefined ? [0, a] : [a, b]
    return Array.from(
      { length: Math.max(0, Math.ceil((to - from) / step)) },
      (_, at) => from + at * step,
    )
  }),
  replace: ofTexts((text = '', from = '', to = '') => swapped(text, from, to)),
  reverse: ofTexts((text = '') => [...text].reverse().join('')),
  reverselist: ([items]) => [...list(items)].reverse(),
  sanitize: ofTexts((text = '') => text.replace(/[^a-zA-Z0-9_-]/g, '_')),
  slice: ([items, from, to], range) =>
    list(items).slice(
      numberOf(from ?? 0, range),
      to === undefined ? undefined : numberOf(to, range),
    ),
  sort: ([items]) => [...list(items)].sort(),
  split: ofTexts((separator = '', text = '') => text.split(separator)),
  strlen: ofTexts((text = '') => [...text].length),
  substr: ([text, from, length], range) => {
    const whole = [...textOf(text ?? '', range)]
    const start = numberOf(from ?? 0, range)
    const size = numberOf(length ?? -1, range)
    const begin = start < 0 ? whole.length + start : start
    return whole.slice(begin, size < 0 ? undefined : begin + size).join('')
  },
  subtract: ofNumbers((a = 0, b = 0) => a - b),
  title: ofTexts((text = '') => text.replace(/\b\p{L}/gu, (one) => one.toUpperCase())),
  trim: ofTexts((text = '', cut = ' ') => trimmed(text, cut)),
  trimprefix: ofTexts((text = '', start = '') =>
    text.startsWith(start) ? text.slice(start.length) : text,
  ),
  trimspace: ofTexts((text = '') => text.trim()),
  trimsuffix: ofTexts((text = '', end = '') =>
    end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text,
  ),
  upper: ofTexts((text = '') => text.toUpperCase()),
  values: ([of]) =>
    Object.keys(dict(of))
      .sort()
      .map((name) => dict(of)[name] ?? null),
  zipmap: ([names, values], range) =>
    Object.fromEntries(
      list(names).map((name, at) => [textOf(name, range), list(values)[at] ?? null]),
    ),
}

function trimmed(text: string, cut: string): string {
  const isCut = (one: string | undefined): boolean => one !== undefined && cut.includes(one)
  const all = [...text]
  let [from, to] = [0, all.length]
  while (from < to && isCut(all[from])) from++
  while (to > from && isCut(all[to - 1])) to--
  return all.slice(from, to).join('')
}

function decoded(text: string, range: Range): HclValue {
  try {
    return JSON.parse(text) as HclValue
  } catch {
    throw new HclError('Error in function call', 'Call to function "jsondecode" failed.', range)
  }
}

/** Calls a function of the library. @throws HclError when there is none */
export function callLibrary(name: string, args: List, range: Range): HclValue {
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined
  if (known) return known(args, range)
  throw new HclError(
    'Call to unknown function',
    `There is no function named ${JSON.stringify(name)}.`,
    range,
  )
}
