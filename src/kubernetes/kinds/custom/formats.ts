/**
 * Formats that a schema can ask of text. A format that the API server does not know asks nothing.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation
 */
import { fromBase64 } from '../../../text/base64.js'
import { parseGoDuration } from '../../../text/duration.js'
import { parseTime } from '../../../text/time.js'

const matches =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text)

const OCTET = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const IPV4 = new RegExp(`^${OCTET}(\\.${OCTET}){3}$`)
const GROUP = '[0-9a-fA-F]{1,4}'

function isIpv6(text: string): boolean {
  const embedded = text.includes('.') ? text.slice(text.lastIndexOf(':') + 1) : undefined
  if (embedded !== undefined && !IPV4.test(embedded)) return false
  const plain = embedded === undefined ? text : text.replace(embedded, '0:0')
  const halves = plain.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  return (
    groups.every((group) => new RegExp(`^${GROUP}$`).test(group)) &&
    (halves.length === 2 ? groups.length < 8 : groups.length === 8)
  )
}

function isCidr(text: string): boolean {
  const [address = '', bits = '', ...more] = text.split('/')
  if (more.length > 0 || !/^(0|[1-9]\d*)$/.test(bits)) return false
  return IPV4.test(address) ? Number(bits) <= 32 : isIpv6(address) && Number(bits) <= 128
}

const isUri = matches(/^(\/|[a-zA-Z][a-zA-Z0-9+.-]*:)[^\s]*$/)
const UUID = '[0-9a-f]{8}-?[0-9a-f]{4}-?'
const uuid = (version: string, variant = '[0-9a-f]'): ((text: string) => boolean) =>
  matches(new RegExp(`^${UUID}${version}[0-9a-f]{3}-?${variant}[0-9a-f]{3}-?[0-9a-f]{12}$`, 'i'))
const CHANNEL = '([01]?[0-9]?[0-9]|2[0-4][0-9]|25[0-5])'

/** Spans of time as Go writes them, and in words: `2 days`. */
const isDuration = (text: string): boolean =>
  parseGoDuration(text) !== undefined ||
  /^\d+\s*(ns|nano\w*|us|µs|micro\w*|ms|milli\w*|s|sec\w*|m|min\w*|h|hr|hour\w*|d|day\w*|w|week\w*)$/.test(
    text,
  )

const isDateTime = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dt\d\d:\d\d(:\d\d)?/i.test(text) && parseTime(text.toUpperCase()) !== undefined
const isDate = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && parseTime(`${text}T00:00:00Z`) !== undefined

const HOSTNAME =
  /^([a-zA-Z0-9_]|[a-zA-Z0-9_][a-zA-Z0-9_-]{0,61}[a-zA-Z0-9_])(\.([a-zA-Z0-9_]|[a-zA-Z0-9_][a-zA-Z0-9_-]{0,61}[a-zA-Z0-9_]))*\.?$/
const EMAIL = /^[^\s@<>()",;:]+@[^\s@<>()",;:]+$/

const any = (): boolean => true

const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  bsonobjectid: matches(/^[0-9a-f]{24}$/i),
  byte: (text) => fromBase64(text) !== undefined,
  cidr: isCidr,
  creditcard: matches(/^\d{12,19}$/),
  date: isDate,
  datetime: isDateTime,
  duration: isDuration,
  email: matches(EMAIL),
  hexcolor: matches(/^#?([0-9a-f]{3}|[0-9a-f]{6})$/i),
  hostname: (text) => text.length <= 255 && HOSTNAME.test(text),
  ipv4: matches(IPV4),
  ipv6: isIpv6,
  isbn: matches(/^(\d{9}[\dX]|\d{13})$/),
  isbn10: matches(/^\d{9}[\dX]$/),
  isbn13: matches(/^\d{13}$/),
  k8slongname: matches(
    /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  ),
  k8sshortname: matches(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/),
  mac: matches(/^([0-9a-f]{2}[:-]){5}[0-9a-f]{2}$|^([0-9a-f]{4}\.){2}[0-9a-f]{4}$/i),
  password: any,
  rgbcolor: matches(
    new RegExp(`^rgb\\(\\s*${CHANNEL}\\s*,\\s*${CHANNEL}\\s*,\\s*${CHANNEL}\\s*\\)$`),
  ),
  ssn: matches(/^\d{3}[- ]?\d{2}[- ]?\d{4}$/),
  uri: isUri,
  uuid: uuid('[0-9a-f]'),
  uuid3: uuid('3'),
  uuid4: uuid('4', '[89ab]'),
  uuid5: uuid('5', '[89ab]'),
}

/** Formats of numbers. */
const NUMBER_FORMATS: ReadonlySet<string> = new Set(['int32', 'int64', 'float', 'double'])

const plain = (format: string): string => format.replaceAll('-', '')

/** Whether the API server knows a format. */
export const isKnownFormat = (format: string): boolean =>
  NUMBER_FORMATS.has(format) || Object.hasOwn(FORMATS, plain(format))

/** Whether a text has a format; it has each that is not known. */
export const hasFormat = (format: string, text: string): boolean =>
  Object.hasOwn(FORMATS, plain(format)) ? (FORMATS[plain(format)]?.(text) ?? true) : true
