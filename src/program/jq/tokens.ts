/**
 * The words of a jq program.
 *
 * @module
 */
import { JqSyntaxError } from './values.js'

/** A word: what kind it is, and its text. A string's parts are text and programs between `\(` and `)`. */
export type Token =
  | { readonly is: 'number'; readonly text: string }
  | {
      readonly is: 'string'
      readonly text: string
      readonly parts: readonly (string | readonly Token[])[]
    }
  | { readonly is: 'name' | 'field' | 'variable' | 'format' | 'sign'; readonly text: string }

const SIGNS =
  /^(\?\/\/=?|\/\/=|\|=|\+=|-=|\*=|\/=|%=|==|!=|<=|>=|\/\/|\.\.|[.[\](){}|,:;=<>+\-*/%?])/
const SPACE = /^(\s+|#[^\n]*)/
const NUMBER = /^(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?/
const NAME = /^[A-Za-z_]\w*(::[A-Za-z_]\w*)*/
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/** Cuts a program into words. @throws JqSyntaxError */
export function tokensOf(program: string): readonly Token[] {
  const { tokens } = read(program, 0, false)
  return tokens
}

function read(
  program: string,
  start: number,
  inText: boolean,
): { readonly tokens: readonly Token[]; readonly at: number } {
  const tokens: Token[] = []
  let at = start
  let depth = 0
  const take = (
    is: 'number' | 'name' | 'field' | 'variable' | 'format' | 'sign',
    text: string,
    length: number,
  ): void => {
    tokens.push({ is, text })
    at += length
  }
  while (at < program.length) {
    const rest = program.slice(at)
    const space = SPACE.exec(rest)?.[0]
    const number = NUMBER.exec(rest)?.[0]
    const name = NAME.exec(rest)?.[0]
    const field = /^\.[A-Za-z_]\w*/.exec(rest)?.[0]
    const variable = /^\$\s*([A-Za-z_]\w*(::\w+)*)/.exec(rest)
    const format = /^@\w+/.exec(rest)?.[0]
    if (space !== undefined) at += space.length
    else if (rest.startsWith('"')) {
      const { token, end } = readText(program, at)
      tokens.push(token)
      at = end
    } else if (field !== undefined) take('field', field.slice(1), field.length)
    else if (number !== undefined) take('number', number, number.length)
    else if (name !== undefined) take('name', name, name.length)
    else if (variable) take('variable', variable[1] ?? '', variable[0].length)
    else if (format !== undefined) take('format', format, format.length)
    else {
      const sign = SIGNS.exec(rest)?.[0]
      if (sign === undefined) throw new JqSyntaxError('syntax error, unexpected INVALID_CHARACTER')
      if (inText && sign === ')' && depth === 0) return { tokens, at: at + 1 }
      if (sign === '(') depth++
      if (sign === ')') depth--
      take('sign', sign, sign.length)
    }
  }
  if (inText) throw new JqSyntaxError('syntax error, unexpected end of file')
  return { tokens, at }
}

function readText(program: string, start: number): { readonly token: Token; readonly end: number } {
  const parts: (string | readonly Token[])[] = []
  let text = ''
  for (let at = start + 1; at < program.length; at++) {
    const letter = program[at] as string
    if (letter === '"')
      return { token: { is: 'string', text: 'string', parts: [...parts, text] }, end: at + 1 }
    if (letter !== '\\') {
      text += letter
      continue
    }
    const next = program[++at] ?? ''
    if (next === '(') {
      const inner = read(program, at + 1, true)
      parts.push(text, inner.tokens)
      text = ''
      at = inner.at - 1
    } else if (next === 'u') {
      text += String.fromCharCode(Number.parseInt(program.slice(at + 1, at + 5), 16))
      at += 4
    } else if (Object.hasOwn(ESCAPES, next)) text += ESCAPES[next]
    else throw new JqSyntaxError('syntax error, unexpected INVALID_CHARACTER')
  }
  throw new JqSyntaxError('syntax error, unexpected end of file')
}
