/**
 * `sort`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sort.html
 */
import { cannotOpen } from './lines.js'
import { gathering } from './gather.js'
import type { System } from '../program.js'
import { type Options, ToolError } from './options.js'
import { isGnu } from './system-kind.js'

const OPTIONS = {
  letters: 'nrughMcCszbdfiVk:t:o:',
  long: {
    'numeric-sort': 'n',
    reverse: 'r',
    unique: 'u',
    key: 'k',
    'field-separator': 't',
    'ignore-case': 'f',
    'version-sort': 'V',
    'human-numeric-sort': 'h',
    'month-sort': 'M',
    stable: 's',
    check: 'c',
    output: 'o',
  },
  usage:
    'sort [-nrughMcszbdfiokt] [-o FILE] [-k START[.OFS][OPTS][,END[.OFS][OPTS]] [-t CHAR] [FILE]...\n\nSort lines of text',
}

interface Key {
  readonly start: number
  readonly end: number
  readonly flags: string
}

/** The exit code of GNU's for a key that makes no sense. */
const BAD_KEY = 2

type Compare = (a: string, b: string) => number

const byCode: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

export const sort = gathering('sort', {
  options: OPTIONS,
  complaint: cannotOpen,
  work: ({ system, options }, text) => {
    const keys = options.values('k').map((text) => keyOf(system, text))
    const compare = comparing(options, keys)
    const input = text === '' ? [] : text.replace(/\n$/, '').split('\n')
    if (options.has('c') || options.has('C')) return checked(system, options, input, compare)
    const last: Compare =
      options.has('s') || options.has('u')
        ? () => 0
        : options.has('r')
          ? (a, b) => byCode(b, a)
          : byCode
    const output = input
      .sort((a, b) => compare(a, b) || last(a, b))
      .filter(
        (line, index, all) =>
          !options.has('u') || index === 0 || compare(all[index - 1] as string, line) !== 0,
      )
    const result = output.map((line) => `${line}\n`).join('')
    const file = options.value('o')
    if (file === undefined) system.out(result)
    else system.files.write(file, result)
    return 0
  },
})

/** `sort -c`: whether the lines are in order. */
function checked(
  system: System,
  options: Options,
  input: readonly string[],
  compare: Compare,
): number {
  const limit = options.has('u') ? -1 : 0
  const at = input.findIndex((line, i) => i > 0 && compare(input[i - 1] as string, line) > limit)
  if (at < 0) return 0
  if (isGnu(system) && options.has('c'))
    system.err(`sort: ${options.operands[0] ?? '-'}:${at + 1}: disorder: ${input[at] ?? ''}\n`)
  return 1
}

function keyOf(system: System, text: string): Key {
  const [, start, flags = '', end, more = ''] =
    /^(\d+)(?:\.\d+)?([a-zA-Z]*)(?:,(\d+)(?:\.\d+)?([a-zA-Z]*))?$/.exec(text) ?? []
  if (start === undefined || start === '0')
    throw isGnu(system)
      ? new ToolError(`invalid number at field start: invalid count at start of '${text}'`, BAD_KEY)
      : new ToolError(`bad field specification '${text}'`)
  return {
    start: Number(start),
    end: end === undefined ? Number.POSITIVE_INFINITY : Number(end),
    flags: flags + more,
  }
}

function comparing(options: Options, keys: readonly Key[]): Compare {
  const separator = options.value('t')
  const given = [...'nghVfbdiM'].filter((letter) => options.has(letter)).join('')
  const part = (line: string, { start, end }: Key): string => {
    const fields =
      separator === undefined ? (line.match(/\s*\S+|\s+$/g) ?? []) : line.split(separator)
    return fields.slice(start - 1, end).join(separator ?? '')
  }
  const single = (flags: string): Compare => {
    const plain: Compare = flags.includes('f')
      ? (a, b) => byCode(a.toUpperCase(), b.toUpperCase())
      : byCode
    if (/[ngh]/.test(flags)) return (a, b) => amount(a, flags) - amount(b, flags)
    if (flags.includes('V')) return versions
    return flags.includes('b') ? (a, b) => plain(a.trimStart(), b.trimStart()) : plain
  }
  const turned = (flags: string, compare: Compare): Compare =>
    options.has('r') !== flags.includes('r') ? (a, b) => compare(b, a) : compare
  if (keys.length === 0) return turned('', single(given))
  const parts = keys.map((key) => {
    const compare = single(key.flags.replace('r', '') || given)
    return turned(key.flags, (a, b) => compare(part(a, key), part(b, key)))
  })
  return (a, b) => parts.reduce((result, compare) => result || compare(a, b), 0)
}

const SUFFIXES = 'KMGTPE'

function amount(text: string, flags: string): number {
  const [, number = '0', suffix = ''] = /^\s*(-?\d*\.?\d*)\s*([KMGTPE]?)/i.exec(text) ?? []
  const value = Number(number) || 0
  return flags.includes('h') && suffix
    ? value * 1024 ** (SUFFIXES.indexOf(suffix.toUpperCase()) + 1)
    : value
}

/** Runs of digits compare as numbers. */
function versions(a: string, b: string): number {
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
