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

/** A replacement with what `&` and `\1` stand for. */
const filledIn = (replacement: string, { groups }: Match): string =>
  replacement.replace(/\\(\d|[^])|&/g, (mark: string, escaped?: string) => {
    if (escaped === undefined) return mark === '&' ? (groups[0] ?? '') : mark
    if (/\d/.test(escaped)) return groups[Number(escaped)] ?? ''
    return escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped
  })

/** The text with each character of `from` replaced by the one at its place in `to`. */
export function translated({ text, replacement }: Command, space: string): string {
  const [from, to] = [[...unescaped(text)], [...unescaped(replacement)]]
  return [...space].map((one) => to[from.indexOf(one)] ?? one).join('')
}

const unescaped = (text: string): string =>
  text.replace(/\\([^])/g, (_, one: string) => (one === 'n' ? '\n' : one))
