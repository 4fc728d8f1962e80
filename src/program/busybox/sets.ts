/**
 * Tools that compare, order and cut up lines: `comm`, `tsort`, `split`, `expand`, `unexpand`,
 * `dos2unix`, `unix2dos`.
 *
 * @see https://busybox.net/downloads/BusyBox.html#comm
 */
import type { System } from '../program.js'
import { gathering } from './gather.js'
import { cannotOpen } from './lines.js'
import { type Options, ToolError, UsageProblem, optionsOf } from './options.js'
import { instant } from './tool.js'
import { countOf } from './count.js'

const split = (text: string): readonly string[] =>
  text === '' ? [] : text.replace(/\n$/, '').split('\n')

export const comm = instant('comm', ({ system, args }) => {
  const usage = 'comm [-123] FILE1 FILE2\n\nCompare FILE1 with FILE2'
  const options = optionsOf(args, { letters: '123', usage })
  const [first, second] = options.operands
  if (first === undefined || second === undefined) throw new UsageProblem(usage)
  const [left, right] = [split(system.files.read(first)), split(system.files.read(second))]
  const say = (column: 1 | 2 | 3, line: string): void => {
    if (options.has(String(column))) return
    const before = (['1', '2'] as const).filter((one) => Number(one) < column && !options.has(one))
    system.out(`${'\t'.repeat(before.length)}${line}\n`)
  }
  let [i, j] = [0, 0]
  while (i < left.length || j < right.length) {
    const [a, b] = [left[i], right[j]]
    if (b === undefined || (a !== undefined && a < b)) {
      say(1, a as string)
      i++
    } else if (a === undefined || b < a) {
      say(2, b)
      j++
    } else {
      say(3, a)
      i++
      j++
    }
  }
  return 0
})

export const tsort = gathering('tsort', {
  options: { letters: '', usage: 'tsort [FILE]\n\nTopological sort' },
  work: ({ system }, text) => {
    const words = text.split(/\s+/).filter((word) => word !== '')
    if (words.length % 2 === 1) throw new ToolError('odd input')
    const after = new Map<string, string[]>()
    const waiting = new Map<string, number>()
    for (let at = 0; at < words.length; at += 2) {
      const [from, to] = [words[at] as string, words[at + 1] as string]
      for (const one of [from, to]) {
        if (!after.has(one)) after.set(one, [])
        if (!waiting.has(one)) waiting.set(one, 0)
      }
      if (from === to) continue
      after.get(from)?.push(to)
      waiting.set(to, (waiting.get(to) ?? 0) + 1)
    }
    const ready = [...waiting].flatMap(([name, count]) => (count === 0 ? [name] : [])).sort()
    for (let name = ready.shift(); name !== undefined; name = ready.shift()) {
      system.out(`${name}\n`)
      waiting.delete(name)
      for (const next of after.get(name) ?? []) {
        const left = (waiting.get(next) ?? 0) - 1
        waiting.set(next, left)
        if (left === 0) ready.push(next)
      }
    }
    if (waiting.size > 0) throw new ToolError('cycle in the input')
    return 0
  },
})

/** `aa`, `ab`, … */
function suffixOf(index: number, length: number): string {
  let [text, left] = ['', index]
  for (let at = 0; at < length; at++) {
    text = String.fromCharCode(97 + (left % 26)) + text
    left = Math.floor(left / 26)
  }
  if (left > 0) throw new ToolError('suffixes exhausted')
  return text
}

const DEFAULT_LINES = 1_000
const DEFAULT_SUFFIX = 2

export const splitTool = gathering('split', {
  options: {
    letters: 'l:b:a:n:d',
    long: {
      lines: 'l',
      bytes: 'b',
      'suffix-length': 'a',
      number: 'n',
      'numeric-suffixes': 'd',
    },
    usage: 'split [OPTIONS] [INPUT [PREFIX]]\n\nSplit a file into pieces',
  },
  files: ({ options }) => options.operands.slice(0, 1),
  complaint: cannotOpen,
  work: ({ system, options }, text) => {
    const prefix = options.operands[1] ?? 'x'
    const length = countOf(options.value('a') ?? String(DEFAULT_SUFFIX))
    for (const [index, piece] of pieces(system, text, options).entries()) {
      const suffix = options.has('d')
        ? String(index).padStart(length, '0')
        : suffixOf(index, length)
      system.files.write(prefix + suffix, piece)
    }
    return 0
  },
})

