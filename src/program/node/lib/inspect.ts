/**
 * `util.inspect` and `util.format`: how `console.log` shows values.
 *
 * @see https://nodejs.org/api/util.html#utilinspectobject-options
 */

const BREAK_LENGTH = 80
const DEPTH = 2
const MOST_ITEMS = 100

/** Objects that hold more than this many levels are broken into lines. */
const LEVELS_ON_A_LINE = 3
/** Lists longer than this are set in columns. */
const LONGEST_PLAIN_LIST = 6

/** A value as Node's console shows it. Text is quoted. */
export function inspect(value: unknown, depth = DEPTH): string {
  return new Inspection(depth).show(value, 0)
}

const isDate = (value: object): value is { toISOString(): string } => Object.prototype.toString.call(value) === '[object Date]'

const isEmpty = (value: object): boolean => Object.keys(value).length === 0 && !((value instanceof Map || value instanceof Set) && value.size > 0)

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
    if (typeof value === 'function') return functionName(value)
    if (typeof value !== 'object' || value === null) return String(value)
    if (this.above.includes(value)) {
      this.circular = value
      return '[Circular *1]'
    }
    if (value instanceof Error) return errorText(value)
    if (value instanceof RegExp) return String(value)
    if (isDate(value)) return value.toISOString()
    if (level > this.depth && !isEmpty(value)) return Array.isArray(value) ? '[Array]' : `[${nameOf(value) || 'Object: null prototype'}]`
    this.above.push(value)
    const text = this.composite(value, level)
    this.above.pop()
    return this.circular === value ? `<ref *1> ${text}` : text
  }

  private composite(value: object, level: number): string {
    this.deepest = level
    const inner = (item: unknown): string => this.show(item, level + 1)
    const members = (skip: (key: string) => boolean): string[] =>
      Object.keys(value)
        .filter((key) => !skip(key))
        .map((key) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key)}: ${member(value, key, inner)}`)
    if (Array.isArray(value)) {
      const items = value.slice(0, MOST_ITEMS).map(inner)
      const rest = value.length > MOST_ITEMS ? [`... ${value.length - MOST_ITEMS} more item${value.length - MOST_ITEMS > 1 ? 's' : ''}`] : []
      return this.enclose('[', [...items, ...rest, ...members((key) => /^\d+$/.test(key))], ']', level, value)
    }
    if (value instanceof Map)
      return this.enclose(
        `Map(${value.size}) {`,
        [...value].map(([key, item]) => `${inner(key)} => ${inner(item)}`),
        '}',
        level,
      )
    if (value instanceof Set) return this.enclose(`Set(${value.size}) {`, [...value].map(inner), '}', level)
    if (value instanceof Uint8Array) return `<Buffer${[...value.subarray(0, 50)].map((byte) => ` ${byte.toString(16).padStart(2, '0')}`).join('')}>`
    const name = nameOf(value)
    return this.enclose(
      name === 'Object' ? '{' : `${name || '[Object: null prototype]'} {`,
      members(() => false),
      '}',
      level,
    )
  }

  /** On one line if that is short and not too deep, otherwise one part a line, or columns for long lists. */
  private enclose(open: string, parts: readonly string[], close: string, level: number, list?: readonly unknown[]): string {
    if (parts.length === 0) return open + close
    const margin = ' '.repeat(level * 2)
    const rows = list && parts.length > LONGEST_PLAIN_LIST ? columns(parts, list, level * 2) : parts
    const isShallow = this.deepest - level < LEVELS_ON_A_LINE
    const start = parts.length + level * 2 + open.length + 10
    const length = parts.reduce((sum, part) => sum + part.length, parts.length + start)
    if (isShallow && rows.length === parts.length && length <= BREAK_LENGTH && !parts.some((part) => part.includes('\n'))) return `${open} ${parts.join(', ')} ${close}`
    return `${open}\n${margin}  ${rows.join(`,\n${margin}  `)}\n${margin}${close}`
  }
}

/** Sets many short items in columns, about two and a half times as wide as high; numbers to the right. */
function columns(parts: readonly string[], list: readonly unknown[], margin: number): readonly string[] {
  const items = list.length > MOST_ITEMS ? parts.slice(0, MOST_ITEMS) : parts
  const widest = Math.max(...items.map((item) => item.length)) + 2
  const total = items.reduce((sum, item) => sum + item.length + 2, 0)
  if (widest * 3 + margin >= BREAK_LENGTH || (total / widest <= 5 && widest > 8)) return parts
  const bias = Math.max(widest - 3 - Math.sqrt(widest - total / parts.length), 1)
  const count = Math.min(Math.round(Math.sqrt(2.5 * bias * items.length) / bias), Math.floor((BREAK_LENGTH - margin) / widest), 12, 15)
  if (count <= 1) return parts
  const widths = Array.from({ length: count }, (_, column) => Math.max(...items.filter((_item, i) => i % count === column).map((item) => item.length)))
  const isNumeric = list.every((item) => typeof item === 'number' || typeof item === 'bigint')
  const rows: string[] = []
  for (let i = 0; i < items.length; i += count) {
    const row = items.slice(i, i + count)
    rows.push(
      row.map((item, k) => (isNumeric ? item.padStart(widths[k] ?? 0) : k === row.length - 1 ? item : `${item},`.padEnd((widths[k] ?? 0) + 1))).join(isNumeric ? ', ' : ' '),
    )
  }
  return [...rows, ...parts.slice(items.length)]
}

function member(value: object, key: string, inner: (value: unknown) => string): string {
  const property = Object.getOwnPropertyDescriptor(value, key)
  if (property?.get) return property.set ? '[Getter/Setter]' : '[Getter]'
  return inner(property?.value)
}

function nameOf(value: object): string {
  const prototype = Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null
  return prototype === null ? '' : (prototype.constructor?.name ?? 'Object')
}

function functionName(value: object): string {
  const { name } = value as { name: string }
  const kind = /^class\b/.test(Function.prototype.toString.call(value)) ? 'class' : 'Function'
  return name === '' ? `[${kind} (anonymous)]` : kind === 'class' ? `[class ${name}]` : `[Function: ${name}]`
}

/** An error's stack without the stations outside the script. */
export const errorText = (error: Error): string => {
  const headline = error.message === '' ? error.name : `${error.name}: ${error.message}`
  const frames = scriptFrames(error)
  return frames.length > 0 ? [headline, ...frames].join('\n') : `[${headline}]`
}

/** A frame in a file of the image: where evaluated scripts are, and nothing of the simulation. */
const FRAME = /^\s+at (?:(.*) \()?(\/[^():]*|\[eval\]):(\d+):(\d+)\)?$/

/** How many lines the evaluation adds above the script. */
export const LINES_ABOVE = 3

/** Scripts are marked with this prefix while they are evaluated, which tells their frames from those of the simulation. */
export const SCRIPT_PREFIX = '/script:'

/** The stack of an error as far as it is the script's, with the script's own line numbers. */
export function scriptFrames(error: Error): readonly string[] {
  const frames: string[] = []
  for (const line of String(error.stack ?? '').split('\n')) {
    if (!line.includes(SCRIPT_PREFIX)) continue
    const frame = FRAME.exec(line.replace(SCRIPT_PREFIX, ''))
    if (!frame) continue
    const [, caller, file, row, column] = frame
    const place = `${file}:${Math.max(Number(row) - LINES_ABOVE, 1)}:${column}`
    frames.push(caller === undefined || caller === '' ? `    at ${place}` : `    at ${/^(Object\.)?eval$/.test(caller) ? 'Object.<anonymous>' : caller} (${place})`)
  }
  return frames
}

function quote(text: string): string {
  const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes('`') ? '`' : "'"
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r')
  return mark + (mark === "'" ? escaped.replaceAll("'", "\\'") : escaped) + mark
}

/** Values as `console.log` prints them: the first may have `%s`, `%d`, `%i`, `%f`, `%j`, `%o`, `%O`. */
export function format(...args: readonly unknown[]): string {
  let rest = args
  let out = ''
  if (typeof args[0] === 'string') {
    rest = args.slice(1)
    out = args[0].replace(/%([sdifjoOc%])/g, (whole, letter: string) => {
      if (letter === '%') return args.length > 1 ? '%' : whole
      if (rest.length === 0) return whole
      const [value, ...others] = rest
      rest = others
      return placed(letter, value)
    })
  } else if (args.length > 0) {
    rest = args.slice(1)
    out = inspect(args[0])
  }
  return [out, ...rest.map((value) => (typeof value === 'string' ? value : inspect(value)))].join(' ')
}

function placed(letter: string, value: unknown): string {
  if (letter === 's') return typeof value === 'object' && value !== null ? inspect(value, 0) : typeof value === 'bigint' ? `${value}n` : String(value)
  if (letter === 'd') return typeof value === 'object' ? 'NaN' : String(Number(value))
  if (letter === 'i') return String(Number.parseInt(String(value), 10))
  if (letter === 'f') return String(Number.parseFloat(String(value)))
  if (letter === 'j') return JSON.stringify(value) ?? 'undefined'
  return letter === 'c' ? '' : inspect(value, letter === 'o' ? 4 : DEPTH)
}
