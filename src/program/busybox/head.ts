/**
 * `head`: the first lines or characters of files.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/head.html
 */
import { countOf } from './count.js'
import { cannotOpen, lines, type LineCall } from './lines.js'

const OPTIONS = {
  letters: 'n:c:qv',
  long: { lines: 'n', bytes: 'c', quiet: 'q' },
  usage:
    'head [OPTIONS] [FILE]...\n\nPrint first 10 lines of FILEs to stdout.\nWith more than one FILE, precede each with a filename header.',
}
const LINES = 10

/** `-5` means `-n 5`. */
export const numbered = (args: readonly string[]): readonly string[] =>
  args.flatMap((word) => (/^-\d+$/.test(word) ? ['-n', word.slice(1)] : [word]))

interface Progress {
  readonly [key: string]: number | string
  /** Lines (or characters) that are left of this file. */
  readonly left: number
}

const wanted = ({ options }: LineCall): number =>
  countOf(options.value('c') ?? options.value('n') ?? String(LINES))

export const head = lines<Progress>('head', {
  options: OPTIONS,
  words: numbered,
  complaint: cannotOpen,
  begin: (call) => ({ data: { left: wanted(call) } }),
  open: (call, _data, file, index) => {
    if (call.options.operands.length > 1 && !call.options.has('q'))
      call.system.out(`${index > 0 ? '\n' : ''}==> ${file === '-' ? 'standard input' : file} <==\n`)
    return { left: wanted(call) }
  },
  line: (call, { left }, { text, ended, index }) => {
    const more = index < call.options.operands.length - 1
    if (left <= 0) return more ? { next: { left } } : { stop: 0 }
    const whole = ended ? `${text}\n` : text
    if (call.options.has('c')) {
      call.system.out(whole.slice(0, left))
      return finished(left - whole.length, more)
    }
    call.system.out(whole)
    return finished(left - 1, more)
  },
  end: () => 0,
})

const finished = (
  left: number,
  more: boolean,
): Progress | { readonly stop: number } | { readonly next: Progress } =>
  left > 0 ? { left } : more ? { next: { left } } : { stop: 0 }
