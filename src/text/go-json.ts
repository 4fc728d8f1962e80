/**
 * JSON as Go's encoding/json reads it: with its errors, and with the fields that stand twice.
 *
 * @see https://pkg.go.dev/encoding/json#SyntaxError
 */
import { goQuote } from './goquote.js'
import { utf8 } from './utf8.js'

/** A text is no JSON; the message is Go's. */
export class GoJsonError extends Error {
  override name = 'GoJsonError'
}

/** What a text says. */
interface Parsed {
  readonly value: unknown
  /** Paths of the fields that stand twice in their object, in order: `data.x`, `items[0].name`. */
  readonly duplicates: readonly string[]
}

/** A value that is of another type than what it is read into. */
export const otherType = (kind: string, type: string): string =>
  `json: cannot unmarshal ${kind} into Go value of type ${type}`

/** Where a character cannot stand that begins no value. */
export const NO_VALUE = 'looking for beginning of value'
const END = 'unexpected end of JSON input'
const TOO_DEEP = 'exceeded max depth'
const DEEPEST = 1_000

/** @throws GoJsonError */
export function parseGoJson(text: string): Parsed {
  const parser = new Parser(text)
  const value = parser.whole()
  return { value, duplicates: parser.duplicates }
}

class Parser {
  readonly duplicates: string[] = []
  private at = 0

  constructor(private readonly text: string) {}

  whole(): unknown {
    const value = this.value('', 0)
    if (this.peek() !== undefined) throw this.invalid('after top-level value')
    return value
  }

  private value(path: string, depth: number): unknown {
    if (depth > DEEPEST) throw new GoJsonError(TOO_DEEP)
    const character = this.peek()
    if (character === undefined) throw new GoJsonError(END)
    if (character === '{') return this.object(path, depth)
    if (character === '[') return this.array(path, depth)
    if (character === '"') return this.string()
    if (character === '-' || isDigit(character)) return this.number()
    for (const [word, value] of WORDS) if (word[0] === character) return this.word(word, value)
    throw this.invalid(NO_VALUE)
  }

  private object(path: string, depth: number): unknown {
    const members = new Map<string, unknown>()
    this.at++
    if (this.peek() === '}') this.at++
    else
      for (;;) {
        if (this.peek() !== '"') throw this.invalid('looking for beginning of object key string')
        const key = this.string()
        const place = path === '' ? key : `${path}.${key}`
        if (members.has(key)) this.duplicates.push(place)
        if (this.peek() !== ':') throw this.invalid('after object key')
        this.at++
        members.set(key, this.value(place, depth + 1))
        const next = this.peek()
        if (next !== ',' && next !== '}') throw this.invalid('after object key:value pair')
        this.at++
        if (next === '}') break
      }
    return Object.fromEntries(members)
  }

  private array(path: string, depth: number): unknown {
    const items: unknown[] = []
    this.at++
    if (this.peek() === ']') this.at++
    else
      for (;;) {
        items.push(this.value(`${path}[${items.length}]`, depth + 1))
        const next = this.peek()
        if (next !== ',' && next !== ']') throw this.invalid('after array element')
        this.at++
        if (next === ']') break
      }
    return items
  }

  private string(): string {
    const start = this.at++
    for (;;) {
      const character = this.text[this.at]
      if (character === undefined) throw new GoJsonError(END)
      if (character < ' ') throw this.invalid('in string literal')
      this.at++
      if (character === '"') return JSON.parse(this.text.slice(start, this.at)) as string
      if (character === '\\') this.escape()
    }
  }

  private escape(): void {
    const character = this.text[this.at]
    if (character === undefined) throw new GoJsonError(END)
    if (!'bfnrt\\/"u'.includes(character)) throw this.invalid('in string escape code')
    this.at++
    if (character !== 'u') return
    for (let i = 0; i < 4; i++, this.at++) {
      const digit = this.text[this.at]
      if (digit === undefined) throw new GoJsonError(END)
      if (!/[0-9a-fA-F]/.test(digit)) throw this.invalid('in \\u hexadecimal character escape')
    }
  }

  private number(): number {
    const start = this.at
    if (this.text[this.at] === '-') this.at++
    if (this.text[this.at] === '0') this.at++
    else this.digits('in numeric literal')
    if (this.text[this.at] === '.') {
      this.at++
      this.digits('after decimal point in numeric literal')
    }
    if (/[eE]/.test(this.text[this.at] ?? '')) {
      this.at++
      if (/[-+]/.test(this.text[this.at] ?? '')) this.at++
      this.digits('in exponent of numeric literal')
    }
    return Number(this.text.slice(start, this.at))
  }

  private digits(where: string): void {
    if (!isDigit(this.text[this.at] ?? '')) throw this.invalid(where)
    while (isDigit(this.text[this.at] ?? '')) this.at++
  }

  private word(word: string, value: unknown): unknown {
    for (const expected of word) {
      if (this.text[this.at] !== expected)
        throw this.invalid(`in literal ${word} (expecting ${quoted(expected)})`)
      this.at++
    }
    return value
  }

  /** The next character that is not blank. */
  private peek(): string | undefined {
    while (' \t\r\n'.includes(this.text[this.at] ?? 'x')) this.at++
    return this.text[this.at]
  }

  private invalid(where: string): GoJsonError {
    const character = this.text[this.at]
    return new GoJsonError(
      character === undefined ? END : `invalid character ${quoted(character)} ${where}`,
    )
  }
}

const WORDS: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
]

const isDigit = (character: string): boolean =>
  character >= '0' && character <= '9' && character.length === 1

/** A character as Go quotes the first byte of it. */
function quoted(character: string): string {
  if (character === "'") return "'\\''"
  if (character === '"') return `'"'`
  const code = character.charCodeAt(0)
  const byte = code < 0x100 ? character : String.fromCharCode(utf8(character)[0] ?? 0)
  return `'${goQuote(byte).slice(1, -1)}'`
}
