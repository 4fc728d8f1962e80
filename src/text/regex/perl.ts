/**
 * Regular expressions as Perl and Go write them: `\d+?`, `(?i)web`, `(?<=v)\d`.
 *
 * @see https://pkg.go.dev/regexp/syntax
 * @see https://www.pcre.org/current/doc/html/pcre2syntax.html
 */
import { ESCAPED, bracketAt } from './brackets.js'
import { ANY, ignoringCase, not, only, sameText, shorthand, unicodeClass } from './characters.js'
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

/** Reads an expression. @throws RegexError */
export const parsePerl = (source: string, ignoresCase: boolean): Tree =>
  new Parser(source, ignoresCase).whole()

const NEWLINE = 10
const PLACES: Readonly<Record<string, Assertion>> = {
  b: 'word boundary',
  B: 'no word boundary',
  A: 'text start',
  z: 'text end',
  Z: 'text end',
}

/** What `(?…)` switches on. */
interface Modes {
  readonly i: boolean
  readonly m: boolean
  readonly s: boolean
}

class Parser {
  private at = 0
  private groups = 0
  private depth = 0
  private modes: Modes

  constructor(
    private readonly source: string,
    ignoresCase: boolean,
  ) {
    this.modes = { i: ignoresCase, m: false, s: false }
  }

  whole(): Tree {
    const root = this.choice()
    if (this.at < this.source.length) throw new RegexError(PROBLEMS.close)
    return { root, groups: this.groups }
  }

  private choice(): Node {
    const { modes } = this
    const parts = [this.sequence()]
    while (this.take('|')) parts.push(this.sequence())
    this.modes = modes
    return choiceOf(parts)
  }

  private sequence(): Node {
    const parts: Node[] = []
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at] as string))
      parts.push(this.repeated(this.atom()))
    return parts.length === 0 ? EMPTY : sequenceOf(parts)
  }

  private repeated(of: Node): Node {
    let node = of
    for (;;) {
      const times = this.times()
      if (!times) return node
      node = { kind: 'repeat', of: node, ...times, lazy: this.take('?') }
    }
  }

  private times(): { readonly min: number; readonly max: number | undefined } | undefined {
    if (this.take('*')) return { min: 0, max: undefined }
    if (this.take('+')) return { min: 1, max: undefined }
    if (this.take('?')) return { min: 0, max: 1 }
    const [all, low, comma, high] =
      /^\{(\d+)(,?)(\d*)\}/.exec(this.source.slice(this.at, this.at + 20)) ?? []
    if (all === undefined) return undefined
    this.at += all.length
    const min = Number(low)
    const max = comma ? (high === '' ? undefined : Number(high)) : min
    if (max !== undefined && max < min) throw new RegexError(PROBLEMS.interval)
    if (Math.max(min, max ?? 0) > MOST_TIMES) throw new RegexError(PROBLEMS.big)
    return { min, max }
  }

  private atom(): Node {
    const { source, modes } = this
    const sign = source[this.at] as string
    if (sign === '(') return this.group()
    if (sign === '[') {
      const { set, end } = bracketAt(source, this.at, true)
      this.at = end
      return this.set(set)
    }
    if ('*+?'.includes(sign)) throw new RegexError(PROBLEMS.preceding)
    if (this.take('.')) return this.set(modes.s ? ANY : not(only(NEWLINE)))
    if (this.take('^')) return { kind: 'assertion', of: modes.m ? 'line start' : 'text start' }
    if (this.take('$')) return { kind: 'assertion', of: modes.m ? 'line end' : 'text end' }
    if (sign === '\\') return this.escape()
    const character = source.codePointAt(this.at) as number
    this.at += character > 0xffff ? 2 : 1
    return this.set(only(character))
  }

  private group(): Node {
    if (++this.depth > DEEPEST) throw new RegexError(PROBLEMS.big)
    const [opening = '(', switches, , look] =
      /^\((?:\?(?:([ims]*(?:-[ims]+)?[:)])|P?<([A-Za-z_]\w*)>|(<?[=!])))?/.exec(
        this.source.slice(this.at),
      ) ?? []
    this.at += opening.length
    if (opening === '(' && this.source[this.at] === '?') throw new RegexError(PROBLEMS.preceding)
    const { modes } = this
    if (switches !== undefined) this.modes = switched(modes, switches)
    if (switches?.endsWith(')')) {
      this.depth--
      return EMPTY
    }
    const isCaptured = switches === undefined && look === undefined
    const index = isCaptured ? ++this.groups : 0
    const of = this.choice()
    if (!this.take(')')) throw new RegexError(PROBLEMS.open)
    this.modes = modes
    this.depth--
    if (look === undefined) return { kind: 'group', of, index }
    return { kind: 'look', of, behind: look.startsWith('<'), negated: look.endsWith('!') }
  }

  private escape(): Node {
    const letter = this.source[this.at + 1]
    if (letter === undefined) throw new RegexError(PROBLEMS.trailing)
    this.at += 2
    const place = Object.hasOwn(PLACES, letter) ? PLACES[letter] : undefined
    if (place) return { kind: 'assertion', of: place }
    if (letter === 'K') return { kind: 'keep' }
    const set = letter === 'h' ? HORIZONTAL : shorthand(letter)
    if (set) return { kind: 'set', has: set }
    if (letter === 'p' || letter === 'P') return this.unicode(letter === 'P')
    if (letter === 'x') return this.set(only(this.hexadecimal()))
    if (letter === 'Q') return this.quoted()
    if (/[1-9]/.test(letter)) {
      const index = Number(letter)
      if (index > this.groups) throw new RegexError(PROBLEMS.reference)
      return { kind: 'reference', groups: [index], isSame: sameText(this.modes.i) }
    }
    return this.set(only(ESCAPED[letter] ?? (letter.codePointAt(0) as number)))
  }

  /** `\pL`, `\p{Greek}`. */
  private unicode(negated: boolean): Node {
    const [all = '', braced, single] =
      /^(?:\{\^?([A-Za-z_]+)\}|([A-Za-z]))/.exec(this.source.slice(this.at)) ?? []
    this.at += all.length
    const set = unicodeClass(braced ?? single ?? '')
    if (!set) throw new RegexError(PROBLEMS.class)
    return { kind: 'set', has: negated !== all.includes('^') ? not(set) : set }
  }

  private hexadecimal(): number {
    const [all = '', braced, plain] =
      /^(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{1,2}))/.exec(this.source.slice(this.at)) ?? []
    this.at += all.length
    return Number.parseInt(braced ?? plain ?? '0', 16)
  }

  /** `\Q…\E`. */
  private quoted(): Node {
    const end = this.source.indexOf('\\E', this.at)
    const text = this.source.slice(this.at, end < 0 ? undefined : end)
    this.at += text.length + (end < 0 ? 0 : 2)
    return sequenceOf([...text].map((one) => this.set(only(one.codePointAt(0) as number))))
  }

  private set(has: CharacterSet): Node {
    return { kind: 'set', has: this.modes.i ? ignoringCase(has) : has }
  }

  private take(sign: string): boolean {
    if (this.source[this.at] !== sign) return false
    this.at++
    return true
  }
}

const HORIZONTAL: CharacterSet = (character) => character === 32 || character === 9

/** `i`, `-s`, `im-s`, before `:` or `)`. */
function switched(modes: Modes, switches: string): Modes {
  const [on = '', off = ''] = switches.slice(0, -1).split('-')
  const is = (mode: 'i' | 'm' | 's'): boolean =>
    on.includes(mode) || (modes[mode] && !off.includes(mode))
  return { i: is('i'), m: is('m'), s: is('s') }
}
