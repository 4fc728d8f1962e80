/**
 * Patterns for paths, as .dockerignore, COPY and ADD have them: `*` and `?` stay within a name,
 * `[a-z]` is one character of several, `**` crosses directories.
 *
 * A path is read once, however many stars a pattern has: all ways to match it go side by side.
 *
 * @see https://pkg.go.dev/path/filepath#Match
 */

import { KubariumError } from '../../sim/errors.js'

/** A pattern that is none; the message is Go's. */
export class GlobError extends KubariumError {
  override name = 'GlobError'
  constructor() {
    super('syntax error in pattern')
  }
}

/** A sign of a pattern; `directories` is a `**` that a slash follows, in two parts. */
type Sign =
  | { readonly kind: 'one'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'name' | 'path' | 'directories' | 'directory' }

/** Whether a path fits a pattern. @throws GlobError */
export function globOf(pattern: string): (path: string) => boolean {
  const signs = signsOf([...pattern])
  return (path) => matches(signs, path)
}

/** Whether a word has anything of a pattern. */
export const isGlob = (word: string): boolean => /[*?[]/.test(word)

function signsOf(characters: readonly string[]): readonly Sign[] {
  const signs: Sign[] = []
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] as string
    if (character === '*' && characters[i + 1] === '*') {
      i++
      if (characters[i + 1] !== '/') signs.push({ kind: 'path' })
      else {
        i++
        signs.push({ kind: 'directories' }, { kind: 'directory' })
      }
    } else if (character === '*') signs.push({ kind: 'name' })
    else if (character === '?') signs.push({ kind: 'one', fits: (other) => other !== '/' })
    else if (character === '[') {
      const set = setOf(characters, i + 1)
      signs.push({ kind: 'one', fits: set.fits })
      i = set.end
    } else if (character === '\\') {
      const next = characters[++i]
      if (next === undefined) throw new GlobError()
      signs.push({ kind: 'one', fits: (other) => other === next })
    } else signs.push({ kind: 'one', fits: (other) => other === character })
  }
  return signs
}

/** The characters between brackets; `end` is where the closing one is. */
function setOf(
  characters: readonly string[],
  first: number,
): { readonly fits: (character: string) => boolean; readonly end: number } {
  const isNegated = characters[first] === '^'
  const ranges: (readonly [low: string, high: string])[] = []
  let at = isNegated ? first + 1 : first
  const next = (): string => {
    const character = characters[at]
    if (character === undefined || character === '-' || (character === ']' && ranges.length === 0))
      throw new GlobError()
    at += character === '\\' ? 2 : 1
    const meant = character === '\\' ? characters[at - 1] : character
    if (meant === undefined) throw new GlobError()
    return meant
  }
  while (characters[at] !== ']' || ranges.length === 0) {
    const low = next()
    let high = low
    if (characters[at] === '-') {
      at++
      if (characters[at] === ']') throw new GlobError()
      high = next()
    }
    if (low > high) throw new GlobError()
    ranges.push([low, high])
  }
  const has = (character: string): boolean =>
    ranges.some(([low, high]) => low <= character && character <= high)
  return { fits: (character) => character !== '/' && has(character) !== isNegated, end: at }
}

/** What a pattern of COPY and ADD fits; one that is none fits nothing. */
export function fitsOf(pattern: string): (path: string) => boolean {
  try {
    return globOf(pattern)
  } catch (error) {
    if (error instanceof GlobError) return () => false
    throw error
  }
}

function matches(signs: readonly Sign[], path: string): boolean {
  let states = closed(new Set([0]), signs)
  for (const character of path) {
    const next = new Set<number>()
    for (const state of states) {
      const sign = signs[state]
      if (sign === undefined) continue
      if (sign.kind === 'one') {
        if (sign.fits(character)) next.add(state + 1)
      } else if (sign.kind === 'directory') {
        next.add(state)
        if (character === '/') next.add(state + 1)
      } else if (sign.kind === 'path' || (sign.kind === 'name' && character !== '/'))
        next.add(state)
    }
    if (next.size === 0) return false
    states = closed(next, signs)
  }
  return states.has(signs.length)
}

/** What stands for nothing may be left out. */
function closed(states: Set<number>, signs: readonly Sign[]): Set<number> {
  for (const state of states) {
    const kind = signs[state]?.kind
    if (kind === 'name' || kind === 'path' || kind === 'directories') states.add(state + 1)
    if (kind === 'directories') states.add(state + 2)
  }
  return states
}
