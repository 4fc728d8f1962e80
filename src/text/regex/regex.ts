/**
 * Regular expressions whose work is counted: those of `grep`, `sed`, `awk` and of filters. They
 * cannot freeze their caller, as those of JavaScript can.
 *
 * @example
 * const regex = posixRegex('^(a+)+$', { extended: true, spend: system.spend })
 * regex.test('aaab') // false
 *
 * @module
 */
import { matchByBacktracking } from './backtrack.js'
import { type BacktrackProgram, compileForBacktracking } from './backtrack-program.js'
import { type Program as ParallelProgram, compile, needsBacktracking } from './compile.js'
import { matchInParallel } from './parallel.js'
import { parsePerl } from './perl.js'
import { parsePosix } from './posix.js'
import type { Scope } from './search.js'
import { PROBLEMS, RegexError, type Tree } from './tree.js'

export { RegexError }

/** A match. */
export interface Match {
  readonly start: number
  readonly end: number
  /** What each group took, from 1; the whole match is at 0. */
  readonly groups: readonly (string | undefined)[]
}

/** Counts work; may throw when it is too much. */
type Spend = (ticks: number) => void

/** An expression that is ready for one of the two matchers. */
type Program = { readonly parallel: ParallelProgram } | { readonly ways: BacktrackProgram }

/** How many steps of a matcher are a tick. */
const STEPS_PER_TICK = 16

/** The options of all expressions. */
interface RegexOptions {
  readonly ignoresCase?: boolean
  /** `^` and `$` hold at the ends of every line of the text. */
  readonly multiline?: boolean
  /** A match has to be a word, or the whole text. */
  readonly scope?: Scope
  readonly spend?: Spend
}

/** A compiled expression. */
export class Regex {
  private steps = 0

  constructor(
    private readonly program: Program,
    private readonly options: {
      readonly longest: boolean
      readonly multiline: boolean
      readonly scope: Scope
      readonly spend: Spend | undefined
    },
  ) {}

  /** Whether it matches anywhere in a text. */
  test(text: string): boolean {
    return this.slots(text, 0, false) !== undefined
  }

  /** The match that begins at a place, if one does. */
  matchAt(text: string, at: number): Match | undefined {
    return matchOf(text, this.slots(text, at, true))
  }

  /** The first match at or after a place. */
  exec(text: string, from = 0): Match | undefined {
    return matchOf(text, this.slots(text, from, false))
  }

  /** All matches, one after the other. An empty one does not follow another match at once. */
  *all(text: string): Generator<Match> {
    let last = -1
    for (let from = 0; from <= text.length; ) {
      const match = this.exec(text, from)
      if (!match) return
      const { start, end } = match
      if (end > start || start > last) {
        yield match
        last = end
      }
      from = end > start ? end : end + ((text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1)
    }
  }

  /**
   * The text with matches replaced, `most` of them are looked at; those for which `by` gives
   * undefined stay.
   */
  replace(
    text: string,
    by: (match: Match, count: number) => string | undefined,
    most = Number.POSITIVE_INFINITY,
  ): string {
    let result = ''
    let from = 0
    let count = 0
    for (const match of this.all(text)) {
      const replacement = by(match, ++count)
      if (replacement !== undefined) {
        result += text.slice(from, match.start) + replacement
        from = match.end
      }
      if (count >= most) break
    }
    return from === 0 && result === '' ? text : result + text.slice(from)
  }

  /** The parts of a text between matches that took something. */
  split(text: string): string[] {
    const parts: string[] = []
    let from = 0
    for (const { start, end } of this.all(text)) {
      if (end === start) continue
      parts.push(text.slice(from, start))
      from = end
    }
    return [...parts, text.slice(from)]
  }

  private slots(text: string, from: number, anchored: boolean): readonly number[] | undefined {
    const { longest, multiline, scope } = this.options
    const count = (steps: number): void => this.count(steps)
    const search = { longest, multiline, scope, anchored, count }
    return 'ways' in this.program
      ? matchByBacktracking(this.program.ways, text, from, search)
      : matchInParallel(this.program.parallel, text, from, search)
  }

  private count(steps: number): void {
    this.steps += steps
    if (this.steps < 64 * STEPS_PER_TICK) return
    const ticks = Math.floor(this.steps / STEPS_PER_TICK)
    this.steps -= ticks * STEPS_PER_TICK
    this.options.spend?.(ticks)
  }
}

function matchOf(text: string, slots: readonly number[] | undefined): Match | undefined {
  if (!slots) return undefined
  const groups: (string | undefined)[] = []
  for (let i = 0; i < slots.length; i += 2) {
    const [start = -1, end = -1] = [slots[i], slots[i + 1]]
    groups.push(start < 0 || end < 0 ? undefined : text.slice(start, end))
  }
  return { start: slots[0] as number, end: slots[1] as number, groups }
}

/** How many programs are remembered. */
const REMEMBERED = 500
const programs = new Map<string, Program>()

function programOf(key: string, parse: () => Tree): Program {
  const known = programs.get(key)
  if (known) return known
  const tree = parse()
  const program = needsBacktracking(tree.root)
    ? { ways: compileForBacktracking(tree) }
    : { parallel: compile(tree) }
  if (programs.size >= REMEMBERED) programs.clear()
  programs.set(key, program)
  return program
}

/**
 * A POSIX expression, basic or extended: of the matches that begin first, the longest.
 *
 * @throws RegexError with the words of the C library
 */
export function posixRegex(
  source: string,
  {
    extended = false,
    ignoresCase = false,
    bracketEscapes = false,
    multiline = false,
    scope = 'anywhere',
    spend,
  }: RegexOptions & { readonly extended?: boolean; readonly bracketEscapes?: boolean } = {},
): Regex {
  const key = `${extended}${ignoresCase}${bracketEscapes} ${source}`
  const program = programOf(key, () =>
    parsePosix(source, { extended, ignoresCase, bracketEscapes }),
  )
  return new Regex(program, { longest: true, multiline, scope, spend })
}

/**
 * An expression as Go takes it: Perl's without references and looks, in linear time.
 *
 * @throws RegexError
 * @see https://pkg.go.dev/regexp/syntax
 */
export function goRegex(source: string): Regex {
  const program = programOf(`perl false ${source}`, () => parsePerl(source, false))
  if ('ways' in program) throw new RegexError(PROBLEMS.perl)
  return new Regex(program, {
    longest: false,
    multiline: false,
    scope: 'anywhere',
    spend: undefined,
  })
}

/**
 * An expression as Perl and Go write it: of the matches that begin first, the preferred one.
 *
 * @throws RegexError
 */
export function perlRegex(
  source: string,
  { ignoresCase = false, multiline = false, scope = 'anywhere', spend }: RegexOptions = {},
): Regex {
  const program = programOf(`perl ${ignoresCase} ${source}`, () => parsePerl(source, ignoresCase))
  return new Regex(program, { longest: false, multiline, scope, spend })
}
