/**
 * `wc`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/wc.html
 */
import { byteLength } from '../../oci/entry.js'
import { lines } from './lines.js'
import type { Options } from './options.js'

interface Counts {
  readonly [key: string]: number
  readonly l: number
  readonly w: number
  readonly c: number
  readonly m: number
  readonly L: number
}
interface Both {
  readonly [key: string]: Counts
  readonly file: Counts
  readonly total: Counts
}

const NOTHING: Counts = { l: 0, w: 0, c: 0, m: 0, L: 0 }
const USAGE = 'wc [-cmlwL] [FILE]...\n\nCount lines, words, and bytes for FILEs (or stdin)'

const shown = (counts: Counts, options: Options, name: string): string => {
  const letters = 'lwmcL'.split('').filter((letter) => (options.order.length === 0 ? 'lwc'.includes(letter) : options.has(letter)))
  const values = letters.map((letter) => String(counts[letter]))
  const wide = letters.length > 1
  return `${values.map((value) => (wide ? value.padStart(9) : value)).join(' ')}${name === '' ? '' : ` ${name}`}\n`
}

export const wc = lines<Both>('wc', {
  options: { letters: 'cmlwL', long: { lines: 'l', words: 'w', bytes: 'c', chars: 'm' }, usage: USAGE },
  begin: () => ({ data: { file: NOTHING, total: NOTHING } }),
  open: (_call, { total }) => ({ file: NOTHING, total }),
  line(_call, { file, total }, { text, ended }) {
    const end = ended ? 1 : 0
    const words = text.split(/\s+/).filter((word) => word !== '').length
    return { file: { l: file.l + end, w: file.w + words, c: file.c + byteLength(text) + end, m: file.m + [...text].length + end, L: Math.max(file.L, text.length) }, total }
  },
  close({ system, options }, { file, total }, name) {
    system.out(shown(file, options, options.operands.length === 0 ? '' : name))
    return { file: NOTHING, total: { l: total.l + file.l, w: total.w + file.w, c: total.c + file.c, m: total.m + file.m, L: Math.max(total.L, file.L) } }
  },
  end({ system, options }, { total }) {
    if (options.operands.length > 1) system.out(shown(total, options, 'total'))
    return 0
  },
})
