/**
 * `sort`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sort.html
 */
import { gathering } from './gather.js'
import { cannotOpen } from './lines.js'
import type { Options } from './options.js'

const USAGE = 'sort [-nrughMcszbdfiokt] [-o FILE] [-k START[.OFS][OPTS][,END[.OFS][OPTS]] [-t CHAR] [FILE]...\n\nSort lines of text'

/** What is compared: fields `from` to `to`, in a manner of their own. */
interface Key {
  readonly from: number
  readonly fromOffset: number
  readonly to: number
  readonly toOffset: number
  readonly letters: string
}

function keyOf(text: string, letters: string): Key {
  const [, from = '1', fromOffset = '1', fromLetters = '', to, toOffset = '0', toLetters = ''] = /^([0-9]+)(?:\.([0-9]+))?([a-zA-Z]*)(?:,([0-9]+)(?:\.([0-9]+))?([a-zA-Z]*))?$/.exec(text) ?? []
  return { from: Number(from), fromOffset: Number(fromOffset), to: to === undefined ? Number.POSITIVE_INFINITY : Number(to), toOffset: Number(toOffset), letters: fromLetters + toLetters || letters }
}

function part(line: string, { from, fromOffset, to, toOffset }: Key, separator: string | undefined): string {
  const fields = separator === undefined ? (line.match(/\s*\S+/g) ?? []) : line.split(separator)
  const chosen = fields.slice(from - 1, to)
  if (toOffset > 0 && chosen.length === to - from + 1) chosen[chosen.length - 1] = (chosen.at(-1) as string).slice(0, toOffset)
  const text = chosen.join(separator ?? '')
  return (separator === undefined ? text.trimStart() : text).slice(fromOffset - 1)
}

const UNITS: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12 }
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'

function compare(a: string, b: string, letters: string): number {
  const sign = letters.includes('r') ? -1 : 1
  if (/[nghMV]/.test(letters)) return sign * (valueOf(a, letters) - valueOf(b, letters))
  const [left, right] = [folded(a, letters), folded(b, letters)]
  return left === right ? 0 : left < right ? -sign : sign
}

function valueOf(text: string, letters: string): number {
  if (letters.includes('M')) return MONTHS.indexOf(text.trim().slice(0, 3).toLowerCase())
  const [number = '0', unit = ''] = [/^\s*[-+]?[0-9]*\.?[0-9]+/.exec(text)?.[0], /^\s*[-+]?[0-9.]+([kKMGT])/.exec(text)?.[1]]
  return Number(number) * (letters.includes('h') ? (UNITS[unit] ?? 1) : 1)
}

function folded(text: string, letters: string): string {
  const plain = letters.includes('d') ? text.replace(/[^A-Za-z0-9\s]/g, '') : text
  return letters.includes('f') ? plain.toUpperCase() : letters.includes('b') ? plain.trimStart() : plain
}

/** How two lines compare. */
function order(options: Options): (a: string, b: string) => number {
  const letters = 'nrghMVdfb'.split('').filter((letter) => options.has(letter)).join('')
  const keys = options.values('k').map((text) => keyOf(text, letters))
  const separator = options.value('t')
  return (a, b) => {
    if (keys.length === 0) return compare(a, b, letters)
    for (const key of keys) {
      const result = compare(part(a, key, separator), part(b, key, separator), key.letters)
      if (result !== 0) return result
    }
    return 0
  }
}

export const sort = gathering('sort', {
  options: { letters: 'nrughMVcszbdfik:t:o:S:T:', long: { reverse: 'r', unique: 'u', 'numeric-sort': 'n', key: 'k', 'field-separator': 't', 'human-numeric-sort': 'h' }, usage: USAGE },
  complaint: cannotOpen,
  work({ system, options }, text) {
    const by = order(options)
    const all = text === '' ? [] : text.replace(/\n$/, '').split('\n')
    if (options.has('c')) {
      const at = all.findIndex((line, index) => index > 0 && by(all[index - 1] as string, line) > 0)
      if (at >= 0) system.err(`sort: -:${at + 1}: disorder: ${all[at]}\n`)
      return at >= 0 ? 1 : 0
    }
    const whole = options.has('s') || options.has('u') ? () => 0 : (a: string, b: string) => (a === b ? 0 : (a < b) !== options.has('r') ? -1 : 1)
    let result = [...all].sort((a, b) => by(a, b) || whole(a, b))
    if (options.has('u')) result = result.filter((line, index) => index === 0 || by(result[index - 1] as string, line) !== 0)
    const output = result.map((line) => `${line}\n`).join('')
    const file = options.value('o')
    if (file === undefined) system.out(output)
    else system.files.write(file, output)
    return 0
  },
})
