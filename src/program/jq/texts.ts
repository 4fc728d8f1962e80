/**
 * jq's functions of texts.
 *
 * @module
 */
import { utf8Length } from '../../text/utf8.js'
import { asText } from './formats.js'
import { splitText } from './operators.js'
import { JqError, type Json, isArray, named, textOf } from './values.js'

type Pure = (input: Json, ...given: readonly Json[]) => Json

function textual(value: Json, what: string): string {
  if (typeof value !== 'string') throw new JqError(`${named(value)} ${what}`)
  return value
}

const trim = (value: Json, ends: RegExp): string =>
  textual(value, 'cannot be trimmed').replace(ends, '')

function join(value: Json, between: Json | undefined): string {
  const list = isArray(value) ? value : []
  return list
    .map((one) => {
      if (typeof one === 'object' && one !== null)
        throw new JqError(`${named(textOf(list.slice(0, 1)))} and ${named(one)} cannot be added`)
      return one === null ? '' : asText(one)
    })
    .join(textual(between ?? null, 'cannot be used to join'))
}

function implode(value: Json): string {
  if (!isArray(value)) throw new JqError(`${named(value)} cannot be imploded, must be an array`)
  return value
    .map((code) => {
      if (typeof code !== 'number') throw new JqError(`Unicode codepoint must be numeric`)
      return String.fromCodePoint(code)
    })
    .join('')
}

/** The functions. */
export const textFunctions: Readonly<Record<string, Pure>> = {
  'explode/0': (value) =>
    [...textual(value, 'cannot be exploded')].map((letter) => letter.codePointAt(0) ?? 0),
  'implode/0': implode,
  'split/1': (value, at) => {
    if (typeof value !== 'string' || typeof at !== 'string')
      throw new JqError('split input and separator must be strings')
    return splitText(value, at)
  },
  'join/1': join,
  'ascii_downcase/0': (value) =>
    textual(value, 'cannot be lowercased').replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  'ascii_upcase/0': (value) =>
    textual(value, 'cannot be uppercased').replace(/[a-z]/g, (letter) => letter.toUpperCase()),
  'ltrimstr/1': (value, part) =>
    typeof value === 'string' && typeof part === 'string' && value.startsWith(part)
      ? value.slice(part.length)
      : value,
  'rtrimstr/1': (value, part) =>
    typeof value === 'string' && typeof part === 'string' && part !== '' && value.endsWith(part)
      ? value.slice(0, -part.length)
      : value,
  'startswith/1': (value, part) =>
    textual(value, 'startswith() requires string inputs').startsWith(
      textual(part ?? null, 'startswith() requires string inputs'),
    ),
  'endswith/1': (value, part) =>
    textual(value, 'endswith() requires string inputs').endsWith(
      textual(part ?? null, 'endswith() requires string inputs'),
    ),
  'trim/0': (value) => trim(value, /^\s+|\s+$/g),
  'ltrim/0': (value) => trim(value, /^\s+/),
  'rtrim/0': (value) => trim(value, /\s+$/),
  'utf8bytelength/0': (value) => utf8Length(textual(value, 'only strings have UTF-8 byte length')),
}
