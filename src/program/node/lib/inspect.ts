/**
 * `util.inspect`: how `console.log` shows values.
 *
 * @see https://nodejs.org/api/util.html#utilinspectobject-options
 */
import { bytesShown } from './bytes-shown.js'
import { BREAK_LENGTH, MOST_ITEMS, columns } from './columns.js'
import { isRegExp } from './is-regexp.js'
import { functionName, nameOf } from './value-names.js'

/** How many levels are shown. */
export const DEPTH = 2

/** Objects that hold more than this many levels are broken into lines. */
const LEVELS_ON_A_LINE = 3
/** Lists longer than this are set in columns. */
const LONGEST_PLAIN_LIST = 6

/** A value as Node's console shows it. Text is quoted. */
export function inspect(value: unknown, depth = DEPTH): string {
  return new Inspection(depth).show(value, 0)
}

const isDate = (value: object): value is { toISOString(): string } =>
  Object.prototype.toString.call(value) === '[object Date]'

const isEmpty = (value: object): boolean =>
  Object.keys(value).length === 0 &&
  !((value instanceof Map || value instanceof Set) && value.size > 0)

const URL_PARTS = [
  'href',
  'origin',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'searchParams',
  'hash',
]

/** A method of promises that gives their state. */
export const INSPECTED = Symbol('inspected')

/** The bracket of an object, after what kind of object it is. */
function opening(value: object, name: string): string {
  const tag = (value as { readonly [Symbol.toStringTag]?: unknown })[Symbol.toStringTag]
  const kind =
    typeof tag === 'string' &&
    tag !== '' &&
    tag !== name &&
    !Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag)
      ? `[${tag}] `
      : ''
  if (kind !== '') return `${name || 'Object'} ${kind}{`
  return name === 'Object' ? '{' : `${name || '[Object: null prototype]'} {`
}

class Inspection {
  private readonly above: unknown[] = []
  private circular: unknown
  /** How deep the value was that was shown last. */
  private deepest = 0

  constructor(private readonly depth: number) {}

  show(value: unknown, level: number): string {
    if (typeof value === 'string') return quote(value)
    if (typeof value === 'bigint') return `${value}n`
    if (typeof value === 'symbol') return String(value)
    if (Object.is(value, -0)) return '-0'
    if (typeof value === 'function' && Object.keys(value).length === 0) return functionName(value)
    if (typeof value === 'function') return this.composite(value, level)
    if (typeof value !== 'object' || value === null) return String(value)
    if (this.above.includes(value)) {
      this.circular = value
      return '[Circular *1]'
    }
    if (value instanceof Error) return this.error(value, level)
    if (isRegExp(value)) return String(value)
    if (isDate(value)) return Number.isNaN(Number(value)) ? 'Invalid Date' : value.toISOString()
    if (level > this.depth && !isEmpty(value))
      return Array.isArray(value) ? '[Array]' : `[${nameOf(value) || 'Object: null prototype'}]`
    this.above.push(value)
    const text = this.composite(value, level)
    this.above.pop()
    return this.circular === value ? `<ref *1> ${text}` : text
  }

  private composite(value: object, level: number): string {
    if (!isEmpty(value)) this.deepest = level
    const inner = (item: unknown): string => this.show(item, level + 1)
    const members = this.members(value, level)
    const name = nameOf(value)
    if (Array.isArray(value))
      return this.list(value, name === 'Array' ? '[' : `${name}(${value.length}) [`, level)
    if (value instanceof Uint8Array && name !== 'Uint8Array') return bytesShown(value)
    if (ArrayBuffer.isView(value) && !(value instanceof DataView))
      return this.list(
        [...(value as Uint8Array)],
        `${name}(${(value as Uint8Array).length}) [`,
        level,
      )
    if (value instanceof Map) {
      const pairs = [...value].map(([key, item]) => `${inner(key)} => ${inner(item)}`)
      return this.enclose(
        `${name}(${value.size}) ${name === 'Map' ? '' : '[Map] '}{`,
        [...pairs, ...members],
        '}',
        level,
      )
    }
    if (value instanceof Set)
      return this.enclose(
        `${name}(${value.size}) ${name === 'Set' ? '' : '[Set] '}{`,
        [...[...value].map(inner), ...members],
        '}',
        level,
      )
    return (
      this.special(value, name, level) ?? this.enclose(opening(value, name), members, '}', level)
    )
  }

  /** What shows something else than its members. */
  private special(value: object, name: string, level: number): string | undefined {
    if (typeof value === 'function')
      return this.enclose(`${functionName(value)} {`, this.members(value, level), '}', level)
    if (value instanceof WeakMap || value instanceof WeakSet) return `${name} { <items unknown> }`
    if (value instanceof Number || value instanceof Boolean) return `[${name}: ${String(value)}]`
    if (value instanceof String) return `[String: ${quote(String(value))}]`
    if (name === 'URL' && 'href' in value)
      return this.enclose(
        'URL {',
        URL_PARTS.map(
          (key) => `${key}: ${this.show((value as Record<string, unknown>)[key], level + 1)}`,
        ),
        '}',
        level,
      )
    if (name === 'URLSearchParams') {
      return this.enclose(
        'URLSearchParams {',
        [...(value as Iterable<readonly [string, string]>)].map(
          ([key, item]) => `${quote(key)} => ${quote(item)}`,
        ),
        '}',
        level,
      )
    }
    const promised = (
      value as { readonly [INSPECTED]?: () => { readonly state: string; readonly value: unknown } }
    )[INSPECTED]?.call(value)
    if (!promised) return undefined
    const shown =
      promised.state === 'pending'
        ? '<pending>'
        : `${promised.state === 'rejected' ? '<rejected> ' : ''}${this.show(promised.value, level + 1)}`
    return this.enclose(`${name} {`, [shown], '}', level)
  }

