/**
 * Where expressions end, in source whose strings and comments are blanked (see `codeOnly`).
 *
 * @module
 */

const PREFIX = /(?:[!~+-]|(?:typeof|void|delete|new|await)\b)\s*/y
const FUNCTION = /(?:async\s*)?function\b\s*\*?\s*[\w$]*\s*/y
const WORD = /[\w$#\u0001]+/y
const MEMBER = /\s*(?:\?\.|\.(?!\.))\s*(?:[\w$#]+|(?=[[(]))|\s*(?=[[(])|(?=\u0001)\u0001+/y
const SPACE = /\s*/y
/**
 * What may not end a line that a statement ends with, and what may not begin one that a statement
 * begins with.
 */
const GOES_ON_AFTER = /[=+\-*/%&|^<>?:,.([{!~]$/
const GOES_ON_WITH = /^(?:[=*/%&|^<>?:,.([]|[+-](?![+-])|(?:in|instanceof)\b)/

/** Where a pattern that stands at `at` ends, or undefined if it does not stand there. */
export function after(pattern: RegExp, code: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(code) ? pattern.lastIndex : undefined
}

/** Where white space ends. */
export const skipSpace = (code: string, at: number): number => after(SPACE, code, at) ?? at

/** The position after the bracket that closes the one at `at`. */
export function closing(code: string, at: number): number {
  let depth = 0
  for (let i = at; i < code.length; i++) {
    if ('([{'.includes(code[i] as string)) depth++
    else if (')]}'.includes(code[i] as string) && --depth === 0) return i + 1
  }
  return code.length
}

/** The end of what `await` waits for: one operand with its members and calls. */
export function operandEnd(code: string, from: number): number {
  let at = skipSpace(code, from)
  for (let next = after(PREFIX, code, at); next !== undefined; next = after(PREFIX, code, at))
    at = next
  const called = after(FUNCTION, code, at)
  if (called !== undefined) at = closing(code, skipSpace(code, closing(code, called)))
  else if ('([{'.includes(code[at] ?? ' ')) at = closing(code, at)
  else at = after(WORD, code, at) ?? at
  for (
    let next = after(MEMBER, code, at);
    next !== undefined && next < code.length;
    next = after(MEMBER, code, at)
  ) {
    at = '[('.includes(code[next] as string) ? closing(code, next) : next
  }
  return after(MEMBER, code, at) === code.length ? code.length : at
}

/** The end of the expression that an arrow function gives. */
export function expressionEnd(code: string, from: number): number {
  let questions = 0
  let at = skipSpace(code, from)
  while (at < code.length) {
    const character = code[at] as string
    if (',;)]}'.includes(character)) break
    if ('([{'.includes(character)) at = closing(code, at) - 1
    else if (character === '?' && /[^.?]/.test(code[at + 1] ?? ' ') && code[at - 1] !== '?')
      questions++
    else if (character === ':' && questions-- === 0) break
    else if (character === '\n' && endsStatement(code, at)) break
    at++
  }
  return from + code.slice(from, at).trimEnd().length
}

/** Whether a statement ends at the end of this line without a semicolon. */
const endsStatement = (code: string, at: number): boolean =>
  !GOES_ON_AFTER.test(code.slice(0, at).trimEnd()) &&
  !GOES_ON_WITH.test(code.slice(skipSpace(code, at), skipSpace(code, at) + 12))
