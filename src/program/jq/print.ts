/**
 * How jq prints a value.
 *
 * @module
 */
import type { Options } from './options.js'
import { type Json, isArray, isObject, keysOf, numberText, textOf } from './values.js'

type Style = Pick<Options, 'isCompact' | 'isSorted' | 'prints' | 'isAscii' | 'indent'>

/** A value as it is printed, with what ends it. */
export function printed(value: Json, style: Style): string {
  const isPlain = typeof value === 'string' && style.prints !== 'json'
  const text = isPlain
    ? value
    : style.isCompact
      ? textOf(value, style.isSorted)
      : pretty(value, style, '\n')
  const shown = style.isAscii ? ascii(text) : text
  return shown + (style.prints === 'joined' ? '' : style.prints === 'nul' ? '\0' : '\n')
}

function pretty(value: Json, style: Style, line: string): string {
  const inner = line + style.indent
  if (isArray(value))
    return value.length === 0
      ? '[]'
      : `[${value.map((item) => inner + pretty(item, style, inner)).join(',')}${line}]`
  if (!isObject(value)) return typeof value === 'number' ? numberText(value) : JSON.stringify(value)
  const keys = style.isSorted ? keysOf(value) : Object.keys(value)
  if (keys.length === 0) return '{}'
  const entries = keys.map(
    (key) => `${inner}${JSON.stringify(key)}: ${pretty(value[key] as Json, style, inner)}`,
  )
  return `{${entries.join(',')}${line}}`
}

const ascii = (text: string): string =>
  text.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
