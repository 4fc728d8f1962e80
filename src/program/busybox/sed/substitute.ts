/**
 * `s` and `y`: replacing what fits an expression, and characters by others.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sed.html#tag_20_109_13_03
 */
import type { Match, Regex } from '../../../text/regex/regex.js'
import type { Command } from './script.js'

/** The text after `s///`; undefined when nothing fits. */
export function substituted(
  regex: Regex,
  { replacement, flags }: Command,
  text: string,
): string | undefined {
  const from = Number(/\d+/.exec(flags)?.[0] ?? 1)
  const all = flags.includes('g')
  let changed = false
  const replacing = (match: Match, count: number): string | undefined => {
    if (count < from) return undefined
    changed = true
    return filledIn(replacement, match)
  }
  const result = regex.replace(text, replacing, all ? undefined : from)
  return changed ? result : undefined
}

/** How GNU's `\\U` and its kin change what follows. */
const CASES: Readonly<Record<string, (text: string) => string>> = {
  U: (text) => text.toUpperCase(),
  L: (text) => text.toLowerCase(),
  u: (text) => text.slice(0, 1).toUpperCase() + text.slice(1),
  l: (text) => text.slice(0, 1).toLowerCase() + text.slice(1),
}

/** A replacement with what `&` and `\\1` stand for. */
function filledIn(replacement: string, { groups }: Match): string {
  let [result, lasting, next] = ['', '', '']
  const add = (text: string): void => {
    if (text === '') return
    const changed = CASES[lasting]?.(text) ?? text
    result += CASES[next]?.(changed) ?? changed
    next = ''
  }
  for (const [mark, escaped] of replacement.matchAll(/\\(\d|[^])|[^]/g)) {
    if (escaped === undefined) add(mark === '&' ? (groups[0] ?? '') : mark)
    else if (/\d/.test(escaped)) add(groups[Number(escaped)] ?? '')
    else if (escaped === 'U' || escaped === 'L' || escaped === 'E') lasting = escaped
    else if (escaped === 'u' || escaped === 'l') next = escaped
    else add(escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped)
  }
  return result
}

/** The text with each character of `from` replaced by the one at its place in `to`. */
export function translated({ text, replacement }: Command, space: string): string {
  const [from, to] = [[...unescaped(text)], [...unescaped(replacement)]]
  return [...space].map((one) => to[from.indexOf(one)] ?? one).join('')
}

const unescaped = (text: string): string =>
  text.replace(/\\([^])/g, (_, one: string) => (one === 'n' ? '\n' : one))
