/**
 * `cut`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/cut.html
 */
import { type LineCall, lines } from './lines.js'
import { ToolError } from './options.js'

const USAGE = 'cut {-b|c LIST | -f LIST [-d SEP] [-s]} [-D] [-O SEP] [FILE]...\n\nPrint selected fields from FILEs to stdout'

/** Inclusive ranges, from 1. @throws ToolError */
function ranges(list: string): readonly (readonly [number, number])[] {
  return list.split(',').map((part) => {
    const [, from = '', dash = '', to = ''] = /^([0-9]*)(-?)([0-9]*)$/.exec(part) ?? []
    if (from === '' && to === '') throw new ToolError(`invalid range '${part}'`)
    return [Number(from || '1'), dash === '' ? Number(from) : to === '' ? Number.POSITIVE_INFINITY : Number(to)]
  })
}

const chosen = (list: readonly (readonly [number, number])[], index: number): boolean => list.some(([from, to]) => index + 1 >= from && index + 1 <= to)

function listOf({ options }: LineCall): string {
  const list = options.value('f') ?? options.value('c') ?? options.value('b')
  if (list === undefined) throw new ToolError('expected a list of bytes, characters, or fields')
  return list
}

export const cut = lines<null>('cut', {
  options: { letters: 'b:c:f:d:sDO:n', long: { fields: 'f', delimiter: 'd', characters: 'c', 'output-delimiter': 'O', 'only-delimited': 's' }, usage: USAGE },
  begin(call) {
    ranges(listOf(call))
    return { data: null }
  },
  line(call, data, { text }) {
    const { system, options } = call
    const list = ranges(listOf(call))
    if (!options.has('f')) {
      system.out(`${[...text].filter((_, index) => chosen(list, index)).join('')}\n`)
      return data
    }
    const separator = options.value('d') ?? '\t'
    if (!text.includes(separator)) {
      if (!options.has('s')) system.out(`${text}\n`)
      return data
    }
    const fields = text.split(separator).filter((_, index) => chosen(list, index))
    system.out(`${fields.join(options.value('O') ?? separator)}\n`)
    return data
  },
  end: () => 0,
})