function pieces(system: System, text: string, options: Options): string[] {
  const [bytes, parts] = [options.value('b'), options.value('n')]
  const unit = bytes === undefined ? 'lines' : 'bytes'
  const count = countOf(bytes ?? options.value('l') ?? String(DEFAULT_LINES), system, unit)
  const chunks = parts === undefined ? undefined : countOf(parts, system, 'chunks')
  if (count === 0 || chunks === 0) throw new ToolError('number 0 is not in 1..2147483647 range')
  const isLines = bytes === undefined && chunks === undefined
  const units = isLines ? (text.match(/[^\n]*\n|[^\n]+$/g) ?? []) : [...text]
  if (chunks !== undefined) {
    const size = Math.floor(units.length / chunks)
    return Array.from({ length: chunks }, (_, at) =>
      units.slice(at * size, at === chunks - 1 ? undefined : (at + 1) * size).join(''),
    )
  }
  return Array.from({ length: Math.ceil(units.length / count) }, (_, at) =>
    units.slice(at * count, (at + 1) * count).join(''),
  )
}

const TAB = 8

/** @throws ToolError */
const widthOf = (text: string | undefined): number => {
  const width = countOf(text ?? String(TAB))
  if (width === 0) throw new ToolError("invalid number '0'")
  return width
}

export const expand = gathering('expand', {
  options: {
    letters: 'it:',
    long: { initial: 'i', tabs: 't' },
    usage: 'expand [-i] [-t N] [FILE]...\n\nConvert tabs to spaces, writing to stdout',
  },
  work: ({ system, options }, text) => {
    const width = widthOf(options.value('t'))
    const spaces = (line: string): string => {
      let shown = ''
      for (const one of line)
        shown += one === '\t' ? ' '.repeat(width - (shown.length % width)) : one
      return shown
    }
    const whole = (line: string): string =>
      options.has('i') ? line.replace(/^[ \t]*/, (head) => spaces(head)) : spaces(line)
    system.out(text.split('\n').map(whole).join('\n'))
    return 0
  },
})

export const unexpand = gathering('unexpand', {
  options: {
    letters: 'aft:',
    long: { all: 'a', 'first-only': 'f', tabs: 't' },
    usage: 'unexpand [-fa][-t N] [FILE]...\n\nConvert spaces to tabs, writing to stdout',
  },
  work: ({ system, options }, text) => {
    const width = widthOf(options.value('t'))
    const all = (options.has('a') || options.has('t')) && !options.has('f')
    const tabs = (line: string): string => {
      const cells = line.match(new RegExp(`.{1,${width}}`, 'g')) ?? []
      let isHead = true
      return cells
        .map((cell) => {
          const shorter =
            cell.length === width && (all || isHead) ? cell.replace(/ {2,}$|^ $/, '\t') : cell
          isHead = isHead && /^\s*$/.test(cell)
          return shorter
        })
        .join('')
    }
    system.out(text.split('\n').map(tabs).join('\n'))
    return 0
  },
})

/** Line ends of one kind in the place of another, in files or from input to output. */
const lineEnds = (name: string, other: string, change: (text: string) => string) => {
  const usage = `${name} [-${other}] [FILE]\n\nConvert FILE in-place from ${name === 'dos2unix' ? 'DOS to Unix' : 'Unix to DOS'}.\nWhen no file is given, use stdin/stdout.`
  return gathering(name, {
    options: { letters: 'ud', usage },
    files: ({ options }) => (options.operands.length > 0 ? ['/dev/null'] : ['-']),
    work: ({ system, options }, text) => {
      const turn = options.has(other) ? opposite[name] : change
      for (const path of options.operands) inPlace(system, path, turn ?? change)
      if (options.operands.length === 0) system.out((turn ?? change)(text))
      return 0
    },
  })
}

const toUnix = (text: string): string => text.replaceAll('\r\n', '\n')
const toDos = (text: string): string => toUnix(text).replaceAll('\n', '\r\n')
const opposite: Readonly<Record<string, (text: string) => string>> = {
  dos2unix: toDos,
  unix2dos: toUnix,
}

const inPlace = ({ files }: System, path: string, change: (text: string) => string): void =>
  files.write(path, change(files.read(path)))

export const dos2unix = lineEnds('dos2unix', 'd', toUnix)
export const unix2dos = lineEnds('unix2dos', 'u', toDos)
