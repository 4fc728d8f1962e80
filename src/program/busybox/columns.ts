/**
 * `paste` puts files side by side, `fold` breaks long lines, `shuf` mixes them.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/paste.html
 */
import { FileError } from '../files.js'
import { gathering } from './gather.js'
import { countOf } from './count.js'
import { cannotOpen, lines } from './lines.js'
import { wordProblem } from './gnu.js'
import type { System } from '../program.js'

const linesOf = (text: string): readonly string[] =>
  text === '' ? [] : text.replace(/\n$/, '').split('\n')

export const paste = gathering('paste', {
  options: {
    letters: 'd:s',
    usage:
      'paste [-d LIST] [-s] [FILE]...\n\nPaste lines from each input file together using delimiters',
  },
  files: () => ['-'],
  work({ system, options }, input) {
    const names = options.operands.length === 0 ? ['-'] : options.operands
    const separators = [
      ...(options.value('d') ?? '\t').replaceAll('\\n', '\n').replaceAll('\\t', '\t'),
    ]
    const between = (index: number): string =>
      separators[index % Math.max(1, separators.length)] ?? ''
    const standard = linesOf(input)
    const shared = names.filter((name) => name === '-').length
    let seen = 0
    const files = names.map((name) => {
      if (name !== '-') return linesOf(textOf(system, () => system.files.read(name)))
      // Several columns from standard input take its lines in turn.
      const own = seen++
      return standard.filter((_, index) => options.has('s') || index % shared === own)
    })
    const rows = options.has('s')
      ? files
      : Array.from({ length: Math.max(0, ...files.map(({ length }) => length)) }, (_, row) =>
          files.map((file) => file[row] ?? ''),
        )
    for (const row of rows)
      system.out(
        `${row.map((cell, index) => (index === 0 ? cell : between(index - 1) + cell)).join('')}\n`,
      )
    return 0
  },
})

function textOf(system: System, read: () => string): string {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    throw wordProblem(system, `${error.path}: ${error.message}`, cannotOpen(error))
  }
}

export const fold = lines<null>('fold', {
  options: {
    letters: 'bsw:',
    unsimulated: 'b',
    usage:
      'fold [-bs] [-w WIDTH] [FILE]...\n\nWrap input lines in FILEs (or stdin), writing to stdout',
  },
  begin: ({ system, options }) => {
    countOf(options.value('w') ?? '80', system, 'columns')
    return { data: null }
  },
  line({ system, options }, data, { text, ended }) {
    const width = Math.max(1, countOf(options.value('w') ?? '80'))
    let rest = text
    while (rest.length > width) {
      const blank = options.has('s') ? rest.lastIndexOf(' ', width - 1) : -1
      const at = blank >= 0 ? blank + 1 : width
      system.out(`${rest.slice(0, at)}\n`)
      rest = rest.slice(at)
    }
    system.out(rest + (ended ? '\n' : ''))
    return data
  },
  end: () => 0,
})

export const shuf = gathering('shuf', {
  options: {
    letters: 'n:ei:z',
    unsimulated: 'z',
    usage: 'shuf [-n NUM] [-o FILE] [-z] [FILE | -e [ARG...] | -i L-H]\n\nRandomly permute lines',
  },
  complaint: cannotOpen,
  files: ({ options }) => (options.has('e') || options.has('i') ? ['/dev/null'] : options.operands),
  work({ system, options }, text) {
    const [, low, high] = /^([0-9]{1,6})-([0-9]{1,6})$/.exec(options.value('i') ?? '') ?? []
    const all =
      low !== undefined && high !== undefined
        ? Array.from({ length: Math.max(0, Number(high) - Number(low) + 1) }, (_, index) =>
            String(Number(low) + index),
          )
        : options.has('e')
          ? [...options.operands]
          : [...linesOf(text)]
    for (let i = all.length - 1; i > 0; i--) {
      const j = system.random.int(0, i)
      ;[all[i], all[j]] = [all[j] as string, all[i] as string]
    }
    const count = options.has('n') ? countOf(options.value('n') ?? '') : all.length
    system.out(
      all
        .slice(0, count)
        .map((line) => `${line}\n`)
        .join(''),
    )
    return 0
  },
})
