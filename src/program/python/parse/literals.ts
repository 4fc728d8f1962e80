/**
 * Literals: numbers, texts, bytes, and the pieces of f-strings.
 *
 * @see https://docs.python.org/3/reference/lexical_analysis.html#f-strings
 */
import { encodeText } from '../types/text.js'
import { PyBytes, type Value } from '../values.js'
import { type Token, stringEnd } from './tokenizer.js'
import { type Expr, type Piece, SyntaxFault } from './tree.js'

/** The value of a number. */
export function numberOf({ text, ...at }: Token): Value {
  const digits = text.replaceAll('_', '').toLowerCase()
  if (digits.endsWith('j')) throw new SyntaxFault('kubarium does not simulate complex numbers', at)
  if (/^0[xob]|^\d+$/.test(digits)) return BigInt(digits)
  return Number(digits)
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

const HIGHEST = 0x10ffff
/** How many digits an escape has after its letter. */
const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/** A text with its escapes carried out. @throws SyntaxFault for one that is none */
function unescaped(text: string, isBytes: boolean, { line, endLine, endCol }: Token): string {
  const end = { line: endLine, col: endCol, endLine, endCol }
  const wrong = (at: number, length: number, why: string): SyntaxFault =>
    isBytes
      ? new SyntaxFault(`(value error) invalid \\x escape at position ${at}`, { ...end, line })
      : new SyntaxFault(
          `(unicode error) 'unicodeescape' codec can't decode bytes in position ${at}-${at + length - 1}: ${why}`,
          end,
        )
  return text.replace(
    /\\(\n|[0-7]{1,3}|[xuU][\da-fA-F]{0,8}|N\{[^}]*\}|[\s\S])/g,
    (whole, code: string, at: number) => {
      const simple = ESCAPES[code]
      if (simple !== undefined) return simple
      if (/^[0-7]/.test(code)) return String.fromCodePoint(Number.parseInt(code, 8))
      const kind = code[0] ?? ''
      if (isBytes ? kind !== 'x' : DIGITS[kind] === undefined) {
        if (!isBytes && code.startsWith('N{'))
          throw new SyntaxFault('kubarium does not simulate names of characters', end)
        return whole
      }
      const size = DIGITS[kind] ?? 0
      const digits = code.slice(1, 1 + size)
      if (digits.length < size)
        throw wrong(at, digits.length + 2, `truncated \\${kind}${'X'.repeat(size)} escape`)
      const number = Number.parseInt(digits, 16)
      if (number > HIGHEST) throw wrong(at, size + 2, 'illegal Unicode character')
      return String.fromCodePoint(number) + code.slice(1 + size)
    },
  )
}

/** Reads the expression in a field of an f-string. */
type ReadField = (text: string, token: Token, shift: number) => Expr

/** The pieces of a literal; a plain text has one, and bytes are a value. */
export function literalOf(token: Token, read: ReadField): PyBytes | readonly Piece[] {
  const [, prefix = '', quote = ''] = /^([a-zA-Z]*)("""|'''|"|')/.exec(token.text) ?? []
  const start = prefix.length + quote.length
  const inner = token.text.slice(start, -quote.length).replaceAll('\r\n', '\n')
  const isRaw = /r/i.test(prefix)
  const isBytes = /b/i.test(prefix)
  const plain = (text: string): string => (isRaw ? text : unescaped(text, isBytes, token))
  if (isBytes) {
    if (/[^\x00-\x7f]/.test(inner))
      throw new SyntaxFault('bytes can only contain ASCII literal characters', token)
    return new PyBytes(encodeText(plain(inner), 'latin-1'))
  }
  if (!/f/i.test(prefix)) return [plain(inner)]
  return piecesOf(inner, { token, read, plain, shift: start })
}

interface Formatted {
  readonly token: Token
  readonly read: ReadField
  readonly plain: (text: string) => string
  readonly shift: number
}

function piecesOf(text: string, about: Formatted): readonly Piece[] {
  const pieces: Piece[] = []
  let plain = ''
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string
    if ((sign === '{' || sign === '}') && text[i + 1] === sign) {
      plain += sign
      i++
    } else if (sign === '\\' && text[i + 1] === 'N' && text[i + 2] === '{') {
      const end = text.indexOf('}', i)
      plain += text.slice(i, end + 1)
      i = end
    } else if (sign === '\\') plain += sign + (text[++i] ?? '')
    else if (sign === '}') throw new SyntaxFault("f-string: single '}' is not allowed", about.token)
    else if (sign === '{') {
      if (plain !== '') pieces.push(about.plain(plain))
      plain = ''
      i = field(text, i + 1, about, pieces)
    } else plain += sign
  }
  if (plain !== '') pieces.push(about.plain(plain))
  return pieces
}

/** Reads a field; where it ends. */
function field(text: string, from: number, about: Formatted, pieces: Piece[]): number {
  const end = expressionEnd(text, from)
  let source = text.slice(from, end)
  if (source.trim() === '')
    throw new SyntaxFault("f-string: valid expression required before '}'", about.token)
  const named = /=\s*$/.test(source) && !/[=!<>]=\s*$/.test(source)
  if (named) {
    pieces.push(source)
    source = source.replace(/=\s*$/, '')
  }
  let at = end
  let conversion = ''
  if (text[at] === '!') {
    conversion = text[at + 1] ?? ''
    at += 2
  }
  let spec: readonly Piece[] = []
  if (text[at] === ':') {
    const close = specEnd(text, at + 1)
    spec = piecesOf(text.slice(at + 1, close), { ...about, shift: about.shift + at + 1 })
    at = close
  } else if (named && conversion === '') conversion = 'r'
  if (text[at] !== '}') throw new SyntaxFault("f-string: expecting '}'", about.token)
  pieces.push({ value: about.read(source, about.token, about.shift + from), conversion, spec })
  return at
}

function expressionEnd(text: string, from: number): number {
  let depth = 0
  for (let i = from; i < text.length; i++) {
    const sign = text[i] as string
    if (sign === '"' || sign === "'") {
      const end = stringEnd(text, i, text.startsWith(sign.repeat(3), i) ? sign.repeat(3) : sign)
      if (end < 0) return text.length
      i = end - 1
    } else if ('([{'.includes(sign)) depth++
    else if (depth > 0 && ')]}'.includes(sign)) depth--
    else if (depth === 0 && (sign === '}' || sign === ':')) return i
    else if (depth === 0 && sign === '!' && text[i + 1] !== '=') return i
  }
  return text.length
}

function specEnd(text: string, from: number): number {
  let depth = 0
  for (let i = from; i < text.length; i++)
    if (text[i] === '{') depth++
    else if (text[i] === '}' && depth-- === 0) return i
  return text.length
}
