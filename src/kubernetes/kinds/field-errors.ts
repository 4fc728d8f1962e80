/**
 * What can be wrong with a field, in the API server's words.
 *
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/validation/field
 */
import { goJson } from '../../text/json.js'
import { goQuote } from '../../text/goquote.js'
import type { FieldError } from './kind.js'

/** The field of an error that is about no field. */
export const NO_FIELD = '<nil>'

/** A value as error messages show it: text quoted, the rest as JSON. */
const show = (value: unknown): string =>
  typeof value === 'string' ? goQuote(value) : goJson(value ?? null)

const withDetail = (text: string, detail: string): string =>
  detail === '' ? text : `${text}: ${detail}`

/** A field that must be there is not: `spec.schedule: Required value`. */
export const required = (field: string, detail = ''): FieldError => ({
  field,
  reason: 'FieldValueRequired',
  message: withDetail('Required value', detail),
})

/** A value that the field cannot have, and what it must be. */
export const invalid = (field: string, value: unknown, detail: string): FieldError => ({
  field,
  reason: 'FieldValueInvalid',
  message: withDetail(`Invalid value: ${show(value)}`, detail),
})

/** Like `invalid`, for values that are too much to show. */
export const invalidWithoutValue = (field: string, detail: string): FieldError => ({
  field,
  reason: 'FieldValueInvalid',
  message: withDetail('Invalid value', detail),
})

/** A value that is none of those that the field can have. */
export const notSupported = (
  field: string,
  value: unknown,
  supported: readonly string[],
): FieldError => ({
  field,
  reason: 'FieldValueNotSupported',
  message: `Unsupported value: ${show(value)}: supported values: ${supported.map((one) => goQuote(one)).join(', ')}`,
})

export const duplicate = (field: string, value: unknown): FieldError => ({
  field,
  reason: 'FieldValueDuplicate',
  message: `Duplicate value: ${show(value)}`,
})

export const forbiddenField = (field: string, detail: string): FieldError => ({
  field,
  reason: 'FieldValueForbidden',
  message: `Forbidden: ${detail}`,
})

export const notFoundField = (field: string, value: unknown): FieldError => ({
  field,
  reason: 'FieldValueNotFound',
  message: `Not found: ${show(value)}`,
})

export const tooLong = (field: string, limit: number): FieldError => ({
  field,
  reason: 'FieldValueTooLong',
  message: `Too long: may not be more than ${limit} ${limit === 1 ? 'byte' : 'bytes'}`,
})

export const tooMany = (field: string, count: number, limit: number): FieldError => ({
  field,
  reason: 'FieldValueTooMany',
  message: `Too many: ${count}: must have at most ${limit} ${limit === 1 ? 'item' : 'items'}`,
})

/** The value is of another type than it must be. */
export const wrongType = (field: string, value: unknown, detail: string): FieldError => ({
  ...invalid(field, value, detail),
  reason: 'FieldValueTypeInvalid',
})

/** Says that a field may not change, if it did. */
export const immutable = (field: string, value: unknown, same: boolean): readonly FieldError[] =>
  same ? [] : [invalid(field, value, 'field is immutable')]

/** `value` must be one of `supported`. */
export function oneOf(
  field: string,
  value: string | undefined,
  supported: readonly string[],
): readonly FieldError[] {
  if (value === undefined || value === '') return [required(field)]
  return supported.includes(value) ? [] : [notSupported(field, value, supported)]
}

/** What a step of a rollout or a budget must be, when it is no number. */
export const PERCENT_ERROR =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%', or '93%', regex used for validation is '[0-9]+%')"

/** More of something than there is. */
export const OVER_PERCENT = 'must not be greater than 100%'

/** A number is too small. */
export const atLeast = (least: number | string): string =>
  `must be greater than or equal to ${least}`

/** A number is too large. */
export const atMost = (most: number | string): string => `must be less than or equal to ${most}`

const NOT_NEGATIVE = atLeast(0)
const PORT_RANGE = 'must be between 1 and 65535, inclusive'
const IP_ADDRESS = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'
const IP_PATTERN = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)$/

/** `value`, if there is one, must not be negative. `shown` is how it was written. */
export const notNegative = (
  field: string,
  value: number | undefined,
  shown: unknown = value,
): readonly FieldError[] =>
  value !== undefined && value < 0 ? [invalid(field, shown, NOT_NEGATIVE)] : []

/** What is said of a number that is not whole. */
export const MUST_BE_INTEGER = 'must be an integer'

/** `port` must be the number of a port. */
export const portNumber = (field: string, port: number | undefined): readonly FieldError[] =>
  port !== undefined && Number.isInteger(port) && port >= 1 && port <= 65_535
    ? []
    : [invalid(field, port ?? 0, PORT_RANGE)]

/** `address` must be an IP address. */
export const ipAddress = (field: string, address: string | undefined): readonly FieldError[] =>
  IP_PATTERN.test(address ?? '') ? [] : [invalid(field, address ?? '', IP_ADDRESS)]

const CIDR = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'
const CIDR_PATTERN =
  /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}\/([12]?\d|3[0-2])|[\da-f:]*:[\da-f:]*\/(\d{1,2}|1[01]\d|12[0-8]))$/i

/** A block of addresses. */
export const cidr = (field: string, range: string): readonly FieldError[] =>
  CIDR_PATTERN.test(range) ? [] : [invalid(field, range, CIDR)]

/** Addresses that nobody outside of a machine or a link can have. */
const SPECIAL: readonly (readonly [RegExp, string])[] = [
  [/^(0\.0\.0\.0|::)$/, 'may not be unspecified (0.0.0.0 or ::)'],
  [/^(127\.|::1$)/, 'may not be in the loopback range (127.0.0.0/8, ::1/128)'],
  [/^(169\.254\.|fe[89ab])/i, 'may not be in the link-local range (169.254.0.0/16, fe80::/10)'],
  [
    /^(224\.0\.0\.|ff02:)/i,
    'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)',
  ],
]

/** An address at which others can be reached. */
export const outsideAddress = (field: string, address: string): readonly FieldError[] => {
  const errors = ipAddress(field, address)
  return errors.length > 0
    ? errors
    : SPECIAL.flatMap(([range, text]) =>
        range.test(address) ? [invalid(field, address, text)] : [],
      )
}

/** What is said of a webhook's client without an address, or with two. */
export const ONE_ADDRESS = 'exactly one of url or service is required'
