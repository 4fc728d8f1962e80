/**
 * `cut`: columns or fields of lines.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/cut.html
 */
import { cannotOpen, lines } from './lines.js'
import type { System } from '../program.js'
import { ToolError, UsageProblem } from './options.js'
import { isGnu } from './system-kind.js'

const OPTIONS = {
  letters: 'b:c:d:f:sno:C',
  idle: 'n',
  long: {
    bytes: 'b',
    characters: 'c',
    delimiter: 'd',
    fields: 'f',
    'only-delimited': 's',
    'output-delimiter': 'o',
    complement: 'C',
  },
  usage: 'cut [OPTIONS] [FILE]...\n\nPrint selected fields from FILEs to stdout',
}

/** From and to, counted from 1. */
type Range = readonly [number, number]

function rangesOf(system: System, list: string): readonly Range[] {
  return list.split(',').map((part): Range => {
    const [, from, dash, to] = /^(\d*)(-?)(\d*)$/.exec(part) ?? []
    if (from === undefined || (from === '' && to === '') || from === '0')
      throw isGnu(system)
        ? new UsageProblem(OPTIONS.usage, 1, `invalid field value '${part}'`)
        : new ToolError(`invalid range '${part}'`)
    const first = from === '' ? 1 : Number(from)
    return [first, dash === '' ? first : to === '' ? Number.POSITIVE_INFINITY : Number(to)]
  })
}

const picked = <T>(all: readonly T[], ranges: readonly Range[], others: boolean): T[] =>
  all.filter(
    (_, index) => ranges.some(([from, to]) => index + 1 >= from && index + 1 <= to) !== others,
  )

export const cut = lines<null>('cut', {
  options: OPTIONS,
  complaint: cannotOpen,
  begin: ({ system, options }) => {
    const kinds = ['b', 'c', 'f'].filter((letter) => options.has(letter))
    if (kinds.length === 0)
      throw isGnu(system)
        ? new UsageProblem(
            OPTIONS.usage,
            1,
            'you must specify a list of bytes, characters, or fields',
          )
        : new ToolError('expected a list of bytes, characters, or fields')
    rangesOf(system, options.value(kinds[0] as string) as string)
    return { data: null }
  },
  line: ({ system, options }, data, { text }) => {
    const fields = options.value('f')
    const others = options.has('C')
    if (fields === undefined) {
      system.out(
        `${picked([...text], rangesOf(system, options.value('c') ?? options.value('b') ?? ''), others).join('')}\n`,
      )
      return data
    }
    const delimiter = options.value('d') ?? '\t'
    if (!text.includes(delimiter)) system.out(options.has('s') ? '' : `${text}\n`)
    else
      system.out(
        `${picked(text.split(delimiter), rangesOf(system, fields), others).join(options.value('o') ?? delimiter)}\n`,
      )
    return data
  },
  end: () => 0,
})
