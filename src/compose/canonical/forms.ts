/**
 * Short forms that many fields have: lists that are mappings, texts that are lists.
 *
 * @module
 */
import { ComposeError, decodingFailed } from '../errors.js'
import { shellWords } from '../shell-words.js'
import { type Dict, type Value, isDict, isList, mapDict } from '../value.js'
import { goDuration, parseGoDuration } from '../../text/duration.js'
import type { Where } from './where.js'

/** Makes the long form of a value; `name` is the field's as errors call it. */
export type Form = (value: Value, name: string, where: Where) => Value

/** A value as text; numbers and truth values as they are written. */
export const asText = (value: Value): string => (value === null ? '' : String(value))

/** `[A=1, B]` or `{A: 1, B: }`: names and texts, nothing where no value was given. */
export const pairs: Form = (value) => {
  if (isDict(value)) return mapDict(value, (item) => (item === null ? null : asText(item)))
  if (!isList(value)) return value
  return Object.fromEntries(
    value.map((item): [string, Value] => {
      const text = asText(item)
      const equals = text.indexOf('=')
      return equals < 0 ? [text, null] : [text.slice(0, equals), text.slice(equals + 1)]
    }),
  )
}

/** The same, with a blank text where no value was given. */
export const texts: Form = (value, name, where) => {
  const made = pairs(value, name, where)
  return isDict(made) ? mapDict(made, (item) => item ?? '') : made
}

/** A text, or a list of texts. */
export const list: Form = (value, name) => {
  if (typeof value === 'string') return [value]
  if (!isList(value)) return value
  return value.map((item, i) => {
    if (typeof item === 'string') return item
    throw new ComposeError(`${name}.[${i}]: unexpected type ${goType(item)}`)
  })
}

const goType = (value: Value): string => {
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float64'
  return typeof value === 'boolean' ? 'bool' : 'map[string]interface {}'
}

/** Numbers may stand in the list, too. */
export const textList: Form = (value) => (isList(value) ? value.map(asText) : value)

/** A command line, or its words. */
export const command: Form = (value, name) => {
  if (typeof value !== 'string') return value
  const words = shellWords(value)
  if (words === undefined) throw decodingFailed(decodeName(name), 'invalid command line string')
  return words
}

/** How an error of decoding calls a field: `services[a].command`. */
const decodeName = (name: string): string =>
  name.replace(/^(\w+)\.([^.]+)/, (_, section: string, of: string) => `${section}[${of}]`)

const UNITS = 'bkmgtp'

/** `1.5g`: bytes. @throws ComposeError */
export const bytes: Form = (value, name, { lenient }) => {
  if (typeof value === 'number') return String(Math.trunc(value))
  if (typeof value !== 'string' || lenient) return value
  if (value === '-1') return value
  const [, digits, suffix = ''] = /^(\d+(?:\.\d+)?)\s*([^]*)$/.exec(value.trim()) ?? []
  if (digits === undefined) throw decodingFailed(decodeName(name), `invalid size: '${value}'`)
  const unit = suffix.toLowerCase().replace(/i?b$/, '') || 'b'
  const power = UNITS.indexOf(unit)
  if (unit.length > 1 || power < 0)
    throw decodingFailed(decodeName(name), `invalid suffix: '${suffix}'`)
  return String(Math.trunc(Number(digits) * 1024 ** power))
}

/** A length of time in Go's notation. @throws ComposeError */
export const duration: Form = (value, name, { lenient }) => {
  if (typeof value !== 'string' || lenient) return value
  const days = value.replace(/(\d+)d/g, (_, count: string) => `${Number(count) * 24}h`)
  const ms = parseGoDuration(days)
  if (ms !== undefined) return goDuration(ms)
  throw decodingFailed(decodeName(name), wrongDuration(value))
}

function wrongDuration(text: string): string {
  const quoted = JSON.stringify(text)
  if (/^[-+]?\d+(\.\d+)?$/.test(text)) return `time: missing unit in duration ${quoted}`
  const [, unit] =
    /^[-+]?(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))*\d+(?:\.\d+)?([^\d.]+)/.exec(text) ?? []
  return unit === undefined
    ? `time: invalid duration ${quoted}`
    : `time: unknown unit ${JSON.stringify(unit)} in duration ${quoted}`
}

/** A number, which may be written as text. @throws ComposeError */
export const float: Form = (value, name, { lenient }) => {
  if (typeof value !== 'string' || lenient) return value
  if (value.trim() !== '' && Number.isFinite(Number(value))) return Number(value)
  throw decodingFailed(
    decodeName(name),
    `strconv.ParseFloat: parsing ${JSON.stringify(value)}: invalid syntax`,
  )
}

/** Members that have a form are given it. */
export const formed = (
  value: Value,
  forms: Readonly<Record<string, Form>>,
  name: string,
  where: Where,
): Value =>
  isDict(value)
    ? mapDict(value, (item, key) => {
        const form = Object.hasOwn(forms, key) ? forms[key] : undefined
        return form ? form(item, `${name}.${key}`, where) : item
      })
    : value

/** A form of mappings whose members have forms. */
export const mapping =
  (forms: Readonly<Record<string, Form>>): Form =>
  (value, name, where) =>
    formed(value, forms, name, where)

/** A form of lists all of whose items have one form. */
export const listOf =
  (form: Form): Form =>
  (value, name, where) =>
    isList(value) ? value.map((item, i) => form(item, `${name}.[${i}]`, where)) : value

/** A list of names, or a mapping from names. */
export const namesOf =
  (each: Value): Form =>
  (value) =>
    isList(value)
      ? Object.fromEntries(value.map((item): [string, Value] => [asText(item), each]))
      : value

/** The members of a mapping in the order of their names. */
export const sorted = (dict: Dict): Dict =>
  Object.fromEntries(Object.entries(dict).sort(([a], [b]) => (a < b ? -1 : 1)))
