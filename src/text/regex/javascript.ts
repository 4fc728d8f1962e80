/**
 * Regular expressions as JavaScript writes them, those of older scripts (Annex B) included.
 *
 * Which characters an escape or a class stands for is asked of the host's own engine, one
 * character at a time; everything else is ours. An expression has been accepted by the host before
 * it is read here, so what stands in it is known to make sense.
 *
 * @see https://tc39.es/ecma262/#sec-patterns
 */
import { only } from './characters.js'
import { type Modes, atomSet, conditions, referenceTo, textsOf } from './javascript-atoms.js'
import { decodedName, groupNames } from './javascript-groups.js'
import { EMPTY, type Node, RegexError, type Tree, choiceOf, sequenceOf } from './tree.js'

/** How deep groups may be nested. */
const DEEPEST = 1000
const TOO_LARGE = 'Regular expression too large'

/** A tree, and the names of its groups by their numbers. */
interface JavaScriptTree extends Tree {
  readonly names: readonly (string | undefined)[]
}

/** Reads an expression. @throws RegexError for one that is nested too deep */
export function parseJavaScript(source: string, flags: string): JavaScriptTree {
  const names = groupNames(source, flags.includes('v'))
  const root = new Parser(source, flags, names).whole()
  const isOfUnits = !/[uv]/.test(flags)
  return { root, groups: names.length - 1, names, isJavaScript: true, isOfUnits }
}

const QUANTIFIER = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})(\??)/y
const GROUP = /\((?:\?(?:<?[=!]|<[^=!>][^>]*>|[ims]*(?:-[ims]*)?:))?/y
/** An escape that stands for characters; those of Unicode's mode last. */
const ESCAPE = /\\(?:c[A-Za-z]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|0|[0-3][0-7]{0,2}|[4-7][0-7]?|[^])/y
const UNICODE_ESCAPE =
  /\\(?:u\{[\da-fA-F]+\}|u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|[pP]\{[^}]*\}|c[A-Za-z]|x[\da-fA-F]{2}|[^])/uy
const NAMED = /\\k<([^>]*)>/y
const NUMBERED = /\\([1-9]\d*)/y

class Parser {
  private at = 0
  /** How many groups have been opened. */
  private groups = 0
  private depth = 0
  private modes: Modes
  private readonly hasNames: boolean

  constructor(
    private readonly source: string,
    flags: string,
    private readonly names: readonly (string | undefined)[],
  ) {
    this.hasNames = names.some((name) => name !== undefined)
    this.modes = {
      i: flags.includes('i'),
      m: flags.includes('m'),
      s: flags.includes('s'),
      unicode: flags.includes('v') ? 'v' : flags.includes('u') ? 'u' : '',
    }
  }

  whole(): Node {
    return this.choice()
  }

  private choice(): Node {
    const parts = [this.sequence()]
    while (this.take('|')) parts.push(this.sequence())
    return choiceOf(parts)
  }

