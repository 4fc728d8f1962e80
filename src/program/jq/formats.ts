/**
 * jq's formats: `@csv`, `@base64`, `@sh` and so on.
 *
 * @see https://jqlang.github.io/jq/manual/v1.7/#format-strings-and-escaping
 */
import { base64, fromBase64 } from '../../text/base64.js'
import { JqError, JqSyntaxError, type Json, isArray, named, textOf, typeOf } from './values.js'

/** A value as text: a text as it is. */
export const asText = (value: Json): string => (typeof value === 'string' ? value : textOf(value))

const HTML: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  "'": '&#39;',
  '"': '&quot;',
}

const row = (
  format: string,
  value: Json,
  quote: (text: string) => string,
  comma: string,
): string => {
  if (!isArray(value))
    throw new JqError(`${named(value)} cannot be ${format}-formatted, only an array can be`)
  return value
    .map((cell) => {
      if (typeof cell === 'string') return quote(cell)
      if (cell === null) return ''
      if (typeof cell === 'object')
        throw new JqError(`${named(cell)} is not valid in a ${format} row`)
      return textOf(cell)
    })
    .join(comma)
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

function shell(value: Json): string {
  const words = isArray(value) ? value : [value]
  return words
    .map((word) => {
      if (typeof word === 'object' && word !== null)
        throw new JqError(`${named(word)} can not be escaped for shell`)
      return typeof word === 'string' ? quoted(word) : textOf(word)
    })
    .join(' ')
}

const uri = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )

const TAB: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\\': '\\\\',
}

const FORMATS: Readonly<Record<string, (value: Json) => string>> = {
  '@text': asText,
  '@json': (value) => textOf(value),
  '@html': (value) => asText(value).replace(/[<>&'"]/g, (letter) => HTML[letter] ?? letter),
  '@uri': (value) => uri(asText(value)),
  '@csv': (value) => row('csv', value, (text) => `"${text.replaceAll('"', '""')}"`, ','),
  '@tsv': (value) =>
    row(
      'tsv',
      value,
      (text) => text.replace(/[\t\n\r\\]/g, (letter) => TAB[letter] ?? letter),
      '\t',
    ),
  '@sh': shell,
  '@base64': (value) => base64(asText(value)),
  '@base64d': (value) => {
    const given = asText(value).replace(/=+$/, '')
    const text = fromBase64(given.padEnd(Math.ceil(given.length / 4) * 4, '='))
    if (text === undefined)
      throw new JqError(`${typeOf(value)} (${textOf(value)}) is not valid base64 data`)
    return text
  },
}

/** A value in a format. @throws JqError */
export function formatted(name: string, value: Json): string {
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined
  if (!format) throw new JqSyntaxError(`${name.slice(1)} is not a valid format`)
  return format(value)
}
