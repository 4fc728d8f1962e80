/**
 * `uniq`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/uniq.html
 */
import { type LineCall, lines } from './lines.js'
import { countOf } from './head.js'

const USAGE = 'uniq [-cduiz] [-f,s,w N] [FILE [OUTFILE]]\n\nDiscard duplicate lines'

/** The line at hand and how often it came in a row. */
interface Run {
  readonly [key: string]: string | number
  readonly text: string
  readonly count: number
}

function key({ options }: LineCall, text: string): string {
  let part = text
  for (let fields = countOf(options.value('f') ?? '0'); fields > 0 && part !== ''; fields--) part = part.replace(/^\s*\S+/, '')
  part = part.slice(countOf(options.value('s') ?? '0'))
  const width = options.value('w')
  if (width !== undefined) part = part.slice(0, countOf(width))
  return options.has('i') ? part.toLowerCase() : part
}

function flush({ system, options }: LineCall, { text, count }: Run): void {
  if (count === 0 || (options.has('d') && count < 2) || (options.has('u') && count > 1)) return
  system.out(options.has('c') ? `${String(count).padStart(7)} ${text}\n` : `${text}\n`)
}

export const uniq = lines<Run>('uniq', {
  options: { letters: 'cduif:s:w:z', long: { count: 'c', repeated: 'd', unique: 'u' }, usage: USAGE },
  begin: ({ options }) => ({ data: { text: '', count: 0 }, files: options.operands.slice(0, 1) }),
  line(call, run, { text }) {
    if (run.count > 0 && key(call, text) === key(call, run.text)) return { text: run.text, count: run.count + 1 }
    flush(call, run)
    return { text, count: 1 }
  },
  end(call, run) {
    flush(call, run)
    return 0
  },
})
