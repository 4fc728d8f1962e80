/**
 * KYAML, as `kubectl -o kyaml` prints it: a strict kind of YAML with braces, brackets and quotes
 * everywhere, so that neither indentation nor the looks of a word change what is meant.
 *
 * @see https://kubernetes.io/docs/reference/encodings/kyaml/
 */
import { scalarText } from './yaml.js'

/** A value as a KYAML document. Members that are undefined are left out. */
export const toKyaml = (value: unknown, { sortKeys = true } = {}): string =>
  `---\n${node(value, 0, sortKeys)}\n`

function node(value: unknown, indent: number, sortKeys: boolean): string {
  if (Array.isArray(value)) return list(value, indent, sortKeys)
  if (typeof value === 'object' && value !== null)
    return map(value as Readonly<Record<string, unknown>>, indent, sortKeys)
  return typeof value === 'string' ? text(value, indent) : scalarText(value)
}

const space = (indent: number): string => ' '.repeat(indent)

function map(value: Readonly<Record<string, unknown>>, indent: number, sortKeys: boolean): string {
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  if (entries.length === 0) return '{}'
  if (sortKeys) entries.sort(([a], [b]) => (a < b ? -1 : 1))
  const lines = entries.map(
    ([key, part]) => `${space(indent + 2)}${keyText(key)}: ${node(part, indent + 2, sortKeys)},\n`,
  )
  return `{\n${lines.join('')}${space(indent)}}`
}

/** Lists of maps alone, and of lists alone, open and close on the lines of their items. */
function list(items: readonly unknown[], indent: number, sortKeys: boolean): string {
  if (items.length === 0) return '[]'
  const isList = (item: unknown): boolean => Array.isArray(item)
  const isMap = (item: unknown): boolean =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
  if (items.every(isMap) || items.every(isList))
    return `[${items.map((item) => node(item, indent, sortKeys)).join(', ')}]`
  const lines = items.map((item) => `${space(indent + 2)}${node(item, indent + 2, sortKeys)},\n`)
  return `[\n${lines.join('')}${space(indent)}]`
}

/** Text of several lines stands on lines of its own; blanks at their beginnings are marked. */
function text(value: string, indent: number): string {
  if (!value.includes('\n')) return `"${escaped(value)}"`
  const endsWithBreak = value.endsWith('\n')
  const lines = (endsWithBreak ? value.slice(0, -1) : value).split('\n')
  const shown = lines.map((line, i) => {
    const mark = /^[ \t]/.test(line) ? '\\' : ' '
    const end = i < lines.length - 1 || endsWithBreak ? '\\n\\' : '\\'
    return `${space(indent + 2)}${mark}${escaped(line)}${end}\n`
  })
  return `"\\\n${shown.join('')}${space(indent + 2)}"`
}

const PLAIN_KEY = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.\-/]*[\p{L}\p{N}_])?$/u
/** What some reader of YAML takes for something else than text. */
const AMBIGUOUS = [
  /^(?:y|n|t|f|yes|no|on|off|true|false|null)$/i,
  /^(?:inf|infinity|nan)$/i,
  /^(?:0b[01]+|0o?[0-7]+|0x[\da-f]+|\d+|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)$/i,
  /^\d{4}-\d{1,2}-\d{1,2}/,
]

const keyText = (key: string): string =>
  PLAIN_KEY.test(key) && !AMBIGUOUS.some((kind) => kind.test(key.replaceAll('_', '') || key))
    ? key
    : `"${escaped(key)}"`

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\t', '\t'],
  ['\r', '\\r'],
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\u0085', '\\N'],
  ['\u00a0', '\\_'],
  ['\u2028', '\\L'],
  ['\u2029', '\\P'],
])

/** Text as it stands between quotes. */
const escaped = (value: string): string =>
  value.replace(/["\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16)
    return (
      ESCAPES.get(character) ??
      (code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`)
    )
  })
