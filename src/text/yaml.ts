/**
 * YAML as kubectl prints it (sigs.k8s.io/yaml): keys in natural order, lists at the margin of their
 * key, text quoted only where it would otherwise be read as something else, long text folded after
 * 80 columns.
 *
 * @see https://pkg.go.dev/sigs.k8s.io/yaml#Marshal
 */
import { analyse } from './yaml/analysis.js'
import { isPrintable } from './yaml/printable.js'
import { resolvesToText } from './yaml/resolve.js'

export { YamlError, parseYaml, parseYamlDocuments } from './yaml/read.js'

const BEST_WIDTH = 80
const INDENT = 2
const LONGEST_SIMPLE_KEY = 128

/** A value as YAML text, ending in a newline. Members that are undefined are left out. */
export function toYaml(value: unknown): string {
  const writer = new Writer()
  node(writer, value, { indent: -INDENT, place: 'root' })
  writer.line()
  return writer.text
}

/** Text under construction that knows its column. */
class Writer {
  text = ''
  column = 0
  /** Whether the text is empty or ends with a newline. To look at the text would copy it. */
  private isFresh = true

  put(part: string): void {
    this.add(part)
    this.column += part.length
  }

  /** Adds text without a change of the column. */
  add(part: string): void {
    this.text += part
    if (part !== '') this.isFresh = part.endsWith('\n')
  }

  line(indent = 0): void {
    if (!this.isFresh) this.add('\n')
    this.add(' '.repeat(indent))
    this.column = indent
  }

  blankLine(): void {
    this.add('\n')
    this.column = 0
  }
}

interface Context {
  readonly indent: number
  /** After `key:`, after `- `, or at the start. */
  readonly place: 'root' | 'value' | 'item'
}

function node(writer: Writer, value: unknown, context: Context): void {
  if (Array.isArray(value)) list(writer, value, context)
  else if (value !== null && typeof value === 'object')
    map(writer, value as Record<string, unknown>, context)
  else {
    if (context.place === 'value') writer.put(' ')
    if (typeof value === 'string') text(writer, value, context.indent + INDENT, false)
    else writer.put(scalarText(value))
  }
}

/** A number, a truth value or nothing as Go prints them. */
export function scalarText(value: unknown): string {
  if (value === undefined || value === null) return 'null'
  if (typeof value !== 'number') return String(value)
  return Number.isInteger(value) && Math.abs(value) < 1e21
    ? String(value)
    : String(value).replace(/e([-+])(\d)$/, 'e$10$2')
}

function list(writer: Writer, items: readonly unknown[], { indent, place }: Context): void {
  if (items.length === 0) return writer.put(place === 'value' ? ' []' : '[]')
  const own = place === 'value' ? indent : indent + INDENT
  items.forEach((item, i) => {
    if (i > 0 || place === 'value') writer.line(own)
    writer.put('- ')
    node(writer, item, { indent: own, place: 'item' })
  })
}

function map(writer: Writer, members: Record<string, unknown>, { indent, place }: Context): void {
  const keys = Object.keys(members).filter((key) => members[key] !== undefined)
  if (keys.length === 0) return writer.put(place === 'value' ? ' {}' : '{}')
  const own = indent + INDENT
  keys.sort(naturally).forEach((key, i) => {
    if (i > 0 || place === 'value') writer.line(own)
    if (key.length > LONGEST_SIMPLE_KEY || /[\n\r\u2028\u2029]/.test(key)) {
      writer.put('? ')
      text(writer, key, own + INDENT, false)
      writer.line(own)
      writer.put(': ')
      node(writer, members[key], { indent: own, place: 'item' })
    } else {
      text(writer, key, own + INDENT, true)
      writer.put(':')
      node(writer, members[key], { indent: own, place: 'value' })
    }
  })
}

function text(writer: Writer, value: string, indent: number, isKey: boolean): void {
  const may = analyse(value)
  if (value.includes('\n') && may.block && !isKey) return literal(writer, value, indent)
  const canBePlain = !value.includes('\n') && resolvesToText(value)
  if (canBePlain && may.plain) folded(writer, value, '', indent, isKey)
  else if (canBePlain && may.singleQuoted)
    folded(writer, value.replaceAll("'", "''"), "'", indent, isKey)
  else doubleQuoted(writer, value, indent, isKey)
}

