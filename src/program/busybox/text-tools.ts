/**
 * Small filters: `tac`, `rev`, `nl`, `base64`, `yes`.
 *
 * @see https://busybox.net/downloads/BusyBox.html
 */
import { base64 as encoded, fromBase64 } from '../../text/base64.js'
import { type Program, awaitInput } from '../program.js'
import { gathering } from './gather.js'
import { wordProblem } from './gnu.js'
import { cannotOpen, lines } from './lines.js'
import { ToolError } from './options.js'

const split = (text: string): readonly string[] =>
  text === '' ? [] : text.replace(/\n$/, '').split('\n')

export const tac = gathering('tac', {
  options: { letters: '', usage: 'tac [FILE]...\n\nConcatenate FILEs and print them in reverse' },
  work: ({ system }, text) => {
    system.out(
      split(text)
        .toReversed()
        .map((line) => `${line}\n`)
        .join(''),
    )
    return 0
  },
})

export const rev = lines<null>('rev', {
  options: { letters: '', usage: 'rev [FILE]...\n\nReverse lines of FILE' },
  begin: () => ({ data: null }),
  line: ({ system }, data, { text, ended }) => {
    system.out(`${[...text].reverse().join('')}${ended ? '\n' : ''}`)
    return data
  },
  end: () => 0,
})

const NUMBER_WIDTH = 6

export const nl = lines<number>('nl', {
  options: {
    letters: 'b:w:s:v:i:n:',
    usage: 'nl [OPTIONS] [FILE]...\n\nWrite FILEs to standard output with line numbers added',
  },
  complaint: cannotOpen,
  begin: ({ system, options }) => {
    const width = options.value('w')
    if (width !== undefined && !/^\d{1,3}$/.test(width))
      throw wordProblem(
        system,
        `invalid line number field width: '${width}'`,
        `invalid number '${width}'`,
      )
    return { data: 0 }
  },
  line: ({ system, options }, count, { text }) => {
    const counts = options.value('b') === 'n' ? false : text !== '' || options.value('b') === 'a'
    const [width, separator] = [
      Number(options.value('w') ?? NUMBER_WIDTH),
      options.value('s') ?? '\t',
    ]
    const number = Number(options.value('v') ?? 1) + count * Number(options.value('i') ?? 1)
    const format = options.value('n')
    const shown =
      format === 'ln'
        ? String(number).padEnd(width)
        : String(number).padStart(width, format === 'rz' ? '0' : ' ')
    const blank = ' '.repeat(width + separator.length)
    system.out(counts ? `${shown}${separator}${text}\n` : `${blank}${text}\n`)
    return counts ? count + 1 : count
  },
  end: () => 0,
})

const LINE = 76

export const base64 = gathering('base64', {
  options: {
    letters: 'dw:',
    long: { decode: 'd', wrap: 'w' },
    usage: 'base64 [-d] [-w COL] [FILE]\n\nBase64 encode or decode FILE to standard output',
  },
  complaint: cannotOpen,
  work: ({ system, options }, text) => {
    if (options.has('d')) {
      const decoded = fromBase64(text.replace(/\s/g, ''))
      if (decoded === undefined) throw new ToolError('truncated input')
      system.out(decoded)
      return 0
    }
    const width = Number(options.value('w') ?? LINE)
    const whole = encoded(text)
    system.out(
      width > 0
        ? (whole.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).map((line) => `${line}\n`).join('')
        : whole,
    )
    return 0
  },
})

/** How many characters are said at once, at least. */
const BURST = 8_192

export const yes: Program = {
  name: 'yes',
  step: (system) => {
    const line = `${system.argv.slice(1).join(' ') || 'y'}\n`
    const text = line.repeat(Math.ceil(BURST / line.length))
    while (!system.isSpent) {
      if (system.isBlocked()) return awaitInput(null)
      system.spend(1)
      system.out(text)
    }
    return awaitInput(null, system.now)
  },
}
