/**
 * What keys do in `less`: moving, by lines, pages and line numbers, and searching.
 *
 * @see https://man7.org/linux/man-pages/man1/less.1.html#COMMANDS
 */
import type { Json } from '../program.js'

/** Where a reader is. */
export interface Paged {
  readonly [key: string]: Json | undefined
  /** The first row that is shown. */
  readonly top: number
  /** A key was pressed by now. */
  readonly isMoved?: boolean
  /** A command that is being typed, as it is shown: `/web`, `:12`. */
  readonly typed?: string
  /** What was sought last, and which way. */
  readonly sought?: string
  readonly isBackwards?: boolean
  /** What is said below the page until the next key. */
  readonly message?: string
}

const NOT_FOUND = 'Pattern not found  (press RETURN)'
const NOTHING_SOUGHT = 'No previous regular expression  (press RETURN)'
const KEYS = /\x1b\[[0-9;]*[A-Za-z~]|\x1bO[A-Z]|[^]/g
const ERASE = new Set(['\x7f', '\b'])
const ENDS = new Set(['q', 'Q', '\x03'])

/** Lines that a key moves by; a fraction is of two pages. */
const STEPS: Readonly<Record<string, number>> = {
  j: 1,
  '\r': 1,
  '\n': 1,
  e: 1,
  '\x1b[B': 1,
  '\x1bOB': 1,
  k: -1,
  y: -1,
  '\x1b[A': -1,
  '\x1bOA': -1,
  d: 0.25,
  '\x04': 0.25,
  u: -0.25,
  '\x15': -0.25,
  ' ': 0.5,
  f: 0.5,
  '\x06': 0.5,
  '\x1b[6~': 0.5,
  b: -0.5,
  '\x02': -0.5,
  '\x1b[5~': -0.5,
}

/** After keys; undefined when one of them ends it. `page` is how many rows there are. */
export function pagedBy(
  keys: string,
  from: Paged,
  rows: readonly string[],
  page: number,
): Paged | undefined {
  let now = from
  for (const key of keys.match(KEYS) ?? []) {
    if (key === '\x03' || (now.typed === undefined && ENDS.has(key))) return undefined
    const { message, ...rest } = now
    const dismisses = message !== undefined && (key === '\r' || key === '\n')
    now = { ...rest, isMoved: true }
    if (dismisses) continue
    now = now.typed === undefined ? commanded(now, key, rows, page) : written(now, key, rows, page)
  }
  return now
}

function atRow(now: Paged, row: number, rows: readonly string[], page: number): Paged {
  const { typed: _, ...rest } = now
  return { ...rest, top: Math.min(Math.max(0, rows.length - page), Math.max(0, row)) }
}

function commanded(now: Paged, key: string, rows: readonly string[], page: number): Paged {
  const by = STEPS[key]
  if (by !== undefined) return atRow(now, now.top + stepOf(by, page), rows, page)
  if (key === 'g' || key === '<' || key === '\x1b[H') return atRow(now, 0, rows, page)
  if (key === 'G' || key === '>' || key === '\x1b[F') return atRow(now, rows.length, rows, page)
  if (key === '/' || key === '?') return { ...now, typed: key }
  if (/^\d$/.test(key)) return { ...now, typed: `:${key}` }
  if (key === 'n' || key === 'N') {
    if (now.sought === undefined) return { ...now, message: NOTHING_SOUGHT }
    return searched(now, (now.isBackwards === true) !== (key === 'N'), rows, page, 1)
  }
  return now
}

const stepOf = (by: number, page: number): number =>
  Math.round(by * (Number.isInteger(by) ? 1 : 2 * page))

/** A key of a command that has begun: a pattern, or a number before a key. */
function written(now: Paged, key: string, rows: readonly string[], page: number): Paged {
  const { typed = '', ...rest } = now
  if (ERASE.has(key))
    return typed.length === 1 ? { ...rest, top: now.top } : { ...now, typed: typed.slice(0, -1) }
  if (typed.startsWith(':')) {
    if (/^\d$/.test(key)) return { ...now, typed: typed + key }
    const count = Number(typed.slice(1))
    const by = STEPS[key]
    if (by !== undefined) return atRow(now, now.top + stepOf(by, page) * count, rows, page)
    return /^[gG<>]$/.test(key) ? atRow(now, count - 1, rows, page) : { ...rest, top: now.top }
  }
  if (key !== '\r' && key !== '\n') return { ...now, typed: typed + key }
  const isBackwards = typed.startsWith('?')
  const sought = typed.slice(1) || now.sought
  if (sought === undefined) return { ...rest, top: now.top, message: NOTHING_SOUGHT }
  const ready = { ...rest, top: now.top, sought, isBackwards }
  return searched(ready, isBackwards, rows, page, typed.length === 1 ? 1 : 0)
}

/** Goes to the next row that has what is sought, from the page's first row or `after` it. */
function searched(
  now: Paged,
  isBackwards: boolean,
  rows: readonly string[],
  page: number,
  after: 0 | 1,
): Paged {
  const pattern = patternOf(now.sought ?? '')
  const step = isBackwards ? -1 : 1
  for (
    let row = now.top + step * (isBackwards ? 1 : after);
    row >= 0 && row < rows.length;
    row += step
  )
    if (pattern.test(rows[row] ?? '')) return atRow(now, row, rows, page)
  return { ...now, message: NOT_FOUND }
}

/** An extended regular expression; one that is none is a plain text. */
function patternOf(text: string): RegExp {
  try {
    return new RegExp(text, 'u')
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return new RegExp(text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'u')
  }
}