/** Plain and single-quoted text: a single blank beyond the best width becomes a line break. */
function folded(
  writer: Writer,
  value: string,
  quote: string,
  indent: number,
  isKey: boolean,
): void {
  writer.put(quote)
  let afterBlank = false
  const characters = [...value]
  characters.forEach((character, i) => {
    const inside = quote === '' || (i > 0 && i < characters.length - 1)
    if (
      character === ' ' &&
      !isKey &&
      !afterBlank &&
      writer.column > BEST_WIDTH &&
      inside &&
      characters[i + 1] !== ' '
    )
      writer.line(indent)
    else put(writer, character)
    afterBlank = character === ' '
  })
  writer.put(quote)
}

function put(writer: Writer, character: string): void {
  writer.add(character)
  writer.column++
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\0', '\\0'],
  ['\u0007', '\\a'],
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\v', '\\v'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['\u001b', '\\e'],
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\u0085', '\\N'],
  ['\u2028', '\\L'],
  ['\u2029', '\\P'],
])

function doubleQuoted(writer: Writer, value: string, indent: number, isKey: boolean): void {
  writer.put('"')
  let afterBlank = false
  const characters = [...value]
  characters.forEach((character, i) => {
    if (
      character === ' ' &&
      !isKey &&
      !afterBlank &&
      writer.column > BEST_WIDTH &&
      i > 0 &&
      i < characters.length - 1
    ) {
      writer.line(indent)
      if (characters[i + 1] === ' ') put(writer, '\\')
    } else if (ESCAPES.has(character)) writer.put(ESCAPES.get(character) as string)
    else if (isPrintable(character)) put(writer, character)
    else writer.put(hexadecimal(character.codePointAt(0) as number))
    afterBlank = character === ' '
  })
  writer.put('"')
}

function hexadecimal(code: number): string {
  const digits = code.toString(16).toUpperCase()
  return code < 0x100
    ? `\\x${digits.padStart(2, '0')}`
    : code < 0x10000
      ? `\\u${digits.padStart(4, '0')}`
      : `\\U${digits.padStart(8, '0')}`
}

function literal(writer: Writer, value: string, indent: number): void {
  const hint = /^[ \n]/.test(value) ? String(INDENT) : ''
  const chomp = !value.endsWith('\n') ? '-' : value === '\n' || value.endsWith('\n\n') ? '+' : ''
  writer.put(`|${hint}${chomp}`)
  const lines = value.split('\n')
  if (value.endsWith('\n')) lines.pop()
  writer.blankLine()
  lines.forEach((line, i) => {
    if (line !== '') writer.add(' '.repeat(indent) + line)
    if (i < lines.length - 1 || value.endsWith('\n')) writer.blankLine()
  })
}

/**
 * The order of the keys: letters after everything else, runs of digits by their value (`a2` before
 * `a10`).
 */
function naturally(a: string, b: string): number {
  const [x, y] = [[...a], [...b]]
  let i = 0
  while (i < x.length && i < y.length && x[i] === y[i]) i++
  if (i === x.length || i === y.length) return x.length - y.length
  const [left, right] = [x[i] as string, y[i] as string]
  const [leftIsLetter, rightIsLetter] = [isLetter(left), isLetter(right)]
  if (leftIsLetter && rightIsLetter) return byCharacter(left, right)
  if (leftIsLetter || rightIsLetter) return rightIsLetter ? -1 : 1
  const leading = (left === '0' || right === '0') && inNumber(x, i) ? '1' : ''
  const [m, n] = [digitsFrom(x, i), digitsFrom(y, i)]
  const difference = BigInt(`0${leading}${m}`) - BigInt(`0${leading}${n}`)
  if (difference !== 0n) return difference < 0n ? -1 : 1
  return m.length - n.length || byCharacter(left, right)
}

const isLetter = (character: string): boolean => /\p{L}/u.test(character)
const isDigit = (character: string | undefined): boolean =>
  character !== undefined && /\p{Nd}/u.test(character)
const byCharacter = (a: string, b: string): number =>
  (a.codePointAt(0) as number) - (b.codePointAt(0) as number)

/** True if the digits before `at` hold one that is not zero. */
function inNumber(characters: readonly string[], at: number): boolean {
  for (let j = at - 1; j >= 0 && isDigit(characters[j]); j--) if (characters[j] !== '0') return true
  return false
}

function digitsFrom(characters: readonly string[], from: number): string {
  let digits = ''
  for (let i = from; /^[0-9]$/.test(characters[i] ?? ''); i++) digits += characters[i]
  return digits
}
