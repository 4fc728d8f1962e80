/**
 * `util.inspect` and `util.format`: how `console.log` shows values.
 *
 * @see https://nodejs.org/api/util.html#utilinspectobject-options
 */

const LINE_WIDTH = 72
const DEPTH = 2
const MOST_ITEMS = 100

/** A value as Node's console shows it. Text is quoted. */
export function inspect(value: unknown, depth = DEPTH): string {
  return show(value, 0, depth, [])
}

function show(value: unknown, level: number, depth: number, above: readonly unknown[]): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'symbol') return String(value)
  if (Object.is(value, -0)) return '-0'
  if (typeof value === 'function') return functionName(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (above.includes(value)) return '[Circular *1]'
  if (value instanceof Error) return errorText(value)
  if (value instanceof RegExp) return String(value)
  if (isDate(value)) return value.toISOString()
  if (level > depth) return Array.isArray(value) ? '[Array]' : `[${nameOf(value) || 'Object'}]`
  return composite(value, (inner) => show(inner, level + 1, depth, [...above, value]))
}

const isDate = (value: object): value is { toISOString(): string } => Object.prototype.toString.call(value) === '[object Date]'

function composite(value: object, inner: (value: unknown) => string): string {
  const members = (skip: (key: string) => boolean): string[] =>
    Object.keys(value)
      .filter((key) => !skip(key))
      .map((key) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key)}: ${member(value, key, inner)}`)
  if (Array.isArray(value)) {
    const items = value.slice(0, MOST_ITEMS).map(inner)
    if (value.length > MOST_ITEMS) items.push(`... ${value.length - MOST_ITEMS} more items`)
    return enclose('', '[', [...items, ...members((key) => /^\d+$/.test(key))], ']')
  }
  if (value instanceof Map) return enclose(`Map(${value.size}) `, '{', [...value].map(([key, item]) => `${inner(key)} => ${inner(item)}`), '}')
  if (value instanceof Set) return enclose(`Set(${value.size}) `, '{', [...value].map(inner), '}')
  if (value instanceof Uint8Array) return `<Buffer${[...value.subarray(0, 50)].map((byte) => ` ${byte.toString(16).padStart(2, '0')}`).join('')}>`
  const name = nameOf(value)
  return enclose(name === 'Object' ? '' : `${name || '[Object: null prototype]'} `, '{', members(() => false), '}')
}

function member(value: object, key: string, inner: (value: unknown) => string): string {
  const property = Object.getOwnPropertyDescriptor(value, key)
  if (property?.get) return property.set ? '[Getter/Setter]' : '[Getter]'
  return inner(property?.value)
}

function enclose(prefix: string, open: string, parts: readonly string[], close: string): string {
  if (parts.length === 0) return prefix + open + close
  const oneLine = `${prefix}${open} ${parts.join(', ')} ${close}`
  if (oneLine.length <= LINE_WIDTH && !oneLine.includes('\n')) return oneLine
  return `${prefix}${open}\n${parts.map((part) => `  ${part.replaceAll('\n', '\n  ')}`).join(',\n')}\n${close}`
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
const LINES_ABOVE = 2

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