  private sequence(): Node {
    const parts: Node[] = []
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at] as string)) {
      const first = this.groups + 1
      parts.push(this.repeated(this.atom(), first))
    }
    return parts.length === 0 ? EMPTY : sequenceOf(parts)
  }

  private repeated(of: Node, first: number): Node {
    const [sign, low, comma, high, lazy] = this.match(QUANTIFIER)
    if (sign === undefined) return of
    const groups = this.groups >= first ? { first, end: this.groups + 1 } : undefined
    return {
      kind: 'repeat',
      of,
      ...timesOf(sign, low, comma, high),
      lazy: lazy === '?',
      ...(groups && { groups }),
    }
  }

  private atom(): Node {
    const { source, modes } = this
    const sign = source[this.at] as string
    if (sign === '(') return this.group()
    if (sign === '^' || sign === '$') {
      this.at++
      return {
        kind: 'condition',
        holds: conditions(modes)[sign],
        isAtStart: sign === '^' && !modes.m,
      }
    }
    if (sign === '[') return this.characters(this.classText())
    if (sign === '\\') return this.escape()
    if (sign === '.') return this.characters('.')
    return this.literal()
  }

  /** A character that stands for itself. */
  private literal(): Node {
    const { source, modes, at } = this
    const character =
      modes.unicode === '' ? source.charCodeAt(at) : (source.codePointAt(at) as number)
    if (!modes.i) {
      this.at += character > 0xffff ? 2 : 1
      return { kind: 'set', has: only(character) }
    }
    return this.characters(String.fromCodePoint(character))
  }

  /** What stands for characters, as the host reads it. */
  private characters(text: string, length = text.length): Node {
    this.at += length
    const texts = textsOf(text, this.modes)
    return texts ?? { kind: 'set', has: atomSet(text, this.modes) }
  }

  private group(): Node {
    if (++this.depth > DEEPEST) throw new RegexError(TOO_LARGE)
    const [opening = '('] = this.match(GROUP)
    const { modes } = this
    const isCaptured = opening === '(' || /^\(\?<[^=!]/.test(opening)
    const index = isCaptured ? ++this.groups : 0
    if (opening.endsWith(':')) this.modes = switched(modes, opening.slice(2, -1))
    const of = this.choice()
    this.take(')')
    this.modes = modes
    this.depth--
    if (!/[=!]$/.test(opening)) return { kind: 'group', of, index }
    return { kind: 'look', of, behind: opening.includes('<'), negated: opening.endsWith('!') }
  }

  private escape(): Node {
    const { source, modes, names } = this
    const letter = source[this.at + 1] as string
    if (letter === 'b' || letter === 'B') {
      this.at += 2
      return { kind: 'condition', holds: conditions(modes)[letter] }
    }
    if (letter === 'k' && (modes.unicode !== '' || this.hasNames)) {
      const [, name = ''] = this.match(NAMED)
      return referenceTo(numbersOf(names, decodedName(name)), modes)
    }
    const [numbered, number] = this.looked(NUMBERED)
    if (numbered && (modes.unicode !== '' || Number(number) < names.length)) {
      this.at += numbered.length
      return referenceTo([Number(number)], modes)
    }
    // A backslash before a `c` that names no control character stands for itself.
    if (letter === 'c' && !/[A-Za-z]/.test(source[this.at + 2] ?? ''))
      return this.characters('\\\\', 1)
    const [text = ''] = this.looked(modes.unicode === '' ? ESCAPE : UNICODE_ESCAPE)
    return this.characters(text)
  }

  /** The class that stands here. In those of sets, others may stand. */
  private classText(): string {
    const { source, at } = this
    let depth = 0
    for (let end = at; end < source.length; end++) {
      const sign = source[end]
      if (sign === '\\') end++
      else if (sign === '[' && (depth === 0 || this.modes.unicode === 'v')) depth++
      else if (sign === ']' && --depth === 0) return source.slice(at, end + 1)
    }
    return source.slice(at)
  }

  private looked(pattern: RegExp): readonly (string | undefined)[] {
    pattern.lastIndex = this.at
    return pattern.exec(this.source) ?? []
  }

  private match(pattern: RegExp): readonly (string | undefined)[] {
    const found = this.looked(pattern)
    this.at += found[0]?.length ?? 0
    return found
  }

  private take(sign: string): boolean {
    if (this.source[this.at] !== sign) return false
    this.at++
    return true
  }
}

function timesOf(
  sign: string,
  low: string | undefined,
  comma: string | undefined,
  high: string | undefined,
): { readonly min: number; readonly max: number | undefined } {
  if (sign.startsWith('*')) return { min: 0, max: undefined }
  if (sign.startsWith('+')) return { min: 1, max: undefined }
  if (sign.startsWith('?')) return { min: 0, max: 1 }
  const min = Number(low)
  return { min, max: comma === undefined ? min : high === '' ? undefined : Number(high) }
}

/** `i`, `-s`, `im-s`. */
function switched(modes: Modes, switches: string): Modes {
  const [on = '', off = ''] = switches.split('-')
  const is = (mode: 'i' | 'm' | 's'): boolean =>
    on.includes(mode) || (modes[mode] && !off.includes(mode))
  return { ...modes, i: is('i'), m: is('m'), s: is('s') }
}

const numbersOf = (names: readonly (string | undefined)[], wanted: string): readonly number[] =>
  names.flatMap((name, index) => (name === wanted ? [index] : []))
