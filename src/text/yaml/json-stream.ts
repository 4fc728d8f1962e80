/**
 * Streams of JSON values, which kubectl takes where a text begins with a brace.
 *
 * @see https://pkg.go.dev/encoding/json#Decoder
 */
import { NO_VALUE } from '../go-json.js'
import { DEEPEST } from './scanner.js'

/** What is said of a text that ends in a value. */
export const UNEXPECTED_END = 'unexpected EOF'

/** How far a text is JSON. */
interface Reach {
  /** Where the value ends; undefined where it has no end. */
  readonly end?: number
  /** The first character that cannot stand where it stands; undefined where the text only ends. */
  readonly wrong?: number
}

const BLANK = /[ \t\r\n]*/y
const STRING = /"(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const STRING_BEGUN =
  /"(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*(?:\\(?:u[0-9a-fA-F]{0,3})?)?$/y
const ATOM = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null/y

/** The objects of a stream, and what ends it, if that is not the end of the text. */
export function readJsonStream(text: string): {
  readonly values: readonly unknown[]
  readonly problem?: string
  /** Where the first thing begins that is no JSON. */
  readonly rest: number
} {
  const values: unknown[] = []
  let at = after(BLANK, text, 0)
  for (; at < text.length; at = after(BLANK, text, at)) {
    const { end, wrong } = reachOf(text, at)
    if (end === undefined) {
      const problem =
        wrong === undefined ? UNEXPECTED_END : badCharacter(text, wrong, values.length)
      return { values, problem, rest: at }
    }
    values.push(JSON.parse(text.slice(at, end)))
    at = end
  }
  return { values, rest: at }
}

/** After two values kubectl no longer says where. */
function badCharacter(text: string, at: number, before: number): string {
  const isNumber = text[at] === '-'
  const place = at + (isNumber ? 1 : 0)
  const where = isNumber ? 'in numeric literal' : NO_VALUE
  const problem = `invalid character '${text[place] ?? ''}' ${where}`
  return before > 1 ? problem : `json: offset ${place + 1}: ${problem}`
}

/** The position after what a pattern takes at one; -1 if it takes nothing there. */
function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}

/** Reads one value without recursion: what is open stands in a list. */
function reachOf(text: string, start: number): Reach {
  const open: ('{' | '[')[] = []
  let at = start
  let wants: 'value' | 'key' | 'first' | 'comma' = 'value'
  for (;;) {
    at = after(BLANK, text, at)
    const character = text[at]
    if (character === undefined) return {}
    const inside = open.at(-1)
    const closes = inside === '{' ? '}' : ']'
    if (wants === 'comma' || (wants === 'first' && character === closes)) {
      if (character === closes) {
        open.pop()
        at++
        wants = 'comma'
      } else if (character === ',') {
        wants = inside === '{' ? 'key' : 'value'
        at++
      } else return { wrong: at }
    } else if (wants === 'key' || (wants === 'first' && inside === '{')) {
      const end = after(STRING, text, at)
      if (end < 0) return after(STRING_BEGUN, text, at) < 0 ? { wrong: at } : {}
      at = after(BLANK, text, end)
      if (at >= text.length) return {}
      if (text[at] !== ':') return { wrong: at }
      at++
      wants = 'value'
    } else if (character === '{' || character === '[') {
      if (open.push(character) > DEEPEST) return { wrong: at }
      wants = 'first'
      at++
    } else {
      const end = Math.max(after(STRING, text, at), after(ATOM, text, at))
      if (end < 0) return isBegun(text, at) ? {} : { wrong: at }
      at = end
      wants = 'comma'
    }
    if (open.length === 0) return wants === 'comma' ? { end: at } : { wrong: at }
  }
}

/** Whether a value begins at a position that only the end of the text cuts. */
const isBegun = (text: string, at: number): boolean =>
  after(STRING_BEGUN, text, at) >= 0 ||
  ['true', 'false', 'null'].some((word) => word.startsWith(text.slice(at))) ||
  text.slice(at) === '-'
