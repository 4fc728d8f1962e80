/**
 * Functions of texts beyond the standard, and optional values.
 *
 * @see https://pkg.go.dev/github.com/google/cel-go/ext#Strings
 */
import { goQuote } from '../../goquote.js'
import type { FunctionTable } from '../functions.js'
import { CelError, NOTHING, Optional, type Value, MapValue } from '../values.js'
import { formatted } from './format.js'

/** What Unicode calls white space. */
const SPACE = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+'
const SPACES = new RegExp(`^${SPACE}|${SPACE}$`, 'g')

const letters = (text: string): string[] => [...text]

/** Where a part stands, counted in letters. */
function indexOf(text: string, part: string, from: bigint): bigint {
  const [all, sought] = [letters(text), letters(part)]
  if (from < 0n || from > BigInt(all.length)) throw new CelError(`index out of range: ${from}`)
  for (let i = Number(from); i + sought.length <= all.length; i++)
    if (sought.every((letter, j) => all[i + j] === letter)) return BigInt(i)
  return -1n
}

function lastIndexOf(text: string, part: string, from?: bigint): bigint {
  const [all, sought] = [letters(text), letters(part)]
  if (from !== undefined && (from < 0n || from > BigInt(all.length)))
    throw new CelError(`index out of range: ${from}`)
  for (let i = Math.min(Number(from ?? all.length), all.length - sought.length); i >= 0; i--)
    if (sought.every((letter, j) => all[i + j] === letter)) return BigInt(i)
  return -1n
}

function substring(text: string, from: bigint, to?: bigint): string {
  const all = letters(text)
  const end = to ?? BigInt(all.length)
  if (from < 0n || from > BigInt(all.length) || end > BigInt(all.length))
    throw new CelError(`index out of range: ${from < 0n || from > BigInt(all.length) ? from : end}`)
  if (from > end) throw new CelError(`invalid substring range. start: ${from}, end: ${end}`)
  return all.slice(Number(from), Number(end)).join('')
}

function replace(text: string, old: string, by: string, times: bigint): string {
  const parts = old === '' ? ['', ...letters(text), ''] : text.split(old)
  const cuts = parts.length - 1
  const count = times < 0n ? cuts : Math.min(Number(times), cuts)
  return parts.reduce((result, part, i) => result + (i - 1 < count ? by : old) + part)
}

function split(text: string, separator: string, limit: bigint): readonly Value[] {
  if (limit === 0n) return []
  const parts = separator === '' ? letters(text) : text.split(separator)
  if (limit < 0n || parts.length <= Number(limit)) return parts
  const kept = parts.slice(0, Number(limit) - 1)
  return [...kept, parts.slice(Number(limit) - 1).join(separator)]
}

function charAt(text: string, index: bigint): string {
  const all = letters(text)
  if (index < 0n || index > BigInt(all.length)) throw new CelError(`index out of range: ${index}`)
  return all[Number(index)] ?? ''
}

const ascii = (text: string, from: RegExp, change: (letter: string) => string): string =>
  text.replace(from, change)

/** Functions of texts. */
export const strings: FunctionTable = {
  'string.charAt(int) string': charAt,
  'string.indexOf(string) int': (text: string, part: string) => indexOf(text, part, 0n),
  'string.indexOf(string, int) int': indexOf,
  'string.lastIndexOf(string) int': lastIndexOf,
  'string.lastIndexOf(string, int) int': lastIndexOf,
  'string.lowerAscii() string': (text: string) =>
    ascii(text, /[A-Z]/g, (letter) => letter.toLowerCase()),
  'string.upperAscii() string': (text: string) =>
    ascii(text, /[a-z]/g, (letter) => letter.toUpperCase()),
  'string.replace(string, string) string': (text: string, old: string, by: string) =>
    replace(text, old, by, -1n),
  'string.replace(string, string, int) string': replace,
  'string.split(string) list(string)': (text: string, by: string) => split(text, by, -1n),
  'string.split(string, int) list(string)': split,
  'string.substring(int) string': substring,
  'string.substring(int, int) string': substring,
  'string.trim() string': (text: string) => text.replace(SPACES, ''),
  'string.reverse() string': (text: string) => letters(text).reverse().join(''),
  'string.format(list(dyn)) string': formatted,
  'list(string).join() string': (list: readonly string[]) => list.join(''),
  'list(string).join(string) string': (list: readonly string[], by: string) => list.join(by),
  'strings.quote(string) string': (text: string) => goQuote(text),
}

const isZero = (value: Value): boolean =>
  value === null ||
  value === false ||
  value === 0n ||
  value === 0 ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (value instanceof MapValue && value.size === 0)

/** Optional values: there or not. */
export const optionals: FunctionTable = {
  'optional.of(A) optional_type(A)': (value: Value) => new Optional(value),
  'optional.ofNonZeroValue(A) optional_type(A)': (value: Value) =>
    isZero(value) ? NOTHING : new Optional(value),
  'optional.none() optional_type(A)': () => NOTHING,
  'optional_type(A).hasValue() bool': ({ value }: Optional) => value !== undefined,
  'optional_type(A).value() A': ({ value }: Optional) => {
    if (value === undefined) throw new CelError('optional.none() dereference')
    return value
  },
  'optional_type(A).or(optional_type(A)) optional_type(A)': (a: Optional, b: Optional) =>
    a.value === undefined ? b : a,
  'optional_type(A).orValue(A) A': ({ value }: Optional, other: Value) => value ?? other,
}
