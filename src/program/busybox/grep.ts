/**
 * `grep`, `egrep`, `fgrep`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/grep.html
 */
import type { Program } from '../program.js'
import { countOf } from './count.js'
import { type Place, highlighted, inOrder, isColoured, labelOf, marked } from './grep-lines.js'
import { searchedFiles } from './grep-files.js'
import { type LineCall, type LineTool, lines } from './lines.js'
import { UsageProblem } from './options.js'
import type { Regex } from '../../text/regex/regex.js'
import { expressionOf, perlExpressionOf } from './regex.js'

const USAGE =
  'grep [-HhnlLoqvsrRiwFE] [-m N] [-A|B|C N] { PATTERN | -e PATTERN... | -f FILE... } [FILE]...\n\nSearch for PATTERN in FILEs (or stdin)'
const OPTIONS = {
  letters: 'HhnlLoqvsrRiwxFEGPcm:A:B:C:e:f:yO::I:X:D:',
  idle: 'GIXD',
  long: {
    count: 'c',
    'ignore-case': 'i',
    'invert-match': 'v',
    quiet: 'q',
    'line-number': 'n',
    'extended-regexp': 'E',
    'fixed-strings': 'F',
    'only-matching': 'o',
    recursive: 'r',
    'word-regexp': 'w',
    'files-with-matches': 'l',
    'max-count': 'm',
    'after-context': 'A',
    'before-context': 'B',
    context: 'C',
    'no-filename': 'h',
    'with-filename': 'H',
    color: 'O',
    colour: 'O',
    include: 'I',
    exclude: 'X',
    'exclude-dir': 'D',
    regexp: 'e',
    file: 'f',
    'files-without-match': 'L',
    'line-regexp': 'x',
    'perl-regexp': 'P',
    'no-messages': 's',
    silent: 'q',
  },
  usage: USAGE,
}

interface Search {
  readonly [key: string]: number | boolean | readonly string[]
  /** Lines of this file. */
  readonly seen: number
  /** Matches in this file. */
  readonly count: number
  readonly any: boolean
  /** Lines that are still to be shown after a match. */
  readonly after: number
  /** The lines before this one, for `-B`. */
  readonly before: readonly string[]
  /** The last line that was shown. */
  readonly shown: number
}

const patternsOf = ({ options, system }: LineCall): readonly string[] => {
  const given = [
    ...options.values('e'),
    ...options
      .values('f')
      .flatMap((file) => system.files.read(file).replace(/\n$/, '').split('\n')),
  ]
  return (given.length > 0 ? given : options.operands.slice(0, 1)).flatMap((one) => one.split('\n'))
}

/** What fits in a line: where it begins and ends. */
type Finder = (line: string) => readonly Place[]

/** What a line costs besides what its expressions do, in ticks. */
const LINE_COSTS = 2

/** What each call looks for, compiled once. */
const finders = new WeakMap<LineCall, Finder>()

function finderOf(call: LineCall, kind: string): Finder {
  const known = finders.get(call)
  if (known) return known
  const { options } = call
  const each = patternsOf(call).map((pattern) => compiled(call, kind, pattern))
  // Unless they are shown, it is enough to know that there is one.
  const made: Finder =
    options.has('o') || isColoured(call)
      ? (line) => inOrder(each.flatMap((regex) => [...regex.all(line)]))
      : (line) => (each.some((regex) => regex.test(line)) ? [{ start: 0, end: line.length }] : [])
  finders.set(call, made)
  return made
}

function compiled({ options, system }: LineCall, kind: string, pattern: string): Regex {
  const ignoresCase = options.has('i') || options.has('y')
  const scope = options.has('x') ? 'whole' : options.has('w') ? 'word' : 'anywhere'
  if (options.has('F') || kind === 'fgrep')
    return expressionOf(pattern.replace(/[\\^$.*[\]]/g, '\\$&'), { ignoresCase, scope }, system)
  if (options.has('P')) return perlExpressionOf(pattern, { ignoresCase, scope }, system)
  const extended = options.has('E') || kind === 'egrep'
  return expressionOf(pattern, { extended, ignoresCase, scope }, system)
}

