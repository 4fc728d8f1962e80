/**
 * YAML as version 3 of Go's library prints it: members in the order that they are given in, lists
 * indented below their key, nothing folded.
 *
 * @see https://pkg.go.dev/gopkg.in/yaml.v3#Marshal
 */
import { scalarText } from './yaml.js'
import { analyse } from './yaml/analysis.js'
import { resolvesToText } from './yaml/resolve.js'

const STEP = 2

/** A value as YAML text, ending in a newline. */
export const toYamlV3 = (value: unknown): string => `${node(value, 0, 'root').trimStart()}\n`

/** A value after its key or dash; a mapping after a dash begins on the same line. */
function node(value: unknown, indent: number, place: 'root' | 'value' | 'item'): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []'
    const items = value.map((item) => `-${node(item, indent + STEP, 'item')}`)
    return place === 'item' ? ` ${lines(items, indent)}` : `\n${pad(indent)}${lines(items, indent)}`
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined)
    if (entries.length === 0) return ' {}'
    const members = entries.map(
      ([key, item]) =>
        `${text(key, indent, true)}:${node(item, Array.isArray(item) || isMap(item) ? indent + STEP : indent, 'value')}`,
    )
    return place === 'item'
      ? ` ${lines(members, indent)}`
      : `\n${pad(indent)}${lines(members, indent)}`
  }
  return ` ${typeof value === 'string' ? text(value, place === 'item' ? indent - STEP : indent, false) : scalarText(value)}`
}

const isMap = (value: unknown): boolean => value !== null && typeof value === 'object'
const pad = (indent: number): string => ' '.repeat(indent)
const lines = (parts: readonly string[], indent: number): string => parts.join(`\n${pad(indent)}`)

function text(value: string, indent: number, isKey: boolean): string {
  const may = analyse(value)
  if (!resolvesToText(value)) return doubleQuoted(value)
  if (value.includes('\n') && may.block && !isKey) return literal(value, indent + STEP)
  if (may.plain) return value
  if (may.singleQuoted && !value.includes('\n')) return `'${value.replaceAll("'", "''")}'`
  return doubleQuoted(value)
}

const doubleQuoted = (value: string): string => JSON.stringify(value)

function literal(value: string, indent: number): string {
  const hint = /^[ \n]/.test(value) ? String(STEP) : ''
  const chomp = !value.endsWith('\n') ? '-' : value === '\n' || value.endsWith('\n\n') ? '+' : ''
  const all = value.split('\n')
  if (value.endsWith('\n')) all.pop()
  return `|${hint}${chomp}\n${all.map((line) => (line === '' ? '' : pad(indent) + line)).join('\n')}`
}
