/**
 * Keys of `sort`: which part of a line is compared (`-k 2.3,4n`), and by which rules.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sort.html
 */
import { MONTHS } from '../../text/time.js'
import type { System } from '../program.js'
import { type Options, ToolError } from './options.js'
import { isGnu } from './system-kind.js'

/** Compares two texts: negative, zero or positive. */
export type Compare = (a: string, b: string) => number

/** A key: fields and characters count from 1; an end character of 0 is the field's last. */
interface Key {
  readonly from: { readonly field: number; readonly character: number }
  readonly to: { readonly field: number; readonly character: number }
  readonly flags: string
}

/** The exit code of GNU's for a key that makes no sense. */
const BAD_KEY = 2

/** The letters that say how texts are compared. */
const ORDERS = 'nghVfbdiM'

/** By the codes of characters. */
export const byCode: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

const KEY = /^(\d+)(?:\.(\d+))?([bdfghinMRrV]*)(?:,(\d+)(?:\.(\d+))?([bdfghinMRrV]*))?$/

/** What is wrong with a key, in GNU's words. */
function keyProblem(text: string): string {
  const field = `invalid field specification '${text}'`
  const [start = '', end] = text.split(',')
  const number = (part: string): string => `invalid count at start of '${part}'`
  if (!/^\d/.test(start)) return `invalid number at field start: ${number(text)}`
  if (/^0+(\D|$)/.test(start)) return `field number is zero: ${field}`
  if (/^\d+\.0+(\D|$)/.test(start)) return `character offset is zero: ${field}`
  if (end !== undefined && !/^\d/.test(end)) return `invalid number after ',': ${number(end)}`
  return `stray character in field spec: ${field}`
}

function keyOf(system: System, text: string): Key {
  const [, field, character = '1', flags = '', lastField, lastCharacter = '0', more = ''] =
    KEY.exec(text) ?? []
  if (!Number(field) || !Number(character) || (lastField !== undefined && !Number(lastField)))
    throw isGnu(system)
      ? new ToolError(keyProblem(text), BAD_KEY)
      : new ToolError(`bad field specification '${text}'`)
  return {
    from: { field: Number(field), character: Number(character) },
    to: {
      field: lastField === undefined ? Number.POSITIVE_INFINITY : Number(lastField),
      character: Number(lastCharacter),
    },
    flags: flags + more,
  }
}

/** What `-t` gives. @throws ToolError if it is no single character */
function separatorOf(system: System, options: Options): string | undefined {
  const text = options.value('t')
  if (text === undefined || text === '\\0') return text && '\0'
  if (isGnu(system) && text === '') throw new ToolError('empty tab', BAD_KEY)
  if (isGnu(system) && [...text].length > 1)
    throw new ToolError(`multi-character tab '${text}'`, BAD_KEY)
  return text
}

/** The part of a line that a key names. Blanks before a field belong to it. */
function part(line: string, { from, to, flags }: Key, separator: string | undefined): string {
  const fields =
    separator === undefined ? (line.match(/\s*\S+|\s+$/g) ?? []) : line.split(separator)
  const joined = (list: readonly string[]): string => list.join(separator ?? '')
  const gap = separator === undefined ? 0 : separator.length
  const begin = (field: number): number => {
    const before = joined(fields.slice(0, field - 1)).length
    const start = before + (field > 1 && field <= fields.length ? gap : 0)
    const text = fields[field - 1] ?? ''
    return start + (flags.includes('b') ? text.length - text.trimStart().length : 0)
  }
  const start = begin(from.field) + from.character - 1
  const end =
    to.character === 0
      ? joined(fields.slice(0, to.field)).length
      : Math.min(begin(to.field) + to.character, joined(fields.slice(0, to.field)).length)
  return line.slice(start, Math.max(start, end))
}

/**
 * How the options of `sort` compare lines.
 *
 * @throws ToolError if a key or the separator makes no sense, or two orders exclude each other
 */
export function comparing(system: System, options: Options): Compare {
  const separator = separatorOf(system, options)
  const given = [...ORDERS].filter((letter) => options.has(letter)).join('')
  const turned =
    (compare: Compare): Compare =>
    (a, b) =>
      compare(b, a)
  const keys = options.values('k').map((text) => keyOf(system, text))
  if (keys.length === 0) return options.has('r') ? turned(single(given)) : single(given)
  const parts = keys.map((key) => {
    // A key with letters of its own takes none of the command's.
    const flags = key.flags || `${given}${options.has('r') ? 'r' : ''}`
    const compare = single(flags)
    const asked = { ...key, flags }
    const inKey: Compare = (a, b) => compare(part(a, asked, separator), part(b, asked, separator))
    return flags.includes('r') ? turned(inKey) : inKey
  })
  return (a, b) => parts.reduce((result, compare) => result || compare(a, b), 0)
}

function single(flags: string): Compare {
  const orders = [...'Mghn'].filter((letter) => flags.includes(letter))
  if (orders.length > 1) throw new ToolError(`options '-${orders.join('')}' are incompatible`, 2)
  if (/[ngh]/.test(flags)) return (a, b) => amount(a, flags) - amount(b, flags)
  if (flags.includes('M')) return (a, b) => monthOf(a) - monthOf(b)
  if (flags.includes('V')) return versions
  return (a, b) => byCode(folded(a, flags), folded(b, flags))
}

/** A text as it is compared: `-b`, `-d`, `-f` and `-i`. */
function folded(text: string, flags: string): string {
  const begun = flags.includes('b') ? text.trimStart() : text
  const kept = flags.includes('d')
    ? begun.replace(/[^A-Za-z0-9 \t]/g, '')
    : flags.includes('i')
      ? begun.replace(/[^ -~]/g, '')
      : begun
  return flags.includes('f') ? kept.toUpperCase() : kept
}

/** The number of a month that a text begins with; other texts come first. */
const monthOf = (text: string): number =>
  MONTHS.findIndex((month) => month.toUpperCase() === text.trimStart().slice(0, 3).toUpperCase())

const SUFFIXES = 'KMGTPE'

function amount(text: string, flags: string): number {
  // What is no number comes before all that are.
  if (flags.includes('g')) {
    const value = Number.parseFloat(text)
    return Number.isNaN(value) ? -Number.MAX_VALUE : value
  }
  const [, number = '0', suffix = ''] = /^\s*(-?\d*\.?\d*)\s*([KMGTPE]?)/i.exec(text) ?? []
  const value = Number(number) || 0
  return flags.includes('h') && suffix
    ? value * 1024 ** (SUFFIXES.indexOf(suffix.toUpperCase()) + 1)
    : value
}

/** Runs of digits compare as numbers. */
export function versions(a: string, b: string): number {
  const [left, right] = [a.split(/(\d+)/), b.split(/(\d+)/)]
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const result =
      i % 2 === 1
        ? Number(left[i]) - Number(right[i])
        : byCode(left[i] as string, right[i] as string)
    if (result !== 0) return result
  }
  return left.length - right.length
}
