/**
 * `column`: lines in columns, or (`-t`) a table of their words.
 *
 * @see https://man7.org/linux/man-pages/man1/column.1.html
 */
import { gathering } from '../busybox/gather.js'

/** How wide a page is where nobody says. */
const WIDTH = 80
const GAP = 2
const TAB = 8

export const column = gathering('column', {
  options: {
    letters: 'ts:o:c:N:x',
    long: {
      table: 't',
      separator: 's',
      'output-separator': 'o',
      'output-width': 'c',
      'table-columns': 'N',
      fillrows: 'x',
    },
    usage: 'column [-tx] [-s SEPARATORS] [-o SEPARATOR] [-c WIDTH] [-N NAMES] [FILE]...',
  },
  work({ system, options }, input) {
    const lines = input.split('\n').filter((line) => line.trim() !== '')
    if (options.has('t')) {
      const names = options.value('N')
      const rows = lines.map((line) => wordsOf(line, options.value('s')))
      system.out(
        table(names === undefined ? rows : [names.split(','), ...rows], options.value('o')),
      )
    } else system.out(columns(lines, Number(options.value('c') ?? WIDTH), options.has('x')))
    return 0
  },
})

function wordsOf(line: string, separators: string | undefined): readonly string[] {
  if (separators === undefined) return line.trim().split(/\s+/)
  const words = ['']
  for (const letter of line) {
    if (separators.includes(letter)) words.push('')
    else words[words.length - 1] += letter
  }
  return words
}

/** Each column as wide as its widest word; the last is not filled. */
function table(rows: readonly (readonly string[])[], between = ' '.repeat(GAP)): string {
  const count = Math.max(0, ...rows.map(({ length }) => length))
  const widths = Array.from({ length: count }, (_, i) =>
    Math.max(...rows.map((row) => [...(row[i] ?? '')].length)),
  )
  const cell = (row: readonly string[], i: number): string => {
    const word = row[i] ?? ''
    return i === row.length - 1 ? word : word + ' '.repeat((widths[i] ?? 0) - [...word].length)
  }
  return rows.map((row) => `${row.map((_, i) => cell(row, i)).join(between)}\n`).join('')
}

function columns(lines: readonly string[], width: number, byRows: boolean): string {
  if (lines.length === 0) return ''
  const longest = Math.max(...lines.map((line) => [...line].length))
  const cell = (Math.floor(longest / TAB) + 1) * TAB
  const across = Math.max(1, Math.floor(width / cell))
  const down = Math.ceil(lines.length / across)
  const rows = Array.from({ length: down }, (_, row) =>
    Array.from({ length: across }, (_one, i) => lines[byRows ? row * across + i : i * down + row]),
  )
  return rows
    .map((row) => {
      const words = row.filter((word) => word !== undefined)
      const text = words.map((word, i) =>
        i === words.length - 1
          ? word
          : word + '\t'.repeat(Math.ceil((cell - [...word].length) / TAB)),
      )
      return `${text.join('')}\n`
    })
    .join('')
}
