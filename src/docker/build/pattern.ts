/**
 * Patterns in the substitutions of a Dockerfile: `*` stands for any text, `?` for one character.
 *
 * A text is read once, however many stars a pattern has: all ways to match it go side by side.
 *
 * @see https://docs.docker.com/reference/dockerfile/#environment-replacement
 */

/** A sign of a pattern: a star, any character, or one that is meant itself. */
type Sign = { readonly kind: 'star' | 'any' } | { readonly kind: 'one'; readonly character: string }

/** The signs of a pattern; undefined when it escapes what needs no escape. */
function signsOf(pattern: string): readonly Sign[] | undefined {
  const characters = [...pattern]
  const signs: Sign[] = []
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] as string
    if (character === '*') signs.push({ kind: 'star' })
    else if (character === '?') signs.push({ kind: 'any' })
    else if (character !== '\\') signs.push({ kind: 'one', character })
    else {
      const next = characters[++i]
      if (next === undefined || !'}/*?\\'.includes(next)) return undefined
      signs.push({ kind: 'one', character: next })
    }
  }
  return signs
}

/** Where the first match from a place on begins and ends, in characters. */
interface Match {
  readonly from: number
  readonly to: number
}

/**
 * The first match from a place on: the leftmost, and of those the longest (or the shortest).
 * `isAnchored` is whether it has to begin there.
 */
function matchOf(
  text: readonly string[],
  signs: readonly Sign[],
  first: number,
  { isAnchored, isLongest }: { readonly isAnchored: boolean; readonly isLongest: boolean },
): Match | undefined {
  /** By how many signs were matched: where the leftmost such match begins. */
  let begun: (number | undefined)[] = []
  let best: Match | undefined
  for (let at = first; at <= text.length; at++) {
    if ((at === first || !isAnchored) && best === undefined) begun[0] ??= at
    skipStars(begun, signs)
    const from = begun[signs.length]
    if (
      from !== undefined &&
      (best === undefined || from < best.from || (from === best.from && isLongest))
    )
      best = { from, to: at }
    if (best && !isLongest && best.from === first) return best
    const character = text[at]
    if (character === undefined) break
    begun = afterCharacter(begun, signs, character, best?.from)
    if (begun.length === 0 && (isAnchored || best)) break
  }
  return best
}

/** A star may stand for nothing. */
function skipStars(begun: (number | undefined)[], signs: readonly Sign[]): void {
  for (const [i, { kind }] of signs.entries()) {
    const from = begun[i]
    if (from === undefined || kind !== 'star') continue
    begun[i + 1] = Math.min(begun[i + 1] ?? from, from)
  }
}

/** The matches that go on with one more character; those that begin too late are dropped. */
function afterCharacter(
  begun: readonly (number | undefined)[],
  signs: readonly Sign[],
  character: string,
  latest = Number.POSITIVE_INFINITY,
): (number | undefined)[] {
  const next: (number | undefined)[] = []
  for (const [i, sign] of signs.entries()) {
    const from = begun[i]
    if (from === undefined || from > latest) continue
    if (sign.kind === 'star') next[i] = Math.min(next[i] ?? from, from)
    else if (sign.kind === 'any' || (sign.kind === 'one' && sign.character === character))
      next[i + 1] = Math.min(next[i + 1] ?? from, from)
  }
  return next
}

/** A value without what matches at its beginning; undefined for a pattern that is none. */
export function withoutPrefix(
  value: string,
  pattern: string,
  isGreedy: boolean,
): string | undefined {
  const signs = signsOf(pattern)
  return signs && withoutStart([...value], signs, isGreedy).join('')
}

/** A value without what matches at its end; undefined for a pattern that is none. */
export function withoutSuffix(
  value: string,
  pattern: string,
  isGreedy: boolean,
): string | undefined {
  // The shortest end is the shortest beginning of the text that is read backwards.
  const signs = signsOf(pattern)
  const backwards = signs && withoutStart([...value].reverse(), [...signs].reverse(), isGreedy)
  return backwards?.reverse().join('')
}

const withoutStart = (
  text: readonly string[],
  signs: readonly Sign[],
  isLongest: boolean,
): string[] => text.slice(matchOf(text, signs, 0, { isAnchored: true, isLongest })?.to ?? 0)

/** A value in which a text stands for what matches; undefined for a pattern that is none. */
export function replaced(
  value: string,
  pattern: string,
  replacement: string,
  isEvery: boolean,
): string | undefined {
  const signs = signsOf(pattern)
  if (!signs) return undefined
  const text = [...value]
  let out = ''
  let at = 0
  let last = -1
  for (let first = 0; first <= text.length; ) {
    const match = matchOf(text, signs, first, { isAnchored: false, isLongest: true })
    if (!match) break
    // Nothing right behind a match is no match.
    const isNothing = match.from === match.to
    if (!isNothing || match.from !== last) {
      out += text.slice(at, match.from).join('') + replacement
      at = match.to
      last = match.to
    }
    if (!isEvery) break
    first = isNothing ? match.to + 1 : match.to
  }
  return out + text.slice(at).join('')
}
