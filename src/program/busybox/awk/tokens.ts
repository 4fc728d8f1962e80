/**
 * The words of an awk program.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/awk.html#tag_20_06_13_12
 */
import { ToolError } from '../options.js'

export interface Token {
  readonly kind: 'number' | 'string' | 'regex' | 'name' | 'call' | 'operator' | 'newline' | 'end'
  readonly text: string
  /** True if a blank stands before it. */
  readonly spaced: boolean
}

const NUMBER = /0[xX][0-9a-fA-F]+|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?/y
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y
const OPERATOR = /\*\*=|\*\*|&&|\|\||\+\+|--|[-+*/%^=!<>]=|>>|!~|[-+*/%^!<>=~?:,;{}()[\]$|]/y
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  '"': '"',
  '/': '/',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
}

export const syntaxError = (what: string): ToolError => new ToolError(`cmd. line:1: ${what}`)

/**
 * The words; a `/` begins a regular expression where no value comes before it. @throws ToolError
 */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let position = 0
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = position
    return pattern.exec(text)?.[0]
  }
  for (;;) {
    const blanks = match(/(?:[ \t\r]|\\\r?\n|#[^\n]*)*/y) ?? ''
    position += blanks.length
    const spaced = blanks !== ''
    const character = text[position]
    const add = (
      kind: Token['kind'],
      length: number,
      shown = text.slice(position, position + length),
    ): void => {
      tokens.push({ kind, text: shown, spaced })
      position += length
    }
    if (character === undefined) {
      add('end', 0, 'end of file')
      return tokens
    }
    const number = match(NUMBER)
    const name = match(NAME)
    if (character === '\n') add('newline', 1)
    else if (number !== undefined) add('number', number.length)
    else if (name !== undefined)
      add(
        text[position + name.length] === '(' && !RESERVED.has(name) ? 'call' : 'name',
        name.length,
      )
    else if (character === '"') {
      const { value, length } = quotedText(text, position)
      add('string', length, value)
    } else if (character === '/' && !endsValue(tokens.at(-1))) {
      const { value, length } = regexText(text, position)
      add('regex', length, value)
    } else {
      const operator = match(OPERATOR)
      if (operator === undefined) throw syntaxError(`Unexpected token '${character}'`)
      add('operator', operator.length)
    }
  }
}

export const RESERVED = new Set([
  'BEGIN',
  'END',
  'function',
  'func',
  'if',
  'else',
  'while',
  'for',
  'do',
  'break',
  'continue',
  'next',
  'exit',
  'return',
  'delete',
  'in',
  'print',
  'printf',
  'getline',
])

const endsValue = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'number' ||
    token.kind === 'string' ||
    (token.kind === 'name' && !RESERVED.has(token.text)) ||
    token.text === ')' ||
    token.text === ']' ||
    token.text === '$')

function quotedText(
  text: string,
  start: number,
): { readonly value: string; readonly length: number } {
  let value = ''
  for (let i = start + 1; i < text.length; i++) {
    const character = text[i] as string
    if (character === '"') return { value, length: i + 1 - start }
    if (character === '\n') break
    if (character !== '\\') value += character
    else {
      const next = text[++i] ?? ''
      const octal = /^[0-7]{1,3}/.exec(text.slice(i, i + 3))?.[0]
      if (octal !== undefined) {
        value += String.fromCharCode(Number.parseInt(octal, 8))
        i += octal.length - 1
      } else value += ESCAPES[next] ?? `\\${next}`
    }
  }
  throw syntaxError('Unterminated string')
}

function regexText(
  text: string,
  start: number,
): { readonly value: string; readonly length: number } {
  let bracket = false
  for (let i = start + 1; i < text.length && text[i] !== '\n'; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '[') bracket = true
    else if (text[i] === ']') bracket = false
    else if (text[i] === '/' && !bracket)
      return { value: text.slice(start + 1, i).replaceAll('\\/', '/'), length: i + 1 - start }
  }
  throw syntaxError('Unterminated regular expression')
}