  private members(value: object, level: number): string[] {
    const inner = (item: unknown): string => this.show(item, level + 1)
    const keys = Object.keys(value).filter(
      (key) => !(Array.isArray(value) || ArrayBuffer.isView(value)) || !/^\d+$/.test(key),
    )
    const symbols = Object.getOwnPropertySymbols(value).filter((key) =>
      Object.prototype.propertyIsEnumerable.call(value, key),
    )
    return [...keys, ...symbols].map(
      (key) =>
        `${typeof key === 'symbol' ? `[${String(key)}]` : /^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key)}: ${member(value, key, inner)}`,
    )
  }

  private list(value: readonly unknown[], open: string, level: number): string {
    const items: string[] = []
    let at = 0
    for (; at < value.length && items.length < MOST_ITEMS; at++) {
      const from = at
      while (at < value.length && !(at in value)) at++
      if (at > from) items.push(`<${at - from} empty item${at - from > 1 ? 's' : ''}>`)
      if (at < value.length && items.length < MOST_ITEMS)
        items.push(this.show(value[at], level + 1))
    }
    const more = value.length - at
    const rest = more > 0 ? [`... ${more} more item${more > 1 ? 's' : ''}`] : []
    return this.enclose(open, [...items, ...rest, ...this.members(value, level)], ']', level, value)
  }

  /** Stack, and what else the error has; further lines are set in as deep as the error stands. */
  private error(value: Error, level: number): string {
    const margin = ' '.repeat(level * 2)
    const text = errorText(value).replaceAll('\n', `\n${margin}`)
    const cause = Object.hasOwn(value, 'cause')
      ? [`[cause]: ${this.show(value.cause, level + 1)}`]
      : []
    const extras = [
      ...(level > this.depth
        ? []
        : Object.keys(value).filter((key) => key !== 'name' && key !== 'stack' && key !== 'message')
      ).map((key) => `${key}: ${member(value, key, (item) => this.show(item, level + 1))}`),
      ...cause,
    ]
    return extras.length === 0
      ? text
      : `${text} {\n${margin}  ${extras.join(`,\n${margin}  `)}\n${margin}}`
  }

  /**
   * On one line if that is short and not too deep, otherwise one part a line, or columns for long
   * lists.
   */
  private enclose(
    open: string,
    parts: readonly string[],
    close: string,
    level: number,
    list?: readonly unknown[],
  ): string {
    if (parts.length === 0) return open + close
    const margin = ' '.repeat(level * 2)
    const rows = list && parts.length > LONGEST_PLAIN_LIST ? columns(parts, list, level * 2) : parts
    const isShallow = this.deepest - level < LEVELS_ON_A_LINE
    const start = parts.length + level * 2 + open.length + 10
    const length = parts.reduce((sum, part) => sum + part.length, parts.length + start)
    if (
      isShallow &&
      rows.length === parts.length &&
      length <= BREAK_LENGTH &&
      !parts.some((part) => part.includes('\n'))
    )
      return `${open} ${parts.join(', ')} ${close}`
    return `${open}\n${margin}  ${rows.join(`,\n${margin}  `)}\n${margin}${close}`
  }
}

function member(value: object, key: string | symbol, inner: (value: unknown) => string): string {
  const property = Object.getOwnPropertyDescriptor(value, key)
  if (property?.get) return property.set ? '[Getter/Setter]' : '[Getter]'
  return inner(property?.value)
}

/** An error's stack without the stations outside the script. */
export const errorText = (error: Error): string => {
  const headline = error.message === '' ? error.name : `${error.name}: ${error.message}`
  const frames = scriptFrames(error)
  return frames.length > 0 ? [headline, ...frames].join('\n') : `[${headline}]`
}

/** The frames of an error's stack. */
export const scriptFrames = (error: Error): readonly string[] =>
  String(error.stack ?? '')
    .split('\n')
    .filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line))

const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
}

function quote(text: string): string {
  const mark = !text.includes("'")
    ? "'"
    : !text.includes('"')
      ? '"'
      : !text.includes('`')
        ? '`'
        : "'"
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replace(
      /[\p{Cc}]/gu,
      (character) =>
        ESCAPES[character] ??
        `\\x${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    )
  return mark + (mark === "'" ? escaped.replaceAll("'", "\\'") : escaped) + mark
}

/** The depth that a caller of `util.inspect` asks for; null is no limit. */
export const depthOf = (options?: { readonly depth?: number | null }): number | undefined =>
  options?.depth === null ? Number.POSITIVE_INFINITY : options?.depth
