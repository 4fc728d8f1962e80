/**
 * The words of an expression.
 *
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax
 */
import { utf8 } from '../utf8.js'
import { issue } from './syntax.js'
import { Uint, type Value } from './values.js'

/** A word: a name, a literal, or a sign. */
export interface Token {
  readonly is: 'name' | 'literal' | 'sign' | 'end'
  readonly text: string
  readonly at: number
  readonly value?: Value
}

const SPACE = /(?:[\s\f]|\/\/[^\n]*)*/y
const NUMBER =
  /0[xX][0-9a-fA-F]+[uU]?|(?:\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?)|\d+[uU]?/y
const STRING =
  /(?:[rR][bB]?|[bB][rR]?)?(?:"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*')/y
const RAW = /(?:[rR][bB]?|[bB][rR])(?:"""[^]*?"""|'''[^]*?'''|"[^"\n]*"|'[^'\n]*')/y
const NAME = /[A-Za-z_][A-Za-z0-9_]*|`[A-Za-z0-9_.\-/ ]+`/y
const SIGN = /\[\?|==|!=|<=|>=|&&|\|\||[-+*/%!<>=?:.,()[\]{}]/y

const LARGEST = 2n ** 63n
/** Splits a text into words. @throws CelSyntaxError */
export function wordsOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0]
  }
  for (;;) {
    at += match(SPACE)?.length ?? 0
    if (at >= text.length) break
    const string = match(RAW) ?? match(STRING)
    const number = string === undefined ? match(NUMBER) : undefined
    const name = string === undefined && number === undefined ? match(NAME) : undefined
    const sign = name === undefined ? match(SIGN) : undefined
    const word = string ?? number ?? name ?? sign
    if (word === undefined)
      throw issue(text, at, `Syntax error: token recognition error at: '${text[at]}'`)
    tokens.push(tokenOf(text, word, at, string !== undefined, number !== undefined))
    at += word.length
  }
  tokens.push({ is: 'end', text: '<EOF>', at: text.length })
  return tokens
}

function tokenOf(
  text: string,
  word: string,
  at: number,
  isString: boolean,
  isNumber: boolean,
): Token {
  if (isString) return { is: 'literal', text: word, at, value: stringValue(text, word, at) }
  if (isNumber) return { is: 'literal', text: word, at, value: numberValue(text, word, at) }
  return { is: /^[A-Za-z_`]/.test(word) ? 'name' : 'sign', text: word, at }
}

function numberValue(text: string, word: string, at: number): Value {
  if (/^0[xX]/.test(word) || /^\d+[uU]?$/.test(word)) {
    const unsigned = /[uU]$/.test(word)
    const value = BigInt(unsigned ? word.slice(0, -1) : word)
    if (unsigned ? value >= 2n * LARGEST : value > LARGEST)
      throw issue(text, at, `invalid ${unsigned ? 'uint' : 'int'} literal`)
    return unsigned ? new Uint(value) : value
  }
  return Number(word)
}

function stringValue(text: string, word: string, at: number): Value {
  const prefix = /^[rRbB]*/.exec(word)?.[0].toLowerCase() ?? ''
  const quoted = word.slice(prefix.length)
  const width = /^("""|''')/.test(quoted) ? 3 : 1
  const inner = quoted.slice(width, -width)
  const isBytes = prefix.includes('b')
  if (prefix.includes('r')) return isBytes ? Uint8Array.from(utf8(inner)) : inner
  if (!isBytes)
    return inner.replace(ESCAPE, (found) => String.fromCodePoint(codeOf(text, found, at)))
  const bytes: number[] = []
  for (const part of inner.split(/(\\(?:[xX][0-9a-fA-F]{2}|[0-3][0-7]{2}|[^]))/)) {
    if (/^\\([xX]|[0-3][0-7]{2})/.test(part)) bytes.push(codeOf(text, part, at))
    else
      bytes.push(
        ...utf8(part.replace(ESCAPE, (found) => String.fromCodePoint(codeOf(text, found, at)))),
      )
  }
  return new Uint8Array(bytes)
}

const ESCAPE = /\\(?:[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-3][0-7]{2}|[^])/g
const SINGLE: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  '\\': 92,
  "'": 39,
  '"': 34,
  '`': 96,
  '?': 63,
}

function codeOf(text: string, found: string, at: number): number {
  const [, letter = ''] = found
  if (/[xXuU]/.test(letter) && found.length > 2) return Number.parseInt(found.slice(2), 16)
  if (/[0-3]/.test(letter) && found.length === 4) return Number.parseInt(found.slice(1), 8)
  const code = SINGLE[letter]
  if (code === undefined)
    throw issue(text, at, `Syntax error: token recognition error at: '${found}'`)
  return code
}
