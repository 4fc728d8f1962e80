/**
 * Rules for names, label keys and label values.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 * @see
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
import type { NameFormat } from './kind.js'

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`
const LABEL_1035 = '[a-z]([-a-z0-9]*[a-z0-9])?'
const QUALIFIED = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'
const LABEL_VALUE = `(${QUALIFIED})?`

const regexError = (message: string, pattern: string, ...examples: string[]): string =>
  `${message} (e.g. ${examples.map((example) => `'${example}', `).join(' or ')}regex used for validation is '${pattern}')`

const SUBDOMAIN_ERROR = regexError(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  SUBDOMAIN,
  'example.com',
)
const LABEL_ERROR = regexError(
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
  LABEL,
  'my-name',
  '123-abc',
)
const LABEL_1035_ERROR = regexError(
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
  LABEL_1035,
  'my-name',
  'abc-123',
)
const QUALIFIED_WORDS =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
const NAME_PART_ERROR = `name part ${regexError(QUALIFIED_WORDS, QUALIFIED, 'MyName', 'my.name', '123-abc')}`
const QUALIFIED_ERROR = `a qualified name ${regexError(QUALIFIED_WORDS, QUALIFIED, 'MyName', 'my.name', '123-abc')} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`
const LABEL_VALUE_ERROR = regexError(
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  LABEL_VALUE,
  'MyValue',
  'my_value',
  '12345',
)
const EMPTY_NAME_PART = 'name part must be non-empty'
const EMPTY_PREFIX_PART = 'prefix part must be non-empty'

const tooLongText = (limit: number): string => `must be no more than ${limit} bytes`

const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`)
const FORMATS: Readonly<
  Record<
    Exclude<NameFormat, 'segment'>,
    { readonly pattern: RegExp; readonly limit: number; readonly error: string }
  >
> = {
  subdomain: { pattern: whole(SUBDOMAIN), limit: 253, error: SUBDOMAIN_ERROR },
  label: { pattern: whole(LABEL), limit: 63, error: LABEL_ERROR },
  label1035: { pattern: whole(LABEL_1035), limit: 63, error: LABEL_1035_ERROR },
}
const QUALIFIED_PATTERN = whole(QUALIFIED)
const LABEL_VALUE_PATTERN = whole(LABEL_VALUE)

/**
 * What is wrong with a name; nothing if it is fine. `prefix`: a `generateName`, which may end in a
 * dash.
 */
export function nameErrors(format: NameFormat, name: string, prefix = false): readonly string[] {
  if (format === 'segment') return segmentErrors(name)
  const checked = prefix && name.length > 1 && name.endsWith('-') ? `${name.slice(0, -1)}a` : name
  const { pattern, limit, error } = FORMATS[format]
  const errors: string[] = []
  if (checked.length > limit) errors.push(tooLongText(limit))
  if (!pattern.test(checked)) errors.push(error)
  return errors
}

function segmentErrors(name: string): readonly string[] {
  if (name === '.' || name === '..') return [`may not be '${name}'`]
  return ['/', '%']
    .filter((character) => name.includes(character))
    .map((character) => `may not contain '${character}'`)
}

/** What is wrong with a label key, taint key or condition type such as `example.com/name`. */
export function qualifiedNameErrors(text: string): readonly string[] {
  const parts = text.split('/')
  if (parts.length > 2) return [QUALIFIED_ERROR]
  const errors: string[] = []
  const [prefix, name] = parts.length === 2 ? (parts as [string, string]) : [undefined, text]
  if (prefix === '') errors.push(EMPTY_PREFIX_PART)
  else if (prefix !== undefined)
    errors.push(...nameErrors('subdomain', prefix).map((error) => `prefix part ${error}`))
  if (name === '') errors.push(EMPTY_NAME_PART)
  else if (name.length > 63) errors.push(`name part ${tooLongText(63)}`)
  if (!QUALIFIED_PATTERN.test(name)) errors.push(NAME_PART_ERROR)
  return errors
}

/** What is wrong with a label value. */
export function labelValueErrors(text: string): readonly string[] {
  const errors: string[] = []
  if (text.length > 63) errors.push(tooLongText(63))
  if (!LABEL_VALUE_PATTERN.test(text)) errors.push(LABEL_VALUE_ERROR)
  return errors
}

/** What is wrong with the name of a port or protocol (IANA_SVC_NAME). */
export function portNameErrors(text: string): readonly string[] {
  const errors: string[] = []
  if (text.length > 15) errors.push('must be no more than 15 characters')
  if (!/^[-a-z0-9]+$/.test(text))
    errors.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)')
  if (!/[a-z]/.test(text)) errors.push('must contain at least one letter (a-z)')
  if (text.includes('--')) errors.push('must not contain consecutive hyphens')
  if (text.startsWith('-') || text.endsWith('-')) errors.push('must not begin or end with a hyphen')
  return errors
}
