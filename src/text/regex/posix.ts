/**
 * POSIX regular expressions, basic and extended, with the additions of GNU's: `\+`, `\?` and `\|`
 * in basic ones, `\w`, `\s`, `\b`, `\<` and `\>` in both.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap09.html
 */
import { ESCAPED, bracketAt } from './brackets.js'
import { ANY, ignoringCase, only, sameText, shorthand } from './characters.js'
import { DEEPEST, MOST_TIMES } from './compile.js'
import {
  type Assertion,
  type CharacterSet,
  EMPTY,
  type Node,
  PROBLEMS,
  RegexError,
  type Tree,
  choiceOf,
  sequenceOf,
} from './tree.js'

/** How an expression is written. */
interface PosixOptions {
  readonly extended: boolean
  readonly ignoresCase: boolean
  /** A backslash within brackets takes the meaning of the next character away, as in awk. */
  readonly bracketEscapes: boolean
}

/** Reads an expression. @throws RegexError */
export const parsePosix = (source: string, options: PosixOptions): Tree =>
  new Parser(source, options).whole()

const PLACES: Readonly<Record<string, Assertion>> = {
  b: 'word boundary',
  B: 'no word boundary',
  '<': 'word start',
  '>': 'word end',
  '`': 'text start',
  "'": 'text end',
}

class Parser {
  private at = 0
  private groups = 0
  private depth = 0
  private readonly closed = new Set<number>()

  constructor(
    private readonly source: string,
    private readonly options: PosixOptions,
  ) {}

  whole(): Tree {
    const root = this.choice()
    if (this.at < this.source.length) throw new RegexError(PROBLEMS.close)
    return { root, groups: this.groups }
  }

  private choice(): Node {
    const parts = [this.sequence()]
    while (this.takeSpecial('|')) parts.push(this.sequence())
    return choiceOf(parts)
  }

  private sequence(): Node {
    const parts: Node[] = []
    while (this.at < this.source.length && !this.sees('|') && !this.seesClose()) {
      const one = this.atom(parts.length === 0)
      parts.push(this.repeated(one))
    }
    return parts.length === 0 ? EMPTY : sequenceOf(parts)
  }

  /** The repetitions after a part. */
  private repeated(of: Node): Node {
    let node = of
    for (;;) {
      if (this.take('*')) node = { kind: 'repeat', of: node, min: 0, max: undefined }
      else if (this.takeSpecial('+')) node = { kind: 'repeat', of: node, min: 1, max: undefined }
      else if (this.takeSpecial('?')) node = { kind: 'repeat', of: node, min: 0, max: 1 }
      else {
        const interval = this.interval()
        if (!interval) return node
        node = { kind: 'repeat', of: node, ...interval }
      }
    }
  }

  /** `{2,3}`; a brace that begins no interval stands for itself in an extended expression. */
  private interval(): { readonly min: number; readonly max: number | undefined } | undefined {
    const { extended } = this.options
    const before = this.at
    if (!this.takeSpecial('{')) return undefined
    const [all, low = '', comma, high = ''] =
      /^(\d*)(,?)(\d*)/.exec(this.source.slice(this.at, this.at + 16)) ?? []
    this.at += all?.length ?? 0
    const isClosed = this.takeSpecial('}')
    if (!isClosed || (low === '' && !comma)) {
      if (extended) {
        this.at = before
        return undefined
      }
      throw new RegexError(
        isClosed || this.at < this.source.length ? PROBLEMS.interval : PROBLEMS.brace,
      )
    }
    const min = Number(low)
    const max = comma ? (high === '' ? undefined : Number(high)) : min
    if (max !== undefined && max < min) throw new RegexError(PROBLEMS.interval)
    if (Math.max(min, max ?? 0) > MOST_TIMES) throw new RegexError(PROBLEMS.big)
    return { min, max }
  }

  private atom(first: boolean): Node {
    const { source } = this
    if (this.takeSpecial('(')) return this.group()
    if (this.isAnchor('^', first)) return this.assertion('line start')
    if (this.isAnchor('$', first)) return this.assertion('line end')
    if (source[this.at] === '[') {
      const { set, end } = bracketAt(source, this.at, this.options.bracketEscapes)
      this.at = end
      return this.set(set)
    }
    if (this.take('.')) return { kind: 'set', has: ANY }
    if (source[this.at] === '\\') return this.escape()
    // A repetition of nothing: in a basic expression it stands for itself.
    if (first && this.options.extended && /[*+?]/.test(source[this.at] as string)) {
      this.at++
      return EMPTY
    }
    return this.character()
  }

  private group(): Node {
    if (++this.depth > DEEPEST) throw new RegexError(PROBLEMS.big)
    const index = ++this.groups
    const of = this.choice()
    if (!this.takeSpecial(')')) throw new RegexError(PROBLEMS.open)
    this.closed.add(index)
    this.depth--
    return { kind: 'group', of, index }
  }

  /** Basic expressions know anchors at their ends alone, extended ones everywhere. */
  private isAnchor(sign: '^' | '$', first: boolean): boolean {
    const { source, at } = this
    if (source[at] !== sign) return false
    if (this.options.extended) return true
    if (sign === '^') return first
    const rest = source.slice(at + 1)
    return rest === '' || rest.startsWith('\\)') || rest.startsWith('\\|')
  }

  private assertion(of: Assertion): Node {
    this.at++
    // After an anchor a star of a basic expression stands for itself.
    if (!this.options.extended && of === 'line start' && this.source[this.at] === '*')
      return sequenceOf([{ kind: 'assertion', of }, this.character()])
    return { kind: 'assertion', of }
  }

  private escape(): Node {
    const letter = this.source[this.at + 1]
    if (letter === undefined) throw new RegexError(PROBLEMS.trailing)
    this.at += 2
    const place = Object.hasOwn(PLACES, letter) ? PLACES[letter] : undefined
    if (place) return { kind: 'assertion', of: place }
    const set = shorthand(letter)
    if (set) return { kind: 'set', has: set }
    if (/[1-9]/.test(letter)) {
      const index = Number(letter)
      if (!this.closed.has(index)) throw new RegexError(PROBLEMS.reference)
      return { kind: 'reference', groups: [index], isSame: sameText(this.options.ignoresCase) }
    }
    this.at--
    const escaped = ESCAPED[letter]
    if (escaped === undefined) return this.character()
    this.at++
    return this.set(only(escaped))
  }

  private character(): Node {
    const character = this.source.codePointAt(this.at) as number
    this.at += character > 0xffff ? 2 : 1
    return this.set(only(character))
  }

  private set(has: CharacterSet): Node {
    return { kind: 'set', has: this.options.ignoresCase ? ignoringCase(has) : has }
  }

  private take(text: string): boolean {
    if (!this.source.startsWith(text, this.at)) return false
    this.at += text.length
    return true
  }

  /** A sign that a backslash gives its meaning in a basic expression, and takes in another. */
  private sees(sign: string): boolean {
    return this.source.startsWith(this.options.extended ? sign : `\\${sign}`, this.at)
  }

  private takeSpecial(sign: string): boolean {
    return this.take(this.options.extended ? sign : `\\${sign}`)
  }

  private seesClose(): boolean {
    return this.sees(')')
  }
}
