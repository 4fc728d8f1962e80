/**
 * Where the cursor goes in `vi`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/vi.html
 */
import { lineAt } from '../text.js'
import type { Vi } from './state.js'

/** A place, and what of the text up to it a command such as `d` means. */
export interface Motion {
  readonly row: number
  readonly column: number
  /** Whole lines. */
  readonly isLines?: boolean
  /** The character at the place too. */
  readonly isInclusive?: boolean
}

const FIRST_WORD = /\S|$/

/** Keys that go somewhere. */
export const MOTIONS: Readonly<Record<string, (vi: Vi, count: number | undefined) => Motion>> = {
  h: ({ row, column }, count = 1) => ({ row, column: Math.max(0, column - count) }),
  l: ({ row, column, ...vi }, count = 1) => ({
    row,
    column: Math.min(lineAt({ ...vi, row }).length, column + count),
  }),
  j: ({ row, column, lines }, count = 1) => ({
    row: Math.min(lines.length - 1, row + count),
    column,
    isLines: true,
  }),
  k: ({ row, column }, count = 1) => ({ row: Math.max(0, row - count), column, isLines: true }),
  '0': ({ row }) => ({ row, column: 0 }),
  '^': (vi) => ({ row: vi.row, column: lineAt(vi).search(FIRST_WORD) }),
  $: (vi, count = 1) => {
    const row = Math.min(vi.lines.length - 1, vi.row + count - 1)
    return { row, column: Math.max(0, (vi.lines[row] ?? '').length - 1), isInclusive: true }
  },
  w: (vi, count = 1) => repeated(vi, count, (at) => nextWord(vi.lines, at, WORDS)),
  W: (vi, count = 1) => repeated(vi, count, (at) => nextWord(vi.lines, at, BIG_WORDS)),
  b: (vi, count = 1) => repeated(vi, count, (at) => lastWord(vi.lines, at, WORDS)),
  B: (vi, count = 1) => repeated(vi, count, (at) => lastWord(vi.lines, at, BIG_WORDS)),
  e: (vi, count = 1) => ({
    ...repeated(vi, count, (at) => wordEnd(vi.lines, at, WORDS)),
    isInclusive: true,
  }),
  E: (vi, count = 1) => ({
    ...repeated(vi, count, (at) => wordEnd(vi.lines, at, BIG_WORDS)),
    isInclusive: true,
  }),
  G: (vi, count) => atLine(vi, count ?? vi.lines.length),
  gg: (vi, count = 1) => atLine(vi, count),
  '+': (vi, count = 1) => atLine(vi, vi.row + 1 + count),
  '-': (vi, count = 1) => atLine(vi, vi.row + 1 - count),
}

interface Place {
  readonly row: number
  readonly column: number
}

const WORDS = /\w+|[^\w\s]+/g
const BIG_WORDS = /\S+/g

function atLine({ lines }: Vi, line: number): Motion {
  const row = Math.min(lines.length - 1, Math.max(0, line - 1))
  return { row, column: (lines[row] ?? '').search(FIRST_WORD), isLines: true }
}

function repeated(vi: Vi, count: number, step: (at: Place) => Place): Place {
  let at: Place = { row: vi.row, column: vi.column }
  for (let i = 0; i < count; i++) {
    const next = step(at)
    if (next.row === at.row && next.column === at.column) break
    at = next
  }
  return at
}

const wordsIn = (line: string, words: RegExp): readonly { from: number; to: number }[] =>
  [...line.matchAll(words)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length - 1,
  }))

function nextWord(lines: readonly string[], at: Place, words: RegExp): Place {
  const here = wordsIn(lines[at.row] ?? '', words).find(({ from }) => from > at.column)
  if (here) return { row: at.row, column: here.from }
  for (let row = at.row + 1; row < lines.length; row++) {
    const [first] = wordsIn(lines[row] ?? '', words)
    if (first || lines[row] === '') return { row, column: first?.from ?? 0 }
  }
  return { row: at.row, column: (lines[at.row] ?? '').length }
}

function lastWord(lines: readonly string[], at: Place, words: RegExp): Place {
  const here = wordsIn(lines[at.row] ?? '', words).findLast(({ from }) => from < at.column)
  if (here) return { row: at.row, column: here.from }
  for (let row = at.row - 1; row >= 0; row--) {
    const last = wordsIn(lines[row] ?? '', words).at(-1)
    if (last || lines[row] === '') return { row, column: last?.from ?? 0 }
  }
  return { row: 0, column: 0 }
}

function wordEnd(lines: readonly string[], at: Place, words: RegExp): Place {
  const here = wordsIn(lines[at.row] ?? '', words).find(({ to }) => to > at.column)
  if (here) return { row: at.row, column: here.to }
  for (let row = at.row + 1; row < lines.length; row++) {
    const [first] = wordsIn(lines[row] ?? '', words)
    if (first) return { row, column: first.to }
  }
  return at
}

/**
 * To the end of the word that the cursor is on, as `cw` changes it: it leaves the space behind the
 * word, and a word of one character is a word.
 */
export function wordToChange(vi: Vi, count: number, isBig: boolean): Motion {
  const words = isBig ? BIG_WORDS : WORDS
  const here = wordsIn(lineAt(vi), words).find(({ to }) => to >= vi.column)
  const first = { ...vi, column: here?.to ?? vi.column }
  return { ...repeated(first, count - 1, (at) => wordEnd(vi.lines, at, words)), isInclusive: true }
}

/** `f`, `t`, `F` and `T`: a character in the line; undefined if it is not there. */
export function toCharacter(vi: Vi, command: string, sought: string): Motion | undefined {
  const line = lineAt(vi)
  const isBack = command === 'F' || command === 'T'
  const place = isBack
    ? line.lastIndexOf(sought, vi.column - 1)
    : line.indexOf(sought, vi.column + 1)
  if (place < 0 || (isBack && vi.column === 0)) return undefined
  const short = command === 't' ? -1 : command === 'T' ? 1 : 0
  return { row: vi.row, column: place + short, isInclusive: !isBack }
}

/** The next place of a pattern; undefined if there is none. */
export function soughtPlace(
  vi: Vi,
  pattern: RegExp,
  isBackwards: boolean,
): { readonly place: Motion; readonly isWrapped: boolean } | undefined {
  const { lines, row, column } = vi
  for (let step = 0; step <= lines.length; step++) {
    const at = (row + (isBackwards ? -step : step) + lines.length * 2) % lines.length
    const places = [...(lines[at] ?? '').matchAll(pattern)].map(({ index }) => index)
    const place = isBackwards
      ? places.findLast((one) => step > 0 || one < column)
      : places.find((one) => step > 0 || one > column)
    if (place === undefined) continue
    const isWrapped = isBackwards ? row - step < 0 : row + step >= lines.length
    return { place: { row: at, column: place }, isWrapped }
  }
  return undefined
}
