/**
 * How host and guest talk about languages and time zones: the host knows them, the guest asks in
 * text. Only what stands here can be asked for.
 *
 * @see https://tc39.es/ecma402/
 */

/** What can be asked of the formats, by their class. `resolvedOptions` is asked of all. */
export const FORMATS = {
  Collator: ['compare'],
  DateTimeFormat: ['format', 'formatToParts', 'formatRange', 'formatRangeToParts'],
  DisplayNames: ['of'],
  ListFormat: ['format', 'formatToParts'],
  NumberFormat: ['format', 'formatToParts', 'formatRange', 'formatRangeToParts'],
  PluralRules: ['select', 'selectRange'],
  RelativeTimeFormat: ['format', 'formatToParts'],
  Segmenter: ['segment'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type FormatName = keyof typeof FORMATS

/** The methods of values that depend on a language. */
export const METHODS = {
  Date: ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'],
  String: ['localeCompare', 'toLocaleLowerCase', 'toLocaleUpperCase'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** The functions of `Intl` itself. */
export const FUNCTIONS = ['getCanonicalLocales', 'supportedValuesOf'] as const

/** The accessors and the methods of `Intl.Locale`. */
export const LOCALE_PARTS = [
  'baseName',
  'calendar',
  'caseFirst',
  'collation',
  'hourCycle',
  'language',
  'numberingSystem',
  'numeric',
  'region',
  'script',
] as const
export const LOCALE_METHODS = ['maximize', 'minimize', 'toString'] as const

/** A question; lists are the arguments of a constructor, a function or a method, in wire form. */
export type IntlQuestion =
  | { readonly ask: 'format'; readonly of: FormatName; readonly made: Wire; readonly call?: Call }
  | { readonly ask: 'supported'; readonly of: FormatName; readonly args: Wire }
  | {
      readonly ask: 'value'
      readonly of: keyof typeof METHODS
      readonly on: Wire
      readonly call: Call
    }
  | { readonly ask: 'locale'; readonly made: Wire }
  | { readonly ask: 'function'; readonly call: Call }

interface Call {
  readonly method: string
  readonly args: Wire
}

/** An answer, or the error that the script gets. */
export type IntlAnswer =
  | { readonly value: Wire }
  | { readonly error: string; readonly message: string }

/** A value as JSON has it, and what JSON lacks as a list of what it is and its text. */
export type Wire =
  | string
  | number
  | boolean
  | null
  | readonly ['list', readonly Wire[]]
  | readonly ['undefined' | 'number' | 'bigint', string]
  | { readonly [key: string]: Wire }

/** A value for the other side. Dates are their times, other objects what can be seen of them. */
export function pack(value: unknown): Wire {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : ['number', Object.is(value, -0) ? '-0' : String(value)]
  if (typeof value === 'bigint') return ['bigint', String(value)]
  if (Array.isArray(value)) return ['list', value.map(pack)]
  if (Object.prototype.toString.call(value) === '[object Date]') return pack(Number(value))
  if (typeof value !== 'object') return ['undefined', '']
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, pack(part)]))
}

/** The value that the other side has sent. */
export function unpack(wire: Wire): unknown {
  if (typeof wire !== 'object' || wire === null) return wire
  if (!isTagged(wire))
    return Object.fromEntries(Object.entries(wire).map(([key, part]) => [key, unpack(part)]))
  const [kind, content] = wire
  if (kind === 'list') return content.map(unpack)
  if (kind === 'undefined') return undefined
  return kind === 'number' ? Number(content) : BigInt(content)
}

const isTagged = (wire: object): wire is Extract<Wire, readonly unknown[]> => Array.isArray(wire)
