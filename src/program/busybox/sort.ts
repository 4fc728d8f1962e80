/**
 * `sort`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sort.html
 */
import { cannotOpen } from './lines.js'
import { gathering } from './gather.js'
import type { System } from '../program.js'
import type { Options } from './options.js'
import { type Compare, byCode, comparing } from './sort-key.js'
import { isGnu } from './system-kind.js'

const OPTIONS = {
  letters: 'nrughMcCszbdfiVk:t:o:',
  long: {
    'numeric-sort': 'n',
    reverse: 'r',
    unique: 'u',
    key: 'k',
    'field-separator': 't',
    'ignore-case': 'f',
    'version-sort': 'V',
    'human-numeric-sort': 'h',
    'month-sort': 'M',
    'general-numeric-sort': 'g',
    'dictionary-order': 'd',
    'ignore-nonprinting': 'i',
    'ignore-leading-blanks': 'b',
    'zero-terminated': 'z',
    stable: 's',
    check: 'c',
    output: 'o',
  },
  usage:
    'sort [-nrughMcszbdfiokt] [-o FILE] [-k START[.OFS][OPTS][,END[.OFS][OPTS]] [-t CHAR] [FILE]...\n\nSort lines of text',
}

export const sort = gathering('sort', {
  options: OPTIONS,
  complaint: cannotOpen,
  check: ({ system, options }) => {
    comparing(system, options)
  },
  work: ({ system, options }, text) => {
    const compare = comparing(system, options)
    // With `-z` a zero byte ends a line.
    const [end, ends] = options.has('z') ? ['\0', /\0$|\n$/] : ['\n', /\n$/]
    const input = text === '' ? [] : text.replace(ends, '').split(end)
    if (options.has('c') || options.has('C')) return checked(system, options, input, compare)
    const last: Compare =
      options.has('s') || options.has('u')
        ? () => 0
        : options.has('r')
          ? (a, b) => byCode(b, a)
          : byCode
    const output = input
      .sort((a, b) => compare(a, b) || last(a, b))
      .filter(
        (line, index, all) =>
          !options.has('u') || index === 0 || compare(all[index - 1] as string, line) !== 0,
      )
    const result = output.map((line) => `${line}${end}`).join('')
    const file = options.value('o')
    if (file === undefined) system.out(result)
    else system.files.write(file, result)
    return 0
  },
})

/** `sort -c`: whether the lines are in order. */
function checked(
  system: System,
  options: Options,
  input: readonly string[],
  compare: Compare,
): number {
  const limit = options.has('u') ? -1 : 0
  const at = input.findIndex((line, i) => i > 0 && compare(input[i - 1] as string, line) > limit)
  if (at < 0) return 0
  if (isGnu(system) && options.has('c'))
    system.err(`sort: ${options.operands[0] ?? '-'}:${at + 1}: disorder: ${input[at] ?? ''}\n`)
  return 1
}
