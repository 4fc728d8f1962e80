/**
 * Reads values of JSON, one after the other, as jq does.
 *
 * @module
 */
import type { Json } from './values.js'

/** The input is no JSON; the message says where. */
export class JqParseError extends Error {}

const SPACE = /[ \t\r\n]*/y
const LITERAL = /"(?:[^"\\]|\\.)*"|-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[A-Za-z]+|[[\]{},:]/sy

/** The values of a text. @throws JqParseError */
export function* readValues(text: string): Iterable<Json> {
  for (let at = 0; ; ) {
    SPACE.lastIndex = at
    SPACE.exec(text)
    at = SPACE.lastIndex
    if (at >= text.length) return
    const end = endOf(text, at)
    yield parsed(text, at, end)
    at = end
  }
}

/** Where the value that begins at a place ends. */
function endOf(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; ) {
    SPACE.lastIndex = at
    SPACE.exec(text)
    LITERAL.lastIndex = SPACE.lastIndex
    const token = LITERAL.exec(text)?.[0]
    if (token === undefined) {
      if (SPACE.lastIndex >= text.length) break
      throw wrong(text, SPACE.lastIndex, 'Invalid literal')
    }
    at = LITERAL.lastIndex
    if (token === '{' || token === '[') depth++
    if (token === '}' || token === ']') depth--
    if (depth <= 0) return at
  }
  throw new JqParseError(`Unfinished JSON term at EOF at ${placeOf(text, text.length)}`)
}

function parsed(text: string, start: number, end: number): Json {
  const part = text.slice(start, end)
  if (part === 'nan' || part === 'NaN') return Number.NaN
  try {
    return JSON.parse(part) as Json
  } catch {
    const what =
      /^[A-Za-z]/.test(part) || /^[-\d]/.test(part) ? 'Invalid numeric literal' : 'Invalid literal'
    throw wrong(text, end, what)
  }
}

const wrong = (text: string, at: number, what: string): JqParseError =>
  new JqParseError(`${what} at ${placeOf(text, at)}`)

function placeOf(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n')
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length}`
}
