/**
 * Patterns: `*`, `?` and `[…]`, as in file names, `case` and `${x%pattern}`; and the groups of
 * bash, such as `@(a|b)`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_13
 * @see https://www.gnu.org/software/bash/manual/html_node/Pattern-Matching.html
 */
import { endsOfGroups } from './pattern-groups.js'
import { type Pattern, type Spend, type Step, fits } from './pattern-steps.js'

export type { Pattern, Spend } from './pattern-steps.js'

const CLASSES: Readonly<Record<string, RegExp>> = {
  alpha: /[A-Za-z]/,
  digit: /[0-9]/,
  alnum: /[A-Za-z0-9]/,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  space: /\s/,
  blank: /[ \t]/,
  punct: /[!-/:-@[-`{-~]/,
  print: /[ -~]/,
  graph: /[!-~]/,
  xdigit: /[0-9A-Fa-f]/,
  cntrl: /[\u0000-\u001f\u007f]/,
}

/**
 * The pattern that a text makes; a character after `\` stands for itself. Groups are known if the
 * pattern is `extended`.
 */
export function patternOf(text: string, extended = false): Pattern {
  const steps: Step[] = []
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string
    const end = extended && /[?*+@!]/.test(character) ? endOfGroup(text, i + 1) : undefined
    if (end !== undefined) {
      const patterns = alternatives(text.slice(i + 2, end)).map((one) => patternOf(one, true))
      steps.push({ kind: 'group', operator: character as '?', patterns })
      i = end
    } else if (character === '\\' && i + 1 < text.length)
      steps.push({ kind: 'character', character: text[++i] as string })
    else if (character === '?') steps.push({ kind: 'any' })
    else if (character === '*') {
      if (steps.at(-1)?.kind !== 'text') steps.push({ kind: 'text' })
    } else if (character === '[') {
      const end = endOfSet(text, i)
      if (end === undefined) steps.push({ kind: 'character', character })
      else {
        steps.push({ kind: 'set', test: setOf(text.slice(i + 1, end)) })
        i = end
      }
    } else steps.push({ kind: 'character', character })
  }
  return steps
}

/** Where the parenthesis is that closes the one here; undefined if none is here or none does. */
export function endOfGroup(text: string, start: number): number | undefined {
  if (text[start] !== '(') return undefined
  let open = 0
  for (let i = start; i < text.length; i++) {
    const character = text[i]
    if (character === '\\') i++
    else if (character === '[') i = endOfSet(text, i) ?? i
    else if (character === '(') open++
    else if (character === ')' && --open === 0) return i
  }
  return undefined
}

/** What stands between the bars of a group. */
function alternatives(text: string): string[] {
  const found: string[] = []
  let [open, from] = [0, 0]
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (character === '\\') i++
    else if (character === '[') i = endOfSet(text, i) ?? i
    else if (character === '(') open++
    else if (character === ')') open--
    else if (character === '|' && open === 0) {
      found.push(text.slice(from, i))
      from = i + 1
    }
  }
  return [...found, text.slice(from)]
}

function endOfSet(text: string, start: number): number | undefined {
  let i = start + 1
  if (text[i] === '!' || text[i] === '^') i++
  if (text[i] === ']') i++
  while (i < text.length && text[i] !== ']') {
    const named = /^\[:[a-z]+:\]/.exec(text.slice(i, i + 12))
    i += named ? named[0].length : text[i] === '\\' ? 2 : 1
  }
  return i < text.length ? i : undefined
}

function setOf(body: string): (character: string) => boolean {
  const negated = body[0] === '!' || body[0] === '^'
  const tests: ((character: string) => boolean)[] = []
  for (let i = negated ? 1 : 0; i < body.length; i++) {
    const named = /^\[:([a-z]+):\]/.exec(body.slice(i, i + 12))
    if (named) {
      const of = Object.hasOwn(CLASSES, named[1] as string)
        ? CLASSES[named[1] as string]
        : undefined
      tests.push((character) => of?.test(character) === true)
      i += named[0].length - 1
      continue
    }
    if (body[i] === '\\' && i + 1 < body.length) i++
    const low = body[i] as string
    if (body[i + 1] === '-' && i + 2 < body.length) {
      const high = body[i + 2] as string
      tests.push((character) => character >= low && character <= high)
      i += 2
    } else tests.push((character) => character === low)
  }
  return (character) => tests.some((test) => test(character)) !== negated
}

/** How many characters are looked at in a tick. */
const CHARACTERS_PER_TICK = 64

const hasGroups = (pattern: Pattern): boolean => pattern.some(({ kind }) => kind === 'group')

/** Whether a whole text fits. The work is counted, as is that of all that follow. */
export function matches(pattern: Pattern, text: string, spend?: Spend): boolean {
  if (hasGroups(pattern)) return endsOfGroups(pattern, text, 0, spend).includes(text.length)
  let [at, position, star, resume] = [0, 0, -1, 0]
  for (let steps = 1; position < text.length; steps++) {
    if (steps % CHARACTERS_PER_TICK === 0) spend?.(1)
    const step = pattern[at]
    if (step?.kind === 'text') {
      star = at++
      resume = position
    } else if (step && fits(step, text[position] as string)) {
      at++
      position++
    } else if (star >= 0) {
      at = star + 1
      position = ++resume
    } else return false
  }
  while (pattern[at]?.kind === 'text') at++
  return at === pattern.length
}

/** Every place where a match that starts at `start` can end, shortest first. */
function* ends(
  pattern: Pattern,
  text: string,
  start: number,
  spend: Spend | undefined,
): Generator<number> {
  if (hasGroups(pattern)) return yield* endsOfGroups(pattern, text, start, spend)
  let places = closure(pattern, new Set([0]))
  for (let position = start; ; position++) {
    if (position % (CHARACTERS_PER_TICK / 16) === 0) spend?.(places.size)
    if (places.has(pattern.length)) yield position
    if (position >= text.length || places.size === 0) return
    const next = new Set<number>()
    for (const place of places) {
      const step = pattern[place]
      if (step?.kind === 'text') next.add(place)
      else if (step && fits(step, text[position] as string)) next.add(place + 1)
    }
    places = closure(pattern, next)
  }
}

function closure(pattern: Pattern, places: Set<number>): Set<number> {
  for (const place of places) if (pattern[place]?.kind === 'text') places.add(place + 1)
  return places
}

function endOf(
  pattern: Pattern,
  text: string,
  start: number,
  longest: boolean,
  spend: Spend | undefined,
): number | undefined {
  let found: number | undefined
  for (const end of ends(pattern, text, start, spend)) {
    found = end
    if (!longest) break
  }
  return found
}

/** The text without the shortest (or longest) beginning that fits. */
export function withoutPrefix(
  pattern: Pattern,
  text: string,
  longest: boolean,
  spend?: Spend,
): string {
  const end = endOf(pattern, text, 0, longest, spend)
  return end === undefined ? text : text.slice(end)
}

/** The text without the shortest (or longest) end that fits. */
export function withoutSuffix(
  pattern: Pattern,
  text: string,
  longest: boolean,
  spend?: Spend,
): string {
  if (hasGroups(pattern)) return withoutEnd(pattern, text, longest, spend)
  const reversed = text.split('').reverse().join('')
  const turned = withoutPrefix([...pattern].reverse(), reversed, longest, spend)
  return turned.split('').reverse().join('')
}

function withoutEnd(
  pattern: Pattern,
  text: string,
  longest: boolean,
  spend: Spend | undefined,
): string {
  for (let i = 0; i <= text.length; i++) {
    const start = longest ? i : text.length - i
    if (matches(pattern, text.slice(start), spend)) return text.slice(0, start)
  }
  return text
}

/** The text with what fits replaced: the first longest match, or all of them. */
export function replaced(
  pattern: Pattern,
  text: string,
  replacement: string,
  where: 'first' | 'all' | 'start' | 'end',
  spend?: Spend,
): string {
  if (where === 'end') {
    for (let start = 0; start <= text.length; start++)
      if (matches(pattern, text.slice(start), spend)) return text.slice(0, start) + replacement
    return text
  }
  let result = ''
  let position = 0
  while (position <= text.length) {
    const end = endOf(pattern, text, position, true, spend)
    if (end !== undefined && end > position) {
      result += replacement
      position = end
      if (where !== 'all') break
    } else if (where === 'start' || position === text.length) break
    else result += text[position++]
  }
  return result + text.slice(position)
}

/** A text as a pattern that fits only itself. */
export const literally = (text: string): string => text.replace(/[*?[\]\\!^()|@+-]/g, '\\$&')

/** Whether a text has anything special in it; a bracket that nothing closes has not. */
export const isPattern = (text: string, extended = false): boolean =>
  (extended ? SPECIAL_OR_GROUP : SPECIAL).test(text)

const SPECIAL = /(^|[^\\])(\\\\)*(?:[*?]|\[[^]*\])/
const SPECIAL_OR_GROUP = /(^|[^\\])(\\\\)*(?:[*?]|\[[^]*\]|[+@!]\([^]*\))/

/** A pattern's text with its quotes undone. */
export const unescaped = (text: string): string => text.replace(/\\([^])/g, '$1')
