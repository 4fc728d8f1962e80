/**
 * `head`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/head.html
 */
import { lines } from './lines.js'
import { ToolError } from './options.js'

const USAGE = 'head [OPTIONS] [FILE]...\n\nPrint first 10 lines of FILEs (or stdin)'
const DEFAULT = 10

/** What is left to print of the file at hand. */
interface Head {
  readonly [key: string]: number
  readonly left: number
  readonly of: number
}

/** A count of lines or bytes; `head -3` counts as `-n 3`. @throws ToolError */
export function countOf(text: string): number {
  const [, number, unit = ''] = /^[-+]?([0-9]{1,12})([bkm]?)$/.exec(text) ?? []
  if (number === undefined) throw new ToolError(`invalid number '${text}'`)
  return Number(number) * (unit === 'k' ? 1024 : unit === 'm' ? 1_048_576 : unit === 'b' ? 512 : 1)
}

export const head = lines<Head>('head', {
  options: { letters: 'n:c:qv1234567890', usage: USAGE },
  begin({ options }) {
    const digits = options.order.filter((letter) => /[0-9]/.test(letter)).join('')
    const of = countOf(options.value('c') ?? options.value('n') ?? (digits || String(DEFAULT)))
    return { data: { left: of, of } }
  },
  open({ system, options }, { of }, file, index) {
    const many = options.operands.length > 1
    if ((many || options.has('v')) && !options.has('q')) system.out(`${index > 0 ? '\n' : ''}==> ${file === '-' ? 'standard input' : file} <==\n`)
    return { left: of, of }
  },
  line({ system, options }, { left, of }, { text, ended }) {
    if (left === 0) return options.operands.length > 1 ? { next: { left, of } } : { stop: 0 }
    const line = ended ? `${text}\n` : text
    const bytes = options.has('c')
    system.out(bytes ? line.slice(0, left) : line)
    const after = Math.max(0, left - (bytes ? line.length : 1))
    if (after === 0 && options.operands.length <= 1) return { stop: 0 }
    return after === 0 ? { next: { left: 0, of } } : { left: after, of }
  },
  end: () => 0,
})
