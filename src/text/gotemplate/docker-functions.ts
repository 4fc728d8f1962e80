/**
 * The functions that the docker command adds to templates.
 *
 * @see https://docs.docker.com/engine/cli/formatting/
 */
import { goJson } from '../json.js'
import { utf8Length, utf8Slice } from '../utf8.js'
import { Problem } from './error.js'
import { BUILT_IN, type TemplateFunction, type TemplateFunctions } from './functions.js'
import { Boxed, JsonNumber, type Model, Nil, Num, unboxed } from './value.js'

/** A value as the `json` function prints it. */
function jsonOf(_: Model, given: unknown): string {
  return goJson(plain(unboxed(given)), { html: false, sortKeys: given instanceof Boxed })
}

function plain(value: unknown): unknown {
  if (value instanceof Num)
    return typeof value.value === 'bigint' ? Number(value.value) : value.value
  if (value instanceof JsonNumber) return Number(value.text)
  return value === undefined || value instanceof Nil ? null : value
}

function repeated(count: unknown): string {
  const { value } = count as Num
  if (value < 0n) throw new Problem('strings: negative Repeat count')
  if (value > MOST_BLANKS) throw new Problem('strings: Repeat output length overflow')
  return ' '.repeat(Number(value))
}

/** More blanks than anybody can want. */
const MOST_BLANKS = 1_000_000n

function truncated(_: Model, text: unknown, length: unknown): string {
  const size = utf8Length(text as string)
  const { value } = length as Num
  if (value >= BigInt(size)) return text as string
  if (value < 0n) throw new Problem(`runtime error: slice bounds out of range [:${value}]`)
  return utf8Slice(text as string, 0, Number(value))
}

/** The first letter of each word in upper case. Words end at blanks, and at signs of ASCII. */
const titled = (text: string): string =>
  text.replace(
    /(^|\s|[!-/:-@[-^`{-~])(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  )

const ofText = (change: (text: string) => string): TemplateFunction => ({
  takes: ['string'],
  run: (_, text) => change(text as string),
})

const OWN: readonly (readonly [string, TemplateFunction])[] = [
  ['json', { takes: ['any'], run: jsonOf }],
  [
    'split',
    {
      takes: ['string', 'string'],
      run: (_, text, separator) =>
        separator === '' ? [...(text as string)] : (text as string).split(separator as string),
    },
  ],
  [
    'join',
    {
      takes: ['[]string', 'string'],
      run: (_, list, separator) => (list as readonly string[]).join(separator as string),
    },
  ],
  ['title', ofText(titled)],
  ['lower', ofText((text) => text.toLowerCase())],
  ['upper', ofText((text) => text.toUpperCase())],
  [
    'pad',
    {
      takes: ['string', 'int', 'int'],
      run: (_, text, before, after) =>
        text === '' ? '' : repeated(before) + (text as string) + repeated(after),
    },
  ],
  ['truncate', { takes: ['string', 'int'], run: truncated }],
]

/** What `--format` can call. */
export const DOCKER_FUNCTIONS: TemplateFunctions = new Map([...BUILT_IN, ...OWN])

const HEADER: TemplateFunction = { takes: ['string'], run: (_, text) => text }

/** What it can call for the headers of a table: those that change a text leave a header alone. */
export const HEADER_FUNCTIONS: TemplateFunctions = new Map([
  ...DOCKER_FUNCTIONS,
  ['json', HEADER],
  ['title', HEADER],
  ['lower', HEADER],
  ['upper', HEADER],
  ['split', { takes: ['string', 'string'], run: (_, text) => text }],
  ['join', { takes: ['string', 'string'], run: (_, text) => text }],
  ['truncate', { takes: ['string', 'int'], run: (_, text) => text }],
])
