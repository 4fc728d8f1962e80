/**
 * The functions that templates can call: Go's own, and those that the docker command and kubectl
 * add.
 *
 * @see https://pkg.go.dev/text/template#hdr-Functions
 * @see https://docs.docker.com/engine/cli/formatting/
 */
import { fromBase64 } from './base64.js'
import { goQuote } from './goquote.js'
import { Problem } from './gotemplate-error.js'
import { goJson } from './json.js'

/** What Go's `if` takes for true: anything but zero, nil and what is empty. */
export function truthy(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === 0 || value === '')
    return false
  if (Array.isArray(value)) return value.length > 0
  return typeof value !== 'object' || Object.keys(value).length > 0
}

/** A value as Go's `%v` prints it: `[a b]`, `map[k:v]`. */
export function printed(value: unknown): string {
  if (value === null || value === undefined) return '<nil>'
  if (Array.isArray(value)) return `[${value.map(printed).join(' ')}]`
  if (typeof value !== 'object') return String(value)
  const members = Object.entries(value).filter(
    ([, member]) => member !== undefined && typeof member !== 'function',
  )
  return `map[${members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${key}:${printed(member)}`)
    .join(' ')}]`
}

function compare(a: unknown, b: unknown): number {
  if (typeof a !== typeof b) throw new Problem('incompatible types for comparison')
  if (typeof a !== 'number' && typeof a !== 'string')
    throw new Problem('invalid type for comparison')
  return a < (b as typeof a) ? -1 : a > (b as typeof a) ? 1 : 0
}

function equal(first: unknown, ...others: readonly unknown[]): boolean {
  return others.some((other) => {
    const [a, b] = [first ?? null, other ?? null]
    if (a !== null && b !== null && typeof a !== typeof b)
      throw new Problem('incompatible types for comparison')
    return a === b
  })
}

function length(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length
  if (typeof value === 'object' && value !== null) return Object.keys(value).length
  throw new Problem(
    value === null || value === undefined ? 'len of nil pointer' : `len of type ${typeof value}`,
  )
}

function index(value: unknown, ...keys: readonly unknown[]): unknown {
  let current = value
  for (const key of keys) {
    if (current === null || current === undefined) throw new Problem('index of untyped nil')
    if (Array.isArray(current) || typeof current === 'string') {
      if (typeof key !== 'number')
        throw new Problem(`cannot index slice/array with type ${typeof key}`)
      if (key < 0 || key >= current.length) throw new Problem(`index out of range: ${key}`)
      current = current[key] as unknown
    } else if (typeof current === 'object')
      current = Object.hasOwn(current, String(key))
        ? (current as Record<string, unknown>)[String(key)]
        : undefined
    else throw new Problem(`can't index item of type ${typeof current}`)
  }
  return current
}

/** Go puts a blank between two arguments only where neither is text. */
const print = (...args: readonly unknown[]): string =>
  args
    .map(
      (arg, i) =>
        (i > 0 && typeof arg !== 'string' && typeof args[i - 1] !== 'string' ? ' ' : '') +
        printed(arg),
    )
    .join('')

const text = (value: unknown): string => (typeof value === 'string' ? value : printed(value))

const HTML: ReadonlyMap<string, string> = new Map([
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['&', '&amp;'],
  ['"', '&#34;'],
  ["'", '&#39;'],
])

type TemplateFunction = (...args: readonly never[]) => unknown

