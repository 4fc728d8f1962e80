/**
 * `grep`, `egrep` and `fgrep`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/grep.html
 */
import { FileError } from '../files.js'
import type { Program, System } from '../program.js'
import { countOf } from './head.js'
import { type LineCall, lines } from './lines.js'
import { type Options, ToolError, usageOf } from './options.js'
import { regexOf } from './regex.js'

const USAGE = 'grep [-HhnlLoqvsrRiwFE] [-m N] [-A|B|C N] { PATTERN | -e PATTERN... | -f FILE... } [FILE]...\n\nSearch for PATTERN in FILEs (or stdin)'
const TROUBLE = 2

interface Progress {
  readonly [key: string]: number | boolean | readonly string[]
  /** Whether anything was found at all, and how often in this file. */
  readonly found: boolean
  readonly count: number
  readonly line: number
  /** Lines to print after a match. */
  readonly after: number
  /** Lines that may have to be printed before one. */
  readonly before: readonly string[]
  /** The last line that was printed, from 1. */
  readonly printed: number
}

const NOTHING: Progress = { found: false, count: 0, line: 0, after: 0, before: [], printed: 0 }

/** What a line is searched for. */
interface Search {
  readonly test: (text: string) => boolean
  readonly parts: (text: string) => readonly string[]
}

function patternsOf({ system, options }: LineCall): { readonly patterns: readonly string[]; readonly files: readonly string[] } {
  const given = [...options.values('e'), ...options.values('f').flatMap((file) => system.files.read(file).replace(/\n$/, '').split('\n'))]
  if (given.length > 0) return { patterns: given.flatMap((one) => one.split('\n')), files: options.operands }
  const [pattern, ...files] = options.operands
  if (pattern === undefined) throw new ToolError(usageOf(USAGE), TROUBLE, true)
  return { patterns: pattern.split('\n'), files }
}

function searchOf(call: LineCall): Search {
  const { options, name } = call
  const extended = options.has('E') || name === 'egrep' || options.has('P')
  const literal = options.has('F') || name === 'fgrep'
  const expressions = patternsOf(call).patterns.map((pattern) => {
    const base = regexOf(literal ? pattern.replace(/[.*[\]^$\\/]/g, '\\$&') : pattern, { extended: extended && !literal }).source
    const bounded = options.has('x') ? `^(?:${base})$` : options.has('w') ? `(?<![A-Za-z0-9_])(?:${base})(?![A-Za-z0-9_])` : base
    return new RegExp(bounded, options.has('i') ? 'gi' : 'g')
  })
  return {
    test: (text) => expressions.some((one) => text.search(one) >= 0) !== options.has('v'),
    parts: (text) => expressions.flatMap((one) => [...text.matchAll(one)].map(([found]) => found)).filter((found) => found !== ''),
  }
}

const context = (options: Options, letter: string): number => countOf(options.value(letter) ?? options.value('C') ?? '0')

/** Searches are made of the words alone, so they are remembered by the options of a step. */
const searches = new WeakMap<LineCall, Search>()

function remembered(call: LineCall): Search {
  const known = searches.get(call)
  if (known) return known
  const search = searchOf(call)
  searches.set(call, search)
  return search
}

function filesUnder(system: System, path: string): readonly string[] {
  try {
    if (system.files.stat(path).type !== 'directory') return [path]
    return system.files.list(path).flatMap((name) => filesUnder(system, path === '.' ? name : `${path.replace(/\/$/, '')}/${name}`))
  } catch (error) {
    if (error instanceof FileError) return [path]
    throw error
  }
}

const grepAs = (name: string): Program =>
  lines<Progress>(name, {
    options: { letters: 'HhnlLoqvsriwFExm:e:f:A:B:C:cRPaI', long: { 'ignore-case': 'i', count: 'c', 'invert-match': 'v', quiet: 'q', 'line-number': 'n', 'only-matching': 'o', recursive: 'r', 'extended-regexp': 'E', 'fixed-strings': 'F', 'word-regexp': 'w', 'max-count': 'm' }, usage: USAGE },
    missing: TROUBLE,
    begin(call) {
      const { files } = patternsOf(call)
      remembered(call)
      const deep = call.options.has('r') || call.options.has('R')
      return { data: NOTHING, files: deep ? (files.length === 0 ? ['.'] : files).flatMap((path) => filesUnder(call.system, path)) : files }
    },
    open: (_call, { found }) => ({ ...NOTHING, found }),
    line(call, progress, { text, file }) {
      const { system, options } = call
      const line = progress.line + 1
      const prefix = (separator: string, number = line): string => (namesFiles(call) ? `${file}${separator}` : '') + (options.has('n') ? `${number}${separator}` : '')
      const before = context(options, 'B')
      if (!remembered(call).test(text)) {
        const kept = before > 0 ? [...progress.before, text].slice(-before) : []
        if (progress.after === 0) return { ...progress, line, before: kept }
        system.out(`${prefix('-')}${text}\n`)
        return { ...progress, line, before: [], after: progress.after - 1, printed: line }
      }
      if (options.has('q')) return { stop: 0 }
      const count = progress.count + 1
      const quiet = options.has('c') || options.has('l') || options.has('L')
      if (!quiet && options.has('o') && !options.has('v')) system.out(remembered(call).parts(text).map((part) => `${prefix(':')}${part}\n`).join(''))
      else if (!quiet) {
        const first = line - progress.before.length
        if ((before > 0 || context(options, 'A') > 0) && progress.printed > 0 && first > progress.printed + 1) system.out('--\n')
        progress.before.forEach((one, index) => system.out(`${prefix('-', first + index)}${one}\n`))
        system.out(`${prefix(':')}${text}\n`)
      }
      const next: Progress = { found: true, count, line, after: context(options, 'A'), before: [], printed: line }
      const most = options.value('m')
      return options.has('l') || (most !== undefined && count >= countOf(most)) ? { next } : next
    },
    close(call, progress, file) {
      const { system, options } = call
      if (options.has('c')) system.out(`${namesFiles(call) ? `${file}:` : ''}${progress.count}\n`)
      const shown = file === '-' ? '(standard input)' : file
      if (options.has('l') ? progress.count > 0 : options.has('L') && progress.count === 0) system.out(`${shown}\n`)
      return progress
    },
    end: (_call, { found }) => (found ? 0 : 1),
  })

function namesFiles(call: LineCall): boolean {
  const { options } = call
  if (options.has('h')) return false
  return options.has('H') || options.has('r') || options.has('R') || patternsOf(call).files.length > 1
}

export const grep = grepAs('grep')
export const egrep = grepAs('egrep')
export const fgrep = grepAs('fgrep')