const contextOf = ({ options }: LineCall, letter: 'A' | 'B'): number =>
  countOf(options.value(letter) ?? options.value('C') ?? '0')

function tool(kind: string): LineTool<Search> {
  return {
    options: OPTIONS,
    missing: 2,
    isSilent: ({ options }) => options.has('s'),
    begin: (call) => {
      const { options } = call
      if (!options.has('e') && !options.has('f') && options.operands.length === 0)
        throw new UsageProblem(USAGE, 2)
      finderOf(call, kind)
      const operands =
        options.has('e') || options.has('f') ? options.operands : options.operands.slice(1)
      const files = searchedFiles(call.system, options, operands)
      return { data: { seen: 0, count: 0, any: false, after: 0, before: [], shown: 0 }, files }
    },
    open: (_call, data) => ({ ...data, seen: 0, count: 0, after: 0, before: [], shown: 0 }),
    line: (call, data, { text, file }) => handled(call, data, text, file, finderOf(call, kind)),
    close: (call, data, file) => {
      const { options, system } = call
      const label = labelOf(call, file, filesOf(call))
      if (options.has('c')) system.out(`${label(undefined, ':')}${data.count}\n`)
      if (options.has('l') && data.count > 0) system.out(`${file}\n`)
      if (options.has('L') && data.count === 0) system.out(`${file}\n`)
      return data
    },
    end: (_call, { any }) => (any ? 0 : 1),
  }
}

const filesOf = ({ options }: LineCall): number =>
  options.operands.length - (options.has('e') || options.has('f') ? 0 : 1)

function handled(
  call: LineCall,
  before: Search,
  text: string,
  file: string,
  match: Finder,
): Search | { readonly stop: number } | { readonly next: Search } {
  const { options, system } = call
  system.spend(LINE_COSTS)
  const found = match(text)
  const hit = found.length > 0 !== options.has('v')
  const seen = before.seen + 1
  const quiet = options.has('c') || options.has('l') || options.has('L') || options.has('q')
  const label = labelOf(call, file, filesOf(call))
  const keep = contextOf(call, 'B')
  const queue = keep > 0 ? [...before.before, text].slice(-keep) : []
  if (!hit) {
    if (before.after > 0 && !quiet) system.out(`${label(seen, '-')}${text}\n`)
    return {
      ...before,
      seen,
      after: Math.max(0, before.after - 1),
      before: before.after > 0 ? [] : queue,
      shown: before.after > 0 ? seen : before.shown,
    }
  }
  if (options.has('q')) return { stop: 0 }
  if (!quiet) {
    const first = seen - before.before.length
    if (before.shown > 0 && first > before.shown + 1 && (keep > 0 || contextOf(call, 'A') > 0))
      system.out('--\n')
    before.before.forEach((line, index) => system.out(`${label(first + index, '-')}${line}\n`))
    const pieces = found.filter(({ start, end }) => end > start)
    if (options.has('o') && !options.has('v'))
      for (const place of pieces)
        system.out(`${label(seen, ':')}${highlighted(call, text.slice(place.start, place.end))}\n`)
    else system.out(`${label(seen, ':')}${options.has('v') ? text : marked(call, text, pieces)}\n`)
  }
  const count = before.count + 1
  const most = options.value('m')
  const next = { ...before, seen, count, any: true, before: [], shown: seen }
  if (most !== undefined && count >= countOf(most)) return { next: { ...next, after: 0 } }
  return { ...before, seen, count, any: true, after: contextOf(call, 'A'), before: [], shown: seen }
}

export const grep: Program = lines('grep', tool('grep'))
export const egrep: Program = lines('egrep', tool('egrep'))
export const fgrep: Program = lines('fgrep', tool('fgrep'))
