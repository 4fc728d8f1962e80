/**
 * The functions that every template of Go has.
 *
 * A function says how many arguments it takes and what they have to be; calls that do not fit are
 * refused before it runs, in Go's words.
 *
 * @see https://pkg.go.dev/text/template#hdr-Functions
 */
import { utf8, utf8Length, utf8Slice } from '../utf8.js'
import { compare, equal } from './compare.js'
import { Problem } from './error.js'
import { printed, sideBySide } from './print.js'
import { formatted } from './printf.js'
import {
  Boxed,
  type Model,
  Nil,
  Num,
  int,
  kindOf,
  operandOf,
  sizeOf,
  textOf,
  truthy,
  typeName,
  unboxed,
} from './value.js'

/** What an argument has to be: `any` and `value` take everything, `value` also what is not there. */
export type Parameter = 'any' | 'value' | 'string' | '[]string' | 'int'

/** A function that templates can call. */
export interface TemplateFunction {
  readonly takes: readonly Parameter[]
  /** What all further arguments have to be, if there may be any. */
  readonly rest?: Parameter
  run(model: Model, ...args: readonly unknown[]): unknown
}

/** Functions by name. */
export type TemplateFunctions = ReadonlyMap<string, TemplateFunction>

const REFLECT_OF_NOTHING = 'reflect: call of reflect.Value.Type on zero Value'

function length(model: Model, given: unknown): Num {
  const value = unboxed(given)
  switch (kindOf(value, model)) {
    case 'invalid':
      throw new Problem(given instanceof Boxed ? 'len of nil pointer' : REFLECT_OF_NOTHING)
    case 'pointer':
      throw new Problem('len of nil pointer')
    case 'string':
      return int(utf8Length(textOf(value)))
    case 'slice':
    case 'map':
      return int(sizeOf(value))
    default:
      throw new Problem(`len of type ${typeName(value, model).replace(/^\*/, '')}`)
  }
}

/** A number as an index of something with `most` elements. */
function indexOf(given: unknown, most: number, model: Model): number {
  const index = operandOf(unboxed(given), model)
  if (index === undefined) throw new Problem('cannot index slice/array with nil')
  if (!(index instanceof Num) || typeof index.value !== 'bigint')
    throw new Problem(`cannot index slice/array with type ${typeName(index, model)}`)
  if (index.value < 0n || index.value > BigInt(most))
    throw new Problem(`index out of range: ${index.value}`)
  return Number(index.value)
}

function index(model: Model, given: unknown, ...keys: readonly unknown[]): unknown {
  let item = unboxed(given)
  if (item === undefined) throw new Problem('index of untyped nil')
  for (const key of keys) {
    const container = unboxed(item)
    if (container === undefined || kindOf(container, model) === 'pointer')
      throw new Problem('index of nil pointer')
    item = element(container, key, model)
  }
  return item
}

function element(container: unknown, key: unknown, model: Model): unknown {
  switch (kindOf(container, model)) {
    case 'string': {
      const bytes = utf8(textOf(container))
      const at = indexOf(key, bytes.length, model)
      if (at === bytes.length) throw new Problem('reflect: string index out of range')
      return int(bytes[at] as number, 'uint8')
    }
    case 'slice': {
      const items = container instanceof Nil ? [] : (container as readonly unknown[])
      const at = indexOf(key, items.length, model)
      if (at === items.length) throw new Problem('reflect: slice index out of range')
      return model.isBoxed ? new Boxed(items[at] ?? null) : operandOf(items[at], model)
    }
    case 'map':
      return member(container, key, model)
    default:
      throw new Problem(`can't index item of type ${typeName(container, model).replace(/^\*/, '')}`)
  }
}

/** What a map has under a key; without such a key, the empty value of its elements. */
function member(map: unknown, given: unknown, model: Model): unknown {
  const key = unboxed(given)
  if (typeof key !== 'string')
    throw new Problem(
      key === undefined
        ? 'value is nil; should be of type string'
        : `value has type ${typeName(key, model)}; should be string`,
    )
  const found =
    !(map instanceof Nil) && Object.hasOwn(map as object, key)
      ? (map as Readonly<Record<string, unknown>>)[key]
      : undefined
  if (model.isBoxed) return new Boxed(found ?? null)
  return found === undefined || found === null ? '' : operandOf(found, model)
}

