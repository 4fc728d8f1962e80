/**
 * Sets of characters: `[a-z]`, `[[:alpha:]]`, `\w`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap09.html
 */
import type { CharacterSet } from './tree.js'

const between =
  (low: number, high: number): CharacterSet =>
  (character) =>
    character >= low && character <= high

const member =
  (pattern: RegExp): CharacterSet =>
  (character) =>
    pattern.test(String.fromCodePoint(character))

const DIGIT = between(48, 57)
const UPPER = between(65, 90)
const LOWER = between(97, 122)
const ALPHA: CharacterSet = (character) =>
  UPPER(character) || LOWER(character) || (character > 127 && LETTER(character))
const LETTER = member(/\p{L}/u)
const ALNUM: CharacterSet = (character) => ALPHA(character) || DIGIT(character)
const SPACE: CharacterSet = (character) => character === 32 || (character >= 9 && character <= 13)
export const WORD: CharacterSet = (character) => ALNUM(character) || character === 95
const GRAPH: CharacterSet = (character) => character > 32 && character !== 127
export const ANY: CharacterSet = () => true

/** The classes of `[[:name:]]`. */
const CLASSES: ReadonlyMap<string, CharacterSet> = new Map<string, CharacterSet>([
  ['alpha', ALPHA],
  ['digit', DIGIT],
  ['alnum', ALNUM],
  ['upper', UPPER],
  ['lower', LOWER],
  ['space', SPACE],
  ['blank', (character) => character === 32 || character === 9],
  ['punct', (character) => GRAPH(character) && character < 127 && !ALNUM(character)],
  ['print', (character) => GRAPH(character) || character === 32],
  ['graph', GRAPH],
  ['cntrl', (character) => character < 32 || character === 127],
  [
    'xdigit',
    (character) =>
      DIGIT(character) ||
      (character >= 65 && character <= 70) ||
      (character >= 97 && character <= 102),
  ],
  ['word', WORD],
])

/** The members of a class by its name; undefined if there is none. */
export const classNamed = (name: string): CharacterSet | undefined => CLASSES.get(name)

/** The members of `\w`, `\S` and their like; undefined for another letter. */
export function shorthand(letter: string): CharacterSet | undefined {
  const set = SHORTHANDS.get(letter.toLowerCase())
  return set && letter !== letter.toLowerCase() ? not(set) : set
}

const SHORTHANDS: ReadonlyMap<string, CharacterSet> = new Map([
  ['w', WORD],
  ['s', SPACE],
  ['d', DIGIT],
])

/** One character. */
export const only =
  (wanted: number): CharacterSet =>
  (character) =>
    character === wanted

export const not =
  (set: CharacterSet): CharacterSet =>
  (character) =>
    !set(character)

export const anyOf = (sets: readonly CharacterSet[]): CharacterSet =>
  sets.length === 1 && sets[0] ? sets[0] : (character) => sets.some((set) => set(character))

export const range = between

/** The same members, whatever their case. */
export const ignoringCase =
  (set: CharacterSet): CharacterSet =>
  (character) =>
    set(character) || set(swapped(character))

/** The other case of a letter; itself if it has none of the same length. */
function swapped(character: number): number {
  const text = String.fromCodePoint(character)
  const upper = text.toUpperCase()
  const other = upper === text ? text.toLowerCase() : upper
  const found = other.codePointAt(0) as number
  return String.fromCodePoint(found) === other ? found : character
}

/** The members of a Unicode class such as `L` or `Greek`; undefined if there is none. */
export function unicodeClass(name: string): CharacterSet | undefined {
  if (!/^[A-Za-z_]+$/.test(name)) return undefined
  for (const shown of [name, `Script=${name}`])
    try {
      return member(new RegExp(`\\p{${shown}}`, 'u'))
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
  return undefined
}

/** Compares what a group took with the text at another place. */
export const sameText =
  (ignoresCase: boolean) =>
  (taken: string, here: string): boolean =>
    taken === here || (ignoresCase && folded(taken) === folded(here))

const folded = (text: string): string =>
  [...text]
    .map((one) => {
      const character = one.codePointAt(0) as number
      return String.fromCodePoint(Math.min(character, swapped(character)))
    })
    .join('')
