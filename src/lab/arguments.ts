/**
 * What the methods of a lab are given: each argument and option is checked before anything happens,
 * against a description of what it must be.
 *
 * @example
 * const SHELL_OPTIONS = fields({ timeout: duration, stdin: text })
 * check('line', line, text)            // line must be text, not undefined
 * check('options', options, SHELL_OPTIONS) // unknown option "timout": did you mean "timeout"?
 *
 * @module
 */
import { UsageError } from '../sim/errors.js'
import { parseGoDuration } from '../text/duration.js'
import { canonicalQuantity } from '../text/quantity.js'
import { nearestWord } from '../text/suggestion.js'

/** Says what is wrong with a value, which is called by its name; undefined if nothing is. */
export type Expected = (value: unknown, name: string) => string | undefined

/** Checks one argument. @throws UsageError that names it */
export function check(name: string, value: unknown, expected: Expected): void {
  const complaint = expected(value, name)
  if (complaint !== undefined) throw new UsageError(complaint)
}

/** A value that fits; `words` say what it must be. */
export const must =
  (words: string, fits: (value: unknown) => boolean): Expected =>
  (value, name) =>
    fits(value) ? undefined : `${name} must be ${words}, not ${shown(value)}`

/** A value that is not given, or fits. */
export const optional =
  (expected: Expected): Expected =>
  (value, name) =>
    value === undefined ? undefined : expected(value, name)

/** Virtual time stays in the years that RFC 3339 can write. */
const LAST_TIME = 253_402_300_799_999
/** The longest time that may pass at once: a hundred years. */
const LONGEST_TIME = 3_155_760_000_000

const isNumberIn = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most

export const text = must('text', (value) => typeof value === 'string')
export const word = must(
  'text that is not empty',
  (value) => typeof value === 'string' && value !== '',
)
export const flag = must('true or false', (value) => typeof value === 'boolean')
export const callback = must('a function', (value) => typeof value === 'function')
export const wholeNumber = must('a whole number', Number.isSafeInteger)
export const count = must(
  'a whole number above 0',
  (value) => Number.isSafeInteger(value) && Number(value) > 0,
)
export const duration = must(
  'a duration (milliseconds, or a text such as "5s" or "1m30s")',
  (value) =>
    isNumberIn(typeof value === 'string' ? parseGoDuration(value) : value, 0, LONGEST_TIME),
)
export const time = must(
  'whole milliseconds since the Unix epoch',
  (value) => Number.isInteger(value) && isNumberIn(value, 0, LAST_TIME),
)
export const quantity = must(
  'a quantity such as "2" or "4Gi"',
  (value) => typeof value === 'string' && canonicalQuantity(value) !== undefined,
)

/** A number of at least, and at most. */
export const numberFrom = (least: number, most = Number.MAX_SAFE_INTEGER): Expected =>
  must(
    most === Number.MAX_SAFE_INTEGER
      ? `a number of at least ${least}`
      : `a number from ${least} to ${most}`,
    (value) => isNumberIn(value, least, most),
  )

/** One of some words. */
export const oneOf = (...words: readonly string[]): Expected =>
  must(words.map(shown).join(' or '), (value) => words.includes(value as string))

/** A list. */
export const listOf =
  (expected: Expected): Expected =>
  (value, called) => {
    if (!Array.isArray(value)) return `${called} must be a list, not ${shown(value)}`
    return firstOf(value.map((item, i) => () => expected(item, `${called}[${i}]`)))
  }

/** An object with any keys. */
export const recordOf =
  (expected: Expected): Expected =>
  (value, called) =>
    isRecord(value)
      ? firstOf(
          Object.entries(value).map(
            ([key, item]) =>
              () =>
                expected(item, `${called}.${key}`),
          ),
        )
      : noObject(value, called)

/** Something else stands where an object should. */
export const noObject = (value: unknown, called: string): string =>
  `${called} must be an object, not ${shown(value)}`

/** An object with some keys, all of which may be missing, and no others. */
export const fields =
  (known: Readonly<Record<string, Expected>>, needed: readonly string[] = []): Expected =>
  (value, called) => {
    if (!isRecord(value)) return noObject(value, called)
    const path = (key: string): string => (called === 'options' ? key : `${called}.${key}`)
    return firstOf([
      ...Object.keys(value).map((key) => () => unknownOption(path(key), key, Object.keys(known))),
      ...Object.entries(known).map(([key, expected]) => () => {
        const item = value[key]
        return item === undefined && !needed.includes(key) ? undefined : expected(item, path(key))
      }),
    ])
  }

/** Plain data: what JSON can say, and what is undefined. */
export const plainData: Expected = (value, called) => foreignPart(value, called, [])

/** How deep plain data may be nested. */
const DEEPEST = 100

function foreignPart(
  value: unknown,
  called: string,
  above: readonly unknown[],
): string | undefined {
  if (value === null || ['string', 'boolean', 'undefined'].includes(typeof value)) return undefined
  if (Number.isFinite(value)) return undefined
  if (!Array.isArray(value) && !isRecord(value) && !(value instanceof Object && 'toJSON' in value))
    return `${called} must be plain data, not ${shown(value)}`
  if (above.includes(value)) return `${called} must be plain data, and it contains itself`
  if (above.length >= DEEPEST) return `${called} is nested too deep`
  const parts = Array.isArray(value)
    ? value.map((item, i) => [`[${i}]`, item] as const)
    : Object.entries(value).map(([key, item]) => [`.${key}`, item] as const)
  return firstOf(
    parts.map(
      ([part, item]) =>
        () =>
          foreignPart(item, called + part, [...above, value]),
    ),
  )
}

const firstOf = (checks: readonly (() => string | undefined)[]): string | undefined => {
  for (const one of checks) {
    const complaint = one()
    if (complaint !== undefined) return complaint
  }
  return undefined
}

/** An object that is nothing else, such as a list, a map or a date. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  Object.prototype.toString.call(value) === '[object Object]'

/** Any object that is nothing else. */
export const object = must('an object', isRecord)

/** How many options a message lists at most. */
const MOST_LISTED = 12
/** How different a word may be from the one that is suggested. */
const SUGGESTION_DISTANCE = 4

/** Complains about an option that is not among the known ones; `path` is what it is called. */
export function unknownOption(
  path: string,
  key: string,
  known: readonly string[],
): string | undefined {
  if (known.includes(key)) return undefined
  const plain = (word: string): string => word.replace(/[-_]/g, '')
  const limit = Math.min(SUGGESTION_DISTANCE, Math.max(2, key.length))
  const near =
    known.find((one) => plain(one).toLowerCase() === plain(key).toLowerCase()) ??
    nearestWord(key, known, limit)
  if (near !== undefined) return `unknown option "${path}": did you mean "${near}"?`
  return known.length > 0 && known.length <= MOST_LISTED
    ? `unknown option "${path}": there are ${known.join(', ')}`
    : `unknown option "${path}"`
}

const LONGEST_SHOWN = 60

/** A value, as a message shows it. */
export function shown(value: unknown): string {
  switch (typeof value) {
    case 'string': {
      const quoted = JSON.stringify(value)
      return quoted.length > LONGEST_SHOWN ? `${quoted.slice(0, LONGEST_SHOWN)}…` : quoted
    }
    case 'symbol':
      return 'a symbol'
    case 'function':
      return 'a function'
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'a list' : 'an object'
    default:
      return String(value)
  }
}