function slice(model: Model, given: unknown, ...indexes: readonly unknown[]): unknown {
  const value = unboxed(given)
  if (value === undefined) throw new Problem('slice of untyped nil')
  if (indexes.length > 3) throw new Problem(`too many slice indexes: ${indexes.length}`)
  const kind = kindOf(value, model)
  if (kind === 'string' && indexes.length === 3) throw new Problem('cannot 3-index slice a string')
  if (kind !== 'string' && kind !== 'slice')
    throw new Problem(`can't slice item of type ${typeName(value, model).replace(/^\*/, '')}`)
  const size = kind === 'string' ? utf8Length(textOf(value)) : sizeOf(value)
  const [from = 0, to = size, limit = size] = indexes.map((one) => indexOf(one, size, model))
  if (from > to) throw new Problem(`invalid slice index: ${from} > ${to}`)
  if (to > limit) throw new Problem(`invalid slice index: ${to} > ${limit}`)
  if (kind === 'string') return utf8Slice(textOf(value), from, to)
  return value instanceof Nil ? value : (value as readonly unknown[]).slice(from, to)
}

/** The text of all arguments. */
const joined = (model: Model, args: readonly unknown[]): string =>
  args.length === 1 && typeof args[0] === 'string' ? args[0] : sideBySide(args.map(unboxed), model)

const HTML: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&#34;',
  "'": '&#39;',
  '\u0000': '\ufffd',
}
const UNSAFE_IN_SCRIPTS = '\\\'"<>&='

function escapedForScripts(text: string): string {
  return [...text]
    .map((character) => {
      const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')
      if (character === '\\' || character === "'" || character === '"') return `\\${character}`
      return UNSAFE_IN_SCRIPTS.includes(character) ||
        !/[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(character)
        ? `\\u${code}`
        : character
    })
    .join('')
}

/** Half of a character of two. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const escapedForQueries = (text: string): string =>
  encodeURIComponent(text.replace(LONE_SURROGATE, '\ufffd'))
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')

const TWO: readonly Parameter[] = ['value', 'value']

/** The functions that every template has. `and` and `or` evaluate no more than they need. */
export const BUILT_IN: TemplateFunctions = new Map<string, TemplateFunction>([
  ['and', { takes: ['value'], rest: 'value', run: (_, ...args) => args.at(-1) }],
  ['or', { takes: ['value'], rest: 'value', run: (_, ...args) => args.at(-1) }],
  ['not', { takes: ['value'], run: (model, value) => !truthy(value, model) }],
  [
    'call',
    { takes: ['value'], rest: 'value', run: (model, name, value) => notCalled(model, name, value) },
  ],
  ['eq', { takes: ['value'], rest: 'value', run: equal }],
  ['ne', { takes: TWO, run: (model, a, b) => !equal(model, a, b) }],
  ['lt', { takes: TWO, run: (model, a, b) => compare(model, a, b) < 0 }],
  ['le', { takes: TWO, run: (model, a, b) => compare(model, a, b) <= 0 }],
  ['gt', { takes: TWO, run: (model, a, b) => compare(model, a, b) > 0 }],
  ['ge', { takes: TWO, run: (model, a, b) => compare(model, a, b) >= 0 }],
  ['len', { takes: ['value'], run: length }],
  ['index', { takes: ['value'], rest: 'value', run: index }],
  ['slice', { takes: ['value'], rest: 'value', run: slice }],
  [
    'print',
    { takes: [], rest: 'any', run: (model, ...args) => sideBySide(args.map(unboxed), model) },
  ],
  [
    'println',
    {
      takes: [],
      rest: 'any',
      run: (model, ...args) => `${args.map((arg) => printed(arg, model)).join(' ')}\n`,
    },
  ],
  [
    'printf',
    {
      takes: ['string'],
      rest: 'any',
      run: (model, format, ...args) => formatted(format as string, args, model),
    },
  ],
  [
    'html',
    {
      takes: [],
      rest: 'any',
      run: (model, ...args) =>
        joined(model, args).replace(/[<>&"'\u0000]/g, (character) => HTML[character] as string),
    },
  ],
  [
    'js',
    { takes: [], rest: 'any', run: (model, ...args) => escapedForScripts(joined(model, args)) },
  ],
  [
    'urlquery',
    { takes: [], rest: 'any', run: (model, ...args) => escapedForQueries(joined(model, args)) },
  ],
])

/** Data has no functions to call. `name` is how the function is written in the template. */
function notCalled(model: Model, name: unknown, value: unknown): never {
  const called = unboxed(value)
  throw new Problem(
    called === undefined
      ? 'call of nil'
      : `non-function ${String(name)} of type ${typeName(called, model)}`,
  )
}
