/**
 * What characters and places the parts of a JavaScript expression stand for.
 *
 * @module
 */
import type { CharacterSet, Condition, Node, TextLengths } from './tree.js'

/** How parts are read: case, lines, dots, and whether texts are code points. */
export interface Modes {
  readonly i: boolean
  readonly m: boolean
  readonly s: boolean
  readonly unicode: '' | 'u' | 'v'
}

/** How many characters beyond ASCII are remembered for a set. */
const REMEMBERED = 2000
const ASCII = 128
/** The longest text that a class can stand for, in code units. */
const LONGEST_TEXT = 64

/** The flags by which the host reads a part. */
const flagsOf = ({ i, s, unicode }: Modes): string => `${i ? 'i' : ''}${s ? 's' : ''}${unicode}`

const testerOf = (text: string, modes: Modes): RegExp => new RegExp(`^(?:${text})$`, flagsOf(modes))

/** The characters that an escape, a class or a dot stands for. */
export function atomSet(text: string, modes: Modes): CharacterSet {
  const tester = testerOf(text, modes)
  const ascii = new Int8Array(ASCII)
  const others = new Map<number, boolean>()
  return (character) => {
    if (character < ASCII) {
      const known = ascii[character] as number
      if (known !== 0) return known > 0
      const is = tester.test(String.fromCharCode(character))
      ascii[character] = is ? 1 : -1
      return is
    }
    let is = others.get(character)
    if (is === undefined) {
      is = tester.test(String.fromCodePoint(character))
      if (others.size >= REMEMBERED) others.clear()
      others.set(character, is)
    }
    return is
  }
}

/** Classes that may stand for texts of several characters; only sets have such. */
const HAS_TEXTS = /\\q\{|\\p\{(?:RGI_|Basic_Emoji|Emoji_Keycap)/

/** A part that stands for texts; undefined for one that stands for characters. */
export function textsOf(text: string, modes: Modes): Node | undefined {
  if (modes.unicode !== 'v' || !HAS_TEXTS.test(text)) return undefined
  const tester = testerOf(text, modes)
  const lengths: TextLengths = (whole, at, isBackward) => {
    const found: number[] = []
    for (let length = LONGEST_TEXT; length >= 0; length--) {
      const [from, until] = isBackward ? [at - length, at] : [at, at + length]
      if (from < 0 || until > whole.length) continue
      if (tester.test(whole.slice(from, until))) found.push(length)
    }
    return found
  }
  return { kind: 'texts', lengths }
}

const isLineEnd = (unit: number): boolean =>
  unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029

/** The places that an expression can ask for, by the signs for them. */
export function conditions({
  i,
  m,
  unicode,
}: Modes): Readonly<Record<'^' | '$' | 'b' | 'B', Condition>> {
  const word = atomSet('\\w', { i, m: false, s: false, unicode })
  const isWord = (text: string, at: number): boolean =>
    at >= 0 && at < text.length && word(text.charCodeAt(at))
  return {
    '^': (text, at) => at === 0 || (m && isLineEnd(text.charCodeAt(at - 1))),
    $: (text, at) => at === text.length || (m && isLineEnd(text.charCodeAt(at))),
    b: (text, at) => isWord(text, at - 1) !== isWord(text, at),
    B: (text, at) => isWord(text, at - 1) === isWord(text, at),
  }
}

/** What one of some groups took, once more. */
export function referenceTo(groups: readonly number[], modes: Modes): Node {
  const isSame = modes.i ? ignoringCase(modes) : same
  return { kind: 'reference', groups, isSame }
}

const same = (taken: string, here: string): boolean => taken === here

/** Compares as the host does, character by character. */
function ignoringCase(modes: Modes): (taken: string, here: string) => boolean {
  const known = new Map<string, RegExp>()
  const testerFor = (character: string): RegExp => {
    let tester = known.get(character)
    if (!tester) {
      const unit = (index: number): string =>
        `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`
      tester = testerOf(character.length > 1 ? unit(0) + unit(1) : unit(0), modes)
      if (known.size >= REMEMBERED) known.clear()
      known.set(character, tester)
    }
    return tester
  }
  const parts = (text: string): readonly string[] =>
    modes.unicode === '' ? text.split('') : [...text]
  return (taken, here) => {
    if (taken === here) return true
    const others = parts(here)
    const characters = parts(taken)
    return (
      characters.length === others.length &&
      characters.every(
        (one, index) => one === others[index] || testerFor(one).test(others[index] as string),
      )
    )
  }
}
