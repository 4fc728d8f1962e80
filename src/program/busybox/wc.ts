/**
 * `wc`: counts lines, words and bytes.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/wc.html
 */
import { byteLength } from '../../oci/entry.js'
import type { System } from '../program.js'
import { lines, type LineCall } from './lines.js'
import { isGnu } from './system-kind.js'

const OPTIONS = {
  letters: 'clwLm',
  long: { lines: 'l', words: 'w', bytes: 'c', chars: 'm', 'max-line-length': 'L' },
  usage: 'wc [-cmlwL] [FILE]...\n\nCount lines, words, and bytes for FILEs (or stdin)',
}

interface Counts {
  readonly [key: string]: number
  readonly l: number
  readonly w: number
  readonly c: number
  readonly m: number
  readonly L: number
}

interface Sums {
  readonly [key: string]: Counts | number
  readonly file: Counts
  readonly total: Counts
  readonly files: number
}

const NONE: Counts = { l: 0, w: 0, c: 0, m: 0, L: 0 }
const LETTERS = ['l', 'w', 'm', 'c', 'L'] as const
const WIDTH = 9
/** The width of GNU's where sizes are not known before. */
const UNKNOWN = 7

const add = (a: Counts, b: Counts): Counts => ({
  l: a.l + b.l,
  w: a.w + b.w,
  c: a.c + b.c,
  m: a.m + b.m,
  L: Math.max(a.L, b.L),
})

function show({ system, options }: LineCall, counts: Counts, name: string): void {
  const letters = LETTERS.filter((letter) => options.has(letter))
  const shown = letters.length === 0 ? (['l', 'w', 'c'] as const) : letters
  const width = isGnu(system)
    ? gnuWidth(system, options.operands, shown.length)
    : shown.length === 1
      ? 0
      : WIDTH
  const columns = shown.map((letter) => String(counts[letter]).padStart(width))
  system.out(`${columns.join(' ')}${name === '-' ? '' : ` ${name}`}\n`)
}

/** GNU's is as wide as the size of all files together; of what is no file it cannot know. */
function gnuWidth(system: System, files: readonly string[], columns: number): number {
  if (files.length <= 1 && columns === 1) return 0
  let total = 0
  for (const file of files.length === 0 ? ['-'] : files) {
    const { stdin } = system.streams
    const path = file !== '-' ? file : stdin.kind === 'file' ? stdin.path : undefined
    if (path === undefined) return UNKNOWN
    if (!system.files.exists(path)) continue
    const { type, size } = system.files.stat(path)
    if (type !== 'file') return UNKNOWN
    total += size
  }
  return String(total).length
}

export const wc = lines<Sums>('wc', {
  options: OPTIONS,
  begin: () => ({ data: { file: NONE, total: NONE, files: 0 } }),
  line: ({ system }, sums, { text, ended }) => {
    const end = ended ? 1 : 0
    system.spend(text.length >> 4)
    return {
      ...sums,
      file: add(sums.file, {
        l: end,
        w: text.match(/\S+/g)?.length ?? 0,
        c: byteLength(text) + end,
        m: [...text].length + end,
        L: text.length,
      }),
    }
  },
  close: (call, sums, file) => {
    show(call, sums.file, call.options.operands.length === 0 ? '-' : file)
    return { file: NONE, total: add(sums.total, sums.file), files: sums.files + 1 }
  },
  end: (call, { total }) => {
    if (call.options.operands.length > 1) show(call, total, 'total')
    return 0
  },
})