/** All functions, by name. */
export const FUNCTIONS: ReadonlyMap<string, TemplateFunction> = new Map<string, TemplateFunction>([
  ['and', (...args: readonly unknown[]) => args.find((arg) => !truthy(arg)) ?? args.at(-1)],
  ['or', (...args: readonly unknown[]) => args.find(truthy) ?? args.at(-1)],
  ['not', (value: unknown) => !truthy(value)],
  ['eq', equal],
  ['ne', (a: unknown, b: unknown) => !equal(a, b)],
  ['lt', (a: unknown, b: unknown) => compare(a, b) < 0],
  ['le', (a: unknown, b: unknown) => compare(a, b) <= 0],
  ['gt', (a: unknown, b: unknown) => compare(a, b) > 0],
  ['ge', (a: unknown, b: unknown) => compare(a, b) >= 0],
  ['len', length],
  ['index', index],
  ['slice', (value: string | readonly unknown[], from = 0, to?: number) => value.slice(from, to)],
  ['print', print],
  ['println', (...args: readonly unknown[]) => `${args.map(printed).join(' ')}\n`],
  ['printf', (format: string, ...args: readonly unknown[]) => formatted(format, args)],
  [
    'html',
    (...args: readonly unknown[]) =>
      print(...args).replace(/[<>&"']/g, (character) => HTML.get(character) as string),
  ],
  [
    'urlquery',
    (...args: readonly unknown[]) => encodeURIComponent(print(...args)).replaceAll('%20', '+'),
  ],
  ['json', (value: unknown) => goJson(value, { html: false })],
  [
    'join',
    (list: readonly unknown[] | null, separator: string) => (list ?? []).map(text).join(separator),
  ],
  ['split', (value: string, separator: string) => value.split(separator)],
  ['lower', (value: unknown) => text(value).toLowerCase()],
  ['upper', (value: unknown) => text(value).toUpperCase()],
  [
    'title',
    (value: unknown) =>
      text(value).replace(
        /(^|\s)(\S)/g,
        (_, before: string, letter: string) => before + letter.toUpperCase(),
      ),
  ],
  [
    'pad',
    (value: unknown, before: number, after: number) =>
      text(value) === '' ? '' : ' '.repeat(before) + text(value) + ' '.repeat(after),
  ],
  ['truncate', (value: unknown, count: number) => text(value).slice(0, count)],
  ['base64decode', (value: string) => fromBase64(value) ?? ''],
])

const VERB = /%([-+# 0]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g

/** Go's printf for the verbs that templates use. */
function formatted(format: string, args: readonly unknown[]): string {
  let next = 0
  const out = format.replace(
    VERB,
    (_, flags: string, width: string | undefined, precision: string | undefined, verb: string) => {
      if (verb === '%') return '%'
      if (next >= args.length) return `%!${verb}(MISSING)`
      const shown = show(
        args[next++],
        verb,
        precision === undefined ? undefined : Number(precision),
        flags,
      )
      const missing = Math.max(0, Number(width ?? 0) - [...shown].length)
      if (flags.includes('-')) return shown + ' '.repeat(missing)
      return flags.includes('0') && verb === 'd'
        ? shown.replace(/\d/, (digit) => '0'.repeat(missing) + digit)
        : ' '.repeat(missing) + shown
    },
  )
  const extra = args.slice(next)
  return extra.length === 0
    ? out
    : `${out}%!(EXTRA ${extra.map((arg) => `${typeof arg === 'number' ? 'int' : typeof arg}=${printed(arg)}`).join(', ')})`
}

function show(value: unknown, verb: string, precision: number | undefined, flags: string): string {
  const isNumber = typeof value === 'number'
  switch (verb) {
    case 'd':
      return isNumber
        ? (flags.includes('+') && value >= 0 ? '+' : '') + Math.trunc(value)
        : `%!d(${typeof value}=${printed(value)})`
    case 'f':
      return isNumber ? value.toFixed(precision ?? 6) : `%!f(${typeof value}=${printed(value)})`
    case 'q':
      return goQuote(text(value))
    case 'x':
      return isNumber
        ? value.toString(16)
        : [...text(value)]
            .map((character) => (character.codePointAt(0) as number).toString(16))
            .join('')
    case 's':
      return isNumber ? `%!s(float64=${value})` : text(value).slice(0, precision)
    default:
      return printed(value)
  }
}
